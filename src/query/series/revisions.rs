//! First-published against latest figures of one series.

use std::collections::BTreeSet;

use super::{
    single::{alternatives, whole_series},
    vintage_history::histories,
};
use crate::{
    dataset::Catalogue,
    query::{
        Parameters, QueryError, Resource, RevisionsAnswer, View,
        answer::listing::origin,
        select::{candidate::Candidate, find::candidates_for, narrow::narrow},
    },
    series::Subject,
    statistics::revise,
    trade::{Dyad, Period, Vintage},
};

/// The flows that are looked through when none is asked for.
const FLOWS: [Subject; 3] = [Subject::Turnover, Subject::Exports, Subject::Imports];

/// The best series that has figures revised, else the best; of the flow asked for, else of turnover, exports or imports.
pub(in crate::query) fn revisions_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    parameters: &Parameters,
) -> Result<RevisionsAnswer, QueryError> {
    let flows = parameters.flow.map_or_else(|| FLOWS.to_vec(), |flow| vec![flow]);
    let mut found: Vec<Candidate> = Vec::new();
    for flow in flows {
        found.extend(candidates_for(catalogue, dyad, flow, parameters)?);
    }
    let what = format!("figures of {dyad} to compare");
    let allowed = narrow(found.clone(), parameters, &what)?;
    let revised = allowed.iter().find(|candidate| revised(&vintages(candidate)));
    let Some(chosen) = revised.or(allowed.first()) else {
        return Err(QueryError::NoData { detail: format!("no source has {what}") });
    };
    let parameters = &parameters.in_periods(chosen.calendar, chosen.frequency);
    let mut series = whole_series(chosen);
    let first = chosen.clone().of(Vintage::First(parameters.as_of)).points();
    let known = vintages(chosen);
    let mut revisions = revise(&first, &series.points, |period| known.iter().filter(|vintage| vintage.0 == period).count());
    parameters.keep_window(&mut revisions, chosen.calendar, |revision| revision.period);
    parameters.keep_window(&mut series.points, chosen.calendar, |point| point.period);
    let mut histories = histories(chosen, &known);
    histories.retain(|history| revisions.iter().any(|revision| revision.period == history.period));
    Ok(RevisionsAnswer {
        alternatives: alternatives(catalogue, chosen, &found)?,
        series,
        revisions,
        histories,
        origin: origin(catalogue, Resource::View(dyad, View::Revisions), parameters),
    })
}

/// Every date on which figures of a period came out.
fn vintages(candidate: &Candidate) -> BTreeSet<(Period, i32)> {
    let known = candidate.vintages();
    known.into_iter().filter_map(|(period, published)| Some((period.within(candidate.frequency)?, published))).collect()
}

fn revised(vintages: &BTreeSet<(Period, i32)>) -> bool {
    vintages.iter().zip(vintages.iter().skip(1)).any(|(one, two)| one.0 == two.0)
}
