//! Reporting periods: whole years, quarters and months of the Gregorian or the Solar Hijri calendar.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;

use super::UnknownTerm;

/// Whose years are counted. Calendars are never joined by label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Calendar {
    /// The Gregorian calendar.
    #[default]
    Gregorian,
    /// The Iranian calendar, whose year begins at the March equinox: 1402 began on 2023-03-21.
    SolarHijri,
}

/// How often a series has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// Whole years.
    Annual,
    /// Quarters.
    Quarterly,
    /// Months.
    Monthly,
}

/// One year, quarter or month, counted from year 0 of its calendar; the calendar stands beside it in the series.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    frequency: Frequency,
    /// Years, quarters or months since the beginning of year 0.
    ordinal: i32,
}

const ALLOWED: &str = "a year 2023, a quarter 2023-Q2 or a month 2023-05";

impl Calendar {
    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::SolarHijri => "solar-hijri",
        }
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The calendar of a table code.
    #[must_use]
    pub fn from_code(code: u8) -> Self {
        if code == Self::SolarHijri.code() { Self::SolarHijri } else { Self::Gregorian }
    }

    /// The Gregorian date on which a month of this calendar begins (`months` counted from year 0).
    #[must_use]
    pub fn month_begins(self, months: i32) -> Option<NaiveDate> {
        let (year, month) = (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?);
        match self {
            Self::Gregorian => NaiveDate::from_ymd_opt(year, u32::from(month), 1),
            Self::SolarHijri => {
                let persian = icu_calendar::cal::Persian::new();
                let code = icu_calendar::types::Month::new(month);
                let first = icu_calendar::Date::try_new(year.into(), code, 1, persian).ok()?;
                let iso = first.to_calendar(icu_calendar::Iso);
                NaiveDate::from_ymd_opt(iso.year().extended_year(), iso.month().ordinal.into(), iso.day_of_month().0.into())
            }
        }
    }
}

impl FromStr for Calendar {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        match text {
            "gregorian" => Ok(Self::Gregorian),
            "solar-hijri" => Ok(Self::SolarHijri),
            _ => Err(UnknownTerm::new("calendar", text, "gregorian, solar-hijri")),
        }
    }
}

impl Frequency {
    /// The SDMX letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Annual => "A",
            Self::Quarterly => "Q",
            Self::Monthly => "M",
        }
    }

    /// Periods in a year.
    #[must_use]
    pub fn per_year(self) -> i32 {
        match self {
            Self::Annual => 1,
            Self::Quarterly => 4,
            Self::Monthly => 12,
        }
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The frequency of a table code.
    #[must_use]
    pub fn from_code(code: u8) -> Self {
        match code {
            0 => Self::Annual,
            1 => Self::Quarterly,
            _ => Self::Monthly,
        }
    }
}

impl FromStr for Frequency {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        [Self::Annual, Self::Quarterly, Self::Monthly]
            .into_iter()
            .find(|frequency| frequency.letter() == text)
            .ok_or_else(|| UnknownTerm::new("frequency", text, "A, Q, M"))
    }
}

impl Period {
    /// A period from its frequency and its count since year 0, as stored in table columns.
    #[must_use]
    pub fn from_ordinal(frequency: Frequency, ordinal: i32) -> Self {
        Self { frequency, ordinal }
    }

    /// A whole year.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self { frequency: Frequency::Annual, ordinal: year }
    }

    /// How long the period is.
    #[must_use]
    pub fn frequency(self) -> Frequency {
        self.frequency
    }

    /// Years, quarters or months since year 0.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        self.ordinal
    }

    /// The same period one year earlier.
    #[must_use]
    pub fn year_before(self) -> Self {
        Self { ordinal: self.ordinal - self.frequency.per_year(), ..self }
    }

    /// The period just before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self { ordinal: self.ordinal - 1, ..self }
    }

    /// The longer (or equally long) period that it lies in.
    #[must_use]
    pub fn within(self, frequency: Frequency) -> Self {
        let months = 12 / frequency.per_year();
        Self { frequency, ordinal: self.first_month().div_euclid(months) }
    }

    /// The calendar year it lies in.
    #[must_use]
    pub fn calendar_year(self) -> i32 {
        self.ordinal.div_euclid(self.frequency.per_year())
    }

    /// The first month, counted from year 0.
    #[must_use]
    pub fn first_month(self) -> i32 {
        self.ordinal * self.months()
    }

    /// Months in the period: 12, 3 or 1.
    #[must_use]
    pub fn months(self) -> i32 {
        12 / self.frequency.per_year()
    }

    /// The first day as a Gregorian date.
    #[must_use]
    pub fn first_day(self, calendar: Calendar) -> Option<NaiveDate> {
        calendar.month_begins(self.first_month())
    }

    /// The last day as a Gregorian date.
    #[must_use]
    pub fn last_day(self, calendar: Calendar) -> Option<NaiveDate> {
        calendar.month_begins(self.first_month() + self.months())?.pred_opt()
    }
}

impl FromStr for Period {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let wrong = || UnknownTerm::new("period", text, ALLOWED);
        let number = |digits: &str, wanted: usize| -> Result<i32, UnknownTerm> {
            let plain = digits.len() == wanted && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { digits.parse().map_err(|_| wrong()) } else { Err(wrong()) }
        };
        let Some((year, rest)) = text.split_once('-') else {
            return Ok(Self::year(number(text, 4)?));
        };
        let year = number(year, 4)?;
        let (frequency, place) = match rest.strip_prefix('Q') {
            Some(quarter) => (Frequency::Quarterly, number(quarter, 1)?),
            None => (Frequency::Monthly, number(rest, 2)?),
        };
        if !(1..=frequency.per_year()).contains(&place) {
            return Err(wrong());
        }
        Ok(Self { frequency, ordinal: year * frequency.per_year() + place - 1 })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.ordinal.rem_euclid(self.frequency.per_year()) + 1;
        match self.frequency {
            Frequency::Annual => write!(out, "{:04}", self.ordinal),
            Frequency::Quarterly => write!(out, "{:04}-Q{place}", self.calendar_year()),
            Frequency::Monthly => write!(out, "{:04}-{place:02}", self.calendar_year()),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back() {
        for label in ["2023", "2023-Q2", "2023-05", "1402", "0999-12"] {
            assert_eq!(label.parse::<Period>().unwrap().to_string(), label);
        }
        for bad in ["23", "2023-Q5", "2023-13", "2023-5", "2023-00", "2023-05-01", "۲۰۲۳", "+023", ""] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }

    #[test]
    fn days_of_both_calendars() {
        let days = |label: &str, calendar| {
            let period: Period = label.parse().unwrap();
            (period.first_day(calendar).unwrap().to_string(), period.last_day(calendar).unwrap().to_string())
        };
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(days("2024-Q1", Calendar::Gregorian), pair("2024-01-01", "2024-03-31"));
        // Iranian year 1399 was a leap year: it ran from 2020-03-20 to 2021-03-20.
        assert_eq!(days("1399", Calendar::SolarHijri), pair("2020-03-20", "2021-03-20"));
        assert_eq!(days("1402", Calendar::SolarHijri), pair("2023-03-21", "2024-03-19"));
    }

    #[test]
    fn a_year_earlier_is_by_calendar() {
        let quarter: Period = "2023-Q1".parse().unwrap();
        assert_eq!(quarter.year_before().to_string(), "2022-Q1");
        assert_eq!(quarter.previous().to_string(), "2022-Q4");
    }
}
