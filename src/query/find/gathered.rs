//! Every figure that anybody states of a pair, from either side: those of series, what they add up to, and those of claims.

use super::{
    claimed_figures::claimed_figures,
    claimed_turnover::claimed_turnover,
    figure::StatedFigure,
    scope::{Scope, directions},
    series_figures::series_figures,
};
use crate::{
    dataset::Catalogue,
    query::{
        QueryError,
        select::{candidate::Candidate, find::candidates, rolled_up::rolled_up},
    },
    table::Products,
    trade::{Frequency, Vintage},
};

/// Every such figure, in no order.
pub(super) fn gathered(catalogue: &Catalogue, scope: &Scope) -> Result<Vec<StatedFigure>, QueryError> {
    let mut found = Vec::new();
    let vintage = scope.as_of.map_or(Vintage::Latest, Vintage::AsOf);
    for dyad in directions(scope.pair) {
        for subject in &scope.subjects {
            let published = candidates(catalogue, dyad, *subject, Products::One(&scope.product), vintage)?;
            let added: Vec<Candidate> = wholes().flat_map(|whole| rolled_up(&published, whole)).collect();
            found.extend(published.iter().chain(&added).flat_map(|candidate| series_figures(candidate, scope.is_growth)));
        }
    }
    let mut claimed = claimed_figures(catalogue, scope);
    if !scope.is_growth {
        claimed.extend(claimed_turnover(&claimed, &found));
    }
    claimed.retain(|claim| scope.subjects.contains(&claim.subject));
    let claimed = unstated(claimed, &mut found);
    found.extend(claimed);
    Ok(found)
}

/// What months and quarters are added up to: years, quarters, and the months of a year from its first on.
fn wholes() -> impl Iterator<Item = Frequency> {
    (2..=12).filter_map(|months| Frequency::of_months(1, months))
}

/// The claims that their source does not also have as a figure; of the others the figure tells the claim.
fn unstated(claimed: Vec<StatedFigure>, figures: &mut [StatedFigure]) -> Vec<StatedFigure> {
    let is_same = |figure: &StatedFigure, claim: &StatedFigure| {
        !figure.is_superseded
            && figure.source.name == claim.source.name
            && (figure.dyad, figure.subject, figure.calendar) == (claim.dyad, claim.subject, claim.calendar)
            && (figure.period.first_month(), figure.period.months()) == (claim.period.first_month(), claim.period.months())
            && figure.currency == claim.currency
            && figure.quantity.stated() == claim.quantity.stated()
            && figure.quantity.allowed() == claim.quantity.allowed()
    };
    let mut left = Vec::new();
    for claim in claimed {
        match figures.iter_mut().find(|figure| figure.claim.is_none() && is_same(figure, &claim)) {
            Some(figure) => figure.claim = claim.claim,
            None => left.push(claim),
        }
    }
    left
}
