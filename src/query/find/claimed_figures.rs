//! The figures that claims state of a pair.

use std::sync::Arc;

use super::{
    figure::{Quantity, ShownBy, StatedAs, StatedFigure},
    scope::{Scope, directions},
};
use crate::{
    dataset::Catalogue,
    series::Subject,
    statistics::ClaimSet,
    trade::{Claim, ClaimKind, ClaimUnit, Compared, Day, Dyad, Valuation},
};

/// The levels that claims state of any flow, or their growth.
pub(super) fn claimed_figures(catalogue: &Catalogue, scope: &Scope) -> Vec<StatedFigure> {
    let pair: Vec<Dyad> = directions(scope.pair).collect();
    let all = catalogue.datasets().flat_map(|dataset| &dataset.claims);
    let asked = all.filter(|claim| pair.contains(&claim.dyad) && is_asked(claim, scope));
    asked.filter_map(|claim| stated(catalogue, claim)).collect()
}

fn is_asked(claim: &Claim, scope: &Scope) -> bool {
    let kind = if scope.is_growth { ClaimKind::Growth } else { ClaimKind::Level };
    let is_out = scope.as_of.is_none_or(|day| claim.published.as_deref().is_none_or(|published| day.knows_text(published)));
    claim.claim_kind == kind && claim.product == scope.product && is_out
}

/// The figure of a claim; none where its months are open, or what it is compared with.
fn stated(catalogue: &Catalogue, claim: &Claim) -> Option<StatedFigure> {
    let source = catalogue.sources().get(&claim.source)?;
    let currency = match claim.unit.as_ref()? {
        ClaimUnit::Currency(code) => Some(code.clone()),
        ClaimUnit::Percent => claim.currency.clone(),
        _ => return None,
    };
    let (value, set, period) = (claim.value?, ClaimSet::of(claim)?, claim.period.clone()?);
    if claim.compared_to == Compared::NotStated {
        return None;
    }
    let compared_to = claim.compared_to.span().filter(|span| {
        let usual = period.year_before();
        (span.first_month(), span.months()) != (usual.first_month(), usual.months())
    });
    Some(StatedFigure {
        stated_as: StatedAs::Claim,
        dyad: claim.dyad,
        subject: Subject::of_claim(claim.flow),
        product: claim.product,
        compared_to: compared_to.cloned(),
        period,
        calendar: claim.calendar,
        source: Arc::clone(source),
        quantity: Quantity::Claimed { value, unit_mult: claim.unit_mult, set },
        currency,
        valuation: Valuation::Unknown,
        status: claim.status,
        published: claim.published.as_deref().or(source.published.as_deref()).map_or(0, Day::number_of),
        is_superseded: false,
        claim: Some(claim.id.clone()),
        shown_by: ShownBy::Claims,
    })
}
