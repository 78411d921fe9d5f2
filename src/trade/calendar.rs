//! Calendars: the Gregorian, the Solar Hijri, and the fiscal years of states that count from another day than 1 January.
//!
//! A fiscal calendar is written by the Gregorian month in which its year begins, `fiscal:04` for India, `fiscal:07` for Pakistan,
//! Bangladesh and Egypt, `fiscal:10` for the federal United States, and by the day too where that is not the first:
//! `fiscal:07-08` for Ethiopia. Its years are labelled by the Gregorian year in which they begin: 2012 of `fiscal:04` is what India writes
//! 2012-13. The day is the same in every year: Nepal's 1 Shrawan, the 16th or 17th of July, is `fiscal:07-16` to within a day.
//! Iranian years are those of `solar-hijri`.

use std::{str::FromStr, sync::LazyLock};

use chrono::{Datelike, NaiveDate};

use super::{Frequency, UnknownTerm};

/// Whose years are counted. Calendars are never joined by label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Calendar {
    /// The Gregorian calendar.
    #[default]
    Gregorian,
    /// The Iranian calendar, whose year begins at the March equinox: 1402 began on 2023-03-21.
    SolarHijri,
    /// Fiscal years, which begin on this day.
    Fiscal(FiscalStart),
}

/// The Gregorian day on which every year of a fiscal calendar begins; never 1 January.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalStart {
    month: u8,
    day: u8,
}

/// Days that every month has.
const DAYS: u16 = 28;
/// How many months the Solar Hijri calendar is behind: its year 1 began in March 622.
const HIJRI_LATER: i32 = 621 * 12 + 2;
const FISCAL: u16 = 2;
const CODES: u16 = FISCAL + 12 * DAYS;

const ALLOWED: &str = "gregorian, solar-hijri, fiscal:04 (years that begin in April), fiscal:07-16 (on 16 July)";

static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| (0..CODES).map(|code| Calendar::from_code(code).spelled()).collect());

impl FiscalStart {
    /// The day of a month on which fiscal years begin; nothing for 1 January, and for days that not every month has.
    #[must_use]
    pub fn new(month: u8, day: u8) -> Option<Self> {
        let there = (1..=12).contains(&month) && day >= 1 && u16::from(day) <= DAYS;
        (there && (month, day) != (1, 1)).then_some(Self { month, day })
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl Calendar {
    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.get(usize::from(self.code())).map_or("gregorian", String::as_str)
    }

    fn spelled(self) -> String {
        match self {
            Self::Gregorian => "gregorian".to_owned(),
            Self::SolarHijri => "solar-hijri".to_owned(),
            Self::Fiscal(FiscalStart { month, day: 1 }) => format!("fiscal:{month:02}"),
            Self::Fiscal(FiscalStart { month, day }) => format!("fiscal:{month:02}-{day:02}"),
        }
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u16 {
        match self {
            Self::Gregorian => 0,
            Self::SolarHijri => 1,
            Self::Fiscal(start) => FISCAL + (u16::from(start.month) - 1) * DAYS + u16::from(start.day) - 1,
        }
    }

    /// The calendar of a table code.
    #[must_use]
    pub fn from_code(code: u16) -> Self {
        let small = |number: u16| u8::try_from(number + 1).unwrap_or(0);
        match code {
            1 => Self::SolarHijri,
            FISCAL..CODES => {
                let start = FiscalStart::new(small((code - FISCAL) / DAYS), small((code - FISCAL) % DAYS));
                start.map_or(Self::Gregorian, Self::Fiscal)
            }
            _ => Self::Gregorian,
        }
    }

    /// Are its years fiscal years, which two Gregorian years share?
    #[must_use]
    pub fn is_fiscal(self) -> bool {
        matches!(self, Self::Fiscal(_))
    }

    /// The Gregorian date on which a month of this calendar begins (`months` counted from year 0).
    #[must_use]
    pub fn month_begins(self, months: i32) -> Option<NaiveDate> {
        let split = |months: i32| Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?));
        match self {
            Self::Gregorian => {
                let (year, month) = split(months)?;
                NaiveDate::from_ymd_opt(year, u32::from(month), 1)
            }
            Self::Fiscal(start) => {
                let (year, month) = split(months.checked_add(i32::from(start.month) - 1)?)?;
                NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(start.day))
            }
            Self::SolarHijri => {
                let (year, month) = split(months)?;
                let persian = icu_calendar::cal::Persian::new();
                let code = icu_calendar::types::Month::new(month);
                let first = icu_calendar::Date::try_new(year.into(), code, 1, persian).ok()?;
                let iso = first.to_calendar(icu_calendar::Iso);
                NaiveDate::from_ymd_opt(iso.year().extended_year(), iso.month().ordinal.into(), iso.day_of_month().0.into())
            }
        }
    }

    /// The month of this calendar, counted from year 0, that a Gregorian day lies in.
    #[must_use]
    pub fn month_of(self, day: NaiveDate) -> Option<i32> {
        let gregorian = day.year() * 12 + i32::try_from(day.month0()).ok()?;
        let mut month = match self {
            Self::Gregorian => gregorian,
            Self::Fiscal(start) => gregorian - i32::from(start.month) + 1,
            Self::SolarHijri => gregorian - HIJRI_LATER,
        };
        // It is a month or two away at most: months begin on other days.
        while self.month_begins(month)? > day {
            month -= 1;
        }
        while self.month_begins(month + 1)? <= day {
            month += 1;
        }
        Some(month)
    }

    /// Has it periods of this frequency? Fiscal years that begin with a month have no months of their own: `2012-04` of `fiscal:04` would
    /// be its fourth month to one reader and April to another.
    #[must_use]
    pub fn has(self, frequency: Frequency) -> bool {
        let whole = matches!(frequency, Frequency::Annual | Frequency::Quarterly);
        whole || !matches!(self, Self::Fiscal(FiscalStart { day: 1, .. }))
    }
}

