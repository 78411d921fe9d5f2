//! Which claims of the datasets say the same as a statement: whose words it repeats. A quotation is no witness of itself.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use crate::{
    query::AskedStatement,
    trade::{Claim, ClaimFlow, Compared, Figure, Source, Span, Status},
};

/// The claims that say the same as each of some statements, the one first that it is taken for.
pub(super) fn recognised<'a>(
    statements: &[Option<Claim>],
    known: &[&'a Claim],
    sources: &BTreeMap<String, Arc<Source>>,
    asked: &AskedStatement,
) -> Vec<Vec<&'a Claim>> {
    let is_of = |claim: &Claim| match &asked.source {
        Some(source) => claim.source == *source,
        None => asked.published.as_deref().is_none_or(|day| agrees(day, date(claim, sources))),
    };
    let alike = |one: &Claim| known.iter().copied().filter(|claim| is_of(claim) && same(one, claim)).collect::<Vec<_>>();
    let mut all: Vec<Vec<&Claim>> = statements.iter().map(|one| one.as_ref().map(&alike).unwrap_or_default()).collect();
    // One text has one source: that which most of its statements are of.
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for claims in &all {
        let mut names: Vec<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            *votes.entry(name).or_default() += 1;
        }
    }
    for claims in &mut all {
        claims.sort_by_key(|claim| (Reverse(votes.get(claim.source.as_str()).copied()), rank(claim, sources)));
    }
    all
}

/// The one of some claims that a statement is taken for where it stands alone.
pub(super) fn alone<'a>(claims: &[&'a Claim], sources: &BTreeMap<String, Arc<Source>>) -> Option<&'a Claim> {
    claims.iter().copied().min_by_key(|claim| rank(claim, sources))
}

/// The claim of the source with the highest priority comes first.
fn rank(claim: &Claim, sources: &BTreeMap<String, Arc<Source>>) -> impl Ord + use<> {
    let priority = sources.get(&claim.source).map(|source| source.priority);
    (Reverse(priority), claim.source.clone(), claim.id.clone())
}

/// When a claim came out, else its source.
fn date<'a>(claim: &'a Claim, sources: &'a BTreeMap<String, Arc<Source>>) -> Option<&'a str> {
    let own = || sources.get(&claim.source).and_then(|source| source.published.as_deref());
    claim.published.as_deref().or_else(own)
}

/// May two dates be of one day? Of a year, a month and a day one is the beginning of the other then. What has no date may be.
fn agrees(day: &str, other: Option<&str>) -> bool {
    other.is_none_or(|other| other.starts_with(day) || day.starts_with(other))
}

/// Do the two say the same of the same trade?
fn same(one: &Claim, other: &Claim) -> bool {
    let trade = |claim: &Claim| (claim.product, claim.calendar, claim.claim_kind, claim.qualifier);
    let counted = |claim: &Claim| (claim.unit.clone(), claim.currency.clone(), claim.status == Status::Forecast);
    let amounts = |claim: &Claim| [claim.value, claim.value_to].map(|value| value.map(|value| amount(value, claim.unit_mult)));
    let is_not_stated = |claim: &Claim| claim.compared_to == Compared::NotStated;
    pair_agrees(one, other)
        && trade(one) == trade(other)
        && months(one.period.as_ref()) == months(other.period.as_ref())
        && counted(one) == counted(other)
        && amounts(one) == amounts(other)
        && months(one.base().as_ref()) == months(other.base().as_ref())
        && is_not_stated(one) == is_not_stated(other)
}

/// Trade between two is that of either, as far as nobody says whose. A balance has another sign on the other side, and is not known
/// again there.
fn pair_agrees(one: &Claim, other: &Claim) -> bool {
    let is_turned = || one.flow_of_partner() == Some(other.flow) || other.flow_of_partner() == Some(one.flow);
    (one.dyad == other.dyad && one.flow == other.flow)
        || (one.dyad == other.dyad.mirror() && one.flow != ClaimFlow::Balance && is_turned())
}

fn months(span: Option<&Span>) -> Option<(i32, i32)> {
    span.map(|span| (span.first_month(), span.months()))
}

/// Digits without zeros behind them, and the power of ten that they are counted in.
fn amount(value: Figure, unit_mult: u8) -> (i128, i64) {
    let (mut digits, mut power) = (value.digits(), i64::from(unit_mult) - i64::from(value.written_decimals()));
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        power += 1;
    }
    (digits, if digits == 0 { 0 } else { power })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_the_same_in_any_scale() {
        let of = |text: &str, unit_mult| amount(text.parse().unwrap(), unit_mult);
        assert_eq!(of("1.5", 9), of("1500", 6));
        assert_eq!((of("1.50", 9), of("0", 3)), (of("1.5", 9), of("0.0", 9)));
        assert!(of("1.5", 9) != of("1.5", 6) && of("-1.5", 9) != of("1.5", 9));
    }

    #[test]
    fn dates_agree_where_they_may_be_of_one_day() {
        for (day, other, is_one) in [
            ("2024-10", Some("2024-10"), true),
            ("2024-10", Some("2024-10-11"), true),
            ("2024-10-11", Some("2024"), true),
            ("2024-10-11", Some("2024-10-12"), false),
            ("2024", Some("2023-12-31"), false),
            ("2024", None, true),
        ] {
            assert_eq!(agrees(day, other), is_one, "{day} {other:?}");
        }
    }
}
