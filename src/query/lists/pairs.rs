//! The pairs of areas that there is something about.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{coverage::is_known, pair_search::Wanted, related::related};
use crate::{
    dataset::{Catalogue, Dataset},
    query::{
        DyadEntry, Listing, Parameters, QueryError, Resource, Sort,
        answer::listing::page,
        select::{candidate::Candidate, find::candidates, narrow::narrow, same_trade},
    },
    series::{Latest, Subject},
    table::{DyadExtent, Products},
    trade::{Dyad, Frequency, Product, Vintage},
};

/// What is known of a pair while it is gathered.
#[derive(Default)]
struct Gathered {
    days: Option<(i32, i32)>,
    observations: usize,
    claims: usize,
    sources: BTreeSet<(Reverse<i64>, String)>,
    wanted: bool,
}

pub(in crate::query) fn dyads(catalogue: &Catalogue, parameters: &Parameters) -> Result<Listing<DyadEntry>, QueryError> {
    let wanted = Wanted::of(catalogue, parameters)?;
    let mut pairs: BTreeMap<Dyad, Gathered> = BTreeMap::new();
    for dataset in catalogue.datasets() {
        for extent in dataset.table.index().dyads().iter().filter(|extent| wanted.names(extent.dyad)) {
            let pair = pairs.entry(extent.dyad).or_default();
            let days = pair.days.unwrap_or((extent.first_day, extent.last_day));
            pair.days = Some((days.0.min(extent.first_day), days.1.max(extent.last_day)));
            pair.observations += extent.observations;
            pair.sources.extend(sources_of(dataset, extent));
            pair.wanted |= wanted.has(dataset, extent)?;
        }
        for claim in dataset.claims.iter().filter(|claim| wanted.names(claim.dyad)) {
            let pair = pairs.entry(claim.dyad).or_default();
            pair.claims += 1;
            pair.wanted |= wanted.has_claim(&claim.source, claim.flow);
        }
    }
    let iso = |days: i32| chrono::NaiveDate::from_epoch_days(days).map_or_else(String::new, |day| day.to_string());
    let entries = pairs.into_iter().filter(|(_, pair)| pair.wanted).map(|(dyad, pair)| DyadEntry {
        dyad,
        days: pair.days.map(|(first, last)| (iso(first), iso(last))),
        observations: pair.observations,
        claims: pair.claims,
        sources: pair.sources.into_iter().map(|(_, name)| name).collect(),
        latest: None,
    });
    let mut entries: Vec<DyadEntry> = entries.collect();
    if parameters.sort == Some(Sort::Total) {
        by_total(catalogue, &mut entries)?;
    }
    Ok(page(entries, catalogue, Resource::Dyads, parameters))
}

/// The greatest latest turnover first, pairs with the world or another sum of areas behind all others; equal ones, and at the end those without any, by code. Currencies are never compared:
/// the one of most pairs comes first.
fn by_total(catalogue: &Catalogue, entries: &mut [DyadEntry]) -> Result<(), QueryError> {
    let totals = latest_totals(catalogue)?;
    let mut pairs: BTreeMap<&str, usize> = BTreeMap::new();
    for latest in totals.values() {
        *pairs.entry(latest.unit.as_str()).or_default() += 1;
    }
    for entry in entries.iter_mut() {
        entry.latest = totals.get(&entry.dyad).cloned();
    }
    entries.sort_by_cached_key(|entry| {
        let key = |latest: &Latest| {
            (Reverse(pairs.get(latest.unit.as_str()).copied()), latest.unit.clone(), Reverse(latest.level.amount))
        };
        // A sum of areas is not first among those that it is the sum of.
        let is_group = entry.dyad.reporter.is_group() || entry.dyad.partner.is_group();
        (entry.latest.is_none(), is_group, entry.latest.as_ref().map(key), entry.dyad)
    });
    Ok(())
}

