//! What became of a figure since it was first published.

use super::{difference::Difference, ratio::Ratio};
use crate::trade::{Level, Period};

/// One period's figure as first published and as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Revision {
    /// The period.
    pub period: Period,
    /// As first published, and when, `yyyymmdd` with zeros for what is not known.
    pub first: (Option<Level>, i32),
    /// As it stands, and since when.
    pub latest: (Option<Level>, i32),
    /// How many dates it was published on.
    pub vintages: usize,
    /// The latest less the first.
    pub difference: Difference,
    /// The same in per cent of the first.
    pub percent: Ratio,
}
