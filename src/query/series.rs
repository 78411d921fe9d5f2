//! Answers that are one series.

use std::sync::Arc;

use super::{
    Alternative, Measure, Parameters, QueryError, SeriesAnswer, View,
    answering::origin,
    candidate::{Candidate, candidates, narrow},
};
use crate::{
    dataset::Catalogue,
    series::{Point, Ratio, Reason, Relations, Series, Subject},
    statistics::{coverage, default_base, grow, index_on, measure_pop, measure_rolling12, measure_ytd, relative_balance},
    trade::{Dyad, Event, Frequency, Period, Valuation},
};

/// The series that a view of a dyad shows, its window applied.
pub(super) fn series_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<SeriesAnswer, QueryError> {
    let view = View::of(subject);
    let found = candidates(catalogue, dyad, subject, parameters.vintage());
    let chosen = narrow(found.clone(), parameters, &format!("{} of {dyad}", view.word()))?;
    let Some(chosen) = chosen.into_iter().next() else {
        return Err(QueryError::NoData { detail: format!("no source has {} of {dyad}", view.word()) });
    };
    let mut series = whole_series(&chosen);
    let measure = parameters.measure.unwrap_or_default();
    let base = measured(&mut series, measure, parameters)?;
    let whole = series.points.clone();
    parameters.keep_window(&mut series.points, |point| point.period);
    series.rounding = rounding_behind(&whole, &series.points, base, measure);
    Ok(SeriesAnswer {
        alternatives: alternatives(catalogue, &chosen, &found),
        series,
        measure,
        base,
        events: events_of(catalogue, dyad),
        origin: origin(catalogue, super::Resource::View(dyad, view), parameters),
    })
}

/// A candidate's whole series with growth.
pub(super) fn whole_series(chosen: &Candidate) -> Series {
    let mut points = chosen.points();
    grow(&mut points, chosen.subject);
    if chosen.subject == Subject::Balance {
        relate(&mut points);
    }
    Series {
        dyad: chosen.dyad,
        subject: chosen.subject,
        product: chosen.product.clone(),
        frequency: chosen.frequency,
        calendar: chosen.calendar,
        unit: chosen.currency.clone(),
        valuation: valuation(&points),
        rounding: points.iter().filter_map(coarsest).max(),
        derived: chosen.is_derived() || chosen.rolled_up_from.is_some(),
        rolled_up_from: chosen.rolled_up_from,
        summed_over: chosen.summed_over().map(str::to_owned),
        source: Arc::clone(&chosen.source),
        cautions: chosen.cautions(),
        points,
    }
}

/// The coarsest rounding unit of what a point shows.
fn coarsest(point: &Point) -> Option<i8> {
    [point.level, point.exports, point.imports].into_iter().flatten().filter_map(|level| level.rounding).max()
}

/// The coarsest rounding unit of all inputs: of what is shown, of the years before it, and of the base; for measures that
/// look further back, of all that came before.
fn rounding_behind(whole: &[Point], shown: &[Point], base: Option<Period>, measure: Measure) -> Option<i8> {
    let looks_back = matches!(measure, Measure::Pop | Measure::Rolling12 | Measure::Ytd);
    let is_input = |period: Period| {
        let before = looks_back && shown.last().is_some_and(|last| period <= last.period);
        before || Some(period) == base || shown.iter().any(|point| point.period == period || point.period.year_before() == period)
    };
    whole.iter().filter(|point| is_input(point.period)).filter_map(coarsest).max()
}

/// The valuation of all levels; `mixed` when known ones differ from period to period.
fn valuation(points: &[Point]) -> Valuation {
    let all = points.iter().filter_map(|point| point.level).map(|level| level.valuation);
    all.reduce(Valuation::combined).unwrap_or(Valuation::Unknown)
}

/// Measures the points of a series; the base period where the measure is the index.
fn measured(series: &mut Series, measure: Measure, parameters: &Parameters) -> Result<Option<Period>, QueryError> {
    let (points, subject) = (&mut series.points, series.subject);
    match measure {
        Measure::Index => return index(points, subject, parameters),
        Measure::Rolling12 | Measure::Ytd if series.frequency == Frequency::Annual => {
            let detail = format!("{} needs months or quarters; this series has years", measure.word());
            return Err(QueryError::parameter("measure", detail, &["value", "yoy", "index", "pop"]));
        }
        Measure::Pop => measure_pop(points, subject),
        Measure::Rolling12 => measure_rolling12(points, subject),
        Measure::Ytd => measure_ytd(points, subject),
        Measure::Value | Measure::Yoy => {}
    }
    Ok(None)
}

/// Compares the exports and imports of every point of a balance.
fn relate(points: &mut [Point]) {
    for point in points {
        let null = Ratio::null(point.reason().unwrap_or(Reason::Missing));
        let relations = point.exports.zip(point.imports).map_or(
            Relations { relative_balance: null, coverage: null },
            |(exports, imports)| Relations {
                relative_balance: relative_balance(exports, imports),
                coverage: coverage(exports, imports),
            },
        );
        point.relations = Some(Box::new(relations));
    }
}

fn index(points: &mut [Point], subject: Subject, parameters: &Parameters) -> Result<Option<Period>, QueryError> {
    let Some(base) = parameters.base.or_else(|| default_base(points)) else { return Ok(None) };
    if index_on(points, base, subject) {
        return Ok(Some(base));
    }
    let periods: Vec<String> =
        points.iter().filter(|point| point.level.is_some()).map(|point| point.period.to_string()).collect();
    Err(QueryError::Parameter {
        parameter: "base".to_owned(),
        detail: format!("{base} is not a period of the series"),
        allowed: periods,
    })
}

/// Other sources of the same view, and the partner's account of the same trade.
pub(super) fn alternatives(catalogue: &Catalogue, chosen: &Candidate, found: &[Candidate]) -> Vec<Alternative> {
    let mirrored = match chosen.subject {
        Subject::Exports => Subject::Imports,
        Subject::Imports => Subject::Exports,
        other => other,
    };
    let mirror = candidates(catalogue, chosen.dyad.mirror(), mirrored, chosen.vintage);
    let others = found.iter().filter(|other| !other.is(chosen));
    others.chain(&mirror).filter(|other| other.product == chosen.product).filter_map(Candidate::alternative).collect()
}

/// The events that belong to a dyad.
pub(super) fn events_of(catalogue: &Catalogue, dyad: Dyad) -> Arc<[Event]> {
    if catalogue.events().iter().all(|event| event.belongs_to(dyad)) {
        return Arc::clone(catalogue.events());
    }
    catalogue.events().iter().filter(|event| event.belongs_to(dyad)).cloned().collect()
}
