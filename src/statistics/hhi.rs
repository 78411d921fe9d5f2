//! Concentration, the Herfindahl–Hirschman index: `Σ s²`, s the shares of the parts in their sum, in (0, 1].
//!
//! 1 is a single part, 1/n are n equal ones; n is given beside it by whoever shows it. Bounds are taken over all values that the
//! rounding allows, each part used once. The lowest is where the parts are as equal as they may be; the highest where the greater ones
//! are rounded down and the others up, the border tried at every place (of parts with the same rounding no other choice
//! is higher). Null with `missing` without parts, `zero_base` when all are 0.

use super::fraction::Fraction;
use crate::{
    series::{Ratio, Reason},
    trade::{Bound, Interval, Level},
};

/// The concentration of these parts.
#[must_use]
pub fn hhi(parts: &[Level]) -> Ratio {
    if parts.is_empty() {
        return Ratio::null(Reason::Missing);
    }
    let Some(value) = squares(parts.iter().map(|part| part.amount.bound())) else { return Ratio::null(Reason::ZeroBase) };
    let bounds: Vec<Interval> = parts.iter().map(|part| part.bounds).collect();
    let to_f64 = |fraction: Option<Fraction>| fraction.map(Fraction::to_f64);
    Ratio { value: Some(value.to_f64()), low: to_f64(lowest(&bounds)), high: to_f64(highest(bounds)), reason: None }
}

/// `Σx² / (Σx)²`; nothing when the sum is 0 or its square passes 127 bits.
fn squares(values: impl Iterator<Item = Bound>) -> Option<Fraction> {
    let mut totals = (0 as Bound, 0 as Bound);
    for value in values {
        totals = (totals.0.checked_add(value.checked_mul(value)?)?, totals.1.checked_add(value)?);
    }
    Fraction::new(totals.0, totals.1.checked_mul(totals.1)?)
}

/// Every part as near to one level as it may be; the level is where `Σx² = level · Σx`, found by bisection.
fn lowest(bounds: &[Interval]) -> Option<Fraction> {
    let near = |level: Bound| bounds.iter().map(move |part| level.clamp(part.low, part.high));
    let (mut low, mut high) = (0, bounds.iter().map(|part| part.high).max()?);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let excess: Bound = near(middle).map(|value| value.saturating_mul(value - middle)).fold(0, Bound::saturating_add);
        if excess > 0 { low = middle } else { high = middle }
    }
    [squares(near(low)), squares(near(high))].into_iter().flatten().min()
}

/// The greater parts as great as they may be and the others as small.
fn highest(mut bounds: Vec<Interval>) -> Option<Fraction> {
    bounds.sort_by_key(|part| std::cmp::Reverse(part.low + part.high));
    // The border moves down the parts one by one, so thousands of them are summed once and not once for each border.
    let mut totals = (0 as Bound, 0 as Bound);
    for part in &bounds {
        totals = (totals.0.checked_add(part.low.checked_mul(part.low)?)?, totals.1.checked_add(part.low)?);
    }
    let of = |(squares, all): (Bound, Bound)| Fraction::new(squares, all.checked_mul(all)?);
    let mut highest = of(totals);
    for part in &bounds {
        let more = part.high.checked_mul(part.high)? - part.low * part.low;
        totals = (totals.0.checked_add(more)?, totals.1.checked_add(part.high - part.low)?);
        highest = highest.max(of(totals));
    }
    highest
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

    proptest! {
        /// No choice of ends of equally rounded parts leaves the bounds, and n parts are at least 1/n.
        #[test]
        fn every_corner_is_within(values in proptest::collection::vec(1u32..40, 1..7), corner in 0usize..64) {
            let parts: Vec<Level> = values.iter().map(|value| level(&value.to_string(), Some(0))).collect();
            let found = hhi(&parts);
            let ends = parts.iter().enumerate().map(|(place, part)| if corner >> place & 1 == 1 { part.bounds.high } else { part.bounds.low });
            let at = squares(ends).map(Fraction::to_f64);
            prop_assert!(found.low <= at && at <= found.high && found.low <= found.value && found.value <= found.high);
            prop_assert!(found.low.unwrap() * f64::from(u32::try_from(parts.len()).unwrap()) >= 1.0 - 1e-12);
        }
    }
}
