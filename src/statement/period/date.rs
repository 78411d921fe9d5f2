//! Days, rows of days, and months or years that are told by the day on which they end or begin.

use chrono::{Days, NaiveDate};

use super::{
    reckoning::{months_of_days, months_to, span},
    source::Source,
    vocabulary::Word,
    year::{Told, Trust, year},
};
use crate::{
    language::Language,
    trade::{Calendar, Span},
};

/// A day or a month, perhaps without its year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Date {
    /// The token after it.
    pub end: usize,
    day: Option<i32>,
    month: i32,
    year: Option<i32>,
    calendar: Calendar,
}

/// Months that days tell.
#[derive(Debug, Clone)]
pub(super) struct Bounded {
    /// The token after them.
    pub end: usize,
    /// The months; none where the days are no months.
    pub span: Option<(Span, Calendar)>,
    /// Was a year reckoned?
    pub is_reckoned: bool,
}

impl Date {
    /// The Gregorian day; of a month its last.
    fn last_day(self, year: i32) -> Option<NaiveDate> {
        let month = year.checked_mul(12)? + self.month - 1;
        match self.day {
            Some(day) => {
                let first = self.calendar.month_begins(month)?;
                let found = first.checked_add_days(Days::new(u64::try_from(day).ok()?.checked_sub(1)?))?;
                (self.calendar.month_of(found)? == month).then_some(found)
            }
            None => self.calendar.month_begins(month + 1)?.pred_opt(),
        }
    }
}

/// The day at a place: "11 October 2024", "March 21", "2024-10-11", «۲۰ مهر ۱۴۰۲».
pub(super) fn day(source: &Source, place: usize) -> Option<Date> {
    worded(source, place).or_else(|| numeric(source, place))
}

fn worded(source: &Source, place: usize) -> Option<Date> {
    let (end, day, month) = match source.digits(place, 1..=2) {
        Some(day) => {
            let next = place + 1;
            let next = source.after(next, Word::Suffix).filter(|_| source.is_close(next)).unwrap_or(next);
            let next = if source.is(next, "of") { next + 1 } else { next };
            let (end, month) = source.month(next)?;
            (end, day, month)
        }
        None if source.language == Language::English => {
            let (next, month) = source.month(place)?;
            let day = source.digits(next, 1..=2)?;
            let end = source.after(next + 1, Word::Suffix).filter(|_| source.is_close(next + 1)).unwrap_or(next + 1);
            (end, day, month)
        }
        None => return None,
    };
    if !(1..=31).contains(&day) {
        return None;
    }
    let (end, year) = year_of(source, end, month.calendar).map_or((end, None), |(end, year)| (end, Some(year)));
    Some(Date { end, day: Some(day), month: month.number, year, calendar: month.calendar })
}

/// The year that follows a day or a month, after a comma or not.
fn year_of(source: &Source, end: usize, calendar: Calendar) -> Option<(usize, i32)> {
    let start = if source.is(end, ",") || source.is(end, ".") { end + 1 } else { end };
    let start = if source.is(start, "of") { start + 1 } else { start };
    let found = year(source, start, Trust::Second).filter(|year| year.calendar == calendar)?;
    if let Told::Of(number) = found.told { Some((found.end, number)) } else { None }
}

/// "2024-10-11", "11.10.2024", "1402/07/20".
fn numeric(source: &Source, place: usize) -> Option<Date> {
    let sign = source.token(place + 1).filter(|sign| matches!(sign.word.as_str(), "-" | "." | "/"))?;
    let is_close = (place + 1..place + 5).all(|place| source.is_close(place));
    if !is_close || !source.is(place + 3, &sign.word) {
        return None;
    }
    let (year, middle, other) = match source.digits(place, 4..=4) {
        Some(year) => (year, source.digits(place + 2, 1..=2)?, source.digits(place + 4, 1..=2)?),
        None => (source.digits(place + 4, 4..=4)?, source.digits(place + 2, 1..=2)?, source.digits(place, 1..=2)?),
    };
    let calendar = match year {
        1300..=1450 => Calendar::SolarHijri,
        1950..=2060 => Calendar::Gregorian,
        _ => return None,
    };
    Some(Date { end: place + 5, day: Some(other), month: middle, year: Some(year), calendar })
}

/// A month with its year at a place, as an end: "March 2024".
fn month_of_year(source: &Source, place: usize) -> Option<Date> {
    let (end, month) = source.month(place)?;
    let (end, year) = year_of(source, end, month.calendar)?;
    Some(Date { end, day: None, month: month.number, year: Some(year), calendar: month.calendar })
}

