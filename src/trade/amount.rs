//! Amounts of money as exact integers, and the published level: an amount with the interval its rounding allows.

use super::{BOUND_PER_HUNDREDTH, Bound, Figure, Interval, Valuation};

/// Hundredths of the currency unit (cents of a dollar); may be negative in a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

/// A level as published: its amount and what it can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// The amount as published.
    pub amount: Amount,
    /// Lowest and highest value that rounds to it.
    pub bounds: Interval,
    /// Power of ten of the rounding unit in currency units: 9 for "5 billion", 8 for "1.5 billion"; none when not rounded.
    pub rounding: Option<i8>,
    /// At which border it is valued.
    pub valuation: Valuation,
}

/// The figure does not fit 64 bits of hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too large: at most 92 quadrillion units are held exactly")]
pub struct OutOfRange;

impl Amount {
    /// An amount of this many hundredths.
    #[must_use]
    pub fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The amount in whole units, to be drawn; no sum is made of it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a place on a picture")]
    pub fn units(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The hundredths.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// The amount in the scale of bounds.
    #[must_use]
    pub fn bound(self) -> Bound {
        Bound::from(self.0) * BOUND_PER_HUNDREDTH
    }

    /// The sum, or nothing past 64 bits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or nothing past 64 bits.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }
}

/// `digits · 10^power`, or nothing when it does not fit; `power` must not be negative.
fn scaled(digits: i128, power: i32) -> Option<i128> {
    digits.checked_mul(10i128.checked_pow(u32::try_from(power).ok()?)?)
}

/// `digits · 10^power` rounded half to even, and whether anything was rounded away.
fn rounded(digits: i128, power: i32) -> Option<(i128, bool)> {
    if power >= 0 {
        return Some((scaled(digits, power)?, false));
    }
    let unit = 10i128.checked_pow(power.unsigned_abs())?;
    let (whole, rest) = (digits.div_euclid(unit), digits.rem_euclid(unit));
    let up = rest * 2 > unit || (rest * 2 == unit && whole.rem_euclid(2) == 1);
    Some((whole + i128::from(up), rest != 0))
}

impl Level {
    /// The level that a figure as worded stands for: `figure · 10^unit_mult`, give or take `0.5 · 10^(unit_mult - decimals)`.
    ///
    /// Returns also whether finer input was rounded half to even to hundredths.
    ///
    /// # Errors
    /// [`OutOfRange`] when the amount does not fit 64 bits of hundredths.
    pub fn from_wording(
        figure: Figure,
        unit_mult: u8,
        decimals: Option<u8>,
        valuation: Valuation,
    ) -> Result<(Self, bool), OutOfRange> {
        let written = i32::try_from(figure.written_decimals()).map_err(|_| OutOfRange)?;
        let (hundredths, inexact) = rounded(figure.digits(), i32::from(unit_mult) - written + 2).ok_or(OutOfRange)?;
        let amount = Amount(i64::try_from(hundredths).map_err(|_| OutOfRange)?);
        let rounding = decimals.map(|decimals| i32::from(unit_mult) - i32::from(decimals));
        let rounding = rounding.map(i8::try_from).transpose().map_err(|_| OutOfRange)?;
        let level = if inexact && rounding.is_none() {
            Self::finer(amount, valuation)
        } else {
            Self::rounded_to(amount, rounding, valuation)
        };
        Ok((level, inexact))
    }

    /// The level of a figure that is not rounded, but finer than the hundredths which hold it: half a hundredth either way.
    #[must_use]
    pub fn finer(amount: Amount, valuation: Valuation) -> Self {
        let (middle, half) = (amount.bound(), BOUND_PER_HUNDREDTH / 2);
        let bounds = Interval { low: (middle - half).max(0), high: middle + half };
        Self { amount, bounds, rounding: None, valuation }
    }

