//! Events that fall within the axis of a figure.

use chrono::NaiveDate;

use crate::{
    chart::{period_axis::PeriodAxis, wording::phrases},
    language::Language,
    trade::Event,
};

/// An event on the axis.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct EventMark {
    /// Where it lies, in slots from the left edge.
    pub(in crate::chart) at: f64,
    /// When, in words.
    pub(in crate::chart) date: String,
    /// What happened.
    pub(in crate::chart) title: String,
}

/// The events within the axis, by date.
pub(in crate::chart) fn within(language: Language, events: &[Event], slots: Option<PeriodAxis>) -> Vec<EventMark> {
    let Some(slots) = slots else { return Vec::new() };
    let event = |event: &Event| {
        let at = slots.place(first_day(&event.date)?)?;
        let title = phrases::quoted(language, language.event_title(event));
        let title = if event.expected { language.fill("chart.expected", &[("title", &title)]) } else { title };
        Some(EventMark { at, date: phrases::date(language, &event.date), title })
    };
    let mut events: Vec<EventMark> = events.iter().filter_map(event).collect();
    events.sort_by(|one, other| one.at.total_cmp(&other.at));
    events
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

    #[test]
    fn dates_and_months_have_a_day() {
        assert_eq!(first_day("2024-10-22"), NaiveDate::from_ymd_opt(2024, 10, 22));
        assert_eq!(first_day("2025-01"), NaiveDate::from_ymd_opt(2025, 1, 1));
        assert_eq!(first_day("soon"), None);
    }
}
