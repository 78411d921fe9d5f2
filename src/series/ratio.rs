//! A ratio with the bounds that rounding allows.

use super::reason::Reason;

/// A ratio, percentage or index with the bounds that rounding allows, or the reason it is null.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ratio {
    /// From the values as published.
    pub value: Option<f64>,
    /// The lowest consistent with the rounding of the inputs.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// Why `value` is null.
    pub reason: Option<Reason>,
}

impl Ratio {
    /// Null, for this reason.
    #[must_use]
    pub fn null(reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }
}
