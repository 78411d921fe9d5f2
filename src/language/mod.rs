//! The languages that dyad speaks: messages, numbers, dates, plurals, collation and names (floor 1).
//!
//! What is written for machines (JSON, CSV, errors) is English; pictures, pages and documents for people are in one of these.
//! Each language has one file in `messages/`, held complete by a test; names of countries come from CLDR through ICU4X.

mod calendar;
mod collation;
mod date;
mod message;
mod names;
mod number;
mod plural;

#[cfg(test)]
mod tests;

use std::str::FromStr;

use icu_locale_core::{Locale, locale};

/// A language that dyad speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Russian.
    Russian,
    /// Persian, written from right to left with digits of its own.
    Persian,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::English, Self::Russian, Self::Persian];
    /// The words used in addresses: the tags of BCP 47.
    pub const WORDS: [&str; 3] = ["en", "ru", "fa"];
    /// What each calls itself.
    pub const OWN_NAMES: [&str; 3] = ["English", "Русский", "فارسی"];

    /// The tag of BCP 47: `en`, `ru` or `fa`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The language of a tag.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.word() == word)
    }

    /// What it calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        Self::OWN_NAMES[self as usize]
    }

    /// Is it written from right to left?
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        self == Self::Persian
    }

    /// The value of HTML's `dir`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self.is_right_to_left() { "rtl" } else { "ltr" }
    }

    fn locale(self) -> Locale {
        match self {
            Self::English => locale!("en"),
            Self::Russian => locale!("ru"),
            Self::Persian => locale!("fa"),
        }
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::of(word).ok_or(())
    }
}
