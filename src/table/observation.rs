//! One observation, and what makes observations one series.

use crate::trade::{Calendar, Dyad, Flow, Frequency, Level, Period, Product, Status, Valuation, Word};

/// One observation as it stands in a dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// The direction.
    pub flow: Flow,
    /// What was traded.
    pub product: Product,
    /// The calendar of the period.
    pub calendar: Calendar,
    /// When.
    pub period: Period,
    /// How much; none when not published.
    pub level: Option<Level>,
    /// At which border, also when there is no level.
    pub valuation: Valuation,
    /// SDMX observation status.
    pub status: Status,
    /// Place of the source in the dataset's list.
    pub source: u16,
    /// ISO 4217 currency code.
    pub currency: Word,
    /// When the figure came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// A remark.
    pub note: Option<String>,
}

/// What rows of one series have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeriesKey {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What was traded.
    pub product: Product,
    /// The direction.
    pub flow: Flow,
    /// Place of the source in the dataset's list.
    pub source: u16,
    /// ISO 4217 currency code.
    pub currency: Word,
    /// The calendar of the periods.
    pub calendar: Calendar,
    /// Years, quarters, months or parts of years.
    pub frequency: Frequency,
}

#[cfg(test)]
impl Observation {
    /// The observation that a stored row of a series is.
    pub(crate) fn of(key: SeriesKey, row: super::StoredRow) -> Self {
        let super::StoredRow { period, level, valuation, status, published, note } = row;
        let SeriesKey { dyad, product, flow, source, currency, calendar, frequency: _ } = key;
        let note = note.map(|note| note.to_string());
        Self { dyad, flow, product, calendar, period, level, valuation, status, source, currency, published, note }
    }
}
