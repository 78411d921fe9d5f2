//! Figures of providers' files: exact decimals, whatever wrote them. `1e+05` of R and `6804128143.0` of Python are whole
//! numbers; trailing zeros are not precision; a decimal comma is read only where the provider writes one.

use super::reason::{DropReason, Dropped, Mapped};

/// A figure as worded: `digits · 10^-decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub digits: i64,
    pub decimals: u8,
    /// How many of the last digits are not known: six of Excel's `1.23457E+11`, which shows six of twelve.
    pub unknown: u8,
}

/// So many decimals behind the hundredths are kept; what doubles add behind those is no figure.
const KEPT: i32 = 4;

/// What providers write where there is no figure.
const MISSING: [&str; 8] = ["", "NA", "N/A", "NaN", "null", "NULL", "..", "-"];

/// Is there no figure?
pub(super) fn is_missing(text: &str) -> bool {
    MISSING.contains(&text.trim())
}

impl Number {
    /// Reads a figure; `unit_mult` is the scale it stands at. Finer than hundredths of the unit is kept as far as it fits, so that
    /// who reads it knows that the hundredths it is held in are not all; the second of the pair says so.
    pub(super) fn read(text: &str, decimal: char, unit_mult: u8) -> Mapped<(Self, bool)> {
        let read = Self::read_signed(text, decimal, unit_mult)?;
        if read.0.digits < 0 { Err(Dropped::new(DropReason::Negative, format!("{:?}", text.trim()))) } else { Ok(read) }
    }

    /// The same, also below zero: a correction among parts, which only their sum may not be.
    pub(super) fn read_signed(text: &str, decimal: char, unit_mult: u8) -> Mapped<(Self, bool)> {
        let text = text.trim();
        if let Some(read) = Self::plain(text, decimal, unit_mult) {
            return Ok((read, false));
        }
        if is_missing(text) {
            return Err(Dropped::new(DropReason::Missing, format!("{text:?}")));
        }
        let wrong = || Dropped::new(DropReason::Value, format!("{text:?}"));
        let (digits, decimals) = decimal_parts(text, decimal).ok_or_else(wrong)?;
        let finest = i32::from(unit_mult) + 2;
        let at = |most: i32| {
            let (digits, decimals, inexact) =
                if decimals > most { half_even(digits, decimals - most, most) } else { (digits, decimals, false) };
            trimmed(digits, decimals).map(|(digits, decimals)| (digits, decimals, inexact))
        };
        let (digits, decimals, cut) = at(finest + KEPT).or_else(|| at(finest)).ok_or_else(wrong)?;
        let inexact = cut || i32::from(decimals) > finest;
        Ok((Self { digits, decimals, unknown: unknown(text, decimal).ok_or_else(wrong)? }, inexact))
    }

    /// A figure of few digits and none finer than hundredths of the unit, as nearly all are; what is not one goes the long way.
    fn plain(text: &str, decimal: char, unit_mult: u8) -> Option<Self> {
        if text.is_empty() || text.len() > 18 {
            return None;
        }
        let (mut digits, mut point) = (0_i64, None);
        for (place, byte) in text.bytes().enumerate() {
            match byte {
                b'0'..=b'9' => digits = digits * 10 + i64::from(byte - b'0'),
                byte if char::from(byte) == decimal && point.is_none() && decimal.is_ascii() => point = Some(place),
                _ => return None,
            }
        }
        let mut decimals = point.map_or(0, |point| text.len() - point - 1);
        if point.is_some() && text.len() == 1 || decimals > usize::from(unit_mult) + 2 {
            return None;
        }
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals -= 1;
        }
        Some(Self { digits, decimals: u8::try_from(decimals).ok()?, unknown: 0 })
    }

    /// The figure at a scale at which all its digits are known, with its decimals there; itself when they are known as it is.
    pub(super) fn known(self, unit_mult: u8, decimals: Option<u8>) -> (Self, u8, Option<u8>) {
        if self.unknown == 0 {
            return (self, unit_mult, decimals);
        }
        let digits = self.digits / 10i64.pow(self.unknown.into());
        (Self { digits, decimals: 0, unknown: 0 }, unit_mult + self.unknown, Some(0))
    }

    /// Hundredths of a unit as a figure.
    pub(super) fn of_hundredths(hundredths: i128) -> Option<Self> {
        let (digits, decimals) = trimmed(hundredths, 2)?;
        Some(Self { digits, decimals, unknown: 0 })
    }

    /// The sum, exactly.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let scaled =
            |number: Self| i128::from(number.digits).checked_mul(10i128.checked_pow((decimals - number.decimals).into())?);
        let (digits, decimals) = trimmed(scaled(self)?.checked_add(scaled(other)?)?, i32::from(decimals))?;
        Some(Self { digits, decimals, unknown: self.unknown.max(other.unknown) })
    }

    /// Hundredths of the currency unit, half to even where the figure is finer.
    pub(super) fn hundredths(self, unit_mult: u8) -> i128 {
        let power = i32::from(unit_mult) + 2 - i32::from(self.decimals);
        if let Ok(power @ 0..=8) = u32::try_from(power)
            && let Some(hundredths) = self.digits.checked_mul(10_i64.pow(power))
        {
            return hundredths.into();
        }
        let digits = i128::from(self.digits);
        if power < 0 { half_even(digits, -power, 0).0 } else { digits * 10i128.pow(power.unsigned_abs()) }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = 10u64.pow(self.decimals.into());
        let (width, digits) = (usize::from(self.decimals), self.digits.unsigned_abs());
        let sign = if self.digits < 0 { "-" } else { "" };
        if width == 0 { write!(out, "{sign}{digits}") } else { write!(out, "{sign}{}.{:0width$}", digits / unit, digits % unit) }
    }
}

