//! Which words over a picture are those of whoever made its address: a site shows nobody's words as its own, so the picture says so.

use crate::language::Language;

/// Which words over a picture are those of whoever made its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WordsOfAddress {
    /// None: all are made from the figures or stand in a chart definition.
    #[default]
    None,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// Both.
    Both,
}

/// How it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordsMark {
    /// In a sentence.
    pub(super) whole: &'static str,
    /// In a few words, for small pictures.
    pub(super) brief: &'static str,
}

impl WordsOfAddress {
    /// These, and those that an address changed: words that it repeats are not its own.
    pub(super) fn and(self, has_changed_title: bool, has_changed_subtitle: bool) -> Self {
        let title = has_changed_title || matches!(self, Self::Title | Self::Both);
        let subtitle = has_changed_subtitle || matches!(self, Self::Subtitle | Self::Both);
        match (title, subtitle) {
            (false, false) => Self::None,
            (true, false) => Self::Title,
            (false, true) => Self::Subtitle,
            (true, true) => Self::Both,
        }
    }

    /// For keys of caches.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Title => " title",
            Self::Subtitle => " subtitle",
            Self::Both => " title subtitle",
        }
    }

    /// What the picture says of it.
    pub(super) fn mark(self, language: Language) -> Option<WordsMark> {
        let said = |whole, brief| Some(WordsMark { whole: language.say(whole), brief: language.say(brief) });
        match self {
            Self::None => None,
            Self::Title => said("chart.words_of_address.title", "chart.words_of_address.title_brief"),
            Self::Subtitle => said("chart.words_of_address.subtitle", "chart.words_of_address.subtitle_brief"),
            Self::Both => said("chart.words_of_address.both", "chart.words_of_address.title_brief"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chart::PictureSpec, query::Resource};

    fn with(base: &PictureSpec, name: &str, text: &str) -> PictureSpec {
        base.with(&[(name.to_owned(), text.to_owned())], &Resource::Dyads).unwrap()
    }

    #[test]
    fn words_are_those_of_the_address_where_it_changed_them() {
        let usual = PictureSpec::default();
        assert_eq!(with(&usual, "width", "500").words_of_address, WordsOfAddress::None);
        let titled = with(&usual, "title", "Mine");
        assert_eq!(titled.words_of_address, WordsOfAddress::Title);
        assert_eq!(with(&usual, "subtitle", "Mine").words_of_address, WordsOfAddress::Subtitle);
        assert_eq!(with(&titled, "subtitle", "Mine").words_of_address, WordsOfAddress::Both);
        assert_eq!(with(&titled, "width", "500").words_of_address, WordsOfAddress::Title);
        // A chart definition's own title is the site's, also where an address repeats it.
        let curated = PictureSpec { title: Some("Ours".to_owned()), ..usual };
        assert_eq!(with(&curated, "title", "Ours").words_of_address, WordsOfAddress::None);
        assert_eq!(with(&curated, "title", "Mine").words_of_address, WordsOfAddress::Title);
        assert_ne!(with(&curated, "title", "Mine").key(), PictureSpec { title: Some("Mine".to_owned()), ..curated }.key());
    }
}
