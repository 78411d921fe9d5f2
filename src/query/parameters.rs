//! The data parameters, the same for every suffix.

use crate::trade::{Calendar, Frequency, Period, Product};

/// What a series shows beside its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// The amounts.
    #[default]
    Value,
    /// Per cent change on a year before.
    Yoy,
    /// The index on a base period.
    Index,
}

/// The data parameters of a query, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Parameters {
    /// The first period shown.
    pub from: Option<Period>,
    /// The last period shown.
    pub to: Option<Period>,
    /// Only the last so many periods.
    pub last: Option<usize>,
    /// Only this frequency.
    pub freq: Option<Frequency>,
    /// Only this product.
    pub product: Option<Product>,
    /// Only this source.
    pub source: Option<String>,
    /// Only this calendar.
    pub calendar: Option<Calendar>,
    /// The base period of the index.
    pub base: Option<Period>,
    /// Value, yoy or index.
    pub measure: Option<Measure>,
    /// At most so many items of a list.
    pub limit: Option<usize>,
    /// Skip so many items of a list.
    pub offset: Option<usize>,
}

impl Measure {
    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Yoy => "yoy",
            Self::Index => "index",
        }
    }
}