/// The last day of a date, its year told, in parentheses after it, or reckoned; the token after it, and whether it is reckoned.
fn last_day(source: &Source, date: Date) -> Option<(NaiveDate, usize, bool)> {
    if let Some(year) = date.year {
        return Some((date.last_day(year)?, date.end, false));
    }
    if source.is(date.end, "(")
        && let Some((end, year)) = year_of(source, date.end + 1, date.calendar).filter(|(end, _)| source.is(*end, ")"))
    {
        return Some((date.last_day(year)?, end + 1, false));
    }
    let year = source.now.year_of_day(date.month, date.day?).filter(|_| date.calendar == Calendar::Gregorian)?;
    Some((date.last_day(year)?, date.end, true))
}

/// Days in a row: "March 21–November 21, 2023".
pub(super) fn row(source: &Source, place: usize) -> Option<Bounded> {
    let first = day(source, place)?;
    let next = source.skip(source.until(first.end).or_else(|| source.after(first.end, Word::And))?, Word::Article);
    let mut last = day(source, next)?;
    if first.calendar != last.calendar {
        return None;
    }
    let comes_before = (first.month, first.day) > (last.month, last.day);
    if let (None, Some(year)) = (last.year, first.year) {
        last.year = Some(if comes_before { year + 1 } else { year });
    }
    let Some((to, end, is_reckoned)) = last_day(source, last) else {
        return Some(Bounded { end: last.end, span: None, is_reckoned: false });
    };
    let year = last.calendar.month_of(to)?.div_euclid(12);
    let from = first.last_day(first.year.unwrap_or(if comes_before { year - 1 } else { year }));
    let span = from.filter(|from| *from < to).and_then(|from| months_of_days(from, to));
    Some(Bounded { end, span, is_reckoned })
}

/// What is told by an end or a beginning after months or a year: "(which ended on March 19, 2024)", "to November 21".
pub(super) fn bounded(source: &Source, place: usize, months: i32, iranian: bool) -> Option<Bounded> {
    let is_open = source.is(place, "(");
    let start = if is_open || source.is(place, ",") { place + 1 } else { place };
    let ended = source.after(start, Word::Ended);
    let began = source.after(start, Word::Began).filter(|began| ended.is_none_or(|ended| ended < *began));
    let start = source.skip(began.or(ended)?, Word::Article);
    let date = day(source, start).or_else(|| month_of_year(source, start))?;
    let (last, mut end, is_reckoned) = last_day(source, date)?;
    let close = ["(", ","].iter().any(|sign| source.is(place, sign));
    if is_open {
        if !source.is(end, ")") {
            return None;
        }
        end += 1;
    } else if close && !source.is(end, ",") && !source.is(end, ".") && source.token(end).is_some() {
        return None;
    }
    let span = match (began.is_some(), date.day.is_none() && iranian && date.calendar == Calendar::Gregorian) {
        // The Iranian year ends within March, and begins there.
        (is_began, true) => {
            let month = Calendar::SolarHijri.month_of(last.checked_sub_days(Days::new(16))?)?;
            let year = if is_began { month.div_euclid(12) + 1 } else { month.div_euclid(12) };
            (months == 12 && date.month == 3).then(|| Some((span(year * 12, 12)?, Calendar::SolarHijri)))?
        }
        (false, _) => months_to(last, months),
        (true, _) => began_on(date, last, months),
    };
    Some(Bounded { end, span, is_reckoned })
}

/// So many months from a day on.
fn began_on(date: Date, day: NaiveDate, months: i32) -> Option<(Span, Calendar)> {
    let first = if date.day.is_none() { date.calendar.month_begins(date.calendar.month_of(day)?)? } else { day };
    let (_, calendar) = [(0, Calendar::Gregorian), (2, Calendar::SolarHijri)].into_iter().find(|(near, calendar)| {
        let month = first.checked_add_days(Days::new(*near)).and_then(|day| calendar.month_of(day));
        let begins = month.and_then(|month| calendar.month_begins(month));
        begins.is_some_and(|begins| (begins - first).num_days().unsigned_abs() <= *near)
    })?;
    let near = if calendar == Calendar::Gregorian { 0 } else { 2 };
    let month = calendar.month_of(first.checked_add_days(Days::new(near))?)?;
    Some((span(month, months)?, calendar))
}
