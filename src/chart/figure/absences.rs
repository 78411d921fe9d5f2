//! Periods without a figure as a picture shows them: nothing published, withheld, or only a part of the period there.

use std::collections::BTreeMap;

use crate::{
    chart::{
        body::panels::{Absence, AbsenceKind},
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::Language,
    series::{MirrorDirection, MirrorPoint, MirrorSide, Point, Reason, Series},
    trade::{Area, Dyad, Period, Status},
};

/// The slots of a series that have no figure. A gap up to the year in which a former state ended says which pair goes on there.
pub(in crate::chart) fn of_series(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Vec<Absence> {
    let Some(slots) = slots else { return Vec::new() };
    let points: BTreeMap<usize, &Point> =
        series.points.iter().filter_map(|point| Some((slots.slot(point.period)?, point))).collect();
    let absent = |slot: usize| {
        let point = points.get(&slot).copied();
        if point.is_some_and(|point| point.level.is_some()) {
            return None;
        }
        let months = point.filter(|point| point.value_reason == Some(Reason::Incomplete)).and_then(|point| point.months);
        let (kind, words) =
            why(language, point.map(|point| point.status), months.map(|known| (known, slots.period(slot).months())));
        Some(Absence { slot, kind, words })
    };
    let mut absences: Vec<Absence> = (0..slots.count).filter_map(absent).collect();
    for run in absences.chunk_by_mut(|one, next| one.slot + 1 == next.slot && one.words == next.words) {
        let ends = run.first().zip(run.last()).map(|(first, last)| (slots.period(first.slot), slots.period(last.slot)));
        let elsewhere = ends.filter(|_| run[0].kind == AbsenceKind::NoData).and_then(|ends| elsewhere(series.dyad, ends));
        if let Some(pair) = elsewhere {
            let words = language
                .fill("chart.sight.see", &[("words", &run[0].words), ("pair", &phrases::quoted(language, &pair.to_string()))]);
            for absence in run {
                absence.words.clone_from(&words);
            }
        }
    }
    absences
}

/// How a period without a figure is shown; of its months so many are known of so many.
fn why(language: Language, status: Option<Status>, months: Option<(i32, i32)>) -> (AbsenceKind, String) {
    match (status, months) {
        (Some(Status::Suppressed), _) => (AbsenceKind::Suppressed, phrases::status(language, Status::Suppressed)),
        (_, Some((known, all))) if known > 0 => {
            let [known, all] = [known, all].map(|count| language.number(&count.to_string()));
            (AbsenceKind::Incomplete, language.fill("chart.sight.months", &[("known", &known), ("all", &all)]))
        }
        (Some(status @ (Status::NotCollected | Status::CannotExist)), _) => {
            (AbsenceKind::NoData, phrases::status(language, status))
        }
        _ => (AbsenceKind::NoData, language.say("chart.sight.no_data").to_owned()),
    }
}

/// The pair under which the trade of a gap stands: that of a state before, where the gap goes up to the year in which it ended.
fn elsewhere(dyad: Dyad, (first, last): (Period, Period)) -> Option<Dyad> {
    let before = |area: Area| {
        let ended = |state: &Area| {
            let year = state.last_year().map(i32::from);
            year.is_some_and(|year| first.calendar_year() <= year && (year - 1..=year).contains(&last.calendar_year()))
        };
        area.predecessors().into_iter().find(ended)
    };
    let reporter = before(dyad.reporter).unwrap_or(dyad.reporter);
    let pair = Dyad { reporter, partner: before(dyad.partner).unwrap_or(dyad.partner) };
    (pair != dyad && pair.reporter != pair.partner).then_some(pair)
}

/// The slots of a direction in which one end has no figure, or neither: an end that has none at all is said in its name.
pub(in crate::chart) fn of_direction(language: Language, direction: &MirrorDirection, slots: Option<PeriodAxis>) -> Vec<Absence> {
    let Some(slots) = slots else { return Vec::new() };
    let points: BTreeMap<usize, &MirrorPoint> =
        direction.points.iter().filter_map(|point| Some((slots.slot(point.period)?, point))).collect();
    let known = |there: &dyn Fn(&MirrorPoint) -> bool| direction.points.iter().any(there);
    let reports = [known(&|point| has(point, true)), known(&|point| has(point, false))];
    if reports == [false, false] {
        return Vec::new();
    }
    let absent = |slot: usize| {
        let point = points.get(&slot).copied();
        let there = [true, false].map(|exporter| point.is_some_and(|point| has(point, exporter)));
        let side = |exporter: bool| {
            let of = |point: &MirrorPoint| side_of(point, exporter).clone();
            let (area, side) = (if exporter { direction.dyad.reporter } else { direction.dyad.partner }, point.map(of));
            let (status, months) = side.map_or((None, None), |side| (side.status, side.months));
            let (kind, words) = why(language, status, months.map(|known| (known, slots.period(slot).months())));
            let parts = [("area", language.area(area)), ("words", words.as_str())];
            (kind, language.fill("chart.sight.of_side", &parts))
        };
        let (kind, words) = match there {
            [false, true] if reports[0] => side(true),
            [true, false] if reports[1] => side(false),
            [false, false] => why(language, None, None),
            _ => return None,
        };
        Some(Absence { slot, kind, words })
    };
    (0..slots.count).filter_map(absent).collect()
}

fn side_of(point: &MirrorPoint, exporter: bool) -> &MirrorSide {
    if exporter { &point.exporter } else { &point.importer }
}

/// Is anything drawn of an end: a figure, or what periods of another calendar allow?
fn has(point: &MirrorPoint, exporter: bool) -> bool {
    let level = if exporter { &point.exports } else { &point.imports };
    level.is_some() || side_of(point, exporter).allowed.is_some_and(|allowed| allowed.high.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_up_to_the_end_of_a_state_leads_to_its_pair() {
        let to = |dyad: &str, first: i32, last: i32| {
            elsewhere(dyad.parse().unwrap(), (Period::year(first), Period::year(last))).map(|pair| pair.to_string())
        };
        assert_eq!(to("RUS-IRN", 1922, 1991), Some("SUN-IRN".to_owned()));
        assert_eq!(to("IRN-RUS", 1946, 1992), Some("IRN-SUN".to_owned()));
        assert_eq!(to("RUS-IRN", 1914, 1920), None, "the gap ends long before the Soviet Union did");
        assert_eq!(to("RUS-IRN", 1993, 1995), None, "after it there is nothing to see elsewhere");
        assert_eq!(to("DEU-FRA", 1922, 1991), None);
    }

    #[test]
    fn why_there_is_nothing_is_told_apart() {
        let told = |status, months| why(Language::English, status, months);
        assert_eq!(told(Some(Status::Suppressed), None), (AbsenceKind::Suppressed, "suppressed".to_owned()));
        assert_eq!(told(Some(Status::Missing), Some((6, 12))), (AbsenceKind::Incomplete, "6 of 12 months".to_owned()));
        assert_eq!(told(Some(Status::Missing), Some((0, 12))), (AbsenceKind::NoData, "no data".to_owned()));
        assert_eq!(told(Some(Status::NotCollected), None), (AbsenceKind::NoData, "not collected".to_owned()));
        assert_eq!(told(None, None), (AbsenceKind::NoData, "no data".to_owned()));
    }
}
