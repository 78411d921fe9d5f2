//! The languages that dyad speaks: messages, numbers, dates, plurals, collation and names (floor 1).
//!
//! What is written for machines (JSON, CSV, errors) is English; pictures, pages and documents for people are in one of these.
//! `table.rs` says which there are. Each has a folder in `messages/`, held complete by a test, and a file in `names/`; names of
//! countries come from CLDR through ICU4X.

mod axis_label;
mod calendar;
mod caution;
mod collation;
mod date;
mod each;
mod magnitude;
mod members;
mod message;
mod names;
mod number;
mod plural;
mod table;
mod translations;

#[cfg(test)]
pub(crate) mod tests;

use std::str::FromStr;

use icu_locale_core::Locale;

pub use magnitude::Magnitude;
pub use table::Language;
pub use translations::language_tag;

impl Language {
    /// The tag of BCP 47, such as `en`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The language of a tag.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.word() == word)
    }

    /// What it calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        self.data().own_name
    }

    /// Is it written from right to left?
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        self.data().right_to_left
    }

    /// The value of HTML's `dir`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self.is_right_to_left() { "rtl" } else { "ltr" }
    }

    /// The value of Open Graph's `og:locale`.
    #[must_use]
    pub fn open_graph_locale(self) -> &'static str {
        self.data().open_graph
    }

    /// A name as the owner of what is named after it: "Russia’s", "United States’"; the bare name where the language does
    /// without.
    #[must_use]
    pub fn possessive(self, name: &str) -> String {
        (self.data().possessive)(name)
    }

    fn locale(self) -> Locale {
        self.data().locale.clone()
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::from_word(word).ok_or(())
    }
}
