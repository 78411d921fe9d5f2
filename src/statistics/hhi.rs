//! Concentration, the Herfindahl–Hirschman index: `Σ s²`, s the shares of the parts in their sum, in (0, 1].
//!
//! 1 is a single part, 1/n are n equal ones; n is given beside it by whoever shows it. Bounds are taken over all values that the
//! rounding allows, each part used once. The lowest is where the parts are as equal as they may be; the highest is at a corner,
//! see [`super::hhi_upper_bound`]. Where the parts are less than the whole (a published total, or a sum with parts that are not ranked),
//! the value is still that of the parts shown, and the bounds are widened to what the whole allows: the rest may be spread thin,
//! `Σx²/W²` at the lowest, or be one more part. How much of the whole the parts are is told beside it, per cent.
//! Null with `missing` without parts, `zero_base` when all are 0.

use super::{
    fraction::Fraction,
    hhi_upper_bound::hhi_upper_bound,
    share::{Whole, share},
    squared_shares::squared_shares,
    sum::sum,
};
use crate::{
    series::{Ratio, Reason},
    trade::{Bound, Interval, Level},
};

/// The concentration on some parts of a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// The index over the parts, in bounds that hold for the whole.
    pub hhi: Ratio,
    /// Per cent of the whole that the parts are; none without a whole.
    pub coverage: Option<Ratio>,
}

/// The concentration of a whole on these parts of it.
#[must_use]
pub fn concentration(parts: &[Level], whole: Option<Whole>) -> Concentration {
    let own = hhi(parts);
    let Some((whole, all)) = whole.zip(sum(parts.iter().copied())) else { return Concentration { hhi: own, coverage: None } };
    let coverage = Some(share(all, Whole { published: true, ..whole }));
    let rest = Interval {
        low: (whole.level.bounds.low - all.bounds.high).max(0),
        high: (whole.level.bounds.high - all.bounds.low).max(0),
    };
    let is_all = whole.level.amount <= all.amount || rest.high == 0;
    if is_all || own.value.is_none() {
        return Concentration { hhi: own, coverage };
    }
    let bounds: Vec<Interval> = parts.iter().map(|part| part.bounds).collect();
    let spread = spread(&bounds, whole.level.bounds.high);
    let joined = hhi_upper_bound(bounds.into_iter().chain([rest]).collect());
    let least = |one: Option<f64>, two: Option<f64>| one.zip(two).map(|(one, two)| one.min(two));
    let most = |one: Option<f64>, two: Option<f64>| one.zip(two).map(|(one, two)| one.max(two));
    Concentration { hhi: Ratio { low: least(own.low, spread), high: most(own.high, joined), ..own }, coverage }
}

/// The concentration of these parts on one another.
#[must_use]
pub fn hhi(parts: &[Level]) -> Ratio {
    if parts.is_empty() {
        return Ratio::null(Reason::Missing);
    }
    let Some(value) = squared_shares(parts.iter().map(|part| part.amount.bound())) else { return Ratio::null(Reason::ZeroBase) };
    let bounds: Vec<Interval> = parts.iter().map(|part| part.bounds).collect();
    Ratio { value: Some(value), low: lowest(&bounds), high: hhi_upper_bound(bounds), reason: None }
}

/// `Σx²` of the least there may be, over the square of the whole.
fn spread(parts: &[Interval], whole: Bound) -> Option<f64> {
    let squares = parts.iter().try_fold(0 as Bound, |all, part| all.checked_add(part.low.checked_mul(part.low)?));
    if let Some((squares, all)) = squares.zip(whole.checked_mul(whole)) {
        return Fraction::new(squares, all).map(Fraction::to_f64);
    }
    #[expect(clippy::cast_precision_loss, reason = "past 127 bits; off by a few parts in ten to the fifteenth")]
    let shares = parts.iter().map(|part| part.low as f64 / whole as f64);
    Some(shares.map(|share| share * share).sum())
}

