//! Words of the data, which carry them in whatever languages they have: `title@ru`.

use icu_locale_core::LanguageIdentifier;

use super::Language;
use crate::trade::{Event, Source, Translations};

/// The tag of BCP 47 that a text is, in its canonical form: `RU` as `ru`, `zh-hant` as `zh-Hant`.
#[must_use]
pub fn language_tag(text: &str) -> Option<String> {
    text.parse::<LanguageIdentifier>().ok().map(|tag| tag.to_string())
}

impl Language {
    /// A text of the data in this language, where they have it: in the language as such, else in a variety of it.
    #[must_use]
    pub fn own(self, translations: &Translations) -> Option<&str> {
        let is_variety = |tag: &str| tag.strip_prefix(self.word()).is_some_and(|rest| rest.starts_with('-'));
        let variety = || translations.iter().find(|(tag, _)| is_variety(tag)).map(|(_, text)| text);
        translations.get(self.word()).or_else(variety).map(String::as_str)
    }

    /// The title of an event; as it stands where the data have no other.
    #[must_use]
    pub fn event_title(self, event: &Event) -> &str {
        self.own(&event.titles).unwrap_or(&event.title)
    }

    /// What a source is called in a few words, beside others: its short title, else its title.
    #[must_use]
    pub fn source_short(self, source: &Source) -> &str {
        self.own(&source.shorts).or(source.short.as_deref()).unwrap_or_else(|| self.source_title(source))
    }

    /// What a source is called; as it stands where the data have no other.
    #[must_use]
    pub fn source_title(self, source: &Source) -> &str {
        self.own(&source.titles).unwrap_or(&source.title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_form() {
        let tags = ["ru", "RU", "zh-hant", "pt-br", "sr-latn-rs", "de-1996"].map(|text| language_tag(text).unwrap());
        assert_eq!(tags, ["ru", "ru", "zh-Hant", "pt-BR", "sr-Latn-RS", "de-1996"]);
        assert_eq!(["", "pt_BR", "ru ", "russian-language", "ру", "ru-"].map(language_tag), [const { None }; 6]);
    }

    #[test]
    fn a_variety_serves_where_the_language_as_such_is_not_there() {
        let of = |pairs: &[(&str, &str)]| -> Translations {
            pairs.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect()
        };
        let both = of(&[("fa", "plain"), ("fa-AF", "Dari")]);
        assert_eq!(Language::Persian.own(&both), Some("plain"));
        assert_eq!(Language::Persian.own(&of(&[("fa-AF", "Dari"), ("fat", "Fanti")])), Some("Dari"));
        assert_eq!(Language::Persian.own(&of(&[("fat", "Fanti"), ("ru", "x")])), None);
    }
}
