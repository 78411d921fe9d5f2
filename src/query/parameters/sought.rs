//! Which figure is looked for, as an address says it: `value=1.5e9`, or worded, `value=1.5&unit_mult=9`.
//!
//! The digits written say the rounding, so `1.5e9` and `1.50e9` are two questions. Scale and decimals are taken into the value
//! where they can be, so that one question has one address.

use std::{fmt, str::FromStr};

use crate::{
    parameter::ParameterError,
    series::Subject,
    trade::{ClaimUnit, Dyad, Figure, Qualifier},
};

/// The greatest power of ten: thousands of millions of millions.
pub(super) const MOST_POWER: u8 = 15;

/// A number as written, with or without an exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WrittenNumber {
    /// The digits.
    pub figure: Figure,
    /// The power of ten that they are counted in.
    pub power: u8,
}

/// Which figure is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Sought {
    /// The value.
    pub value: Option<WrittenNumber>,
    /// The upper value, of `between`.
    pub value_to: Option<WrittenNumber>,
    /// A power of ten that both are counted in besides.
    pub unit_mult: Option<u8>,
    /// How many decimals are stated, where that is not how many are written.
    pub decimals: Option<u8>,
    /// How the value is hedged; `exact` where nothing is said.
    pub qualifier: Option<Qualifier>,
    /// What it is counted in; any currency where nothing is said.
    pub unit: Option<ClaimUnit>,
    /// The pair whose figures are gone through, in both directions.
    pub pair: Option<Dyad>,
    /// Only this flow, the balance among them.
    pub flow: Option<Subject>,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoNumber;

impl FromStr for WrittenNumber {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        // The plus sign of an exponent is a blank where it was not percent-coded.
        let power = power.strip_prefix(['+', ' ']).unwrap_or(power);
        let plain = (1..=2).contains(&power.len()) && power.bytes().all(|byte| byte.is_ascii_digit());
        let power = Some(power).filter(|_| plain).and_then(|power| power.parse().ok()).filter(|power| *power <= MOST_POWER);
        let figure: Figure = digits.parse().map_err(|_| NoNumber)?;
        // What is wider is no amount, and its square would not fit where figures are compared.
        let decimals = figure.written_decimals();
        let is_narrow = decimals <= 6 && figure.digits().unsigned_abs() < 10u128.pow(15 + decimals);
        Ok(Self { figure: Some(figure).filter(|_| is_narrow).ok_or(NoNumber)?, power: power.ok_or(NoNumber)? })
    }
}

impl fmt::Display for WrittenNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (digits, decimals) = (self.figure.digits(), self.figure.written_decimals());
        let unit = 10u128.pow(decimals);
        let (whole, rest) = (digits.unsigned_abs() / unit, digits.unsigned_abs() % unit);
        write!(out, "{}{whole}", if digits < 0 { "-" } else { "" })?;
        if decimals > 0 {
            write!(out, ".{rest:0>width$}", width = decimals as usize)?;
        }
        if self.power > 0 { write!(out, "e{}", self.power) } else { Ok(()) }
    }
}

impl Sought {
    /// Takes scale and decimals into the value.
    ///
    /// # Errors
    /// A parameter error where that makes it too large.
    pub(super) fn simplify(&mut self) -> Result<(), ParameterError> {
        let Some(value) = &mut self.value else { return Ok(()) };
        if let Some(unit_mult) = self.unit_mult.take() {
            for number in std::iter::once(&mut *value).chain(&mut self.value_to) {
                number.power += unit_mult;
                if number.power > MOST_POWER {
                    let detail = format!("and the exponent of the value are more than {MOST_POWER} together");
                    return Err(ParameterError::new("unit_mult", detail, &["a scale said once"]));
                }
            }
        }
        let written = value.figure.written_decimals();
        let wider = self.decimals.map(u32::from).filter(|decimals| *decimals >= written);
        if let Some(figure) = wider.and_then(|decimals| value.figure.with_decimals(decimals)) {
            (value.figure, self.decimals) = (figure, None);
        }
        Ok(())
    }

    /// What no parameter can see alone.
    ///
    /// # Errors
    /// An upper value without `between`, or the other way round, or one that is not above the value.
    pub(super) fn validate(&self) -> Result<(), ParameterError> {
        let is_between = self.qualifier == Some(Qualifier::Between);
        if is_between != self.value_to.is_some() {
            let detail = "goes with qualifier=between, and with nothing else";
            return Err(ParameterError::new("value_to", detail, &["both or neither"]));
        }
        let size = |number: WrittenNumber| number.figure.to_f64() * 10f64.powi(number.power.into());
        match (self.value, self.value_to) {
            (Some(value), Some(upper)) if size(upper) <= size(value) => {
                Err(ParameterError::new("value_to", format!("{upper} is not above {value}"), &["a number above value"]))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified(value: &str, unit_mult: Option<u8>, decimals: Option<u8>) -> (String, Option<u8>) {
        let mut sought = Sought { value: value.parse().ok(), unit_mult, decimals, ..Sought::default() };
        sought.simplify().unwrap();
        assert_eq!(sought.unit_mult, None);
        (sought.value.unwrap().to_string(), sought.decimals)
    }

    #[test]
    fn numbers_read_back_with_the_digits_that_were_written() {
        for (text, written) in
            [("1.5e9", "1.5e9"), ("1.50E+9", "1.50e9"), ("1.5e 9", "1.5e9"), ("-17.3", "-17.3"), ("007", "7"), ("0.05", "0.05")]
        {
            assert_eq!(text.parse::<WrittenNumber>().unwrap().to_string(), written);
        }
        for bad in ["1,5", "1.5bn", "1e16", "1e-3", "e9", "1e", "1.5e9.0", "", "1234567890123456", "0.1234567", "۱"] {
            assert!(bad.parse::<WrittenNumber>().is_err(), "{bad}");
        }
    }

    #[test]
    fn one_question_has_one_value() {
        assert_eq!(simplified("1.5", Some(9), None), ("1.5e9".to_owned(), None));
        assert_eq!(simplified("1.5e3", Some(6), Some(1)), ("1.5e9".to_owned(), None));
        assert_eq!(simplified("1.5e9", None, Some(3)), ("1.500e9".to_owned(), None));
        // Coarser than it is written is not a way to write it.
        assert_eq!(simplified("1.5e9", None, Some(0)), ("1.5e9".to_owned(), Some(0)));
        let mut huge = Sought { value: "1e9".parse().ok(), unit_mult: Some(9), ..Sought::default() };
        assert_eq!(huge.simplify().unwrap_err().parameter, "unit_mult");
    }

    #[test]
    fn an_upper_value_goes_with_between() {
        let fault = |value: &str, upper: Option<&str>, qualifier| {
            let upper = upper.and_then(|upper| upper.parse().ok());
            let sought = Sought { value: value.parse().ok(), value_to: upper, qualifier, ..Sought::default() };
            sought.validate().err().map(|error| error.detail)
        };
        assert_eq!(fault("4e9", Some("5e9"), Some(Qualifier::Between)), None);
        assert!(fault("4e9", None, Some(Qualifier::Between)).is_some() && fault("4e9", Some("5e9"), None).is_some());
        assert_eq!(fault("5e9", Some("5e9"), Some(Qualifier::Between)).unwrap(), "5e9 is not above 5e9");
    }
}
