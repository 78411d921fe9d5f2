//! The exact sum of levels, `Σx`, in the currency unit.
//!
//! Amounts are summed as integers and bounds as intervals, so a sum is what all its parts allow. Its rounding unit is the
//! coarsest of its parts; its valuation is theirs where they agree. Past 64 bits of hundredths there is no sum.

use crate::trade::{Amount, Interval, Level};

/// The sum of levels of one unit; nothing without any, or past 64 bits.
#[must_use]
pub fn sum(levels: impl IntoIterator<Item = Level>) -> Option<Level> {
    let mut levels = levels.into_iter();
    let first = levels.next()?;
    levels.try_fold(first, plus)
}

/// The sum of two levels.
#[must_use]
pub fn plus(one: Level, two: Level) -> Option<Level> {
    Some(joined(one, two, one.amount.checked_add(two.amount)?, one.bounds.plus(two.bounds)))
}

/// The difference of two levels, which may be negative.
#[must_use]
pub fn minus(one: Level, two: Level) -> Option<Level> {
    Some(joined(one, two, one.amount.checked_sub(two.amount)?, one.bounds.minus(two.bounds)))
}

fn joined(one: Level, two: Level, amount: Amount, bounds: Interval) -> Level {
    Level { amount, bounds, rounding: one.rounding.max(two.rounding), valuation: one.valuation.combined(two.valuation) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{BOUND_PER_UNIT, Valuation};

    #[test]
    fn three_rounded_months() {
        let level = |text: &str, decimals| Level::from_wording(text.parse().unwrap(), 6, decimals, Valuation::Fob).unwrap().0;
        let total = sum([level("1", Some(0)), level("2", Some(0)), level("3.25", None)]).unwrap();
        // 1 ± 0.5 and 2 ± 0.5 and exactly 3.25 million: 6.25 in [5.25, 7.25].
        assert_eq!(total.amount.hundredths(), 625_000_000);
        assert_eq!(total.bounds, Interval { low: 5_250_000 * BOUND_PER_UNIT, high: 7_250_000 * BOUND_PER_UNIT });
        assert_eq!((total.rounding, total.valuation), (Some(6), Valuation::Fob));
        assert_eq!(sum([]), None);
        let most = Level::rounded_to(Amount::from_hundredths(i64::MAX), None, Valuation::Fob);
        assert_eq!(plus(most, most), None);
    }
}
