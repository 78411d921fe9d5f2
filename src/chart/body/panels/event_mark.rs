//! Events that fall within the axis of a figure.

use chrono::{Datelike, Months, NaiveDate};

use crate::{
    chart::{paint::geometry::number, period_axis::PeriodAxis, wording::phrases},
    language::Language,
    trade::Event,
};

/// An event on the axis.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct EventMark {
    /// Where it lies, in slots from the left edge.
    pub(in crate::chart) at: f64,
    /// Where a longer one ends.
    pub(in crate::chart) until: Option<f64>,
    /// When, in words.
    pub(in crate::chart) date: String,
    /// What happened.
    pub(in crate::chart) title: String,
    /// The word for its kind.
    pub(in crate::chart) kind: String,
    /// How many areas it is about.
    pub(in crate::chart) areas: usize,
}

/// The events within the axis, by date; of a longer one the part that is.
pub(in crate::chart) fn within(language: Language, events: &[Event], slots: Option<PeriodAxis>) -> Vec<EventMark> {
    let Some(slots) = slots else { return Vec::new() };
    let event = |event: &Event| {
        let (at, until) = extent(event, slots)?;
        let title = phrases::quoted(language, language.event_title(event));
        let title = if event.expected { language.fill("chart.expected", &[("title", &title)]) } else { title };
        let date = phrases::date(language, &event.date);
        let date = event.end_date.as_ref().map_or_else(
            || date.clone(),
            |end| language.fill("chart.sight.from_to", &[("first", &date), ("last", &phrases::date(language, end))]),
        );
        Some(EventMark { at, until, date, title, kind: event.event_kind.clone(), areas: event.areas.len() })
    };
    let mut events: Vec<EventMark> = events.iter().filter_map(event).collect();
    events.sort_by(|one, other| one.at.total_cmp(&other.at));
    events
}

/// Where an event lies, and where it ends if it is a longer one; nothing where no part of it is within the axis.
fn extent(event: &Event, slots: PeriodAxis) -> Option<(f64, Option<f64>)> {
    let first = first_day(&event.date)?;
    let Some(last) = event.end_date.as_deref().and_then(last_day) else { return Some((slots.place(first)?, None)) };
    let begins = slots.period(0).first_day(slots.calendar)?;
    let ends = slots.period(slots.count).first_day(slots.calendar)?;
    if last < begins || first >= ends {
        return None;
    }
    let end = last.succ_opt().and_then(|day| slots.place(day)).unwrap_or(number(slots.count));
    Some((slots.place(first).unwrap_or(0.0), Some(end)))
}

/// The last day of what [`first_day`] is the first of.
fn last_day(date: &str) -> Option<NaiveDate> {
    let first = first_day(date)?;
    match date.matches('-').count() {
        0 => NaiveDate::from_ymd_opt(first.year(), 12, 31),
        1 => first.checked_add_months(Months::new(1))?.pred_opt(),
        _ => Some(first),
    }
}

/// The day of `2024-10-22`; the first of the month `2025-01`; the first of the year `2025`.
fn first_day(date: &str) -> Option<NaiveDate> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut next = || parts.next().map_or(Some(1), |part| part.parse().ok());
    let (month, day) = (next()?, next()?);
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Calendar, Frequency, Period};

    #[test]
    fn a_span_is_held_to_the_axis() {
        let slots =
            PeriodAxis::along([2001, 2004].map(Period::year).into_iter(), Frequency::Annual, Calendar::Gregorian).unwrap();
        let found = |date: &str, end: Option<&str>| {
            let event = Event {
                date: date.to_owned(),
                end_date: end.map(str::to_owned),
                areas: Vec::new(),
                title: String::new(),
                titles: crate::trade::Translations::new(),
                event_kind: String::new(),
                expected: false,
                source: String::new(),
            };
            extent(&event, slots)
        };
        assert_eq!(found("2002-01-01", None), Some((1.0, None)));
        assert_eq!(found("2002-01", Some("2002-12")), Some((1.0, Some(2.0))), "to the end of its last month");
        assert_eq!(found("1999-05-01", Some("2003-12-31")), Some((0.0, Some(3.0))));
        assert_eq!(found("2003", Some("2030")), Some((2.0, Some(4.0))));
        assert_eq!((found("1990-01", Some("1995-01")), found("2005-01", Some("2006-01"))), (None, None));
    }

    #[test]
    fn dates_and_months_have_a_day() {
        assert_eq!(first_day("2024-10-22"), NaiveDate::from_ymd_opt(2024, 10, 22));
        assert_eq!(first_day("2025-01"), NaiveDate::from_ymd_opt(2025, 1, 1));
        assert_eq!(first_day("soon"), None);
    }
}