    /// Is the figure not rounded, but finer than the hundredths which hold it?
    #[must_use]
    pub fn is_finer(&self) -> bool {
        self.rounding.is_none() && self.bounds.low != self.bounds.high
    }

    /// The level of an amount that was rounded to `10^rounding` units; a level never goes below 0.
    #[must_use]
    pub fn rounded_to(amount: Amount, rounding: Option<i8>, valuation: Valuation) -> Self {
        let middle = amount.bound();
        let half = rounding.map_or(0, half_unit);
        let bounds = Interval { low: (middle - half).max(0), high: middle + half };
        Self { amount, bounds, rounding, valuation }
    }

    /// Does the interval hold zero only from above: is the level surely positive?
    #[must_use]
    pub fn is_surely_positive(&self) -> bool {
        self.bounds.low > 0
    }
}

/// Half of `10^unit` currency units in ten-thousandths. Units finer than hundredths were rounded once more on the way in:
/// their half is widened by the half hundredth which that may have moved the amount.
fn half_unit(unit: i8) -> Bound {
    let power = i32::from(unit) + 3;
    if power >= 1 { scaled(5, power).unwrap_or(Bound::MAX / 4) } else { BOUND_PER_HUNDREDTH / 2 + if power == 0 { 5 } else { 1 } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::BOUND_PER_UNIT;

    fn level(text: &str, unit_mult: u8, decimals: Option<u8>) -> (Level, bool) {
        Level::from_wording(text.parse().unwrap(), unit_mult, decimals, Valuation::Unknown).unwrap()
    }

    #[test]
    fn five_billion_as_worded_is_four_and_a_half_to_five_and_a_half() {
        let (five, inexact) = level("5", 9, Some(0));
        assert_eq!(five.amount.hundredths(), 500_000_000_000);
        assert_eq!((five.bounds.low, five.bounds.high), (4_500_000_000 * BOUND_PER_UNIT, 5_500_000_000 * BOUND_PER_UNIT));
        assert_eq!((five.rounding, inexact), (Some(9), false));
        let (million, _) = level("4900", 6, Some(0));
        assert_eq!((million.bounds.low, million.bounds.high), (4_899_500_000 * BOUND_PER_UNIT, 4_900_500_000 * BOUND_PER_UNIT));
    }

    #[test]
    fn finer_than_a_cent_is_rounded_half_to_even_and_its_bounds_hold_the_figure() {
        // 0.125 and 0.135 have their fives on the border: 12 and 14 are the even hundredths.
        assert_eq!(level("0.125", 0, None).0.amount.hundredths(), 12);
        assert_eq!(level("0.135", 0, None).0.amount.hundredths(), 14);
        // An eighth without decimals is not rounded; 0.12 holds it within half a hundredth, and three eighths are three times as much.
        let (eighth, three) = (level("0.125", 0, None).0, level("0.375", 0, None).0);
        assert_eq!((eighth.bounds, eighth.rounding), (Interval { low: 1_150, high: 1_250 }, None));
        assert!(eighth.is_finer() && three.bounds.low <= 3_750 && three.bounds.high >= 3_750);
        assert_eq!(level("0.004", 0, None).0.bounds, Interval { low: 0, high: 50 });
        let (fine, inexact) = level("0.12345", 0, Some(5));
        assert!(inexact);
        // 0.12345 became 0.12, at most half a hundredth away; its own rounding adds less than one ten-thousandth.
        assert_eq!(fine.bounds, Interval { low: 1149, high: 1251 });
    }

    #[test]
    fn without_decimals_nothing_is_rounded_and_no_level_falls_below_zero() {
        let (plain, _) = level("12.34", 3, None);
        assert_eq!(plain.bounds, Interval::point(plain.amount.bound()));
        assert_eq!(level("0", 9, Some(0)).0.bounds.low, 0);
        let huge: Figure = "99999999999999999".parse().unwrap();
        assert_eq!(Level::from_wording(huge, 3, None, Valuation::Fob), Err(OutOfRange));
    }
}
