//! Both reporters side by side, in both directions.

use std::{cmp::Reverse, sync::Arc};

use super::{
    MirrorAnswer, Parameters, QueryError, Resource, View,
    answering::origin,
    candidate::{Candidate, narrow},
    same_trade::candidates_under_any,
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
        return Err(why_none(catalogue, dyad, parameters));
    };
    let mut cautions: Vec<String> = Vec::new();
    for candidate in [&there.0, &there.1, &back.0, &back.1].into_iter().flatten() {
        let new = candidate.cautions().into_iter().filter(|caution| !cautions.contains(caution)).collect::<Vec<_>>();
        cautions.extend(new);
    }
    let mut directions = vec![direction(dyad, &there), direction(dyad.mirror(), &back)];
    for direction in &mut directions {
        parameters.keep_window(&mut direction.points, |point| point.period);
    }
    let levels = directions.iter().flat_map(|direction| &direction.points).flat_map(|point| [point.exports, point.imports]);
    let rounding = levels.flatten().filter_map(|level| level.rounding).max();
    let product = parameters.product.unwrap_or_default();
    let mirror = Mirror { dyad, product, frequency, calendar, unit, rounding, cautions, directions };
    let chosen: Vec<&Candidate> = [&there.0, &there.1, &back.0, &back.1].into_iter().flatten().collect();
    let alternatives = every_side(catalogue, dyad, parameters)?
        .into_iter()
        .filter(|other| other.product == mirror.product && !chosen.iter().any(|one| one.is(other)));
    Ok(MirrorAnswer {
        alternatives: alternatives.filter_map(|other| other.alternative()).collect(),
        mirror,
        events: events_of(catalogue, dyad),
        origin: origin(catalogue, Resource::View(dyad, View::Mirror), parameters),
    })
}

/// The four series that a mirror is made of.
fn sides(dyad: Dyad) -> [(Dyad, Subject); 4] {
    let mirror = dyad.mirror();
    [(dyad, Subject::Exports), (mirror, Subject::Imports), (mirror, Subject::Exports), (dyad, Subject::Imports)]
}

/// Every series of those four.
fn every_side(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<Vec<Candidate>, QueryError> {
    let mut every = Vec::new();
    for (dyad, subject) in sides(dyad) {
        every.extend(candidates_under_any(catalogue, dyad, subject, parameters)?);
    }
    Ok(every)
}

/// Which parameter leaves no series on any side, or that there is none at all.
fn why_none(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> QueryError {
    let every = match every_side(catalogue, dyad, parameters) {
        Ok(every) => every,
        Err(error) => return error,
    };
    let what = format!("exports or imports of {dyad} or {}", dyad.mirror());
    narrow(every, parameters, &what).err().unwrap_or(QueryError::NoData { detail: format!("no two series of {what} match") })
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
    let of_form = |one: &Candidate| {
        form.is_none_or(|(calendar, frequency, unit)| {
            (one.calendar, one.frequency, &one.currency) == (*calendar, *frequency, unit)
        })
    };
    // A side without what is asked for stays empty: the other may have it.
    let allowed = |dyad: Dyad, subject| -> Result<Vec<Candidate>, QueryError> {
        let found = narrow(candidates_under_any(catalogue, dyad, subject, parameters)?, parameters, "").unwrap_or_default();
        Ok(found.into_iter().filter(of_form).collect())
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
