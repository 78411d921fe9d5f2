//! What a figure is where it is none of the trade of two countries.

use super::{pair::Pair, said::Said, subject::Subject};
use crate::{
    language::Language,
    statement::NotTrade,
    trade::{ClaimKind, ClaimUnit},
};

/// Sums below this, told in whole units, are prices.
const SMALL: f64 = 10_000.0;

/// What a figure is where it is none of the trade of these two.
pub(super) fn instead(said: &Said, pair: &Pair, subject: Option<&Subject>, language: Language) -> Option<NotTrade> {
    let is_open = pair.reporter.is_none() && pair.partner.is_none();
    let is_whole = pair.reporter.is_some() && pair.partner.is_some();
    if is_small(said) {
        Some(NotTrade::Price)
    } else if is_open && subject.is_some_and(|subject| subject.product.is_none()) {
        Some(NotTrade::Unclear)
    } else if said.kind == ClaimKind::Share && (!is_whole || (subject.is_none() && language == Language::English)) {
        Some(NotTrade::OtherShare)
    } else {
        None
    }
}

/// Is it a sum that no trade of two countries comes to: "165 dollars"?
fn is_small(said: &Said) -> bool {
    matches!(said.unit, Some(ClaimUnit::Currency(_)))
        && said.unit_mult == 0
        && said.value.is_some_and(|value| value.to_f64().abs() < SMALL)
}
