//! A JSON number that keeps money exact on its way out.

use std::fmt;

use serde::{Serialize, Serializer, ser::Error};
use serde_json::value::RawValue;

use crate::trade::{Amount, Bound, Figure};

/// A number as it is written in JSON and CSV.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(Representation);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Representation {
    /// `digits / 10^decimals`; the last digit is not 0 unless there are no decimals.
    Exact { digits: i128, decimals: u32 },
    /// A double, finite and not −0.
    Double(f64),
}

/// Decimals of up to so many digits read back from the nearest double, whose shortest text they are.
const SHORTEST: u128 = 1_000_000_000_000_000;

impl Number {
    /// `digits · 10^power`, exactly: no exponent, no zeros behind the last decimal, no point without decimals.
    #[must_use]
    pub fn scaled(digits: i128, power: i32) -> Self {
        if power >= 0 {
            let unit = 10i128.checked_pow(power.unsigned_abs()).unwrap_or(i128::MAX);
            return Self(Representation::Exact { digits: digits.saturating_mul(unit), decimals: 0 });
        }
        let (mut digits, mut decimals) = (digits, power.unsigned_abs());
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals -= 1;
        }
        Self(Representation::Exact { digits, decimals })
    }

    /// An amount in units of its currency.
    #[must_use]
    pub fn amount(amount: Amount) -> Self {
        Self::scaled(amount.hundredths().into(), -2)
    }

    /// A bound in units of its currency.
    #[must_use]
    pub fn bound(bound: Bound) -> Self {
        Self::scaled(bound, -4)
    }

    /// A figure as stated, at its scale.
    #[must_use]
    pub fn figure(figure: Figure, unit_mult: u8) -> Self {
        let written = i32::try_from(figure.written_decimals()).unwrap_or(i32::MAX);
        Self::scaled(figure.digits(), i32::from(unit_mult) - written)
    }

    /// A count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self(Representation::Exact { digits: i128::try_from(count).unwrap_or(i128::MAX), decimals: 0 })
    }

    /// The shortest text that reads back as the same double; nothing for NaN and infinity, never −0.
    #[must_use]
    pub fn ratio(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(Representation::Double(value + 0.0)))
    }

    /// Like [`Number::ratio`], but a whole number has no decimals.
    #[must_use]
    pub fn plain(value: f64) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and far from the limits")]
        let whole = (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i128);
        whole.map_or_else(|| Self::ratio(value), |digits| Some(Self(Representation::Exact { digits, decimals: 0 })))
    }
}

impl Number {
    /// The nearest double.
    #[must_use]
    pub fn double(self) -> f64 {
        match self.0 {
            Representation::Double(value) => value,
            // Both are held exactly, so their quotient is the nearest double.
            #[expect(clippy::cast_precision_loss, reason = "below the largest whole number that every double up to it holds")]
            Representation::Exact { digits, decimals } if digits.unsigned_abs() < 1 << 53 && decimals <= 15 => {
                digits as f64 / 10u64.pow(decimals) as f64
            }
            // The text is a decimal, and reading one rounds to the nearest.
            Representation::Exact { .. } => self.to_string().parse().unwrap_or(f64::NAN),
        }
    }

    /// Does the nearest double, written as short as it can be, say the same number?
    #[must_use]
    pub fn is_a_double(self) -> bool {
        matches!(self.0, Representation::Double(_)) || self.double().to_string() == self.to_string()
    }

    /// Its text without an exponent, however great or small it is.
    #[must_use]
    pub fn plain_digits(self) -> String {
        match self.0 {
            Representation::Double(value) => value.to_string(),
            Representation::Exact { .. } => self.to_string(),
        }
    }

