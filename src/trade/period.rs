//! Reporting periods: whole years, quarters and months of a calendar, and parts of a year such as January to September.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;

use super::{Calendar, Frequency, UnknownTerm};

/// One year, quarter, month or part of a year, counted from year 0 of its calendar; the calendar stands beside it in the series.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    frequency: Frequency,
    /// Years, quarters or months since the beginning of year 0; of a part of a year, the year of its first month.
    ordinal: i32,
}

const ALLOWED: &str = "a year 2023, a quarter 2023-Q2, a month 2023-05 or up to twelve months in a row 2023-01/P9M";

/// What a calendar has beside years and quarters when its months are those of the Gregorian calendar.
const WHOLE_ONLY: &str = "years and quarters; the months of this calendar are Gregorian months, which stand in calendar gregorian as 2012-04 or 2012-04/P9M";

/// The most digits of a length in months.
const LENGTH_DIGITS: usize = 2;

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

    /// So many months from one on, which is counted from year 0; nothing when they are none or more than twelve.
    #[must_use]
    pub fn of_months(first_month: i32, months: i32) -> Option<Self> {
        let frequency = Frequency::of_months(first_month.rem_euclid(12) + 1, months)?;
        Some(Self { frequency, ordinal: first_month.div_euclid(12 / frequency.per_year()) })
    }

    /// The period of a frequency that begins with or before a month, counted from year 0, and is the last that does.
    #[must_use]
    pub fn begun_by(month: i32, frequency: Frequency) -> Self {
        let ordinal = match frequency {
            Frequency::PartYear(part) => (month + 1 - part.first()).div_euclid(12),
            _ => month.div_euclid(frequency.months()),
        };
        Self { frequency, ordinal }
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

    /// The longer (or equally long) period that it lies in; nothing when a part of the year leaves it out.
    #[must_use]
    pub fn within(self, frequency: Frequency) -> Option<Self> {
        let longer = Self::begun_by(self.first_month(), frequency);
        let end = longer.first_month() + longer.months();
        (self.first_month() >= longer.first_month() && self.first_month() + self.months() <= end).then_some(longer)
    }

    /// The calendar year it lies in; of a part of a year, the one in which it begins.
    #[must_use]
    pub fn calendar_year(self) -> i32 {
        self.ordinal.div_euclid(self.frequency.per_year())
    }

    /// The first month, counted from year 0.
    #[must_use]
    pub fn first_month(self) -> i32 {
        match self.frequency {
            Frequency::PartYear(part) => self.ordinal * 12 + part.first() - 1,
            _ => self.ordinal * self.months(),
        }
    }

    /// Months in the period.
    #[must_use]
    pub fn months(self) -> i32 {
        self.frequency.months()
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

    /// Refuses a calendar that has no such periods.
    ///
    /// # Errors
    /// What stands for it in the Gregorian calendar.
    pub fn check_calendar(self, calendar: Calendar) -> Result<(), UnknownTerm> {
        if calendar.has(self.frequency) { Ok(()) } else { Err(UnknownTerm::new("period", &self.to_string(), WHOLE_ONLY)) }
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
        if let Some((first, length)) = rest.split_once("/P") {
            let length = length.strip_suffix('M').filter(|digits| digits.len() <= LENGTH_DIGITS && !digits.starts_with('0'));
            let length = length.map(|digits| number(digits, digits.len())).ok_or_else(wrong)??;
            let first = number(first, 2)?;
            return Some(first)
                .filter(|first| (1..=12).contains(first))
                .and_then(|first| Self::of_months(year * 12 + first - 1, length))
                .ok_or_else(wrong);
        }
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
            Frequency::PartYear(part) => write!(out, "{:04}-{:02}/P{}M", self.ordinal, part.first(), part.months()),
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
        for label in
            ["2023", "2023-Q2", "2023-05", "1402", "0999-12", "2021-01/P9M", "1402-01/P8M", "2021-10/P6M", "2021-07/P12M"]
        {
            assert_eq!(label.parse::<Period>().unwrap().to_string(), label);
        }
        for bad in [
            "23",
            "2023-Q5",
            "2023-13",
            "2023-5",
            "2023-00",
            "2023-05-01",
            "۲۰۲۳",
            "+023",
            "",
            "2023-01/P0M",
            "2023-01/P09M",
            "2023-01/P13M",
            "2023-13/P2M",
            "2023-1/P2M",
            "2023/P2M",
            "2023-01/P2",
            "2023-Q1/P2M",
            "2023-01/P-2M",
        ] {
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

    #[test]
    fn part_years_are_the_same_months_of_every_year() {
        let part: Period = "2021-01/P9M".parse().unwrap();
        assert_eq!((part.first_month(), part.months(), part.calendar_year()), (2021 * 12, 9, 2021));
        assert_eq!((part.year_before().to_string(), part.previous().to_string()), ("2020-01/P9M".into(), "2020-01/P9M".into()));
        // Over the end of the year: October 2021 to March 2022.
        let winter: Period = "2021-10/P6M".parse().unwrap();
        assert_eq!((winter.first_month(), winter.calendar_year()), (2021 * 12 + 9, 2021));
        assert_eq!(winter.last_day(Calendar::Gregorian).unwrap().to_string(), "2022-03-31");
        // What is a year, quarter or month is that, however it is written.
        for (written, is) in
            [("2021-01/P12M", "2021"), ("2021-04/P3M", "2021-Q2"), ("2021-05/P1M", "2021-05"), ("2021-02/P3M", "2021-02/P3M")]
        {
            assert_eq!(written.parse::<Period>().unwrap().to_string(), is);
        }
    }

    #[test]
    fn months_lie_within_years_quarters_and_parts_of_years() {
        let within = |label: &str, frequency: &str| {
            let longer = label.parse::<Period>().unwrap().within(frequency.parse().unwrap());
            longer.map_or_else(String::new, |longer| longer.to_string())
        };
        let found = [
            ("2021-05", "A"),
            ("2021-05", "Q"),
            ("2021-09", "01/P9M"),
            ("2021-10", "01/P9M"),
            ("2022-03", "10/P6M"),
            ("2021-Q4", "10/P6M"),
            ("2021-Q3", "01/P8M"),
        ]
        .map(|(label, frequency)| within(label, frequency));
        assert_eq!(found, ["2021", "2021-Q2", "2021-01/P9M", "", "2021-10/P6M", "2021-10/P6M", ""]);
    }
}