/// Every part as near to one level as it may be; the level is where `Σx² = level · Σx`, found by bisection.
fn lowest(bounds: &[Interval]) -> Option<f64> {
    let near = |level: Bound| bounds.iter().map(move |part| level.clamp(part.low, part.high));
    let (mut low, mut high) = (0, bounds.iter().map(|part| part.high).max()?);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let excess: Bound = near(middle).map(|value| value.saturating_mul(value - middle)).fold(0, Bound::saturating_add);
        if excess > 0 { low = middle } else { high = middle }
    }
    [squared_shares(near(low)), squared_shares(near(high))].into_iter().flatten().reduce(f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Valuation;
    use proptest::prelude::*;

    fn level(text: &str, decimals: Option<u8>) -> Level {
        Level::from_wording(text.parse().unwrap(), 9, decimals, Valuation::Fob).unwrap().0
    }

    #[test]
    fn six_three_and_one() {
        let exact = hhi(&["6", "3", "1"].map(|text| level(text, None)));
        // 0.36 + 0.09 + 0.01.
        assert_eq!((exact.value, exact.low, exact.high), (Some(0.46), Some(0.46), Some(0.46)));
        let rounded = hhi(&["6", "4"].map(|text| level(text, Some(0))));
        // 6.5 and 3.5: 0.65² + 0.35² = 0.545; 5.5 and 4.5: 0.505.
        assert_eq!((rounded.value, rounded.low, rounded.high), (Some(0.52), Some(0.505), Some(0.545)));
        // 5 ± 0.5 and 4.5 ± … overlap: they may be equal.
        assert_eq!(hhi(&["5", "5"].map(|text| level(text, Some(0)))).low, Some(0.5));
        assert_eq!(hhi(&[level("7", Some(0))]), Ratio { value: Some(1.0), low: Some(1.0), high: Some(1.0), reason: None });
        assert_eq!((hhi(&[]).reason, hhi(&[level("0", None)]).reason), (Some(Reason::Missing), Some(Reason::ZeroBase)));
    }

    #[test]
    fn two_partners_with_a_twentieth_of_the_trade() {
        // 3 and 2 of a published 100.
        let parts = ["3", "2"].map(|text| level(text, None));
        let whole = |text: &str| Whole {
            level: level(text, None),
            compared: None,
            earlier: None,
            reason: Some(Reason::NoPreviousPeriod),
            published: true,
        };
        let found = concentration(&parts, Some(whole("100")));
        // Of the two: (9 + 4)/25. In the whole at least (9 + 4)/100², with a third of 95 (9 + 4 + 9025)/100².
        assert_eq!((found.hhi.value, found.hhi.low, found.hhi.high), (Some(0.52), Some(0.0013), Some(0.9038)));
        assert_eq!(found.coverage.and_then(|coverage| coverage.value), Some(5.0));
        let all = concentration(&parts, Some(whole("5")));
        assert_eq!((all.hhi, all.coverage.and_then(|coverage| coverage.value)), (hhi(&parts), Some(100.0)));
        assert_eq!(concentration(&parts, None).coverage, None);
    }

    #[test]
    fn amounts_whose_squares_pass_all_integers() {
        // 50 and 25 quadrillion, as in rials: (4 + 1)/9.
        let found = hhi(&["50000000", "25000000"].map(|text| level(text, None)));
        assert!((found.value.unwrap() - 5.0 / 9.0).abs() < 1e-12, "{found:?}");
    }

    proptest! {
        /// No choice of ends leaves the bounds, and n parts are at least 1/n.
        #[test]
        fn every_corner_is_within(values in proptest::collection::vec((1u32..40, 0u8..3), 1..7), corner in 0usize..64) {
            let parts: Vec<Level> = values.iter().map(|(value, decimals)| level(&value.to_string(), Some(*decimals))).collect();
            let found = hhi(&parts);
            let ends = parts.iter().enumerate().map(|(place, part)| if corner >> place & 1 == 1 { part.bounds.high } else { part.bounds.low });
            let at = squared_shares(ends);
            prop_assert!(found.low <= at && at <= found.high && found.low <= found.value && found.value <= found.high);
            prop_assert!(found.low.unwrap() * f64::from(u32::try_from(parts.len()).unwrap()) >= 1.0 - 1e-12);
        }
    }
}
