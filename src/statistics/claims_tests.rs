use super::*;
use crate::{
    series::Point,
    trade::{Calendar, Flow, Product, Qualifier, Reporting, Valuation},
};

fn source(name: &str, compiler: Option<&str>) -> Source {
    Source {
        name: name.to_owned(),
        title: name.to_owned(),
        path: None,
        priority: 0,
        reporting: Reporting::Quoted,
        compiler: compiler.map(str::to_owned),
        attribution: None,
        published: None,
        license: None,
        complete_levels: Vec::new(),
    }
}

fn claim(kind: ClaimKind, period: &str, value: Option<(&str, &str, u8, u8)>) -> Claim {
    Claim {
        id: "c".to_owned(),
        statement: None,
        dyad: "RUS-IRN".parse().unwrap(),
        flow: Flow::Turnover,
        product: Product::Total,
        period: period.parse().unwrap(),
        calendar: Calendar::Gregorian,
        claim_kind: kind,
        value: value.map(|value| value.0.parse().unwrap()),
        unit: value.map(|value| value.1.parse().unwrap()),
        unit_mult: value.map_or(0, |value| value.2),
        decimals: value.map(|value| value.3),
        qualifier: Qualifier::Exact,
        compared_to: None,
        compiler: None,
        stated_by: None,
        published: None,
        status: Status::Normal,
        source: "speech".to_owned(),
        text: String::new(),
        note: None,
    }
}

fn points(levels: &[(&str, &str, u8)]) -> Vec<Point> {
    levels
        .iter()
        .map(|(period, text, decimals)| {
            let level = Level::from_wording(text.parse().unwrap(), 9, Some(*decimals), Valuation::Unknown).unwrap().0;
            Point::new(period.parse().unwrap(), Some(level), Status::Normal)
        })
        .collect()
}

fn commentary() -> Vec<Point> {
    points(&[("2021", "1.5", 1), ("2022", "5", 0), ("2023", "4", 0)])
}

fn held(claim: &Claim, points: &[Point]) -> Judgement {
    judge(claim, &source("speech", None), Evidence { points, unit: "USD" })
}

#[test]
fn a_fall_of_17_3_per_cent_cannot_be_ruled_out_by_five_and_four() {
    let judgement = held(&claim(ClaimKind::Growth, "2023", Some(("-17.3", "percent", 0, 1))), &commentary());
    // O = [3.5/5.5 − 1, 4.5/4.5 − 1] = [−36.36, 0] holds [−17.35, −17.25] but is not held by it.
    assert_eq!((judgement.verdict, judgement.proved), (Verdict::Consistent, false));
    assert_eq!(judgement.high, Some(0.0));
    // −17.3 − (−20) = 2.7 points, rounded once.
    assert_eq!(judgement.difference_percent, Some(2.7));
    let never = held(&claim(ClaimKind::Growth, "2023", Some(("3.0", "percent", 0, 1))), &commentary());
    assert_eq!(never.verdict, Verdict::Inconsistent);
}

#[test]
fn one_and_a_half_billion_contradicts_about_four() {
    let customs = points(&[("2021", "4", 0)]);
    let said = claim(ClaimKind::Level, "2021", Some(("1.5", "USD", 9, 1)));
    let judgement = held(&said, &customs);
    assert_eq!((judgement.verdict, judgement.low, judgement.high), (Verdict::Inconsistent, Some(3.5e9), Some(4.5e9)));
    // (1.5 − 4)·100/4 = −62.5 %.
    assert_eq!(judgement.difference_percent, Some(-62.5));
    let own = held(&said, &commentary());
    assert_eq!((own.verdict, own.proved, own.relation), (Verdict::Consistent, true, Relation::SameSource));
}

#[test]
fn a_record_of_five_over_four_is_proved_by_the_published_order() {
    let judgement = held(&claim(ClaimKind::RecordHigh, "2022", None), &commentary());
    assert_eq!((judgement.verdict, judgement.proved), (Verdict::Consistent, true));
    assert_eq!(judgement.scope.map(|scope| scope.periods), Some(1));
    assert_eq!(held(&claim(ClaimKind::RecordHigh, "2023", None), &commentary()).verdict, Verdict::Inconsistent);
    let first = held(&claim(ClaimKind::RecordHigh, "2021", None), &commentary());
    assert_eq!(first.reason, Some(Unverifiable::NoData));
}

#[test]
fn comparisons_use_the_strict_order_too() {
    let mut above = claim(ClaimKind::Above, "2022", None);
    above.compared_to = Some("2023".parse().unwrap());
    let judgement = held(&above, &commentary());
    assert_eq!((judgement.verdict, judgement.proved), (Verdict::Consistent, true));
    above.claim_kind = ClaimKind::Below;
    assert_eq!(held(&above, &commentary()).verdict, Verdict::Inconsistent);
}

