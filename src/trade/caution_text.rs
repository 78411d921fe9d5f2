//! What to beware of, kept as what it says: words of the data as they stand, or a message with its parts, which is put in words of
//! a language where it is written.

use super::{Area, Calendar, Period, Product, Translations};

/// What to beware of.
#[derive(Debug, Clone, PartialEq)]
pub enum CautionText {
    /// Words of the data.
    Told {
        /// As they stand.
        text: String,
        /// The same in other languages.
        texts: Translations,
    },
    /// One of our own messages.
    Message {
        /// Its key, below `caution.`.
        key: &'static str,
        /// How many, where the message has forms of a plural.
        count: Option<usize>,
        /// What is filled in, by name.
        parts: Vec<(&'static str, CautionPart)>,
    },
}

/// What is filled in.
#[derive(Debug, Clone, PartialEq)]
pub enum CautionPart {
    /// A code or word that is the same in every language.
    Code(String),
    /// A whole number.
    Whole(i128),
    /// A number with one decimal.
    Tenths(f64),
    /// An area.
    Area(Area),
    /// Several areas.
    Areas(Vec<Area>),
    /// Several products.
    Products(Vec<Product>),
    /// Periods of a calendar.
    Periods(Vec<Period>, Calendar),
    /// An ISO date, or a part of one.
    Date(String),
    /// Calendars.
    Calendars(Vec<Calendar>),
    /// Another message.
    Message(Box<CautionText>),
}

impl CautionText {
    /// A message with its parts.
    #[must_use]
    pub fn of(key: &'static str, parts: impl IntoIterator<Item = (&'static str, CautionPart)>) -> Self {
        Self::Message { key, count: None, parts: parts.into_iter().collect() }
    }

    /// A message of so many, with its parts.
    #[must_use]
    pub fn of_count(key: &'static str, count: usize, parts: impl IntoIterator<Item = (&'static str, CautionPart)>) -> Self {
        Self::Message { key, count: Some(count), parts: parts.into_iter().collect() }
    }

    /// Words of the data in one language only.
    #[must_use]
    pub fn told(text: &str) -> Self {
        Self::Told { text: text.to_owned(), texts: Translations::new() }
    }
}

impl CautionPart {
    /// A period of a calendar.
    #[must_use]
    pub fn period(period: Period, calendar: Calendar) -> Self {
        Self::Periods(vec![period], calendar)
    }
}

impl From<CautionText> for CautionPart {
    fn from(text: CautionText) -> Self {
        Self::Message(Box::new(text))
    }
}
