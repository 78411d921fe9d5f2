//! The latest turnover of every pair: kept beside an imported table, else made of a series of every pair.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{latest_elsewhere, latest_figure::latest_of};
use crate::{
    dataset::{Catalogue, LatestTotals, Memory, Roots, write_latest_totals},
    query::{
        QueryError,
        select::{find::candidates, same_trade},
    },
    series::{Latest, Subject},
    table::Products,
    trade::{Dyad, Product, Vintage},
};

/// The latest turnover of every pair, made once for each catalogue and kept there.
///
/// # Errors
/// [`QueryError`] when rows on disk cannot be read.
pub fn latest_totals(catalogue: &Catalogue) -> Result<&LatestTotals, QueryError> {
    match catalogue.latest_totals() {
        Some(totals) => Ok(totals),
        None => catalogue.keep_latest_totals(|| made(catalogue)),
    }
}

/// So many pairs are asked one by one while those of the whole catalogue are still being made: tens of milliseconds.
const FEW: usize = 400;

/// The latest turnover of the pairs of a list: those of the whole catalogue, or while these are being made those of few pairs.
pub(super) enum TotalsOf<'a> {
    All(&'a LatestTotals),
    Few(LatestTotals),
}

impl<'a> TotalsOf<'a> {
    /// The totals of these pairs, which are by code.
    ///
    /// # Errors
    /// [`QueryError`] when rows on disk cannot be read.
    pub(super) fn pairs(catalogue: &'a Catalogue, dyads: impl Iterator<Item = Dyad>) -> Result<Self, QueryError> {
        if let Some(totals) = catalogue.latest_totals() {
            return Ok(Self::All(totals));
        }
        let mut dyads = dyads.peekable();
        let few: Vec<Dyad> = dyads.by_ref().take(FEW).collect();
        if dyads.peek().is_none() {
            let totals = latest_of_many(catalogue, &few)?;
            // Which currency comes first is known from all pairs only.
            if totals.iter().all(|(_, latest)| latest.unit == totals[0].1.unit) {
                return Ok(Self::Few(LatestTotals::new(totals)));
            }
        }
        latest_totals(catalogue).map(Self::All)
    }

    pub(super) fn totals(&self) -> &LatestTotals {
        match self {
            Self::All(totals) => totals,
            Self::Few(totals) => totals,
        }
    }
}

/// What a dataset has kept of a pair is the answer as long as no other has anything of it; of the others a series is read.
fn made(catalogue: &Catalogue) -> Result<LatestTotals, QueryError> {
    let mut owners: Vec<(Dyad, usize)> = Vec::new();
    for (place, dataset) in catalogue.datasets().enumerate() {
        owners.extend(dataset.table.index().dyads().iter().map(|extent| (extent.dyad, place)));
    }
    // Runs that are in order already.
    owners.sort();
    let is_only = |dyad: Dyad, place: usize| {
        let first = owners.partition_point(|(other, _)| *other < dyad);
        owners[first..].iter().take_while(|(other, _)| *other == dyad).all(|(_, other)| *other == place)
    };
    let kept = catalogue.datasets().map(|dataset| dataset.kept_latest_totals().map(|kept| kept.into_iter().peekable()));
    let mut kept: Vec<_> = kept.collect();
    let mut totals = Vec::with_capacity(owners.len());
    let mut rest: Vec<Dyad> = Vec::new();
    for of_dyad in owners.chunk_by(|one, two| one.0 == two.0) {
        let Some((dyad, owner)) = of_dyad.first().copied() else { continue };
        let is_alone = of_dyad.len() == 1 && same_trade::others(dyad).all(|other| is_only(other, owner));
        let latest = if let Some(kept) = kept.get_mut(owner).and_then(Option::as_mut).filter(|_| is_alone) {
            // Both are by code.
            while kept.next_if(|(other, _)| *other < dyad).is_some() {}
            kept.next_if(|(other, _)| *other == dyad).map(|(_, latest)| latest)
        } else {
            rest.push(dyad);
            continue;
        };
        totals.extend(latest.map(|latest| (dyad, latest)));
    }
    totals.extend(latest_of_many(catalogue, &rest)?);
    totals.sort_by_key(|(dyad, _)| *dyad);
    Ok(LatestTotals::new(totals))
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

/// The latest turnover of these pairs that have any; they are by code.
fn latest_of_many(catalogue: &Catalogue, dyads: &[Dyad]) -> Result<Vec<(Dyad, Latest)>, QueryError> {
    let mut totals = Vec::with_capacity(dyads.len());
    let Some(latest) = latest_elsewhere::latest_of_many(catalogue, dyads)? else {
        for dyad in dyads {
            totals.extend(latest_total(catalogue, *dyad)?.map(|latest| (*dyad, latest)));
        }
        return Ok(totals);
    };
    totals.extend(latest);
    Ok(totals)
}

/// The latest figure of a pair's default turnover in total: of years where there are any, published or rolled up, so that
/// pairs compare. Called for every pair, once for each catalogue; see [`latest_totals`].
fn latest_total(catalogue: &Catalogue, dyad: Dyad) -> Result<Option<Latest>, QueryError> {
    latest(catalogue, dyad, Subject::Turnover)
}

/// The latest figure of one flow in total, for a pair that has no turnover.
///
/// # Errors
/// [`QueryError`] when rows on disk cannot be read.
pub fn latest_of_flow(catalogue: &Catalogue, dyad: Dyad) -> Result<Option<(Subject, Latest)>, QueryError> {
    for subject in [Subject::Exports, Subject::Imports] {
        if let Some(latest) = latest(catalogue, dyad, subject)? {
            return Ok(Some((subject, latest)));
        }
    }
    Ok(None)
}

fn latest(catalogue: &Catalogue, dyad: Dyad, subject: Subject) -> Result<Option<Latest>, QueryError> {
    let found = candidates(catalogue, dyad, subject, Products::One(&Product::Total), Vintage::Latest)?;
    Ok(latest_of(&found, true).or_else(|| latest_of(&found, false)))
}
