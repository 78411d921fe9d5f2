//! A short text held in place: the labels, days and letters of which a series has hundreds.

use serde::{Serialize, Serializer};

use crate::trade::{Frequency, Period, Status};

/// At most twelve bytes of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InlineText {
    bytes: [u8; Self::LONGEST],
    length: u8,
}

impl InlineText {
    const LONGEST: usize = 12;

    fn empty() -> Self {
        Self { bytes: [0; Self::LONGEST], length: 0 }
    }

    fn byte(mut self, byte: u8) -> Self {
        if let Some(place) = self.bytes.get_mut(usize::from(self.length)) {
            *place = byte;
            self.length += 1;
        }
        self
    }

    /// The last two digits of a number.
    fn two(self, number: u32) -> Self {
        let digit = |digit: u32| b'0' + u8::try_from(digit % 10).unwrap_or(0);
        self.byte(digit(number / 10)).byte(digit(number))
    }

    /// The last four digits of a number.
    fn four(self, number: u32) -> Self {
        self.two(number / 100).two(number)
    }

    /// The label of a period: `2023`, `2023-Q2`, `2023-05`, `2023-01/P9M`.
    #[must_use]
    pub fn period(period: Period) -> Self {
        let per_year = period.frequency().per_year();
        let (year, place) = (period.calendar_year().unsigned_abs(), period.ordinal().rem_euclid(per_year).unsigned_abs() + 1);
        let label = Self::empty().four(year);
        match period.frequency() {
            Frequency::Annual => label,
            Frequency::Quarterly => label.byte(b'-').byte(b'Q').byte(b'0' + u8::try_from(place).unwrap_or(0)),
            Frequency::Monthly => label.byte(b'-').two(place),
            Frequency::PartYear(part) => {
                let length = part.months().unsigned_abs();
                let from = label.byte(b'-').two(part.first().unsigned_abs()).byte(b'/').byte(b'P');
                let long = if length < 10 { from.byte(b'0' + u8::try_from(length).unwrap_or(0)) } else { from.two(length) };
                long.byte(b'M')
            }
        }
    }

    /// An ISO date of the years 0 to 9999.
    #[must_use]
    pub fn day(day: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        let year = Self::empty().four(day.year().unsigned_abs());
        year.byte(b'-').two(day.month()).byte(b'-').two(day.day())
    }

    /// The letter of a status.
    #[must_use]
    pub fn status(status: Status) -> Self {
        Self::empty().byte(u8::try_from(status.letter()).unwrap_or(b'A'))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl Serialize for InlineText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_as_the_words_of_the_field() {
        for label in ["2023", "0999", "2023-Q2", "1402-12", "2021-01/P9M", "2021-10/P12M"] {
            let period: Period = label.parse().unwrap();
            assert_eq!((InlineText::period(period).as_str(), period.to_string().as_str()), (label, label));
        }
        let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(InlineText::day(day).as_str(), day.to_string());
        assert_eq!(InlineText::status(Status::Provisional).as_str(), "P");
    }
}