    /// The whole number, if it is one of 64 bits.
    #[must_use]
    pub fn whole(self) -> Option<i64> {
        match self.0 {
            Representation::Exact { digits, decimals: 0 } => digits.try_into().ok(),
            _ => None,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Representation::Exact { digits, decimals: 0 } => write!(out, "{digits}"),
            Representation::Exact { digits, decimals } => {
                let unit = 10u128.pow(decimals);
                let (whole, rest) = (digits.unsigned_abs() / unit, digits.unsigned_abs() % unit);
                let sign = if digits < 0 { "-" } else { "" };
                write!(out, "{sign}{whole}.{rest:0>width$}", width = decimals as usize)
            }
            Representation::Double(value) => match serde_json::Number::from_f64(value) {
                Some(number) => number.fmt(out),
                None => Ok(()),
            },
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Representation::Exact { digits, decimals: 0 } => match i64::try_from(digits) {
                Ok(digits) => serializer.serialize_i64(digits),
                Err(_) => serializer.serialize_i128(digits),
            },
            #[expect(
                clippy::cast_precision_loss,
                reason = "both are exact, so the quotient is the double nearest to the decimal"
            )]
            Representation::Exact { digits, decimals } if digits.unsigned_abs() < SHORTEST && decimals <= 4 => {
                serializer.serialize_f64(digits as f64 / 10i64.pow(decimals) as f64)
            }
            Representation::Exact { .. } => {
                RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
            }
            Representation::Double(value) => serializer.serialize_f64(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact_and_has_cents_only_where_there_are_any() {
        let amount = |hundredths| Number::amount(Amount::from_hundredths(hundredths)).to_string();
        // 5 billion, 377,087,649.12, 10 cents, minus 5 cents, and the largest amount, 92,233,720,368,547,758.07.
        assert_eq!(amount(500_000_000_000), "5000000000");
        assert_eq!(amount(37_708_764_912), "377087649.12");
        assert_eq!((amount(10), amount(-5), amount(0)), ("0.1".into(), "-0.05".into(), "0".into()));
        assert_eq!(amount(i64::MAX), "92233720368547758.07");
        // Half a cent is 50 ten-thousandths.
        assert_eq!(Number::bound(50).to_string(), "0.005");
        assert_eq!(Number::bound(4_500_000_000 * 10_000).to_string(), "4500000000");
    }

    #[test]
    fn ratios_are_the_shortest_text_and_never_minus_zero() {
        let ratio = |value| Number::ratio(value).map(|number| number.to_string());
        // 350/1.5 = 233.333…; the nearest double prints with 17 digits.
        assert_eq!(ratio(350.0 / 1.5), Some("233.33333333333334".into()));
        assert_eq!((ratio(-20.0), ratio(-0.0)), (Some("-20.0".into()), Some("0.0".into())));
        assert_eq!((ratio(f64::NAN), ratio(f64::INFINITY)), (None, None));
        assert_eq!(Number::plain(4.5e9).map(|number| number.to_string()), Some("4500000000".into()));
    }

    #[test]
    fn plain_digits_have_no_exponent() {
        let plain = |value| Number::ratio(value).unwrap().plain_digits();
        assert_eq!(
            (plain(1e21), plain(1.5e-9), plain(-0.0)),
            ("1000000000000000000000".into(), "0.0000000015".into(), "0".into())
        );
        assert_eq!(Number::scaled(-5, -2).plain_digits(), "-0.05");
    }

    #[test]
    fn doubles_say_when_they_are_not_the_number() {
        // 92,233,720,368,547,758.07 has 19 digits; a double holds 15 to 17.
        let (fine, large) = (Number::scaled(37_708_764_912, -2), Number::scaled(i64::MAX.into(), -2));
        assert_eq!((fine.double(), fine.is_a_double(), large.is_a_double()), (377_087_649.12, true, false));
        assert!(Number::scaled(5, 9).is_a_double() && Number::ratio(350.0 / 1.5).unwrap().is_a_double());
        assert_eq!((Number::count(7).whole(), fine.whole(), large.whole()), (Some(7), None, None));
    }

    #[test]
    fn figures_are_moved_to_their_scale() {
        let figure = |text: &str, unit_mult| Number::figure(text.parse().unwrap(), unit_mult).to_string();
        assert_eq!(
            (figure("1.5", 9), figure("-17.3", 0), figure("4900", 6)),
            ("1500000000".into(), "-17.3".into(), "4900000000".into())
        );
    }

    #[test]
    fn json_carries_the_text_as_it_is() {
        assert_eq!(serde_json::to_string(&Number::scaled(9_223_372_036_854_775_807, -2)).unwrap(), "92233720368547758.07");
        // The most digits that go by way of a double, and the least that do not.
        for (digits, power) in
            [(999_999_999_999_999, -2), (-1_000_000_000_000_001, -2), (1, -4), (123_456_789_012_345, -4), (35, -7)]
        {
            let number = Number::scaled(digits, power);
            assert_eq!(serde_json::to_string(&number).unwrap(), number.to_string());
        }
    }
}
