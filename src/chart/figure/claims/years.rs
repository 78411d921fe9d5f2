//! The years along the axis of claims, and what lies where on it.

use chrono::NaiveDate;

use super::choice::ClaimChoice;
use crate::{
    chart::{
        body::claims::{OfficialStep, OfficialSteps},
        paint::geometry::number,
        period_axis::PeriodAxis,
        wording::{
            number::trimmed,
            phrases::{listed, quoted},
        },
    },
    language::{Language, Magnitude},
    query::{OfficialSeries, VerdictsAnswer},
    trade::{Calendar, Frequency, Period},
};

/// At most so many official series stand behind the claims: more cannot be told apart in grey.
const OFFICIAL: usize = 3;
/// An axis of fewer years is widened at both ends.
const FEWEST: i32 = 3;

/// The years of the claims; with the years of official statistics that the window asks for.
pub(super) fn years(choice: &ClaimChoice, answer: &VerdictsAnswer) -> Option<PeriodAxis> {
    let calendars: Vec<Calendar> = choice.claims.iter().map(|item| item.claim.calendar).collect();
    let first = *calendars.first()?;
    let calendar = if calendars.iter().all(|other| *other == first) { first } else { Calendar::Gregorian };
    let year = |day: NaiveDate| Some(calendar.month_of(day)?.div_euclid(12));
    let months = choice.claims.iter().flat_map(|item| {
        let begins = |month| item.claim.calendar.month_begins(month);
        let span = item.claim.period.as_ref();
        [
            span.and_then(|span| begins(span.first_month())),
            span.and_then(|span| begins(span.first_month() + span.months())?.pred_opt()),
        ]
    });
    let claimed: Vec<i32> = months.flatten().filter_map(year).collect();
    let (mut first, mut last) = (*claimed.iter().min()?, *claimed.iter().max()?);
    let counted = answer.official.iter().filter(|series| choice.is_about(series)).flat_map(|series| {
        let days = |period: &Period| period.first_day(series.calendar);
        series.years.iter().filter_map(move |(period, _)| days(period))
    });
    let counted: Vec<i32> = counted.filter_map(year).collect();
    let parameters = &answer.listing.origin.parameters;
    let from = parameters.from.and_then(|from| year(from.first_day(calendar)?));
    let to = parameters.to.and_then(|to| year(to.last_day(calendar)?));
    if let Some(from) = from {
        first = counted.iter().copied().filter(|year| *year >= from).min().map_or(first, |counted| counted.min(first));
    }
    if let Some(to) = to {
        last = counted.iter().copied().filter(|year| *year <= to).max().map_or(last, |counted| counted.max(last));
    }
    let wider = i32::from(last - first + 1 < FEWEST);
    let ends = [first - wider, last + wider].map(Period::year);
    PeriodAxis::along(ends.into_iter(), Frequency::Annual, calendar)
}

/// From where to where days lie on the axis, in years; nothing when they lie outside.
pub(super) fn months(years: PeriodAxis, begins: Option<NaiveDate>, ends: Option<NaiveDate>) -> Option<(f64, f64)> {
    let (begins, last) = (begins?, ends?.pred_opt()?);
    let (left, right) = (years.place(begins), years.place(last));
    if left.is_none() && right.is_none() {
        return None;
    }
    let right = if right.is_some() { ends.and_then(|ends| years.place(ends)) } else { None };
    Some((left.unwrap_or(0.0), right.unwrap_or(number(years.count))))
}

/// The official series as steps within the axis, as many as can be told apart.
pub(super) fn official(
    language: Language,
    series: &[&OfficialSeries],
    years: PeriodAxis,
    magnitude: Magnitude,
) -> Vec<OfficialSteps> {
    let all = series.iter().map(|series| {
        let name = series_name(language, series);
        let steps = series.years.iter().filter_map(|(period, level)| {
            let months = months(years, period.first_day(series.calendar), period.last_day(series.calendar)?.succ_opt())?;
            let value = magnitude.amount(level.amount);
            let whose = listed(language, &[name.as_str(), &language.period_in(*period, series.calendar)]);
            let words = format!("{whose}: {}", trimmed(language, value, 3));
            Some(OfficialStep { months, value, period: period.to_string(), words })
        });
        OfficialSteps { steps: steps.collect(), name }
    });
    all.filter(|official| !official.steps.is_empty()).take(OFFICIAL).collect()
}

/// The name of an official series.
pub(super) fn series_name(language: Language, series: &OfficialSeries) -> String {
    quoted(language, language.source_title(&series.source))
}