/// How many digits before the point a spreadsheet's exponent leaves out. It writes a large `E`; R and Python write a small one
/// behind all digits that they have. Nothing when more are left out than a scale can say.
fn unknown(text: &str, decimal: char) -> Option<u8> {
    let Some((mantissa, power)) = text.split_once('E') else { return Some(0) };
    let fraction = mantissa.split_once(decimal).map_or(0, |parts| parts.1.len());
    let unknown = power.parse::<i32>().ok()? - i32::try_from(fraction).ok()?;
    u8::try_from(unknown.max(0)).ok().filter(|unknown| *unknown <= 12)
}

/// Digits and decimals of a plain or exponential number.
fn decimal_parts(text: &str, decimal: char) -> Option<(i128, i32)> {
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok().filter(|power| power.abs() <= 30)?),
        None => (text, 0),
    };
    let (sign, body) = mantissa.strip_prefix('-').map_or((1, mantissa), |body| (-1, body));
    let (whole, fraction) = body.split_once(decimal).unwrap_or((body, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !plain(whole) || !plain(fraction) || whole.len() + fraction.len() > 30 {
        return None;
    }
    let digits = [whole, fraction].concat().parse::<i128>().ok()?;
    let decimals = i32::try_from(fraction.len()).ok()? - power;
    if decimals >= 0 {
        return Some((sign * digits, decimals));
    }
    Some((sign * digits.checked_mul(10i128.checked_pow(decimals.unsigned_abs())?)?, 0))
}

/// `digits` without its last `places` digits, rounded half to even, at `left` decimals.
fn half_even(digits: i128, places: i32, left: i32) -> (i128, i32, bool) {
    let unit = 10i128.checked_pow(places.unsigned_abs()).unwrap_or(i128::MAX);
    // The same on both sides of zero, so that a correction takes away what was added.
    let (whole, rest) = (digits.abs() / unit, digits.abs() % unit);
    let up = rest > unit - rest || (rest == unit - rest && whole % 2 == 1);
    (digits.signum() * (whole + i128::from(up)), left, rest != 0)
}

/// Without trailing zeros behind the point; nothing when it does not fit.
fn trimmed(mut digits: i128, mut decimals: i32) -> Option<(i64, u8)> {
    while decimals > 0 && digits % 10 == 0 {
        digits /= 10;
        decimals -= 1;
    }
    Some((i64::try_from(digits).ok()?, u8::try_from(decimals).ok().filter(|decimals| *decimals <= 17)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, unit_mult: u8) -> Option<String> {
        Number::read(text, '.', unit_mult).ok().map(|(number, _)| number.to_string())
    }

    #[test]
    fn exact_whatever_wrote_it() {
        for (text, worded) in [
            ("6804128143.0", "6804128143"),
            ("1e+05", "100000"),
            ("2.5E3", "2500"),
            ("0.0", "0"),
            ("23685.927", "23685.927"),
            (" 1.50 ", "1.5"),
            (".5", "0.5"),
        ] {
            assert_eq!(read(text, 3).as_deref(), Some(worded), "{text}");
        }
        assert_eq!(Number::read("-9", '.', 0).unwrap_err().reason, DropReason::Negative);
        for bad in ["1,5", "x", "1e99", "9223372036854775808", "--1", "1.2.3"] {
            assert_eq!(Number::read(bad, '.', 0).unwrap_err().reason, DropReason::Value, "{bad}");
        }
        assert_eq!(Number::read("NA", '.', 0).unwrap_err().reason, DropReason::Missing);
        assert_eq!(Number::read("38333,71", ',', 0).unwrap().0.to_string(), "38333.71");
    }

    #[test]
    fn the_short_way_reads_what_the_long_one_does() {
        let long = |text: &str, decimal: char, unit_mult: u8| {
            let (digits, decimals) = decimal_parts(text, decimal)?;
            let (digits, decimals) = trimmed(digits, decimals)?;
            (i32::from(decimals) <= i32::from(unit_mult) + 2).then_some(Number { digits, decimals, unknown: 0 })
        };
        for decimal in ['.', ',', '\u{66b}'] {
            for text in [
                "0",
                "7",
                "00",
                "1.",
                ".5",
                ".",
                "",
                "0.10",
                "10.00",
                "1.23",
                "12.345",
                "999999999999999.99",
                "-1",
                "1e5",
                "123456789012345678",
                "1234567890123456789",
                "+1",
                "1.2.3",
                "1,2",
                "1\u{66b}5",
                "NA",
                "٣",
            ] {
                let text = text.replace('.', &decimal.to_string());
                for unit_mult in [0, 3] {
                    if let Some(read) = Number::plain(&text, decimal, unit_mult) {
                        assert_eq!(Some(read), long(&text, decimal, unit_mult), "{text}");
                    }
                }
            }
        }
        assert!(Number::plain("78255.60", '.', 0).is_some() && Number::plain("0", '.', 0).is_some());
        assert!(Number::plain("0.001", '.', 0).is_none() && Number::plain("1e5", '.', 0).is_none());
    }

    #[test]
    fn finer_than_hundredths_is_kept_and_said() {
        let eighth = Number::read("0.125", '.', 0).unwrap();
        assert_eq!(eighth, (Number { digits: 125, decimals: 3, unknown: 0 }, true));
        assert_eq!((eighth.0.hundredths(0), Number::read("0.135", '.', 0).unwrap().0.hundredths(0)), (12, 14));
        // 0.123456789 million is 123,456.789 dollars; to the cent 123,456.79.
        let million = Number::read("0.123456789", '.', 6).unwrap();
        assert_eq!((million.0.decimals, million.0.hundredths(6), million.1), (9, 12_345_679, true));
        // What a double adds far behind is not a finer figure, and a long one is kept to the hundredth.
        assert_eq!(
            Number::read("1234.5600000000001", '.', 0).unwrap(),
            (Number { digits: 123_456, decimals: 2, unknown: 0 }, true)
        );
        assert_eq!(read("90071992547409.9123", 0).as_deref(), Some("90071992547409.9123"));
        assert_eq!(read("9007199254740992.123", 0).as_deref(), Some("9007199254740992.123"));
        assert_eq!(read("90071992547409921.123", 0).as_deref(), Some("90071992547409921.12"));
    }

    #[test]
    fn corrections_are_read_and_written_with_their_sign() {
        let signed = |text, unit_mult| Number::read_signed(text, '.', unit_mult).unwrap().0;
        assert_eq!((signed("-1200", 0).to_string(), signed("-0.05", 0).to_string()), ("-1200".to_owned(), "-0.05".to_owned()));
        assert_eq!(signed("5000", 0).plus(signed("-1200", 0)).unwrap().to_string(), "3800");
        // Half to even on both sides of zero.
        assert_eq!((signed("-0.125", 0).hundredths(0), signed("-0.135", 0).hundredths(0)), (-12, -14));
        assert_eq!(signed("-23685.927", 3).hundredths(3), -2_368_592_700);
    }

    #[test]
    fn a_spreadsheets_exponent_is_known_to_its_digits() {
        let known =
            |text| Number::read(text, '.', 0).map(|found| found.0.known(0, None)).map(|found| (found.0.digits, found.1, found.2));
        // 1.23457E+11 shows six digits of twelve: 123457 millions, give or take half a million.
        assert_eq!(known("1.23457E+11").unwrap(), (123_457, 6, Some(0)));
        assert_eq!(known("1.2E+11").unwrap(), (12, 10, Some(0)));
        assert_eq!(known("2.5E3").unwrap(), (25, 2, Some(0)));
        // All its digits stand there, and R's small letter stands behind all that it has.
        assert_eq!(known("1.2345E+4").unwrap(), (12345, 0, None));
        assert_eq!(known("1e+05").unwrap(), (100_000, 0, None));
    }

    #[test]
    fn sums_are_exact() {
        let number = |text| Number::read(text, '.', 0).unwrap().0;
        assert_eq!(number("0.1").plus(number("0.25")).unwrap().to_string(), "0.35");
        assert_eq!(number("0.75").plus(number("0.25")).unwrap().to_string(), "1");
        assert_eq!(number("4739").hundredths(0), 473_900);
        assert_eq!(Number::read("23685.927", '.', 3).unwrap().0.hundredths(3), 2_368_592_700);
    }
}
