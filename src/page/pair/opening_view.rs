//! What the page of a pair opens with: a view that has figures, of a pair that has them.

use super::figures_shown::has_figures;
use crate::{
    dataset::Catalogue,
    query::{self, Answer, DyadSummary, Parameters, Query, QueryError, Resource, View},
    trade::Dyad,
};

/// The pair that a page without one opens with: the one with the greatest latest turnover that has the view, or anything at all.
pub(in crate::page) fn default_pair(catalogue: &Catalogue, view: Option<View>) -> Result<Option<Dyad>, QueryError> {
    query::default_dyad(catalogue, |dyad| match view {
        Some(view) => has(catalogue, dyad, view),
        None => default_view(catalogue, dyad).is_ok_and(|view| has(catalogue, dyad, view)),
    })
}

/// The view that a pair's page opens with: that of its headline, else the first with anything in it.
pub(in crate::page) fn default_view(catalogue: &Catalogue, dyad: Dyad) -> Result<View, QueryError> {
    let query = Query { resource: Resource::Dyad(dyad), parameters: Parameters::default() };
    let Answer::Dyad(summary) = query::answer(catalogue, &query)? else { return Ok(View::Turnover) };
    Ok(view_of(&summary))
}

/// The view that a pair's page opens with, by what is known of the pair. Series without a headline are of products only.
pub(super) fn view_of(summary: &DyadSummary) -> View {
    let headline = summary.headline.as_ref().map(|series| View::showing(series.subject));
    let else_first =
        [(!summary.series.is_empty(), View::Products), (summary.claims > 0, View::Claims), (summary.events > 0, View::Events)];
    let other = else_first.into_iter().find(|(is_there, _)| *is_there).map(|(_, view)| view);
    headline.or(other).unwrap_or(View::Turnover)
}

/// Has the view of the pair anything to show?
fn has(catalogue: &Catalogue, dyad: Dyad, view: View) -> bool {
    query::answer(catalogue, &Query::view(dyad, view)).is_ok_and(|answer| match view {
        View::Revisions => is_revised(&answer),
        _ => has_figures(&answer),
    })
}

/// Was any figure published more than once?
pub(super) fn is_revised(answer: &Answer) -> bool {
    matches!(answer, Answer::Revisions(revisions) if revisions.revisions.iter().any(|revision| revision.vintages > 1))
}
