//! A figure as written: plain ASCII digits with an optional decimal point. Nothing is guessed.

use std::{fmt, str::FromStr};

/// A decimal number exactly as written: `digits · 10^-written_decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    digits: i128,
    written_decimals: u32,
}

/// Why a text is not a plain figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FigureFault {
    /// `1,5` or `1,234`.
    #[error("a comma; write a decimal point and no thousands marks")]
    Comma,
    /// `1.5bn`, `about 5`, `NaN`.
    #[error("not a number; write digits and at most one decimal point")]
    NotANumber,
    /// `1e400`.
    #[error("an exponent; write the number out and use unit_mult for the scale")]
    Exponent,
    /// U+2212 and its like.
    #[error("a Unicode minus sign; write the ASCII hyphen-minus")]
    UnicodeMinus,
    /// Persian, Arabic and other digits.
    #[error("digits that are not ASCII; write 0 to 9")]
    ForeignDigits,
    /// More digits than can be held exactly.
    #[error("too many digits; at most 24 are held exactly")]
    TooLong,
}

impl Figure {
    /// The figure of these digits, so many of them behind the decimal point.
    #[must_use]
    pub fn from_digits(digits: i128, written_decimals: u32) -> Self {
        Self { digits, written_decimals }
    }

    /// The same on the other side of zero.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { digits: -self.digits, ..self }
    }

    /// All digits as one integer.
    #[must_use]
    pub fn digits(self) -> i128 {
        self.digits
    }

    /// How many digits stand behind the decimal point.
    #[must_use]
    pub fn written_decimals(self) -> u32 {
        self.written_decimals
    }

    /// How many decimals carry information: trailing zeros are not precision.
    #[must_use]
    pub fn significant_decimals(self) -> u32 {
        let (mut digits, mut decimals) = (self.digits, self.written_decimals);
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals -= 1;
        }
        decimals
    }

    /// The same number with so many digits behind the decimal point; nothing where those written are more, or it is too long.
    #[must_use]
    pub fn with_decimals(self, decimals: u32) -> Option<Self> {
        let unit = 10i128.checked_pow(decimals.checked_sub(self.written_decimals)?)?;
        let digits = self.digits.checked_mul(unit).filter(|digits| digits.unsigned_abs() < 10u128.pow(24))?;
        Some(Self { digits, written_decimals: decimals })
    }

    /// Below zero?
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The nearest double, for percentages in claims.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "rounded once, to the nearest double")]
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10f64.powi(i32::try_from(self.written_decimals).unwrap_or(0))
    }
}

fn fault(text: &str) -> FigureFault {
    let body = text.strip_prefix('-').unwrap_or(text);
    let exponent = || {
        let (mantissa, power) = body.split_once(['e', 'E'])?;
        let numeric = |part: &str| {
            part.chars().all(|letter| letter.is_ascii_digit() || ".+-".contains(letter))
                && part.contains(|d: char| d.is_ascii_digit())
        };
        (numeric(mantissa) && numeric(power)).then_some(())
    };
    if text.contains(['\u{2212}', '\u{2013}', '\u{2012}', '\u{fe63}', '\u{ff0d}']) {
        FigureFault::UnicodeMinus
    } else if text.chars().any(|letter| letter.is_numeric() && !letter.is_ascii()) {
        FigureFault::ForeignDigits
    } else if body.contains(',') && body.chars().all(|letter| letter.is_ascii_digit() || ".,".contains(letter)) {
        FigureFault::Comma
    } else if exponent().is_some() {
        FigureFault::Exponent
    } else {
        FigureFault::NotANumber
    }
}

impl FromStr for Figure {
    type Err = FigureFault;

    fn from_str(text: &str) -> Result<Self, FigureFault> {
        let body = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(fraction) {
            return Err(fault(text));
        }
        let fraction = if body.contains('.') { fraction } else { "" };
        if whole.len() + fraction.len() > 24 {
            return Err(FigureFault::TooLong);
        }
        let digits = whole.bytes().chain(fraction.bytes()).fold(0i128, |number, digit| number * 10 + i128::from(digit - b'0'));
        let written_decimals = u32::try_from(fraction.len()).map_err(|_| FigureFault::TooLong)?;
        Ok(Self { digits: if body.len() < text.len() { -digits } else { digits }, written_decimals })
    }
}

impl fmt::Display for Figure {
    /// As it was written: `-1.50`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::try_from(self.written_decimals).unwrap_or(0);
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = decimals + 1);
        let (whole, rest) = digits.split_at(digits.len() - decimals);
        let sign = if self.is_negative() { "-" } else { "" };
        if rest.is_empty() { write!(out, "{sign}{whole}") } else { write!(out, "{sign}{whole}.{rest}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_figures() {
        let figure: Figure = "377087.649".parse().unwrap();
        assert_eq!((figure.digits(), figure.written_decimals()), (377_087_649, 3));
        assert_eq!("1.500".parse::<Figure>().unwrap().significant_decimals(), 1);
        assert_eq!("-17.3".parse::<Figure>().unwrap().to_f64(), -17.3);
    }

    #[test]
    fn is_written_as_it_was_read() {
        for text in ["377087.649", "1.500", "-17.3", "0", "0.048", "-0.5", "5"] {
            assert_eq!(text.parse::<Figure>().unwrap().to_string(), text);
        }
        assert_eq!("007".parse::<Figure>().unwrap().to_string(), "7");
    }

    #[test]
    fn names_the_fault() {
        for (text, fault) in [
            ("1,5", FigureFault::Comma),
            ("1.5bn", FigureFault::NotANumber),
            ("NaN", FigureFault::NotANumber),
            ("inf", FigureFault::NotANumber),
            ("1e400", FigureFault::Exponent),
            ("\u{2212}5", FigureFault::UnicodeMinus),
            ("۱۲", FigureFault::ForeignDigits),
            ("", FigureFault::NotANumber),
            (".5", FigureFault::NotANumber),
            ("5.", FigureFault::NotANumber),
            ("1234567890123456789012345", FigureFault::TooLong),
        ] {
            assert_eq!(text.parse::<Figure>(), Err(fault), "{text}");
        }
    }
}
