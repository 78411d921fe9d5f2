//! Records of both ends, since a period, and balances; worked by hand in billions.

use crate::{
    statistics::{
        Evidence, Fact, Judgement, Relation, Unverifiable, Verdict, judge,
        test_claim::{claim, facts},
    },
    trade::{Claim, ClaimFlow, ClaimKind, Period, Qualifier},
};

fn held(claim: &Claim, facts: &[Fact]) -> Judgement {
    let is_signed = claim.flow == ClaimFlow::Balance;
    judge(claim, Relation::Independent, Evidence { facts, unit: "USD", is_signed, ..Evidence::default() })
}

fn commentary() -> Vec<Fact> {
    facts(&[("2021", "1.5", Some(1)), ("2022", "5", Some(0)), ("2023", "4", Some(0))])
}

#[test]
fn a_record_low_is_a_record_high_upside_down() {
    let low = |period| held(&claim(ClaimKind::RecordLow, period, None), &commentary());
    assert_eq!(low("2023").verdict, Verdict::Inconsistent, "1.5 was lower");
    let falling = facts(&[("2021", "7", Some(0)), ("2022", "6", Some(0)), ("2023", "5", Some(0))]);
    let judgement = held(&claim(ClaimKind::RecordLow, "2023", None), &falling);
    assert_eq!((judgement.verdict, judgement.proved), (Verdict::Consistent, true));
    assert_eq!(low("2021").reason, Some(Unverifiable::NoData));
}

#[test]
fn since_a_period_only_those_after_it_count() {
    let since = |kind, period, base: &str| {
        held(&Claim { compared_to: base.parse().unwrap(), ..claim(kind, period, None) }, &commentary())
    };
    // After 2021 there is 2022 alone, and 4 is below 5.
    let lowest = since(ClaimKind::RecordLow, "2023", "2021");
    assert_eq!((lowest.verdict, lowest.proved), (Verdict::Consistent, true));
    let scope = lowest.scope.unwrap();
    assert_eq!((scope.from, scope.to, scope.periods, scope.missing), (Period::year(2022), Period::year(2022), 1, 0));
    assert_eq!(since(ClaimKind::RecordHigh, "2023", "2021").verdict, Verdict::Inconsistent);
    assert_eq!(since(ClaimKind::RecordHigh, "2022", "2021").reason, Some(Unverifiable::NoData), "nothing lies between");
    // What is missing since then leaves it unproved.
    let highest = since(ClaimKind::RecordHigh, "2022", "2019");
    assert_eq!((highest.verdict, highest.proved, highest.scope.unwrap().missing), (Verdict::Consistent, false, 1));
}

#[test]
fn between_two_values_has_both_ends() {
    let between = |value, upper: &str| Claim {
        qualifier: Qualifier::Between,
        value_to: upper.parse().ok(),
        ..claim(ClaimKind::Level, "2023", Some((value, "USD", 9, 1)))
    };
    // 4 is 3.5 to 4.5.
    let of = |value, upper| {
        let judgement = held(&between(value, upper), &commentary());
        (judgement.verdict, judgement.proved)
    };
    assert_eq!((of("3.5", "4.5"), of("4.5", "6")), ((Verdict::Consistent, true), (Verdict::Consistent, false)));
    assert_eq!(of("4.6", "6").0, Verdict::Inconsistent);
}

#[test]
fn a_balance_may_be_below_zero() {
    let deficit: Vec<Fact> = facts(&[("2021", "3", Some(0)), ("2022", "5", Some(0))]).into_iter().map(Fact::turned).collect();
    let balance = |kind, period, value| Claim { flow: ClaimFlow::Balance, ..claim(kind, period, value) };
    let level = |value| held(&balance(ClaimKind::Level, "2021", Some((value, "USD", 9, 0))), &deficit);
    assert_eq!((level("-3").verdict, level("3").verdict), (Verdict::Consistent, Verdict::Inconsistent));
    assert_eq!((level("-4").low, level("-4").high), (Some(-3.5e9), Some(-2.5e9)));
    // −4 beside −3: a third of its size further down.
    assert_eq!((level("-4").difference_percent, level("-4").ratio), (Some(-100.0 / 3.0), None));
    assert_eq!(held(&balance(ClaimKind::RecordLow, "2022", None), &deficit).verdict, Verdict::Consistent);
    assert_eq!(held(&balance(ClaimKind::RecordHigh, "2022", None), &deficit).verdict, Verdict::Inconsistent);
    let change = held(&balance(ClaimKind::Change, "2022", Some(("-2", "USD", 9, 0))), &deficit);
    assert_eq!((change.verdict, change.low, change.high), (Verdict::Consistent, Some(-3e9), Some(-1e9)));
    let growth = held(&balance(ClaimKind::Growth, "2022", Some(("60", "percent", 0, 0))), &deficit);
    assert_eq!(growth.reason, Some(Unverifiable::NotComparable), "nothing grows from below zero");
    // A quarter of a balance is no floor of its year.
    let quarter: Vec<Fact> = facts(&[("2022-Q1", "9", None)]);
    assert_eq!(held(&balance(ClaimKind::Level, "2022", Some(("3", "USD", 9, 0))), &quarter).reason, Some(Unverifiable::NoData));
}

#[test]
fn without_a_period_nothing_is_judged() {
    let open = Claim { period: None, ..claim(ClaimKind::RecordHigh, "2022", None) };
    assert_eq!(held(&open, &commentary()).reason, Some(Unverifiable::NoPeriod));
}
