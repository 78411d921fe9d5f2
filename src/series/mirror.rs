//! The trade of a pair as both of its members report it.

use std::sync::Arc;

use super::{basis::basis, ratio::Ratio};
use crate::trade::{Bound, Calendar, Dyad, Frequency, Level, Period, Product, Source, Status, Valuation};

/// The trade of a dyad as both members report it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mirror {
    /// The dyad asked for.
    pub dyad: Dyad,
    /// Which product.
    pub product: Product,
    /// Years, quarters, months or parts of years.
    pub frequency: Frequency,
    /// The calendar of the period labels.
    pub calendar: Calendar,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// Power of ten of the coarsest rounding unit of any input.
    pub rounding: Option<i8>,
    /// What to beware of.
    pub cautions: Vec<String>,
    /// From the reporter to the partner, then back.
    pub directions: Vec<MirrorDirection>,
}

/// One direction of trade, seen from both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct MirrorDirection {
    /// The goods go from `reporter` to `partner`: exports by the reporter's count, imports by the partner's.
    pub dyad: Dyad,
    /// The source of the exporter's figures.
    pub exports_source: Option<Arc<Source>>,
    /// The source of the importer's figures.
    pub imports_source: Option<Arc<Source>>,
    /// How the exporter's figures were made.
    pub exports_making: Option<MirrorMaking>,
    /// How the importer's figures were made.
    pub imports_making: Option<MirrorMaking>,
    /// The figures, by period.
    pub points: Vec<MirrorPoint>,
}

/// How the figures of one end were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorMaking {
    /// At which border they are valued.
    pub valuation: Valuation,
    /// Put together here, not published as such.
    pub derived: bool,
    /// The frequency that was published, when the periods were rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// The level that a total was summed over, where the source publishes none.
    pub summed_over: Option<String>,
    /// The calendars of the figures, which need not be that of the mirror.
    pub calendars: Vec<Calendar>,
}

/// Both ends' figures of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct MirrorPoint {
    /// The period.
    pub period: Period,
    /// X: the exporter's exports.
    pub exports: Option<Level>,
    /// M: the importer's imports.
    pub imports: Option<Level>,
    /// (M − X)·100 / mean(M, X), per cent.
    pub gap: Ratio,
    /// M / X.
    pub ratio: Ratio,
    /// What else is known of the exporter's figure.
    pub exporter: MirrorSide,
    /// What else is known of the importer's figure.
    pub importer: MirrorSide,
}

/// What else is known of the figure of one end.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MirrorSide {
    /// SDMX observation status; none where there is no row.
    pub status: Option<Status>,
    /// A remark from the dataset.
    pub note: Option<Arc<str>>,
    /// How many months of a rolled-up period were published.
    pub months: Option<i32>,
    /// What figures of other periods allow, where there is none of exactly these days.
    pub allowed: Option<Allowed>,
}

/// The least and the most that figures of other periods allow, in ten-thousandths of the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// The least.
    pub low: Bound,
    /// The most; none where they do not cover the period.
    pub high: Option<Bound>,
}

impl Mirror {
    /// `rounded_published` when any input is rounded, else `as_published`.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        basis(self.rounding)
    }
}

impl MirrorPoint {
    /// What is known of the exports: their own interval, or what other periods allow.
    #[must_use]
    pub fn exports_allowed(&self) -> Option<Allowed> {
        self.exports.map(Allowed::from).or(self.exporter.allowed)
    }

    /// The same of the imports.
    #[must_use]
    pub fn imports_allowed(&self) -> Option<Allowed> {
        self.imports.map(Allowed::from).or(self.importer.allowed)
    }
}

impl Allowed {
    /// Does it say anything, of a flow that is never below zero?
    #[must_use]
    pub fn says_something(self) -> bool {
        self.low > 0 || self.high.is_some()
    }
}

impl From<Level> for Allowed {
    fn from(level: Level) -> Self {
        Self { low: level.bounds.low, high: Some(level.bounds.high) }
    }
}
