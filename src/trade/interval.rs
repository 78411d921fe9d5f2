//! Bounds of an amount: the lowest and highest value its rounding allows, in ten-thousandths of the unit.

/// A bound in ten-thousandths of the currency unit; wider than an amount, so that half a cent has a place.
pub type Bound = i128;

/// Ten-thousandths in one unit.
pub const BOUND_PER_UNIT: Bound = 10_000;

/// Ten-thousandths in one hundredth.
pub const BOUND_PER_HUNDREDTH: Bound = 100;

/// A closed interval of ten-thousandths of the unit, `low <= high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lowest value.
    pub low: Bound,
    /// The highest value.
    pub high: Bound,
}

impl Interval {
    /// The interval of one value.
    #[must_use]
    pub fn point(value: Bound) -> Self {
        Self { low: value, high: value }
    }

    /// Do the two share a value?
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// All sums of one value from each.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// All differences of one value from each.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }
}
