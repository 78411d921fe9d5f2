//! What a measure makes of a point.

use super::{ratio::Ratio, reason::Reason};
use crate::trade::Level;

/// One figure that a measure adds to a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measured {
    /// A ratio, percentage or index.
    Ratio(Ratio),
    /// An amount, or why there is none.
    Level(Option<Level>, Option<Reason>),
    /// A number of months.
    Months(i32),
}

/// A sum over months or quarters in a row, and its growth on the same ones a year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Running {
    /// The sum.
    pub level: Option<Level>,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// How many of its months were published.
    pub months: i32,
    /// Its growth, per cent.
    pub yoy: Ratio,
}

impl From<Ratio> for Measured {
    fn from(ratio: Ratio) -> Self {
        Self::Ratio(ratio)
    }
}

impl From<Running> for [Measured; 3] {
    fn from(running: Running) -> Self {
        [Measured::Level(running.level, running.reason), Measured::Months(running.months), running.yoy.into()]
    }
}
