//! Answers that are one series.

use std::sync::Arc;

use super::{
    Alternative, Measure, Parameters, QueryError, SeriesAnswer, View,
    answering::origin,
    candidate::{Candidate, candidates, narrow},
};
use crate::{
    dataset::Catalogue,
    series::{Point, Series, Subject},
    statistics::{default_base, grow, index_on},
    trade::{Dyad, Event, Valuation},
};

/// The series that a view of a dyad shows, its window applied.
pub(super) fn series_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<SeriesAnswer, QueryError> {
    let view = View::of(subject);
    let found = candidates(catalogue, dyad, subject);
    let chosen = narrow(found.clone(), parameters, &format!("{} of {dyad}", view.word()))?;
    let Some(chosen) = chosen.into_iter().next() else {
        return Err(QueryError::NoData { detail: format!("no source has {} of {dyad}", view.word()) });
    };
    let mut series = whole_series(&chosen);
    let measure = parameters.measure.unwrap_or_default();
    let base = if measure == Measure::Index { index(&mut series.points, subject, parameters)? } else { None };
    parameters.keep_window(&mut series.points, |point| point.period);
    series.rounding = series.points.iter().filter_map(coarsest).max();
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
        source: Arc::clone(&chosen.source),
        cautions: chosen.cautions(),
        points,
    }
}

/// The coarsest rounding unit of what a point shows.
fn coarsest(point: &Point) -> Option<i8> {
    [point.level, point.exports, point.imports].into_iter().flatten().filter_map(|level| level.rounding).max()
}

/// The valuation of all levels; `unknown` when they differ from period to period.
fn valuation(points: &[Point]) -> Valuation {
    let mut all = points.iter().filter_map(|point| point.level).map(|level| level.valuation);
    let first = all.next().unwrap_or(Valuation::Unknown);
    if all.all(|valuation| valuation == first) { first } else { Valuation::Unknown }
}

fn index(points: &mut [Point], subject: Subject, parameters: &Parameters) -> Result<Option<crate::trade::Period>, QueryError> {
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
fn alternatives(catalogue: &Catalogue, chosen: &Candidate, found: &[Candidate]) -> Vec<Alternative> {
    let mirrored = match chosen.subject {
        Subject::Exports => Subject::Imports,
        Subject::Imports => Subject::Exports,
        other => other,
    };
    let mirror = candidates(catalogue, chosen.dyad.mirror(), mirrored);
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
