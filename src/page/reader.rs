//! Who reads a page: the choices that every page keeps.

use maud::{Markup, html};

use crate::{chart::Theme, language::Language, write::Site};

/// Who reads, and what: the choices that every page keeps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub language: Language,
    /// Is the language in the address?
    pub is_language_named: bool,
    pub theme: Option<Theme>,
    /// The address of the page without language and theme.
    pub here: &'a str,
}

impl Reader<'_> {
    /// The link to another page in the language and theme of this one.
    pub(super) fn link(&self, address: &str, site: &Site) -> String {
        Reader { here: address, ..*self }.address(None, self.theme, site)
    }

    /// What a form keeps of the reader's choices.
    pub(super) fn hidden_fields(&self) -> Markup {
        html! {
            @if self.is_language_named { input type="hidden" name="lang" value=(self.language.word()); }
            @if let Some(theme) = self.theme { input type="hidden" name="theme" value=(theme.word()); }
        }
    }

    /// The link to a part of another page.
    pub(super) fn link_to_part(&self, address: &str, part: &str, site: &Site) -> String {
        format!("{}#{part}", self.link(address, site))
    }

    /// The same page in a language and theme.
    pub(super) fn address(&self, language: Option<Language>, theme: Option<Theme>, site: &Site) -> String {
        let named = language.or(Some(self.language).filter(|_| self.is_language_named));
        let parts =
            [named.map(|language| format!("lang={}", language.word())), theme.map(|theme| format!("theme={}", theme.word()))];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        // A fragment stays at the end.
        let (here, fragment) = self.here.find('#').map_or((self.here, ""), |place| self.here.split_at(place));
        let mark = if here.contains('?') { '&' } else { '?' };
        let asked = if parts.is_empty() { String::new() } else { format!("{mark}{}", parts.join("&")) };
        site.href(&format!("{here}{asked}{fragment}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_theme_stand_before_a_fragment() {
        let reader = Reader { language: Language::Russian, is_language_named: true, theme: Some(Theme::Dark), here: "/" };
        let link = |address: &str| reader.link(address, &Site::default());
        assert_eq!(link("/?area=RUS&flow=export#partners"), "/?area=RUS&flow=export&lang=ru&theme=dark#partners");
        assert_eq!(
            (link("/method#hhi").as_str(), link("/").as_str()),
            ("/method?lang=ru&theme=dark#hhi", "/?lang=ru&theme=dark")
        );
    }
}