impl FromStr for Calendar {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let two = |digits: &str| -> Option<u8> {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { digits.parse().ok() } else { None }
        };
        let fiscal = |start: &str| {
            let (month, day) = start.split_once('-').unwrap_or((start, "01"));
            FiscalStart::new(two(month)?, two(day)?).map(Self::Fiscal)
        };
        let found = match text {
            "gregorian" => Some(Self::Gregorian),
            "solar-hijri" => Some(Self::SolarHijri),
            _ => text.strip_prefix("fiscal:").and_then(fiscal),
        };
        found.ok_or_else(|| UnknownTerm::new("calendar", text, ALLOWED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Period;

    #[test]
    fn words_and_codes_read_back() {
        for word in ["gregorian", "solar-hijri", "fiscal:04", "fiscal:07-16", "fiscal:12-28", "fiscal:01-02"] {
            let calendar: Calendar = word.parse().unwrap();
            assert_eq!((calendar.word(), Calendar::from_code(calendar.code())), (word, calendar));
        }
        assert_eq!("fiscal:04-01".parse::<Calendar>().unwrap().word(), "fiscal:04");
        for bad in ["fiscal:01", "fiscal:13", "fiscal:4", "fiscal:00", "fiscal:07-29", "fiscal:07-00", "fiscal", "Gregorian", ""]
        {
            assert!(bad.parse::<Calendar>().is_err(), "{bad}");
        }
        assert_eq!(Calendar::from_code(u16::MAX), Calendar::Gregorian);
    }

    #[test]
    fn days_of_fiscal_years() {
        let days = |label: &str, calendar: &str| {
            let (period, calendar): (Period, Calendar) = (label.parse().unwrap(), calendar.parse().unwrap());
            (period.first_day(calendar).unwrap().to_string(), period.last_day(calendar).unwrap().to_string())
        };
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        // India's 2011-12 holds 29 February 2012.
        assert_eq!(days("2011", "fiscal:04"), pair("2011-04-01", "2012-03-31"));
        assert_eq!(days("2012-Q4", "fiscal:04"), pair("2013-01-01", "2013-03-31"));
        assert_eq!(days("2022", "fiscal:10"), pair("2022-10-01", "2023-09-30"));
        // Ten months of Ethiopia's 2022/23, which began on 1 Hamle, 8 July.
        assert_eq!(days("2022-01/P10M", "fiscal:07-08"), pair("2022-07-08", "2023-05-07"));
    }

    #[test]
    fn gregorian_months_are_no_months_of_a_fiscal_year() {
        let april: Calendar = "fiscal:04".parse().unwrap();
        for (label, allowed) in [("2012", true), ("2012-Q3", true), ("2012-04", false), ("2012-04/P9M", false)] {
            let period: Period = label.parse().unwrap();
            assert_eq!(period.check_calendar(april).is_ok(), allowed, "{label}");
            assert!(
                [Calendar::SolarHijri, "fiscal:07-16".parse().unwrap()]
                    .into_iter()
                    .all(|calendar| period.check_calendar(calendar).is_ok())
            );
        }
    }
}
