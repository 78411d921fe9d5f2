//! The pairs of areas that there is something about.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{DyadEntry, Listing, Parameters, QueryError, Resource, answering::page};
use crate::{
    dataset::{Catalogue, Dataset},
    table::DyadExtent,
    trade::{Area, Dyad},
};

/// What is known of a pair while it is gathered.
#[derive(Default)]
struct Gathered {
    days: Option<(i32, i32)>,
    observations: usize,
    claims: usize,
    sources: BTreeSet<(std::cmp::Reverse<i64>, String)>,
}

pub(super) fn dyads(catalogue: &Catalogue, parameters: &Parameters) -> Listing<DyadEntry> {
    let mut pairs: BTreeMap<Dyad, Gathered> = BTreeMap::new();
    for dataset in catalogue.datasets() {
        for extent in dataset.table.index().dyads() {
            let pair = pairs.entry(extent.dyad).or_default();
            let days = pair.days.unwrap_or((extent.first_day, extent.last_day));
            pair.days = Some((days.0.min(extent.first_day), days.1.max(extent.last_day)));
            pair.observations += extent.observations;
            pair.sources.extend(sources_of(dataset, extent));
        }
        for claim in &dataset.claims {
            pairs.entry(claim.dyad).or_default().claims += 1;
        }
    }
    let iso = |days: i32| chrono::NaiveDate::from_epoch_days(days).map_or_else(String::new, |day| day.to_string());
    let entries = pairs.into_iter().map(|(dyad, pair)| DyadEntry {
        dyad,
        days: pair.days.map(|(first, last)| (iso(first), iso(last))),
        observations: pair.observations,
        claims: pair.claims,
        sources: pair.sources.into_iter().map(|(_, name)| name).collect(),
    });
    page(entries.collect(), catalogue, Resource::Dyads, parameters)
}

fn sources_of(dataset: &Arc<Dataset>, extent: &DyadExtent) -> Vec<(std::cmp::Reverse<i64>, String)> {
    let sources = extent.sources.iter().filter_map(|place| dataset.sources.get(usize::from(*place)));
    sources.map(|source| (std::cmp::Reverse(source.priority), source.name.clone())).collect()
}

/// Is there anything about this pair: observations or claims?
pub(super) fn is_known(catalogue: &Catalogue, dyad: Dyad) -> bool {
    catalogue
        .datasets()
        .any(|dataset| dataset.table.index().dyad(dyad).is_some() || dataset.claims.iter().any(|claim| claim.dyad == dyad))
}

/// Does the pair have anything, or why not?
pub(super) fn known(catalogue: &Catalogue, dyad: Dyad) -> Result<(), QueryError> {
    if is_known(catalogue, dyad) {
        return Ok(());
    }
    let mirror = dyad.mirror();
    let hint = if is_known(catalogue, mirror) { format!("; {mirror} has some") } else { String::new() };
    Err(QueryError::UnknownDyad {
        text: dyad.to_string(),
        detail: format!("no dataset has figures or claims of it{hint}; see /v1/dyads"),
    })
}

/// The pair to show first: one of the source of highest priority that has observations.
#[must_use]
pub fn default_dyad(catalogue: &Catalogue) -> Option<Dyad> {
    let mut sources: Vec<_> = catalogue
        .datasets()
        .flat_map(|dataset| dataset.sources.iter().enumerate().map(move |(place, source)| (dataset, place, source)))
        .collect();
    sources.sort_by_key(|(_, _, source)| (std::cmp::Reverse(source.priority), source.name.clone()));
    sources.into_iter().find_map(|(dataset, place, _)| dataset.table.index().sources().get(place)?.first)
}

/// Every area that a pair names.
pub(super) fn areas_with_data(catalogue: &Catalogue) -> BTreeSet<Area> {
    let extents = catalogue.datasets().flat_map(|dataset| dataset.table.index().dyads()).map(|extent| extent.dyad);
    extents.flat_map(|dyad| [dyad.reporter, dyad.partner]).collect()
}
