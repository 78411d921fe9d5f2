//! The set C of values that a claim allows: its own rounding and its qualifier.
//!
//! `exact` allows half a unit of the last stated digit either way, `about` a whole one (a convention of ours, since no
//! standard gives a width); `over` and `under` exclude the value itself, `at_least` and `at_most` include it.
//! A round figure after `about` is counted in its last digit that is not zero, up to a tenth of it: "about 100 million" is
//! 90 to 110, as "about 4 billion" is 3 to 5; nobody who says it means 99 to 101. Zeros behind the decimal point are stated.
//! `between` is from the one value to the other, as they are worded. Levels are in currency units, growth in per cent, multiples in
//! times: of a fall to its third (`times_less`) 3 with its rounding is 1/3.5 to 1/2.5.

use super::fraction::Fraction;
use crate::trade::{Claim, ClaimUnit, Qualifier};

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
pub struct DataRange {
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
            (Qualifier::About, _) => digit.max(roundness(middle, digit, decimals)),
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
            Qualifier::Between => (edge(middle, true), Some(Edge { at: Self::upper(claim)?, inclusive: true })),
        };
        let set = Self { low, high, stated: Fraction::new(middle, denominator)? };
        if claim.unit == Some(ClaimUnit::TimesLess) { set.inverted() } else { Some(set) }
    }

    /// The inverses of its values above zero: a third of what is a fall to a third.
    fn inverted(&self) -> Option<Self> {
        let inverse = |edge: Edge| Some(Edge { at: edge.at.inverse()?, ..edge });
        Some(Self { low: self.high.and_then(inverse), high: self.low.and_then(inverse), stated: self.stated.inverse()? })
    }

    /// What its values, as growth a year in per cent, come to in so many years, in times; nothing where that is too large to hold
    /// or less than nothing.
    pub(super) fn compounded(&self, years: u32) -> Option<Self> {
        let total = |edge: Edge| Some(Edge { at: edge.at.growth_factor()?.power(years)?, ..edge });
        // That more is lost than there was is no end.
        let low = match self.low.filter(|edge| edge.at.growth_factor().is_some()) {
            Some(edge) => Some(total(edge)?),
            None => None,
        };
        let high = match self.high {
            Some(edge) => Some(total(edge)?),
            None => None,
        };
        Some(Self { low, high, stated: self.stated })
    }

    /// Is it told exactly where the data lie beside it?
    pub(super) fn compares_exactly(&self, data: DataRange) -> bool {
        let ends = [self.low, self.high].into_iter().flatten();
        ends.flat_map(|edge| [data.low, data.high].into_iter().flatten().map(move |end| (edge.at, end)))
            .all(|(one, other)| one.compares_exactly(other))
    }

    /// The upper value of `between`.
    fn upper(claim: &Claim) -> Option<Fraction> {
        let figure = claim.value_to?;
        let power = |exponent: u32| 10i128.checked_pow(exponent);
        let numerator = figure.digits().checked_mul(power(u32::from(claim.unit_mult))?)?;
        Fraction::new(numerator, power(figure.written_decimals())?)
    }

    /// The values from one to another, ends included.
    #[must_use]
    pub fn between(low: Option<Fraction>, high: Option<Fraction>, stated: Fraction) -> Self {
        let edge = |at: Option<Fraction>| at.map(|at| Edge { at, inclusive: true });
        Self { low: edge(low), high: edge(high), stated }
    }

    /// All values above one, or all below it.
    #[must_use]
    pub fn beyond(at: Fraction, is_above: bool) -> Self {
        let edge = Some(Edge { at, inclusive: false });
        let (low, high) = if is_above { (edge, None) } else { (None, edge) };
        Self { low, high, stated: at }
    }

    /// The ends of the set, whether they belong to it or not.
    #[must_use]
    pub fn ends(&self) -> DataRange {
        DataRange { low: self.low.map(|edge| edge.at), high: self.high.map(|edge| edge.at) }
    }

    /// Have the two no value in common?
    #[must_use]
    pub fn is_apart_from(&self, other: &Self) -> bool {
        let below = |high: Option<Edge>, low: Option<Edge>| {
            high.zip(low).is_some_and(|(high, low)| high.at < low.at || (high.at == low.at && !(high.inclusive && low.inclusive)))
        };
        below(self.high, other.low) || below(other.high, self.low)
    }

    /// Do claim and data share a value?
    #[must_use]
    pub fn intersects(&self, data: DataRange) -> bool {
        let above_low =
            self.low.is_none_or(|edge| data.high.is_none_or(|high| high > edge.at || (edge.inclusive && high == edge.at)));
        let below_high =
            self.high.is_none_or(|edge| data.low.is_none_or(|low| low < edge.at || (edge.inclusive && low == edge.at)));
        above_low && below_high
    }

    /// Does every value that the data allow satisfy the claim?
    #[must_use]
    pub fn contains(&self, data: DataRange) -> bool {
        let from_low =
            self.low.is_none_or(|edge| data.low.is_some_and(|low| low > edge.at || (edge.inclusive && low == edge.at)));
        let to_high =
            self.high.is_none_or(|edge| data.high.is_some_and(|high| high < edge.at || (edge.inclusive && high == edge.at)));
        from_low && to_high
    }
}

/// One in the last digit before the zeros of a round whole figure, at most a tenth of the figure; 0 where it is not round.
fn roundness(middle: i128, digit: i128, decimals: u32) -> i128 {
    if decimals > 0 || middle == 0 || digit == 0 {
        return 0;
    }
    let (mut figure, mut last) = (middle / digit, digit);
    while figure % 10 == 0 {
        figure /= 10;
        last = last.saturating_mul(10);
    }
    if last == digit { 0 } else { last.min(middle.abs() / 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(value: &str, unit_mult: u8, decimals: u8) -> [f64; 2] {
        let claim = Claim {
            qualifier: Qualifier::About,
            value: value.parse().ok(),
            unit_mult,
            decimals: Some(decimals),
            ..crate::statistics::test_claim::claim(crate::trade::ClaimKind::Level, "2021", None)
        };
        let ends = ClaimSet::of(&claim).unwrap().ends();
        [ends.low, ends.high].map(|end| end.unwrap().to_f64())
    }

    #[test]
    fn about_a_round_figure_is_as_wide_as_it_sounds() {
        assert_eq!(about("100", 6, 0), [90e6, 110e6]);
        // A tenth of 20 is 2; one in the tens would be half of it.
        assert_eq!(about("20", 0, 0), [18.0, 22.0]);
        // 1,500: one in the hundreds is less than a tenth.
        assert_eq!(about("1500", 6, 0), [1400e6, 1600e6]);
        // Not round: one in the last stated digit.
        assert_eq!((about("4", 9, 0), about("15", 0, 0), about("4.0", 9, 1)), ([3e9, 5e9], [14.0, 16.0], [3.9e9, 4.1e9]));
    }

    #[test]
    fn sets_that_only_touch_are_apart_where_an_end_is_excluded() {
        let set = |qualifier, value: &str| {
            let claim = crate::statistics::test_claim::claim(crate::trade::ClaimKind::Level, "2021", None);
            ClaimSet::of(&Claim { qualifier, value: value.parse().ok(), ..claim }).unwrap()
        };
        assert!(set(Qualifier::Over, "5").is_apart_from(&set(Qualifier::AtMost, "5")));
        assert!(!set(Qualifier::AtLeast, "5").is_apart_from(&set(Qualifier::AtMost, "5")));
        assert!(!set(Qualifier::Over, "5").is_apart_from(&set(Qualifier::Over, "9")));
    }
}
