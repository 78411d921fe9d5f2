//! One trade under several codes: the United Nations' Other Asia, not elsewhere specified (S19), is what others call Taiwan
//! (TWN), and a former state's trade stands under its own code. The first are answered as one; the second are only led to.

use super::{
    Parameters, QueryError,
    candidate::{Candidate, candidates_for},
    pairs::{areas_with_data, is_known},
    search::named_by,
};
use crate::{
    dataset::Catalogue,
    series::Subject,
    trade::{Area, Dyad},
};

/// The same pair with other codes for the same trade.
pub(super) fn others(dyad: Dyad) -> impl Iterator<Item = Dyad> {
    let codes = |area: Area| [Some(area), area.same_trade()].into_iter().flatten();
    let pairs = codes(dyad.reporter).flat_map(move |reporter| codes(dyad.partner).map(move |partner| Dyad { reporter, partner }));
    pairs.filter(move |pair| *pair != dyad)
}

/// Every series that could answer, under each of the codes.
pub(super) fn candidates_under_any(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = candidates_for(catalogue, dyad, subject, parameters)?;
    for other in others(dyad) {
        let more = candidates_for(catalogue, other, subject, parameters)?;
        found
            .extend(more.into_iter().filter(|one| one.dyad == other && !found.iter().any(|own| own.is(one))).collect::<Vec<_>>());
    }
    Ok(found)
}

/// What is to be known of a pair whose code is not that of its area.
pub(super) fn caution(dyad: Dyad) -> Option<String> {
    let special =
        [dyad.reporter, dyad.partner].into_iter().find(|area| area.same_trade().is_some() && area.alpha_2().is_none())?;
    let other = special.same_trade()?;
    Some(format!("The source has {}'s trade under {special}, {}", other.name(), special.name()))
}

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
