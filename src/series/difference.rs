//! A difference of amounts with its bounds.

use super::reason::Reason;
use crate::trade::{Amount, Bound};

/// A difference of amounts with its bounds, or the reason it is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    /// From the values as published.
    pub value: Option<Amount>,
    /// The lowest, in ten-thousandths of the unit.
    pub low: Option<Bound>,
    /// The highest.
    pub high: Option<Bound>,
    /// Why `value` is null.
    pub reason: Option<Reason>,
}

impl Difference {
    /// Null, for this reason.
    #[must_use]
    pub fn null(reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }
}