#[test]
fn months_so_far_are_a_floor_and_a_year_is_a_ceiling() {
    let part = claim(ClaimKind::Level, "2021-01/P11M", Some(("3.76", "USD", 9, 2)));
    let judgement = held(&part, &commentary());
    // Eleven months cannot exceed the 1.55 billion that 1.5 may stand for.
    assert_eq!((judgement.verdict, judgement.high), (Verdict::Inconsistent, Some(1.55e9)));
    let months = points(&[("2021-01", "1", 0), ("2021-02", "1", 0)]);
    let year = held(&claim(ClaimKind::Level, "2021", Some(("0.5", "USD", 9, 1))), &months);
    // At least 0.5 + 0.5 = 1 billion; 0.5 give or take 0.05 is below.
    assert_eq!((year.verdict, year.low, year.high), (Verdict::Inconsistent, Some(1e9), None));
    let two = held(&claim(ClaimKind::Level, "2021-01/P2M", Some(("2", "USD", 9, 0))), &months);
    assert_eq!((two.low, two.high), (Some(1e9), Some(3e9)));
}

#[test]
fn quarters_so_far_are_a_floor_and_breaks_are_not_crossed() {
    let quarters = points(&[("2032-Q1", "2", 0), ("2032-Q2", "2", 0)]);
    let year = held(&claim(ClaimKind::Level, "2032", Some(("2", "USD", 9, 1))), &quarters);
    // At least 1.5 + 1.5 = 3 billion; 2 give or take 0.05 is below.
    assert_eq!((year.verdict, year.low), (Verdict::Inconsistent, Some(3e9)));
    let mut broken = points(&[("2030", "1", 0), ("2031", "7", 0), ("2032", "2", 0), ("2033", "3", 0)]);
    broken[2].status = Status::Break;
    let record = held(&claim(ClaimKind::RecordHigh, "2033", None), &broken);
    assert_eq!((record.verdict, record.proved, record.scope.unwrap().periods), (Verdict::Consistent, false, 1));
    let first = held(&claim(ClaimKind::RecordHigh, "2032", None), &broken);
    assert_eq!(first.reason, Some(Unverifiable::NotComparable));
    let above = Claim { compared_to: Some("2030".parse().unwrap()), ..claim(ClaimKind::Above, "2033", None) };
    assert_eq!(held(&above, &broken).reason, Some(Unverifiable::NotComparable));
}

#[test]
fn qualifiers_open_and_close_the_set() {
    let exact_two = {
        let level = Level::from_wording("2".parse().unwrap(), 9, None, Valuation::Unknown).unwrap().0;
        vec![Point::new("2023".parse().unwrap(), Some(level), Status::Normal)]
    };
    let verdict = |qualifier| {
        let said = Claim { qualifier, ..claim(ClaimKind::Level, "2023", Some(("2", "USD", 9, 0))) };
        held(&said, &exact_two).verdict
    };
    assert_eq!(verdict(Qualifier::Over), Verdict::Inconsistent);
    assert_eq!(verdict(Qualifier::Under), Verdict::Inconsistent);
    for qualifier in [Qualifier::AtLeast, Qualifier::AtMost, Qualifier::Exact, Qualifier::About] {
        assert_eq!(verdict(qualifier), Verdict::Consistent, "{qualifier:?}");
    }
    let about = Claim { qualifier: Qualifier::About, ..claim(ClaimKind::Level, "2023", Some(("3", "USD", 9, 0))) };
    assert_eq!(held(&about, &exact_two).verdict, Verdict::Consistent);
}

#[test]
fn forecasts_vague_words_and_other_currencies() {
    let forecast = Claim { status: Status::Forecast, ..claim(ClaimKind::Above, "2024", None) };
    assert_eq!(held(&forecast, &commentary()).reason, Some(Unverifiable::Forecast));
    assert_eq!(held(&claim(ClaimKind::Near, "2023", None), &commentary()).reason, Some(Unverifiable::Vague));
    let nothing = claim(ClaimKind::Level, "2030", Some(("4", "EUR", 9, 0)));
    assert_eq!(held(&nothing, &commentary()).reason, Some(Unverifiable::NoData));
    let euros = claim(ClaimKind::Level, "2023", Some(("4", "EUR", 9, 0)));
    assert_eq!(held(&euros, &commentary()).reason, Some(Unverifiable::NotComparable));
    assert_eq!(
        held(&claim(ClaimKind::Level, "2030", Some(("4", "USD", 9, 0))), &commentary()).reason,
        Some(Unverifiable::NoData)
    );
}

#[test]
fn the_same_compiler_is_not_independent() {
    let said = Claim { compiler: Some("FCS".to_owned()), ..claim(ClaimKind::Level, "2023", Some(("4", "USD", 9, 0))) };
    let points = commentary();
    let relation = |source: &Source| judge(&said, source, Evidence { points: &points, unit: "USD" }).relation;
    assert_eq!(relation(&source("customs", Some("FCS"))), Relation::SameCompiler);
    assert_eq!(relation(&source("customs", None)), Relation::Independent);
}
