//! What could stand beside a series: the partner's account, the other flow, other sources, pairs nearby.

use super::{figures_shown::has_figures, page_state::PageState};
use crate::{
    dataset::Catalogue,
    query::{self, Compared, Narrowing, SeriesChoice, View},
    trade::Dyad,
};

/// As many as are read at a glance.
const MOST: usize = 8;
/// Of which so many are pairs nearby.
const NEARBY: usize = 3;

/// The series that answer beside those of the state as it is, each with the state that has it too.
pub(super) fn suggested(
    catalogue: &Catalogue,
    state: &PageState,
    series: &[SeriesChoice],
    nearby: &[Dyad],
) -> Vec<(Compared, PageState)> {
    let Some(subject) = state.view.subject() else { return Vec::new() };
    let own = Narrowing { product: state.parameters.product, ..Narrowing::default() };
    let of = |dyad: Dyad, subject| Compared { dyad, subject, own: own.clone() };
    let mirror = subject.mirrored().map(|mirrored| of(state.dyad.mirror(), mirrored));
    let flows = [View::Exports, View::Imports].into_iter().filter(|view| *view != state.view).filter_map(View::subject);
    let sources = series
        .iter()
        .filter(|one| !one.is_rolled_up)
        .map(|one| Narrowing { source: Some(one.source.name.clone()), ..own.clone() });
    let mut all: Vec<Compared> = mirror.into_iter().chain(flows.map(|flow| of(state.dyad, flow))).collect();
    all.extend(sources.map(|own| Compared { dyad: state.dyad, subject, own }));
    all.extend(nearby.iter().filter(|dyad| **dyad != state.dyad.mirror()).take(NEARBY).map(|dyad| of(*dyad, subject)));
    let mut found: Vec<(Compared, PageState)> = Vec::new();
    for entry in all {
        if found.len() < MOST && !state.with.contains(&entry) && !found.iter().any(|(known, _)| *known == entry) {
            let next = state.beside(state.with.iter().chain([&entry]).cloned().collect());
            let answers = query::answer(catalogue, &next.query()).is_ok_and(|answer| has_figures(&answer));
            found.extend(answers.then_some((entry, next)));
        }
    }
    found
}
