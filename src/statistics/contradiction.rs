//! Two claims of one statement that cannot both be true.

use super::{claim_orders::growth_set, claim_set::ClaimSet};
use crate::trade::{Claim, ClaimKind, Span};

/// Can the two not both be true? Only of claims about the same trade, in the same calendar and unit and of the same months.
#[must_use]
pub fn contradict(one: &Claim, other: &Claim) -> bool {
    let same_trade = (one.dyad, one.flow, one.product, one.calendar) == (other.dyad, other.flow, other.product, other.calendar);
    let same_months = one.period.as_ref().zip(other.period.as_ref()).is_some_and(|(one, other)| same(one, other));
    if !same_trade || !same_months || one.is_open != other.is_open {
        return false;
    }
    match (one.claim_kind, other.claim_kind) {
        (ClaimKind::Level, ClaimKind::Level) => one.unit == other.unit && apart(ClaimSet::of(one), ClaimSet::of(other)),
        _ if !is_of_growth(one.claim_kind) || !is_of_growth(other.claim_kind) => false,
        _ => one.base().zip(other.base()).is_some_and(|(one, other)| same(&one, &other)) && apart(changes(one), changes(other)),
    }
}

fn same(one: &Span, other: &Span) -> bool {
    (one.first_month(), one.months()) == (other.first_month(), other.months())
}

fn apart(one: Option<ClaimSet>, other: Option<ClaimSet>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.is_apart_from(&other))
}

/// Does it speak of a growth from other months?
fn is_of_growth(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Growth | ClaimKind::Above | ClaimKind::Below | ClaimKind::Near)
}

/// The growth that a claim speaks of.
fn changes(claim: &Claim) -> Option<ClaimSet> {
    if claim.claim_kind == ClaimKind::Growth { ClaimSet::of(claim) } else { growth_set(claim.claim_kind) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::test_claim::claim;

    #[test]
    fn levels_growth_and_comparisons_of_the_same_months() {
        let level = |value| claim(ClaimKind::Level, "2022", Some((value, "USD", 9, 0)));
        assert!(contradict(&level("5"), &level("3")));
        // 4.5 is both of them.
        assert!(!contradict(&level("5"), &level("4")));
        let growth = |value| claim(ClaimKind::Growth, "2022", Some((value, "percent", 0, 0)));
        let compared = |kind| Claim { compared_to: "2021".parse().unwrap(), ..claim(kind, "2022", None) };
        assert!(contradict(&growth("12"), &growth("14")) && contradict(&growth("12"), &compared(ClaimKind::Below)));
        assert!(contradict(&growth("12"), &compared(ClaimKind::Near)) && !contradict(&growth("9"), &compared(ClaimKind::Near)));
        assert!(contradict(&compared(ClaimKind::Above), &compared(ClaimKind::Below)));
        assert!(!contradict(&compared(ClaimKind::Above), &compared(ClaimKind::Near)));
        let other_year = claim(ClaimKind::Level, "2021", Some(("9", "USD", 9, 0)));
        assert!(!contradict(&level("5"), &other_year) && !contradict(&level("5"), &growth("12")));
    }
}
