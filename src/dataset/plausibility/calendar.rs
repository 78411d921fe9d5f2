//! Years that cannot be: before 1800, after next year, or of another calendar; and figures of a time to come that no status
//! calls a forecast.

use chrono::{Datelike, NaiveDate};

use super::checked_table::CheckedTable;
use crate::{
    dataset::findings::Findings,
    series::Point,
    table::SeriesKey,
    trade::{Calendar, FindingCode, Frequency, Period, Status},
};

/// Trade statistics begin about here.
const FIRST: i32 = 1800;

/// The years of each calendar that may be, on a day.
pub(super) struct Calendars {
    today: NaiveDate,
}

/// Which periods of a series may be, as ordinals: the first, the last, and the last that has begun.
struct PeriodLimits {
    first: i32,
    last: i32,
    begun: i32,
}

impl Calendars {
    pub(super) fn on(today: NaiveDate) -> Self {
        Self { today }
    }

    /// The last period of a frequency that has begun on a day.
    fn begun(calendar: Calendar, frequency: Frequency, day: NaiveDate) -> i32 {
        let begins = |ordinal: i32| Period::from_ordinal(frequency, ordinal).first_day(calendar);
        let (mut low, mut high) = (0, (day.year() + 2) * frequency.per_year());
        while high - low > 1 {
            let middle = i32::midpoint(low, high);
            if begins(middle).is_some_and(|first| first <= day) { low = middle } else { high = middle }
        }
        low
    }

    fn limits(&self, calendar: Calendar, frequency: Frequency) -> PeriodLimits {
        let year = |day: NaiveDate| Self::begun(calendar, Frequency::Annual, day);
        let first = NaiveDate::from_ymd_opt(FIRST, 1, 1).map_or(0, year);
        let last = (year(self.today) + 2) * frequency.per_year() - 1;
        PeriodLimits { first: first * frequency.per_year(), last, begun: Self::begun(calendar, frequency, self.today) }
    }
}

/// Looks at the periods of a series.
pub(super) fn look(
    checked: &CheckedTable<'_>,
    key: &SeriesKey,
    points: &[Point],
    calendars: &Calendars,
    findings: &mut Findings,
) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    // Most series lie within a plain stretch of the Gregorian calendar, which is seen without reckoning.
    let plain = FIRST + 1..calendars.today.year();
    let years = first.period.calendar_year()..=last.period.calendar_year();
    if key.calendar == Calendar::Gregorian && plain.contains(years.start()) && plain.contains(years.end()) {
        return;
    }
    let limits = calendars.limits(key.calendar, key.frequency);
    for point in points {
        let ordinal = point.period.ordinal();
        let text = if ordinal < limits.first || ordinal > limits.last {
            let [first, last] = [limits.first, limits.last].map(|ordinal| Period::from_ordinal(key.frequency, ordinal));
            let hint = hint(point.period, key.calendar, calendars);
            format!("no period that may be in the {} calendar; allowed: {first} to {last}{hint}", key.calendar.word())
        } else if ordinal > limits.begun && point.status != Status::Forecast && point.level.is_some() {
            let begun = Period::from_ordinal(key.frequency, limits.begun);
            format!("has not begun yet; allowed: up to {begun}, or a forecast, whose status is F")
        } else {
            continue;
        };
        findings.push_with(FindingCode::ImplausiblePeriod, || {
            checked.doubt(FindingCode::ImplausiblePeriod, key, (point.period, point.published), &text)
        });
    }
}

/// What else the year may be: one of the other calendar.
fn hint(period: Period, calendar: Calendar, calendars: &Calendars) -> String {
    let other = if calendar == Calendar::Gregorian { Calendar::SolarHijri } else { Calendar::Gregorian };
    let limits = calendars.limits(other, Frequency::Annual);
    // A year of a century and more ago is rather a slip of a digit.
    if (limits.begun - 120..=limits.last).contains(&period.calendar_year()) {
        format!("; is it a year of the {} calendar?", other.word())
    } else {
        String::new()
    }
}
