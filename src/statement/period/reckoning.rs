//! Which months are meant: labels of months in a row, Iranian months told in Gregorian days, and what the day of a text says.

use chrono::{Datelike, Days, NaiveDate};

use crate::trade::{Calendar, Day, Span};

/// The days on which a text may have come out, first and last.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Now {
    days: Option<(NaiveDate, NaiveDate)>,
}

/// How far the days of Iranian months may be off: leap years, and days as papers round them.
const NEAR: i64 = 2;

/// Months in a row by their shortest usual label; `first` counts from year 0.
pub(super) fn span(first: i32, months: i32) -> Option<Span> {
    let (year, month) = (first.div_euclid(12), first.rem_euclid(12));
    let label = match months {
        12 if month == 0 => format!("{year:04}"),
        3 if month % 3 == 0 => format!("{year:04}-Q{}", month / 3 + 1),
        1 => format!("{year:04}-{:02}", month + 1),
        2..=600 => format!("{year:04}-{:02}/P{months}M", month + 1),
        _ => return None,
    };
    label.parse().ok()
}

/// The months that begin and end with two Gregorian days: Gregorian months, else Iranian ones to within days.
pub(super) fn months_of_days(first: NaiveDate, last: NaiveDate) -> Option<(Span, Calendar)> {
    [(Calendar::Gregorian, 0), (Calendar::SolarHijri, NEAR)].into_iter().find_map(|(calendar, near)| {
        let shift = Days::new(near.unsigned_abs());
        let begins = calendar.month_of(first.checked_add_days(shift)?)?;
        let ends = calendar.month_of(last.checked_sub_days(shift)?)?;
        let fits = (calendar.month_begins(begins)? - first).num_days().abs() <= near
            && (calendar.month_begins(ends + 1)?.pred_opt()? - last).num_days().abs() <= near;
        (fits && ends >= begins).then(|| Some((span(begins, ends - begins + 1)?, calendar)))?
    })
}

/// So many months that end on a Gregorian day, in the calendar one of whose months ends then.
pub(super) fn months_to(last: NaiveDate, months: i32) -> Option<(Span, Calendar)> {
    [(Calendar::Gregorian, 0), (Calendar::SolarHijri, NEAR)].into_iter().find_map(|(calendar, near)| {
        let ends = calendar.month_of(last.checked_sub_days(Days::new(near.unsigned_abs()))?)?;
        let fits = (calendar.month_begins(ends + 1)?.pred_opt()? - last).num_days().abs() <= near;
        fits.then(|| Some((span(ends + 1 - months, months)?, calendar)))?
    })
}

impl Now {
    /// The days that a date as text may mean: `2024`, `2024-10`, `2024-10-11`.
    pub(super) fn of(published: Option<&str>) -> Self {
        let days = published.and_then(|text| {
            Day::last_of(text)?;
            let whole = match text.len() {
                4 => format!("{text}-01-01"),
                7 => format!("{text}-01"),
                _ => text.to_owned(),
            };
            let first: NaiveDate = whole.parse().ok()?;
            let last = match text.len() {
                4 => NaiveDate::from_ymd_opt(first.year(), 12, 31)?,
                7 => first.checked_add_months(chrono::Months::new(1))?.pred_opt()?,
                _ => first,
            };
            Some((first, last))
        });
        Self { days }
    }

    /// What both days say, if they say the same.
    fn both<T: PartialEq>(self, of: impl Fn(NaiveDate) -> Option<T>) -> Option<T> {
        let (first, last) = self.days?;
        of(first).filter(|found| of(last).as_ref() == Some(found))
    }

    /// The year of the text in a calendar.
    pub(super) fn year(self, calendar: Calendar) -> Option<i32> {
        self.both(|day| Some(calendar.month_of(day)?.div_euclid(12)))
    }

    /// The month of the text in a calendar, counted from year 0.
    pub(super) fn month(self, calendar: Calendar) -> Option<i32> {
        self.both(|day| calendar.month_of(day))
    }

    /// The year of the latest such part of a year that was over when the text came out. It is open of a month that had begun,
    /// and of more months that were about to be over.
    pub(super) fn year_of_part(self, calendar: Calendar, (first, months): (i32, i32)) -> Option<i32> {
        self.both(|day| {
            let next = calendar.month_of(day.succ_opt()?)?;
            let begun = (calendar.month_of(day)? - first + 1).div_euclid(12);
            let ended = |next: i32| (next - first + 1 - months).div_euclid(12);
            let is_sure = begun == ended(next) || (months > 1 && ended(next) == ended(next + 1));
            is_sure.then(|| ended(next))
        })
    }

    /// The year of the latest such day of a Gregorian year.
    pub(super) fn year_of_day(self, month: i32, day: i32) -> Option<i32> {
        self.both(|now| {
            let is_past = (i32::try_from(now.month()).ok()?, i32::try_from(now.day()).ok()?) >= (month, day);
            Some(if is_past { now.year() } else { now.year() - 1 })
        })
    }
}
