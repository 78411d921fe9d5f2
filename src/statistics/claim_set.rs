//! The set C of values that a claim allows: its own rounding and its qualifier.
//!
//! `exact` allows half a unit of the last stated digit either way, `about` a whole one (a convention of ours, since no
//! standard gives a width); `over` and `under` exclude the value itself, `at_least` and `at_most` include it.
//! Levels are in currency units, growth in per cent.

use super::fraction::Fraction;
use crate::trade::{Claim, Qualifier};

/// One end of a set, and whether the end itself belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    at: Fraction,
    inclusive: bool,
}

/// The values a claim allows; an open side has no edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimSet {
    low: Option<Edge>,
    high: Option<Edge>,
    /// The stated value itself.
    pub stated: Fraction,
}

/// The values that the data allow; an open side has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Allowed {
    /// The lowest.
    pub low: Option<Fraction>,
    /// The highest.
    pub high: Option<Fraction>,
}

impl ClaimSet {
    /// The set of a claim that states a value; nothing without one, or when it is too large to hold.
    #[must_use]
    pub fn of(claim: &Claim) -> Option<Self> {
        let figure = claim.value?;
        let written = figure.written_decimals();
        let decimals = claim.decimals.map_or(written, u32::from);
        let finest = written.max(decimals);
        let power = |exponent: u32| 10i128.checked_pow(exponent);
        let scale = power(u32::from(claim.unit_mult))?.checked_mul(2)?;
        let denominator = power(finest)?.checked_mul(2)?;
        let middle = figure.digits().checked_mul(power(finest - written)?)?.checked_mul(scale)?;
        let digit = power(finest - decimals)?.checked_mul(scale)?;
        let width = match (claim.qualifier, claim.decimals) {
            (Qualifier::About, _) => digit,
            (Qualifier::Exact, Some(_)) => digit / 2,
            _ => 0,
        };
        let edge = |numerator: i128, inclusive| Some(Edge { at: Fraction::new(numerator, denominator)?, inclusive });
        let (low, high) = match claim.qualifier {
            Qualifier::Exact | Qualifier::About => (edge(middle - width, true), edge(middle + width, true)),
            Qualifier::Over => (edge(middle, false), None),
            Qualifier::AtLeast => (edge(middle, true), None),
            Qualifier::Under => (None, edge(middle, false)),
            Qualifier::AtMost => (None, edge(middle, true)),
        };
        Some(Self { low, high, stated: Fraction::new(middle, denominator)? })
    }

    /// Do claim and data share a value?
    #[must_use]
    pub fn intersects(&self, data: Allowed) -> bool {
        let above_low =
            self.low.is_none_or(|edge| data.high.is_none_or(|high| high > edge.at || (edge.inclusive && high == edge.at)));
        let below_high =
            self.high.is_none_or(|edge| data.low.is_none_or(|low| low < edge.at || (edge.inclusive && low == edge.at)));
        above_low && below_high
    }

    /// Does every value that the data allow satisfy the claim?
    #[must_use]
    pub fn contains(&self, data: Allowed) -> bool {
        let from_low =
            self.low.is_none_or(|edge| data.low.is_some_and(|low| low > edge.at || (edge.inclusive && low == edge.at)));
        let to_high =
            self.high.is_none_or(|edge| data.high.is_some_and(|high| high < edge.at || (edge.inclusive && high == edge.at)));
        from_low && to_high
    }
}
