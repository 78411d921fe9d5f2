//! A short text held in place: the labels, days and letters of which a series has hundreds.

use serde::{Serialize, Serializer};

use crate::trade::{Frequency, Period, Status};

/// At most twelve bytes of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    bytes: [u8; Self::LONGEST],
    length: u8,
}

impl Short {
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

    /// The last `digits` digits of a number.
    fn number(mut self, number: u32, digits: u32) -> Self {
        for power in (0..digits).rev() {
            let digit = number / 10u32.pow(power) % 10;
            self = self.byte(b'0' + u8::try_from(digit).unwrap_or(0));
        }
        self
    }

    /// The label of a period: `2023`, `2023-Q2`, `2023-05`.
    #[must_use]
    pub fn period(period: Period) -> Self {
        let per_year = period.frequency().per_year();
        let (year, place) = (period.calendar_year().unsigned_abs(), period.ordinal().rem_euclid(per_year).unsigned_abs() + 1);
        let label = Self::empty().number(year, 4);
        match period.frequency() {
            Frequency::Annual => label,
            Frequency::Quarterly => label.byte(b'-').byte(b'Q').number(place, 1),
            Frequency::Monthly => label.byte(b'-').number(place, 2),
        }
    }

    /// An ISO date of the years 0 to 9999.
    #[must_use]
    pub fn day(day: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        let year = Self::empty().number(day.year().unsigned_abs(), 4);
        year.byte(b'-').number(day.month(), 2).byte(b'-').number(day.day(), 2)
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

impl Serialize for Short {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_as_the_words_of_the_field() {
        for label in ["2023", "0999", "2023-Q2", "1402-12"] {
            let period: Period = label.parse().unwrap();
            assert_eq!((Short::period(period).as_str(), period.to_string().as_str()), (label, label));
        }
        let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(Short::day(day).as_str(), day.to_string());
        assert_eq!(Short::status(Status::Provisional).as_str(), "P");
    }
}
