//! An end of the window: a period by its label in the calendar of the series, or a Gregorian day, which means the period that
//! holds it, whatever the calendar and however long its periods are.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use crate::trade::{Calendar, Frequency, Period, UnknownTerm};

/// The first or the last period shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WindowEdge {
    /// By its label.
    Period(Period),
    /// By a day in it.
    Day(NaiveDate),
}

const ALLOWED: &str = "a year 2023, a quarter 2023-Q2, a month 2023-05, up to twelve months in a row 2023-01/P9M, or a day \
    2023-05-31 (also as a time of RFC 3339), which means the period that holds it";

impl WindowEdge {
    /// As the first period shown: is this one not before it?
    #[must_use]
    pub fn begins_by(self, period: Period, calendar: Calendar) -> bool {
        match self {
            Self::Period(first) => period.first_month() >= first.first_month(),
            Self::Day(day) => period.last_day(calendar).is_some_and(|last| last >= day),
        }
    }

    /// As the last period shown: is this one not after it?
    #[must_use]
    pub fn ends_by(self, period: Period, calendar: Calendar) -> bool {
        match self {
            Self::Period(last) => period.first_month() + period.months() <= last.first_month() + last.months(),
            Self::Day(day) => period.first_day(calendar).is_some_and(|first| first <= day),
        }
    }

    /// As the first period shown, by its label; of a day between two parts of years the part after it.
    #[must_use]
    pub fn first_period(self, calendar: Calendar, frequency: Frequency) -> Self {
        self.in_periods(calendar, frequency, |part, day| match part.last_day(calendar) {
            Some(last) if last < day => Period::from_ordinal(frequency, part.ordinal() + 1),
            _ => part,
        })
    }

    /// As the last period shown, by its label; of a day between two parts of years the part before it.
    #[must_use]
    pub fn last_period(self, calendar: Calendar, frequency: Frequency) -> Self {
        self.in_periods(calendar, frequency, |part, _| part)
    }

    fn in_periods(self, calendar: Calendar, frequency: Frequency, told: impl Fn(Period, NaiveDate) -> Period) -> Self {
        let Self::Day(day) = self else { return self };
        let found = calendar.month_of(day).map(|month| Period::begun_by(month, frequency));
        found.map_or(self, |period| Self::Period(told(period, day)))
    }

    /// Its first day, where a label is one of this calendar.
    #[must_use]
    pub fn first_day(self, calendar: Calendar) -> Option<NaiveDate> {
        match self {
            Self::Period(period) => period.first_day(calendar),
            Self::Day(day) => Some(day),
        }
    }

    /// Its last day, where a label is one of this calendar.
    #[must_use]
    pub fn last_day(self, calendar: Calendar) -> Option<NaiveDate> {
        match self {
            Self::Period(period) => period.last_day(calendar),
            Self::Day(day) => Some(day),
        }
    }

    /// Is it a day?
    #[must_use]
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }

    /// The period of a label.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        if let Self::Period(period) = self { Some(period) } else { None }
    }
}

impl From<Period> for WindowEdge {
    fn from(period: Period) -> Self {
        Self::Period(period)
    }
}

impl FromStr for WindowEdge {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let found = text.parse().map(Self::Period).ok().or_else(|| day(text).map(Self::Day));
        found.ok_or_else(|| UnknownTerm::new("period", text, ALLOWED))
    }
}

/// The day of a date or of a time, as it is written: the offset from Greenwich moves it to no other day.
fn day(text: &str) -> Option<NaiveDate> {
    let date = text.get(..10).filter(|date| date.bytes().take(4).all(|byte| byte.is_ascii_digit()))?;
    let is_time = |text: &str| {
        // The plus sign of an offset is a blank where it was not percent-coded.
        DateTime::parse_from_rfc3339(&text.replace(' ', "+")).is_ok() || text.parse::<NaiveDateTime>().is_ok()
    };
    let whole = text.len() == 10 || (text.as_bytes().get(10) == Some(&b'T') && is_time(text));
    date.parse().ok().filter(|_| whole)
}

impl fmt::Display for WindowEdge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(out),
            Self::Day(day) => day.fmt(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(text: &str) -> WindowEdge {
        text.parse().unwrap()
    }

    #[test]
    fn days_and_times_are_read_and_written_as_days() {
        for (text, written) in [
            ("2015-03-31", "2015-03-31"),
            ("2015-03-31T00:00:00Z", "2015-03-31"),
            ("2015-03-31T23:59:59.999Z", "2015-03-31"),
            ("2015-03-31T00:30:00+03:30", "2015-03-31"),
            ("2015-03-31T00:30:00 03:30", "2015-03-31"),
            ("2015-03-31T00:30:00", "2015-03-31"),
            ("2015-03", "2015-03"),
            ("2015", "2015"),
        ] {
            assert_eq!(edge(text).to_string(), written);
        }
        for bad in
            ["2015-02-30", "2015-3-1", "2015-03-31T", "2015-03-31 00:00", "2015-03-31T25:00:00Z", "1427760000000", "now", ""]
        {
            assert!(bad.parse::<WindowEdge>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_day_means_the_period_that_holds_it() {
        let calendar = |word: &str| word.parse::<Calendar>().unwrap();
        let frequency = |word: &str| word.parse::<Frequency>().unwrap();
        for (day, word, freq, period) in [
            ("2015-03-31", "gregorian", "A", "2015"),
            ("2015-03-31", "gregorian", "Q", "2015-Q1"),
            ("2015-03-31", "gregorian", "M", "2015-03"),
            // 1 Farvardin 1394 was 21 March 2015, 1 Farvardin 1403 20 March 2024.
            ("2015-03-20", "solar-hijri", "A", "1393"),
            ("2015-03-21", "solar-hijri", "A", "1394"),
            ("2024-03-19", "solar-hijri", "M", "1402-12"),
            ("2024-03-20", "solar-hijri", "M", "1403-01"),
            // India's 2014-15 ends on 31 March 2015.
            ("2015-03-31", "fiscal:04", "A", "2014"),
            ("2015-04-01", "fiscal:04", "Q", "2015-Q1"),
            ("2015-07-15", "fiscal:07-16", "A", "2014"),
            ("2015-09-30", "gregorian", "01/P9M", "2015-01/P9M"),
        ] {
            let (calendar, freq) = (calendar(word), frequency(freq));
            let (first, last) = (edge(day).first_period(calendar, freq), edge(day).last_period(calendar, freq));
            assert_eq!((first.to_string(), last.to_string()), (period.to_owned(), period.to_owned()), "{day} {word}");
            let period = first.period().unwrap();
            assert!(edge(day).begins_by(period, calendar) && edge(day).ends_by(period, calendar));
            assert!(!edge(day).begins_by(period.previous(), calendar));
        }
        // Between two parts of years.
        let (gregorian, part) = (Calendar::Gregorian, frequency("01/P9M"));
        assert_eq!(edge("2015-11-01").first_period(gregorian, part).to_string(), "2016-01/P9M");
        assert_eq!(edge("2015-11-01").last_period(gregorian, part).to_string(), "2015-01/P9M");
    }
}
