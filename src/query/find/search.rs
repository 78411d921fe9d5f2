//! Who states a figure: every figure of a pair that the value allows, the closest first, or why there is none.

use super::{
    figure::StatedFigure,
    fit::{Fits, FoundFigure, distance},
    gathered::gathered,
    scope::directions,
    wanted::Wanted,
};
use crate::{
    dataset::Catalogue,
    query::{FoundAnswer, Listing, NothingFits, Parameters, QueryError, Resource, answer::listing::page, lists::pairs},
};

/// So many figures are told where none fits.
const NEAREST: usize = 3;

/// Every figure of a pair that the value allows.
pub(in crate::query) fn find_answer(catalogue: &Catalogue, parameters: &Parameters) -> Result<FoundAnswer, QueryError> {
    let wanted = Wanted::of(parameters)?;
    if !directions(wanted.pair).any(|dyad| pairs::known(catalogue, dyad).is_ok()) {
        pairs::known(catalogue, wanted.pair)?;
    }
    let mut figures = gathered(catalogue, &wanted.scope())?;
    figures.retain(|figure| wanted.is_asked(figure));
    let searched = figures.len();
    let (fitting, beyond): (Vec<_>, Vec<_>) =
        figures.into_iter().map(|figure| (Fits::of(&figure, &wanted.set), figure)).partition(|(fits, _)| *fits != Fits::Beyond);
    let reason = match (fitting.is_empty(), searched) {
        (false, _) => None,
        (true, 0) => Some(NothingFits::NoFigures),
        (true, _) => Some(NothingFits::NoneFits),
    };
    let within = fitting.iter().filter(|(fits, _)| *fits == Fits::Within).count();
    let told = |figure: StatedFigure| FoundFigure::new(figure, &wanted.set, wanted.is_growth);
    let nearest = if reason.is_some() { in_order(beyond, &wanted) } else { Vec::new() };
    let listing = page(in_order(fitting, &wanted), catalogue, Resource::Find, parameters);
    Ok(FoundAnswer {
        pair: wanted.pair,
        range: wanted.set.ends(),
        searched,
        within,
        reason,
        nearest: nearest.into_iter().take(NEAREST).map(told).collect(),
        listing: Listing {
            items: listing.items.into_iter().map(told).collect(),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            origin: listing.origin,
        },
    })
}

/// The closest first.
fn in_order(figures: Vec<(Fits, StatedFigure)>, wanted: &Wanted<'_>) -> Vec<StatedFigure> {
    let away = |figure: &StatedFigure| distance(figure, &wanted.set, wanted.is_range);
    let mut keyed: Vec<(Fits, f64, StatedFigure)> =
        figures.into_iter().map(|(fits, figure)| (fits, away(&figure), figure)).collect();
    keyed.sort_by(|one, other| {
        one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then_with(|| one.2.rank().cmp(&other.2.rank()))
    });
    keyed.into_iter().map(|(_, _, figure)| figure).collect()
}
