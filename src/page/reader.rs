//! Who reads a page: the choices that every page keeps.

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
        let mark = if self.here.contains('?') { '&' } else { '?' };
        site.href(&if parts.is_empty() { self.here.to_owned() } else { format!("{}{mark}{}", self.here, parts.join("&")) })
    }
}
