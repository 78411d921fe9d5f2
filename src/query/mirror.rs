//! Both reporters side by side, in both directions.

use std::{cmp::Reverse, sync::Arc};

use super::{
    MirrorAnswer, Parameters, QueryError, Resource, View,
    answering::origin,
    candidate::{Candidate, candidates, narrow},
    series::events_of,
};
use crate::{
    dataset::Catalogue,
    series::{Mirror, MirrorDirection, Subject},
    statistics::pair,
    trade::{Calendar, Dyad, Frequency, Reporting},
};

/// The exporter's and the importer's series of one direction; either may be wanting.
type Ends = (Option<Candidate>, Option<Candidate>);

pub(super) fn mirror_answer(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<MirrorAnswer, QueryError> {
    let there = ends(catalogue, dyad, parameters, None)?;
    let shared = form(&there);
    let back = ends(catalogue, dyad.mirror(), parameters, shared.as_ref())?;
    let Some((calendar, frequency, unit)) = shared.or_else(|| form(&back)) else {
        return Err(no_data(dyad));
    };
    let mut cautions: Vec<String> = Vec::new();
    for candidate in [&there.0, &there.1, &back.0, &back.1].into_iter().flatten() {
        cautions.extend(candidate.cautions());
    }
    cautions.dedup();
    let mut directions = vec![direction(dyad, &there), direction(dyad.mirror(), &back)];
    for direction in &mut directions {
        parameters.keep_window(&mut direction.points, |point| point.period);
    }
    let levels = directions.iter().flat_map(|direction| &direction.points).flat_map(|point| [point.exports, point.imports]);
    let rounding = levels.flatten().filter_map(|level| level.rounding).max();
    let product = parameters.product.clone().unwrap_or_default();
    let mirror = Mirror { dyad, product, frequency, calendar, unit, rounding, cautions, directions };
    let chosen: Vec<String> =
        [&there.0, &there.1, &back.0, &back.1].into_iter().flatten().map(|end| end.query().address()).collect();
    let every = [
        (dyad, Subject::Exports),
        (dyad.mirror(), Subject::Imports),
        (dyad.mirror(), Subject::Exports),
        (dyad, Subject::Imports),
    ];
    let others = every.into_iter().flat_map(|(dyad, subject)| candidates(catalogue, dyad, subject));
    let alternatives = others.filter(|other| other.product == mirror.product && !chosen.contains(&other.query().address()));
    Ok(MirrorAnswer {
        alternatives: alternatives.filter_map(|other| other.alternative()).collect(),
        mirror,
        events: events_of(catalogue, dyad),
        origin: origin(catalogue, Resource::View(dyad, View::Mirror), parameters),
    })
}

fn no_data(dyad: Dyad) -> QueryError {
    QueryError::NoData { detail: format!("no source has exports or imports of {dyad} or {}", dyad.mirror()) }
}

fn form(ends: &Ends) -> Option<(Calendar, Frequency, String)> {
    let end = ends.0.as_ref().or(ends.1.as_ref())?;
    Some((end.calendar, end.frequency, end.currency.clone()))
}

/// The best two series of one direction: both reported first, then by priority; of one calendar, frequency and currency.
fn ends(
    catalogue: &Catalogue,
    dyad: Dyad,
    parameters: &Parameters,
    form: Option<&(Calendar, Frequency, String)>,
) -> Result<Ends, QueryError> {
    let allowed = |dyad: Dyad, subject| -> Result<Vec<Candidate>, QueryError> {
        let found = candidates(catalogue, dyad, subject);
        let of_form = |one: &Candidate| {
            form.is_none_or(|(calendar, frequency, unit)| {
                (one.calendar, one.frequency, &one.currency) == (*calendar, *frequency, unit)
            })
        };
        match narrow(found, parameters, "") {
            Ok(found) => Ok(found.into_iter().filter(of_form).collect()),
            Err(QueryError::NoData { .. }) => Ok(Vec::new()),
            // Another side may still have the source, calendar or frequency asked for.
            Err(QueryError::Parameter { .. }) => Ok(Vec::new()),
            Err(other) => Err(other),
        }
    };
    let (exports, imports) = (allowed(dyad, Subject::Exports)?, allowed(dyad.mirror(), Subject::Imports)?);
    let best = exports
        .iter()
        .flat_map(|one| imports.iter().map(move |two| (one, two)))
        .filter(|(one, two)| (one.calendar, one.frequency, &one.currency) == (two.calendar, two.frequency, &two.currency))
        .min_by_key(|(one, two)| (!independent(one, two), Reverse(one.source.priority.saturating_add(two.source.priority))));
    Ok(match best {
        Some((one, two)) => (Some(one.clone()), Some(two.clone())),
        None if exports.is_empty() => (None, imports.into_iter().next()),
        None => (exports.into_iter().next(), None),
    })
}

fn independent(one: &Candidate, two: &Candidate) -> bool {
    one.source.reporting == Reporting::Reported && two.source.reporting == Reporting::Reported
}

fn direction(dyad: Dyad, ends: &Ends) -> MirrorDirection {
    let points = |end: &Option<Candidate>| end.as_ref().map_or_else(Vec::new, Candidate::points);
    let both = ends.0.as_ref().zip(ends.1.as_ref()).is_some_and(|(one, two)| independent(one, two));
    MirrorDirection {
        dyad,
        exports_source: ends.0.as_ref().map(|end| Arc::clone(&end.source)),
        imports_source: ends.1.as_ref().map(|end| Arc::clone(&end.source)),
        points: pair(&points(&ends.0), &points(&ends.1), both),
    }
}
