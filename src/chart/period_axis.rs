//! The calendar axis: one slot a period from the first to the last, so that a missing period is an empty slot.

use chrono::NaiveDate;

use crate::trade::{Calendar, Frequency, Period};

/// The periods along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct PeriodAxis {
    first: i32,
    /// How many slots; at least one.
    pub(in crate::chart) count: usize,
    /// Years, quarters or months.
    pub(in crate::chart) frequency: Frequency,
    pub(in crate::chart) calendar: Calendar,
}

impl PeriodAxis {
    /// The slots that hold all these periods; nothing without a period.
    pub(super) fn along(periods: impl Iterator<Item = Period>, frequency: Frequency, calendar: Calendar) -> Option<Self> {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for period in periods {
            first = first.min(period.ordinal());
            last = last.max(period.ordinal());
        }
        let count = usize::try_from(i64::from(last) - i64::from(first) + 1).ok().filter(|count| *count > 0)?;
        Some(Self { first, count, frequency, calendar })
    }

    /// The slot of a period.
    pub(super) fn slot(&self, period: Period) -> Option<usize> {
        usize::try_from(period.ordinal() - self.first).ok().filter(|slot| *slot < self.count)
    }

    /// The period of a slot.
    pub(in crate::chart) fn period(&self, slot: usize) -> Period {
        let step = i32::try_from(slot).unwrap_or(i32::MAX - self.first.abs());
        Period::from_ordinal(self.frequency, self.first + step)
    }

    /// Where a day lies, in slots from the left edge of the first; nothing outside the axis.
    pub(super) fn place(&self, day: NaiveDate) -> Option<f64> {
        let begins = |slot: usize| self.period(slot).first_day(self.calendar);
        let (mut low, mut high) = (0, self.count);
        if day < begins(0)? || day >= begins(self.count)? {
            return None;
        }
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if day < begins(middle)? { high = middle } else { low = middle }
        }
        let (start, end) = (begins(low)?, begins(low + 1)?);
        let days = |from: NaiveDate, to: NaiveDate| i32::try_from((to - from).num_days()).map_or(0.0, f64::from);
        let whole = u32::try_from(low).map_or(0.0, f64::from);
        Some(whole + days(start, day) / days(start, end).max(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_year_is_an_empty_slot_and_days_have_a_place() {
        let years = [2001, 2003].map(Period::year);
        let slots = PeriodAxis::along(years.into_iter(), Frequency::Annual, Calendar::Gregorian).unwrap();
        assert_eq!((slots.count, slots.slot(Period::year(2003)), slots.slot(Period::year(2004))), (3, Some(2), None));
        // 1 July 2002 is day 181 of 365.
        let place = slots.place(NaiveDate::from_ymd_opt(2002, 7, 1).unwrap()).unwrap();
        assert!((place - (1.0 + 181.0 / 365.0)).abs() < 1e-12);
        assert_eq!(slots.place(NaiveDate::from_ymd_opt(2004, 1, 1).unwrap()), None);
        assert_eq!(PeriodAxis::along(std::iter::empty(), Frequency::Annual, Calendar::Gregorian), None);
        let hijri = PeriodAxis::along([Period::year(1402)].into_iter(), Frequency::Annual, Calendar::SolarHijri).unwrap();
        assert_eq!(hijri.place(NaiveDate::from_ymd_opt(2023, 3, 21).unwrap()), Some(0.0), "1402 began on 2023-03-21");
    }
}