/// The latest turnover of every pair. It reads a series of every pair, so it is made once for each catalogue and kept there.
fn latest_totals(catalogue: &Catalogue) -> Result<&BTreeMap<Dyad, Latest>, QueryError> {
    if let Some(totals) = catalogue.latest_totals() {
        return Ok(totals);
    }
    let dyads: BTreeSet<Dyad> =
        catalogue.datasets().flat_map(|dataset| dataset.table.index().dyads()).map(|extent| extent.dyad).collect();
    let mut totals = BTreeMap::new();
    for dyad in dyads {
        totals.extend(latest_total(catalogue, dyad)?.map(|latest| (dyad, latest)));
    }
    Ok(catalogue.keep_latest_totals(totals))
}

/// The latest figure of a pair's default turnover in total: of years where there are any, published or rolled up, so that
/// pairs compare. Called for every pair, once for each catalogue; see [`latest_totals`].
pub(in crate::query) fn latest_total(catalogue: &Catalogue, dyad: Dyad) -> Result<Option<Latest>, QueryError> {
    let found = candidates(catalogue, dyad, Subject::Turnover, Products::One(&Product::Total), Vintage::Latest)?;
    let years = Parameters { freq: Some(Frequency::Annual), ..Parameters::default() };
    let of = |found: Vec<Candidate>, parameters: &Parameters| {
        let candidate = narrow(found, parameters, "").ok()?.into_iter().next()?;
        let points = candidate.points();
        let point = points.iter().rev().find(|point| point.level.is_some())?;
        Some(Latest { period: point.period, level: point.level?, unit: candidate.currency.clone() })
    };
    Ok(of(found.clone(), &years).or_else(|| of(found, &Parameters::default())))
}

fn sources_of(dataset: &Arc<Dataset>, extent: &DyadExtent) -> Vec<(Reverse<i64>, String)> {
    let sources = extent.sources.iter().filter_map(|place| dataset.sources.get(usize::from(*place)));
    sources.map(|source| (Reverse(source.priority), source.name.clone())).collect()
}

/// Does the pair have anything, or why not?
pub(in crate::query) fn known(catalogue: &Catalogue, dyad: Dyad) -> Result<(), QueryError> {
    if is_known(catalogue, dyad) || same_trade::others(dyad).any(|other| is_known(catalogue, other)) {
        return Ok(());
    }
    let mirror = dyad.mirror();
    let near = is_known(catalogue, mirror).then_some(mirror).into_iter().chain(related(catalogue, dyad));
    let near: Vec<String> = near.take(4).map(|pair| pair.to_string()).collect();
    let hint = match near.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} has some"),
        several => format!("; {} have some", several.join(", ")),
    };
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
    sources.sort_by_key(|(_, _, source)| (Reverse(source.priority), source.name.clone()));
    sources.into_iter().find_map(|(dataset, place, _)| dataset.table.index().sources().get(place)?.first)
}

/// The pairs that share a member with this one, those with most observations first, at most so many; and how many pairs there
/// are in all.
#[must_use]
pub fn neighbours(catalogue: &Catalogue, dyad: Dyad, most: usize) -> (Vec<Dyad>, usize) {
    let mut pairs: BTreeMap<Dyad, usize> = BTreeMap::new();
    for dataset in catalogue.datasets() {
        for extent in dataset.table.index().dyads() {
            *pairs.entry(extent.dyad).or_default() += extent.observations;
        }
        for claim in &dataset.claims {
            pairs.entry(claim.dyad).or_default();
        }
    }
    let is_near = |pair: Dyad| {
        let own = [dyad.reporter, dyad.partner];
        pair != dyad && (own.contains(&pair.reporter) || own.contains(&pair.partner))
    };
    let mut near: Vec<(Reverse<usize>, Dyad)> =
        pairs.iter().filter(|(pair, _)| is_near(**pair)).map(|(pair, observations)| (Reverse(*observations), *pair)).collect();
    near.sort_unstable();
    (near.into_iter().take(most).map(|(_, pair)| pair).collect(), pairs.len())
}
