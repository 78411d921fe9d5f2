//! Amounts of money as exact integers, and the published level: an amount with the interval its rounding allows.

use super::{Bound, BOUND_PER_HUNDREDTH, Figure, Interval, Valuation};

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
    pub fn from_wording(figure: Figure, unit_mult: u8, decimals: Option<u8>, valuation: Valuation) -> Result<(Self, bool), OutOfRange> {
        let written = i32::try_from(figure.written_decimals()).map_err(|_| OutOfRange)?;
        let power = i32::from(unit_mult) - written;
        let (hundredths, inexact) = rounded(figure.digits(), power + 2).ok_or(OutOfRange)?;
        let amount = Amount(i64::try_from(hundredths).map_err(|_| OutOfRange)?);
        let Some(decimals) = decimals else {
            let level = Self { amount, bounds: Interval::point(amount.bound()), rounding: None, valuation };
            return Ok((level, inexact));
        };
        let bounds = wording_interval(figure, power, i32::from(unit_mult) - i32::from(decimals)).ok_or(OutOfRange)?;
        let bounds = Interval { low: bounds.low.max(0), high: bounds.high };
        let rounding = i8::try_from(i32::from(unit_mult) - i32::from(decimals)).ok();
        Ok((Self { amount, bounds, rounding, valuation }, inexact))
    }

    /// Does the interval hold zero only from above: is the level surely positive?
    #[must_use]
    pub fn is_surely_positive(&self) -> bool {
        self.bounds.low > 0
    }
}

/// `digits · 10^power` give or take half of `10^unit`, in ten-thousandths of the unit, widened outward where finer.
fn wording_interval(figure: Figure, power: i32, unit: i32) -> Option<Interval> {
    // Work at 10^-shift ten-thousandths, fine enough for the digits and for half of the rounding unit.
    let shift = (-(power + 4)).max(-(unit + 3)).max(0);
    let middle = scaled(figure.digits(), power + 4 + shift)?;
    let half = scaled(5, unit + 3 + shift)?;
    let fine = 10i128.checked_pow(u32::try_from(shift).ok()?)?;
    Some(Interval { low: (middle - half).div_euclid(fine), high: -(-(middle + half)).div_euclid(fine) })
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
        let (fine, inexact) = level("0.12345", 0, Some(5));
        assert!(inexact);
        // 0.12345 ± 0.000005 is 1234.45 to 1234.55 ten-thousandths, widened to whole ones.
        assert_eq!(fine.bounds, Interval { low: 1234, high: 1235 });
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
