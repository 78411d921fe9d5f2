//! Whole days in a row: what periods of different calendars have in common.

use super::{Calendar, Period};

/// Days in a row, at least one, counted from 1970-01-01 in the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    first: i32,
    end: i32,
}

impl Days {
    /// Days from one up to another, which is no longer among them; nothing when there are none.
    #[must_use]
    pub fn new(first: i32, end: i32) -> Option<Self> {
        (first < end).then_some(Self { first, end })
    }

    /// So many months of a calendar from one on, which is counted from year 0.
    #[must_use]
    pub fn of_months(calendar: Calendar, first_month: i32, months: i32) -> Option<Self> {
        let begins = |month| calendar.month_begins(month).map(|day| day.to_epoch_days());
        Self::new(begins(first_month)?, begins(first_month.checked_add(months)?)?)
    }

    /// The days of a period.
    #[must_use]
    pub fn of_period(calendar: Calendar, period: Period) -> Option<Self> {
        Self::of_months(calendar, period.first_month(), period.months())
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> i32 {
        self.first
    }

    /// The day after the last.
    #[must_use]
    pub fn end(self) -> i32 {
        self.end
    }

    /// Do the two share a day?
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first < other.end && other.first < self.end
    }

    /// Are all days of the other among these?
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.end <= self.end
    }

    /// The days from the first of both to the last of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iranian_and_gregorian_years_share_days() {
        let days = |label: &str, calendar| Days::of_period(calendar, label.parse().unwrap()).unwrap();
        let (hijri, gregorian) = (days("1402", Calendar::SolarHijri), days("2023", Calendar::Gregorian));
        // 1402: 2023-03-21 to 2024-03-19, no leap year.
        assert_eq!(hijri.end() - hijri.first(), 365);
        assert!(hijri.overlaps(gregorian) && !gregorian.holds(hijri));
        assert!(!hijri.overlaps(days("1401", Calendar::SolarHijri)) && !hijri.overlaps(days("2022", Calendar::Gregorian)));
        assert!(
            gregorian.holds(days("1402-09", Calendar::SolarHijri)) && !gregorian.holds(days("1402-10", Calendar::SolarHijri))
        );
        assert_eq!(
            (Days::new(3, 3), days("2023-Q4", Calendar::Gregorian).with(days("2023-Q2", Calendar::Gregorian))),
            (None, days("2023-04/P9M", Calendar::Gregorian))
        );
    }
}
