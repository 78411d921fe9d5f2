//! How much more or less, as it is written: one number where the bounds allow no other of its digits, else from the least to
//! the most that they allow.

use crate::trade::{Bound, Interval};

/// A number or an interval with so many decimals. One number stands for all that are rounded to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Digits {
    /// The least, times ten to the decimals.
    pub(in crate::chart) low: i128,
    /// The most; the same as the least where it is one number.
    pub(in crate::chart) high: i128,
    /// How many decimals.
    pub(in crate::chart) decimals: u32,
}

/// How much more or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Size {
    /// Per cent.
    Percent(Digits),
    /// So many times as much.
    Times(Digits),
}

/// From three times on, times are easier to grasp than per cent.
const MANY: i128 = 3;
/// Growth from next to nothing says nothing.
const TOO_MANY: i128 = 1000;

/// Two proportions of integers, the lower first: all that something may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    low: (Bound, Bound),
    high: (Bound, Bound),
}

impl Range {
    /// All that `rising / falling` may be; nothing where the second may be nothing.
    pub(super) fn of(rising: Interval, falling: Interval) -> Option<Self> {
        (falling.low > 0 && rising.low >= 0).then_some(Self { low: (rising.low, falling.high), high: (rising.high, falling.low) })
    }

    /// All that `part / whole` may be, the whole of this part and others that are independent of it.
    pub(super) fn of_part(part: Interval, others: Interval) -> Option<Self> {
        let (least, most) = (part.low.checked_add(others.high)?, part.high.checked_add(others.low)?);
        (least > 0 && most > 0 && part.low >= 0 && others.low >= 0)
            .then_some(Self { low: (part.low, least), high: (part.high, most) })
    }

    /// Is it surely above one?
    pub(super) fn is_above_one(self) -> bool {
        self.low.0 > self.low.1
    }

    /// Is it surely one or above?
    pub(super) fn is_one_or_above(self) -> bool {
        self.low.0 >= self.low.1
    }

    /// Is it surely below one?
    pub(super) fn is_below_one(self) -> bool {
        self.high.0 < self.high.1
    }

    /// Is it surely one or below?
    pub(super) fn is_one_or_below(self) -> bool {
        self.high.0 <= self.high.1
    }

    /// Is it surely `hundredths` hundredths or more?
    pub(super) fn is_at_least(self, hundredths: Bound) -> bool {
        times(self.low.0, 100).zip(times(self.low.1, hundredths)).is_some_and(|(own, wanted)| own >= wanted)
    }

    /// Is it surely `hundredths` hundredths or less?
    pub(super) fn is_at_most(self, hundredths: Bound) -> bool {
        times(self.high.0, 100).zip(times(self.high.1, hundredths)).is_some_and(|(own, wanted)| own <= wanted)
    }

    /// Is it surely more than another?
    pub(super) fn is_above(self, other: Self) -> bool {
        let (own, others) = (times(self.low.0, other.high.1), times(other.high.0, self.low.1));
        own.zip(others).is_some_and(|(own, others)| own > others)
    }

    /// Is the least it may be more than that of another?
    pub(super) fn is_surer_than(self, other: Self) -> bool {
        let (own, others) = (times(self.low.0, other.low.1), times(other.low.0, self.low.1));
        own.zip(others).is_some_and(|(own, others)| own > others)
    }

    /// By how much it is above one: times from three on, else per cent.
    pub(super) fn growth(self) -> Option<Size> {
        if self.is_at_least(TOO_MANY * 100) || !self.is_at_most(TOO_MANY * 100) {
            return None;
        }
        if self.is_at_least(MANY * 100) { self.times() } else { self.more() }
    }

    /// So many times as much.
    pub(super) fn times(self) -> Option<Size> {
        written(self.low, self.high, 10).map(Size::Times)
    }

    /// By how many per cent it is above one.
    pub(super) fn more(self) -> Option<Size> {
        let above = |(over, under): (Bound, Bound)| Some((times(over - under, 100)?, under));
        written(above(self.low)?, above(self.high)?, 10).map(Size::Percent)
    }

