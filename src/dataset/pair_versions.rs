//! What tells the answers about one pair from those of other data, so that a dataset that changes leaves the answers of others as they
//! are kept.
//!
//! An answer about a pair is made of rows and claims about its two areas (of the pair, its mirror, and either area with the world)
//! and of those whose codes stand for the same trade. Beside them it has events, and names of sources and products that any dataset
//! may bring. So it depends on the datasets that have anything of either area, whole, and on the events, sources and products of all.

use std::collections::{BTreeSet, HashMap};

use super::loaded::Dataset;
use crate::trade::{Area, Dyad};

/// What is asked of one dataset.
#[derive(Debug, Clone)]
pub(super) struct Bearing {
    /// What tells it from every other.
    identity: blake3::Hash,
    /// The same of what any answer may have of it.
    shared: blake3::Hash,
    /// The areas that it has anything of.
    areas: Vec<Area>,
}

/// The versions of all pairs of a catalogue.
#[derive(Debug, Clone, Default)]
pub(super) struct PairVersions {
    shared: u128,
    datasets: Vec<u128>,
    /// The datasets that have anything of an area, rising.
    of_area: HashMap<Area, Vec<u16>>,
}

impl Bearing {
    pub(super) fn of(folder: &str, dataset: &Dataset) -> Self {
        let mut identity = blake3::Hasher::new();
        identity.update(folder.as_bytes()).update(dataset.hash.as_bytes()).update(dataset.content.as_bytes());
        let tables = std::iter::once(&dataset.table).chain(dataset.totals.as_ref().map(|totals| &totals.table));
        let products: Vec<_> = tables.clone().flat_map(|table| table.index().products()).collect();
        let shared = format!("{:?}\n{:?}\n{products:?}", dataset.sources, dataset.events);
        let rows = tables.flat_map(|table| table.index().dyads()).map(|extent| extent.dyad);
        let dyads = rows.chain(dataset.claims.iter().map(|claim| claim.dyad));
        let areas: BTreeSet<Area> = dyads.flat_map(|dyad| [dyad.reporter, dyad.partner]).collect();
        Self { identity: identity.finalize(), shared: blake3::hash(shared.as_bytes()), areas: areas.into_iter().collect() }
    }

    pub(super) fn identity(&self) -> &blake3::Hash {
        &self.identity
    }
}

impl PairVersions {
    /// The versions of these datasets, in their order.
    pub(super) fn of<'a>(datasets: impl Iterator<Item = &'a Bearing>) -> Self {
        let (mut versions, mut shared) = (Self::default(), blake3::Hasher::new());
        for (place, bearing) in (0..).zip(datasets) {
            shared.update(bearing.shared.as_bytes());
            versions.datasets.push(number(&bearing.identity));
            for area in &bearing.areas {
                versions.of_area.entry(*area).or_default().push(place);
            }
        }
        versions.shared = number(&shared.finalize());
        versions
    }

    /// The version of a pair.
    pub(super) fn version(&self, dyad: Dyad) -> String {
        // Each is a hash, so that no two sums of some are the same.
        let bearing = self.bearing(dyad);
        let of = bearing.iter().filter_map(|place| self.datasets.get(usize::from(*place)));
        format!("{:032x}", of.fold(self.shared, |sum, dataset| sum.wrapping_add(*dataset)))
    }

    /// The places of the datasets that bear on a pair, rising.
    pub(super) fn bearing(&self, dyad: Dyad) -> Vec<u16> {
        let mut bearing: Vec<u16> = Vec::new();
        for area in [dyad.reporter, dyad.partner] {
            for code in std::iter::once(area).chain(area.same_trade()) {
                bearing.extend(self.of_area.get(&code).into_iter().flatten());
            }
        }
        bearing.sort_unstable();
        bearing.dedup();
        bearing
    }
}

fn number(hash: &blake3::Hash) -> u128 {
    hash.as_bytes().iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}
