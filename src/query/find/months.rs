//! The days of months in a row, whatever their calendar.

use chrono::NaiveDate;

use crate::trade::{Calendar, Span};

/// The first and the last day.
pub(super) fn days(span: &Span, calendar: Calendar) -> Option<(NaiveDate, NaiveDate)> {
    let first = calendar.month_begins(span.first_month())?;
    Some((first, calendar.month_begins(span.first_month() + span.months())?.pred_opt()?))
}

/// How many days two stretches share, and how many the shorter of them has.
pub(super) fn shared(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> (i64, i64) {
    let length = |(first, last): (NaiveDate, NaiveDate)| (last - first).num_days() + 1;
    let both = length((one.0.max(other.0), one.1.min(other.1))).max(0);
    (both, length(one).min(length(other)))
}
