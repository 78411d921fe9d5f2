//! The latest turnover of every pair: kept beside an imported table, else made of a series of every pair.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::{
    dataset::{Catalogue, LatestTotals, Memory, Roots, write_latest_totals},
    query::{
        Parameters, QueryError,
        select::{candidate::Candidate, find::candidates, narrow::narrow, same_trade},
    },
    series::{Latest, Subject},
    table::Products,
    trade::{Dyad, Frequency, Product, Vintage},
};

/// The latest turnover of every pair, made once for each catalogue and kept there.
///
/// # Errors
/// [`QueryError`] when rows on disk cannot be read.
pub fn latest_totals(catalogue: &Catalogue) -> Result<&LatestTotals, QueryError> {
    if let Some(totals) = catalogue.latest_totals() {
        return Ok(totals);
    }
    let mut totals = BTreeMap::new();
    let mut rest = Vec::new();
    // What a dataset has kept of a pair is the answer as long as no other has anything of it.
    let mut owners: BTreeMap<Dyad, Option<usize>> = BTreeMap::new();
    for (place, dataset) in catalogue.datasets().enumerate() {
        for extent in dataset.table.index().dyads() {
            let owner = owners.entry(extent.dyad).or_insert(Some(place));
            *owner = owner.filter(|owner| *owner == place);
        }
    }
    let kept: Vec<Option<BTreeMap<Dyad, Latest>>> =
        catalogue.datasets().map(|dataset| Some(dataset.kept_latest_totals()?.into_iter().collect())).collect();
    let alone = |dyad: Dyad| {
        let owner = owners.get(&dyad).copied().flatten()?;
        let same = |other: Dyad| owners.get(&other).is_none_or(|other| *other == Some(owner));
        same_trade::others(dyad).all(same).then_some(owner)
    };
    for dyad in owners.keys() {
        match alone(*dyad).and_then(|owner| kept.get(owner)?.as_ref()) {
            Some(kept) => totals.extend(kept.get(dyad).map(|latest| (*dyad, latest.clone()))),
            None => rest.push(*dyad),
        }
    }
    for dyad in rest {
        totals.extend(latest_total(catalogue, dyad)?.map(|latest| (dyad, latest)));
    }
    Ok(catalogue.keep_latest_totals(LatestTotals::new(totals)))
}

/// Keeps the latest turnover of every pair of a data package beside its imported table, so that no start makes it again.
///
/// # Errors
/// Why it could not be made or written; the package is the same without it.
pub fn keep_latest_totals(package: &Path) -> Result<(), String> {
    let memory = Memory::default();
    let catalogue =
        Catalogue::load_within(&Roots::Folder(package.to_owned()), None, memory).map_err(|error| error.to_string())?;
    for dataset in catalogue.datasets() {
        let dyads: BTreeSet<Dyad> = dataset.table.index().dyads().iter().map(|extent| extent.dyad).collect();
        let mut totals = BTreeMap::new();
        for dyad in dyads {
            let latest = latest_total(&catalogue, dyad).map_err(|error| error.to_string())?;
            totals.extend(latest.map(|latest| (dyad, latest)));
        }
        write_latest_totals(package, &dataset.hash, &totals).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The latest figure of a pair's default turnover in total: of years where there are any, published or rolled up, so that
/// pairs compare. Called for every pair, once for each catalogue; see [`latest_totals`].
fn latest_total(catalogue: &Catalogue, dyad: Dyad) -> Result<Option<Latest>, QueryError> {
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
