//! A JSON number kept as its decimal text, so that money stays exact on its way out.

use std::fmt;

use serde::{Serialize, Serializer, ser::Error};
use serde_json::value::RawValue;

use crate::trade::{Amount, Bound, Figure};

/// A number as it is written in JSON and CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// `digits · 10^power`, exactly: no exponent, no zeros behind the last decimal, no point without decimals.
    #[must_use]
    pub fn scaled(digits: i128, power: i32) -> Self {
        let sign = if digits < 0 { "-" } else { "" };
        let plain = digits.unsigned_abs().to_string();
        let places = usize::try_from(power.unsigned_abs()).unwrap_or(0);
        if digits == 0 {
            return Self("0".to_owned());
        }
        if power >= 0 {
            return Self(format!("{sign}{plain}{}", "0".repeat(places)));
        }
        let padded = format!("{plain:0>width$}", width = places + 1);
        let (whole, decimals) = padded.split_at(padded.len() - places);
        let decimals = decimals.trim_end_matches('0');
        Self(if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") })
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
        Self(count.to_string())
    }

    /// The shortest text that reads back as the same double; nothing for NaN and infinity, never −0.
    #[must_use]
    pub fn ratio(value: f64) -> Option<Self> {
        serde_json::Number::from_f64(value + 0.0).map(|number| Self(number.to_string()))
    }

    /// Like [`Number::ratio`], but a whole number has no decimals.
    #[must_use]
    pub fn plain(value: f64) -> Option<Self> {
        Self::ratio(value).map(|Self(text)| Self(text.strip_suffix(".0").unwrap_or(&text).to_owned()))
    }

    /// The decimal text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.clone()).map_err(S::Error::custom)?.serialize(serializer)
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
    }
}
