//! A series: one source's figures of one reporter about one partner, by period, with what is derived from them (floor 1).

mod basis;
mod columns;
mod difference;
mod measured;
mod mirror;
mod point;
mod ratio;
mod reason;
mod revision;
mod subject;

use std::sync::Arc;

pub(crate) use columns::columns;
pub use columns::{Columns, FigureKind, figures};
pub use difference::Difference;
pub use measured::{Measured, Running};
pub use mirror::{Allowed, Counter, Counting, Mirror, MirrorDirection, MirrorMaking, MirrorPoint, MirrorSide};
pub use point::Point;
pub use ratio::Ratio;
pub use reason::Reason;
pub use revision::Revision;
pub use subject::Subject;

use basis::basis;

use crate::trade::{Calendar, CautionText, Dyad, Frequency, Level, Period, Product, Source, Valuation};

/// One source's figures of one reporter about one partner, sorted by period.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What is counted.
    pub subject: Subject,
    /// Which product.
    pub product: Product,
    /// Years, quarters or months.
    pub frequency: Frequency,
    /// The calendar of the period labels.
    pub calendar: Calendar,
    /// ISO 4217 code of the currency of all amounts.
    pub unit: String,
    /// At which border the figures are valued.
    pub valuation: Valuation,
    /// Power of ten of the coarsest rounding unit of any input; none when no input is rounded.
    pub rounding: Option<i8>,
    /// Made from exports and imports here, not published as such.
    pub derived: bool,
    /// Each figure is exports and imports put together here.
    pub combined: bool,
    /// The frequency that was published, when the periods were rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// The level that a total was summed over, such as `HS:2`, where the source publishes none.
    pub summed_over: Option<String>,
    /// Where the figures come from.
    pub source: Arc<Source>,
    /// What to beware of.
    pub cautions: Vec<CautionText>,
    /// The figures, by period.
    pub points: Vec<Point>,
}

impl Series {
    /// `rounded_published` when any input is rounded, else `as_published`.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        basis(self.rounding)
    }
}

/// The latest figure of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Its period.
    pub period: Period,
    /// How much.
    pub level: Level,
    /// ISO 4217 code of the currency.
    pub unit: String,
}
