//! Exact ratios of integers, rounded once to the nearest double.
//!
//! IEEE 754 division of two exactly held integers is already rounded correctly; larger ones are divided bit by bit
//! with a sticky bit, so that no figure is rounded twice.

use std::cmp::Ordering;

/// `numerator / denominator`, the denominator above zero.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

/// Integers up to here are exact as doubles.
const EXACT: u128 = 1 << 53;

impl Fraction {
    /// The fraction, or nothing when the denominator is not above zero.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// The fraction times 100, for per cent.
    #[must_use]
    pub fn percent(self) -> Self {
        Self { numerator: self.numerator.saturating_mul(100), ..self }
    }

    /// The difference, exact; nothing when it is too large to hold.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_sub(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The quotient, exact; nothing when the divisor is not above zero or it is too large to hold.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.numerator <= 0 {
            return None;
        }
        Self::new(self.numerator.checked_mul(other.denominator)?, self.denominator.checked_mul(other.numerator)?)
    }

    /// Without its sign.
    #[must_use]
    pub fn size(self) -> Self {
        Self { numerator: self.numerator.saturating_abs(), ..self }
    }

    /// One divided by it; nothing when it is not above zero.
    #[must_use]
    pub fn inverse(self) -> Option<Self> {
        Self::new(1, 1)?.over(self)
    }

    /// Its power, exact; nothing when it is too large to hold.
    #[must_use]
    pub fn power(self, exponent: u32) -> Option<Self> {
        let whole = self.reduced();
        Self::new(whole.numerator.checked_pow(exponent)?, whole.denominator.checked_pow(exponent)?)
    }

    /// Is the order of the two told exactly?
    #[must_use]
    pub fn compares_exactly(self, other: Self) -> bool {
        self.numerator.checked_mul(other.denominator).is_some() && other.numerator.checked_mul(self.denominator).is_some()
    }

    fn reduced(self) -> Self {
        let (mut one, mut other) = (self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        while other > 0 {
            (one, other) = (other, one % other);
        }
        let common = i128::try_from(one).unwrap_or(1).max(1);
        Self { numerator: self.numerator / common, denominator: self.denominator / common }
    }

    /// What it makes of one, as a growth in per cent: 1 and a quarter of 25; nothing when that is not above zero.
    #[must_use]
    pub fn growth_factor(self) -> Option<Self> {
        let whole = self.denominator.checked_mul(100)?;
        let numerator = whole.checked_add(self.numerator).filter(|numerator| *numerator > 0)?;
        Self::new(numerator, whole)
    }

    /// So many times as much, rounded down to a whole number.
    #[must_use]
    pub fn scaled_down(self, times: i128) -> i128 {
        self.numerator.saturating_mul(times).div_euclid(self.denominator)
    }

    /// So many times as much, rounded up to a whole number.
    #[must_use]
    pub fn scaled_up(self, times: i128) -> i128 {
        -(self.numerator.saturating_neg().saturating_mul(times).div_euclid(self.denominator))
    }

    /// The nearest double; never −0.0.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        let size = nearest(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        if self.numerator < 0 { -size } else { size }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "both sides are held exactly, or carry a sticky bit that decides the rounding")]
fn nearest(numerator: u128, denominator: u128) -> f64 {
    if numerator <= EXACT && denominator <= EXACT {
        return numerator as f64 / denominator as f64;
    }
    // Shifted to its full width, the numerator gives all the digits that a double keeps, and a sticky last one, at once.
    let shift = numerator.leading_zeros();
    if (1..1 << 63).contains(&denominator) && numerator > 0 {
        let shifted = numerator << shift;
        let sticky = (shifted / denominator) | u128::from(!shifted.is_multiple_of(denominator));
        return libm::ldexp(sticky as f64, -i32::try_from(shift).unwrap_or(0));
    }
    let (mut quotient, mut rest) = (numerator / denominator, numerator % denominator);
    let mut halvings = 0;
    // 64 significant bits and a sticky last one are more than a double keeps: the cast below rounds once.
    while quotient < 1 << 63 && rest != 0 && halvings < 1_000 {
        rest <<= 1;
        quotient <<= 1;
        halvings += 1;
        if rest >= denominator {
            rest -= denominator;
            quotient |= 1;
        }
    }
    let sticky = quotient | u128::from(rest != 0);
    libm::ldexp(sticky as f64, -halvings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirds_and_signs() {
        assert_eq!(Fraction::new(700, 3).unwrap().to_f64(), 233.333_333_333_333_34);
        assert_eq!(Fraction::new(-1, 5).unwrap().percent().to_f64(), -20.0);
        assert!(Fraction::new(0, 7).unwrap().to_f64().is_sign_positive());
        assert_eq!(Fraction::new(1, 0), None);
        assert!(Fraction::new(1, 3) < Fraction::new(34, 100));
    }

    proptest! {
        /// By shifting and bit by bit, the same double comes out.
        #[test]
        fn both_ways_agree(numerator in 0u128..1 << 100, denominator in 1u128..1 << 62) {
            let wide = nearest(numerator << 2, denominator << 2);
            prop_assert_eq!(nearest(numerator, denominator).to_bits(), wide.to_bits());
            let slow = nearest(numerator << 20, denominator << 20);
            prop_assert_eq!(nearest(numerator, denominator).to_bits(), slow.to_bits());
        }

        /// Scaling both sides leaves the rounded value alone, on the fast path and on the slow one.
        #[test]
        fn scaling_changes_nothing(numerator in 0i128..1 << 40, denominator in 1i128..1 << 40, scale in 1i128..1 << 60) {
            let plain = Fraction::new(numerator, denominator).unwrap().to_f64();
            let scaled = Fraction::new(numerator * scale, denominator * scale).unwrap().to_f64();
            prop_assert_eq!(plain.to_bits(), scaled.to_bits());
        }
    }
}
