//! Pairs and areas that lead on from one to another: former states, their successors, and other codes for the same trade.

use super::{
    coverage::{areas_with_data, is_known},
    pair_search::named_by,
};
use crate::{
    dataset::Catalogue,
    trade::{Area, Dyad},
};

/// The pairs with data in which a former state, a successor or another code of a member stands in its place.
#[must_use]
pub fn related(catalogue: &Catalogue, dyad: Dyad) -> Vec<Dyad> {
    let codes = |area: Area| std::iter::once(area).chain(area.related());
    let mut pairs: Vec<Dyad> = codes(dyad.reporter)
        .flat_map(|reporter| codes(dyad.partner).map(move |partner| Dyad { reporter, partner }))
        .filter(|pair| *pair != dyad && pair.reporter != pair.partner && is_known(catalogue, *pair))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The areas with data that came before or after those that a search names, and are not named themselves.
#[must_use]
pub fn led_to(catalogue: &Catalogue, search: &str) -> Vec<Area> {
    let named = named_by(search);
    let with_data = areas_with_data(catalogue);
    let mut found: Vec<Area> = named.iter().flat_map(|area| area.related()).collect();
    found.retain(|area| !named.contains(area) && with_data.contains(area));
    found.sort_unstable();
    found.dedup();
    found
}
