//! `font_scale=`: all sizes of text and marks, times a number.

use crate::parameter::ParameterError;

/// How much larger or smaller than usual text and marks are: 0.5 to 3 in hundredths, so that it is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FontScale(u16);

/// What is allowed, in words.
const ALLOWED: &str = "a number from 0.5 to 3 with at most two decimals";
/// The same in hundredths.
const RANGE: std::ops::RangeInclusive<u16> = 50..=300;
/// Either side of a picture is at least so many times the factor.
const ROOM: f64 = 160.0;

impl Default for FontScale {
    fn default() -> Self {
        Self(100)
    }
}

impl FontScale {
    pub(super) const fn of_hundredths(hundredths: u16) -> Self {
        Self(hundredths)
    }

    /// The number.
    fn factor(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Is text larger than usual by a quarter or more?
    pub(super) fn is_enlarged(self) -> bool {
        self.0 >= 125
    }

    /// The number, as far as a picture of this size has room for such text: at its least size of 200 pixels a quarter more.
    pub(super) fn within(self, width: f64, height: f64) -> f64 {
        self.factor().min((width.min(height) / ROOM).max(1.0))
    }

    /// The scale of a text such as `1.25`.
    ///
    /// # Errors
    /// [`ParameterError`] with what is allowed.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        let refused = || ParameterError::new("font_scale", format!("{text:?} is not allowed"), &[ALLOWED]);
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole, 1) || !digits(decimals, 2) {
            return Err(refused());
        }
        let hundredths = format!("{whole}{decimals:0<2}").parse().ok().filter(|hundredths| RANGE.contains(hundredths));
        hundredths.map(Self).ok_or_else(refused)
    }
}

impl std::fmt::Display for FontScale {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{}", self.factor())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_to_three_with_two_decimals() {
        for (text, factor) in [("0.5", 0.5), ("1", 1.0), ("1.05", 1.05), ("1.5", 1.5), ("3", 3.0), ("3.00", 3.0)] {
            let scale = FontScale::parse(text).unwrap();
            assert_eq!(scale.factor(), factor, "{text}");
            assert_eq!(FontScale::parse(&scale.to_string()), Ok(scale), "{text}");
        }
        assert_eq!(FontScale(300).within(1200.0, 800.0), 3.0);
        assert_eq!((FontScale(300).within(1600.0, 240.0), FontScale(300).within(100.0, 100.0)), (1.5, 1.0), "no room");
        for text in ["", "0.49", "3.01", "1.255", "-1", "+1", "1,5", "1.", ".5", "1e0", "NaN", "12", "1.2.3"] {
            assert!(FontScale::parse(text).is_err(), "{text}");
        }
    }
}