    /// By how many per cent it is above one at the most, rounded up.
    pub(super) fn at_most_more(self) -> Option<Size> {
        let (over, under) = self.high;
        let high = ceiling((times(over - under, 100)?, under), 0)?.max(1);
        Some(Size::Percent(Digits { low: high, high, decimals: 0 }))
    }

    /// By how many per cent it is below one.
    pub(super) fn less(self) -> Option<Size> {
        let below = |(over, under): (Bound, Bound)| Some((times(under - over, 100)?, under));
        written(below(self.high)?, below(self.low)?, 10).map(Size::Percent)
    }

    /// How many per cent of one it is.
    pub(super) fn percent(self) -> Option<Size> {
        let hundred = |(over, under): (Bound, Bound)| Some((times(over, 100)?, under));
        written(hundred(self.low)?, hundred(self.high)?, 10).map(Size::Percent)
    }
}

fn times(number: Bound, factor: Bound) -> Option<Bound> {
    number.checked_mul(factor)
}

/// The number that both ends are rounded to, with no decimals from `whole` on and one below it, or one more; else the two, the
/// lower rounded down and the higher up.
fn written(low: (Bound, Bound), high: (Bound, Bound), whole: Bound) -> Option<Digits> {
    let usual = u32::from(low.0 < times(low.1, whole)?);
    for decimals in usual..usual + 2 {
        let (low, high) = (nearest(low, decimals)?, nearest(high, decimals)?);
        if low == high && low > 0 {
            return Some(Digits { low, high, decimals });
        }
    }
    let enclosing = |decimals| Some(Digits { low: floor(low, decimals)?, high: ceiling(high, decimals)?, decimals });
    // What is surely something is not written as nothing, if one more decimal can help it.
    enclosing(usual).filter(|digits| digits.low > 0 || low.0 <= 0).or_else(|| enclosing(usual + 1))
}

fn floor((over, under): (Bound, Bound), decimals: u32) -> Option<Bound> {
    Some(times(over, 10i128.pow(decimals))?.div_euclid(under))
}

fn ceiling((over, under): (Bound, Bound), decimals: u32) -> Option<Bound> {
    Some(-((-times(over, 10i128.pow(decimals))?).div_euclid(under)))
}

/// Rounded half up.
fn nearest((over, under): (Bound, Bound), decimals: u32) -> Option<Bound> {
    let doubled = times(over, 2 * 10i128.pow(decimals))?.checked_add(under)?;
    Some(doubled.div_euclid(times(under, 2)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(rising: (i128, i128), falling: (i128, i128)) -> Range {
        let interval = |(low, high)| Interval { low, high };
        Range::of(interval(rising), interval(falling)).unwrap()
    }

    #[test]
    fn one_number_where_the_bounds_allow_no_other() {
        let digits = |low, high, decimals| Digits { low, high, decimals };
        // 4 ± 0.5 on 5 ± 0.5: 3.5/5.5 − 1 = −36.4 % to 4.5/4.5 − 1 = 0 %.
        let fall = range((35, 45), (45, 55));
        assert!(fall.is_one_or_below() && !fall.is_below_one());
        assert_eq!(fall.less(), Some(Size::Percent(digits(0, 364, 1))));
        assert_eq!(range((120, 120), (100, 100)).growth(), Some(Size::Percent(digits(20, 20, 0))));
        assert_eq!(range((1_034, 1_034), (1_000, 1_000)).growth(), Some(Size::Percent(digits(34, 34, 1))));
        // 5 ± 0.5 on 1.5 ± 0.05: 2.90 to 3.79 times, so per cent, since it is not surely three times.
        assert_eq!(range((45, 55), (15, 16)).growth(), Some(Size::Percent(digits(181, 267, 0))));
        assert_eq!(range((56, 56), (8, 8)).growth(), Some(Size::Times(digits(70, 70, 1))));
        assert_eq!(range((9_000_000, 9_000_000), (8, 8)).growth(), None);
    }
}
