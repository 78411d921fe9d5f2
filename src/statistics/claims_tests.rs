use super::*;
use crate::{
    series::Point,
    statistics::{DataRange, Fact, StatedGrowth, Verdict, test_claim::claim},
    trade::{Level, Period, Qualifier, Valuation},
};

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

fn facts(points: &[Point]) -> Vec<Fact> {
    points.iter().map(|point| Fact::published(point, 0, 0)).collect()
}

fn held(claim: &Claim, points: &[Point]) -> Judgement {
    held_by(claim, &facts(points))
}

fn held_by(claim: &Claim, facts: &[Fact]) -> Judgement {
    judge(claim, Relation::Independent, Evidence { facts, unit: "USD", ..Evidence::default() })
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
    assert_eq!(judgement.ratio, Some(0.375));
    let own = facts(&commentary());
    let own = judge(&said, Relation::SameSource, Evidence { facts: &own, unit: "USD", ..Evidence::default() });
    // The figure that a claim was entered with is no proof of it.
    assert_eq!((own.verdict, own.proved, own.relation), (Verdict::Consistent, false, Relation::SameSource));
}

#[test]
fn a_record_is_proved_over_several_periods_without_a_gap() {
    let judgement = held(&claim(ClaimKind::RecordHigh, "2022", None), &commentary());
    // One earlier year proves nothing.
    assert_eq!((judgement.verdict, judgement.proved), (Verdict::Consistent, false));
    assert_eq!(judgement.scope.map(|scope| (scope.periods, scope.missing)), Some((1, 0)));
    let scope = |levels: &[(&str, &str, u8)]| {
        let judgement = held(&claim(ClaimKind::RecordHigh, "2022", None), &points(levels));
        (judgement.proved, judgement.scope.map(|scope| (scope.periods, scope.missing)))
    };
    // Of 4 and 5, rounded alike, 5 is the higher.
    assert_eq!(scope(&[("2020", "3", 0), ("2021", "4", 0), ("2022", "5", 0)]), (true, Some((2, 0))));
    // 2020 is not there: it may have been higher.
    assert_eq!(scope(&[("2018", "3", 0), ("2019", "2", 0), ("2021", "4", 0), ("2022", "5", 0)]), (false, Some((3, 1))));
    let mut missing = points(&[("2018", "3", 0), ("2019", "2", 0), ("2020", "1", 0), ("2021", "4", 0), ("2022", "5", 0)]);
    (missing[2].level, missing[2].status) = (None, Status::CannotExist);
    assert!(!held(&claim(ClaimKind::RecordHigh, "2022", None), &missing).proved);
    (missing[0].level, missing[0].status) = (None, Status::CannotExist);
    let scope = held(&claim(ClaimKind::RecordHigh, "2022", None), &missing).scope.unwrap();
    assert_eq!((scope.from, scope.periods, scope.missing), (Period::year(2019), 2, 2));
    assert_eq!(held(&claim(ClaimKind::RecordHigh, "2023", None), &commentary()).verdict, Verdict::Inconsistent);
    let first = held(&claim(ClaimKind::RecordHigh, "2021", None), &commentary());
    assert_eq!(first.reason, Some(Unverifiable::NoData));
}

#[test]
fn comparisons_use_the_strict_order_too() {
    let mut above = claim(ClaimKind::Above, "2022", None);
    above.compared_to = "2023".parse().unwrap();
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
    let above = Claim { compared_to: "2030".parse().unwrap(), ..claim(ClaimKind::Above, "2033", None) };
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
fn forecasts_are_judged_when_the_figure_is_there() {
    let forecast = |period| Claim {
        status: Status::Forecast,
        compared_to: "2023".parse().unwrap(),
        ..claim(ClaimKind::Above, period, None)
    };
    assert_eq!(held(&forecast("2024"), &commentary()).reason, Some(Unverifiable::Forecast));
    // 5 in 2022 was above 4 in 2023.
    assert_eq!(held(&forecast("2022"), &commentary()).verdict, Verdict::Consistent);
    let vague = Claim { compared_to: crate::trade::Compared::Usual, ..claim(ClaimKind::Near, "2023", None) };
    assert_eq!(held(&vague, &commentary()).reason, Some(Unverifiable::Vague));
    let nothing = claim(ClaimKind::Level, "2030", Some(("4", "EUR", 9, 0)));
    assert_eq!(held(&nothing, &commentary()).reason, Some(Unverifiable::NoData));
    let euros = claim(ClaimKind::Level, "2023", Some(("4", "EUR", 9, 0)));
    assert_eq!(held(&euros, &commentary()).reason, Some(Unverifiable::NotComparable));
}

#[test]
fn near_is_within_a_tenth() {
    let near = |one: (&str, u8), other: (&str, u8)| {
        let points = points(&[("2022", other.0, other.1), ("2024", one.0, one.1)]);
        let said = Claim { compared_to: "2022".parse().unwrap(), ..claim(ClaimKind::Near, "2024", None) };
        let judgement = held(&said, &points);
        (judgement.verdict, judgement.proved, judgement.difference_percent.map(f64::round))
    };
    assert_eq!(near(("80", 1), ("120", 1)), (Verdict::Inconsistent, false, Some(-33.0)));
    assert_eq!(near(("114", 1), ("120", 1)), (Verdict::Consistent, true, Some(-5.0)));
    // 4 is 3.5 to 4.5, 5 is 4.5 to 5.5: they may be one.
    assert_eq!(near(("4", 0), ("5", 0)), (Verdict::Consistent, false, Some(-20.0)));
    // 1.10 (at most 1.105) is within a tenth of 1.00 (at least 0.995), and may be beyond it.
    assert_eq!(near(("1.10", 2), ("1.00", 2)), (Verdict::Consistent, false, Some(10.0)));
}

#[test]
fn floors_and_ceilings_hold_from_any_month() {
    let year = points(&[("2020", "100", 0)]);
    for period in ["2020-Q3", "2020-07/P6M", "2020-05"] {
        let said = |value| held(&claim(ClaimKind::Level, period, Some((value, "USD", 9, 0))), &year);
        let judgement = said("130");
        assert_eq!((judgement.verdict, judgement.high), (Verdict::Inconsistent, Some(100.5e9)), "{period}");
        assert_eq!((said("60").verdict, said("60").limit), (Verdict::Consistent, Some(Limit::OfLevel)), "{period}");
    }
    // Two quarters and a month make seven months; with the year known the other five are what is left.
    let mixed = points(&[("2020", "100", 0), ("2020-Q1", "10", 0), ("2020-Q2", "20", 0), ("2020-07", "30", 0)]);
    let seven = held(&claim(ClaimKind::Level, "2020-01/P7M", Some(("60", "USD", 9, 0))), &mixed);
    assert_eq!(
        (seven.verdict, seven.low, seven.high, seven.difference_percent),
        (Verdict::Consistent, Some(58.5e9), Some(61.5e9), Some(0.0))
    );
    let rest = held(&claim(ClaimKind::Level, "2020-08/P5M", Some(("50", "USD", 9, 0))), &mixed);
    // 99.5 − 61.5 = 38 to 100.5 − 58.5 = 42.
    assert_eq!((rest.verdict, rest.low, rest.high), (Verdict::Inconsistent, Some(38e9), Some(42e9)));
}

#[test]
fn growth_has_limits_where_one_side_has_no_figure() {
    // Eleven months of 1400 were 539.393, the whole of 1399 was 447.763: over eleven months it grew by 20.46 % at least.
    let points = points(&[("1399", "447.763", 3)]);
    let mut facts = facts(&points);
    let eleven = Level::from_wording("539.393".parse().unwrap(), 9, Some(3), Valuation::Unknown).unwrap().0;
    let made = Fact {
        first: 1400 * 12,
        months: 11,
        low: eleven.bounds.low,
        high: Some(eleven.bounds.high),
        level: Some(eleven),
        claim: Some(7),
        ..facts[0].clone()
    };
    facts.push(made);
    let said = |value| held_by(&claim(ClaimKind::Growth, "1400-01/P11M", Some((value, "percent", 0, 0))), &facts);
    assert_eq!((said("20").verdict, said("19").verdict), (Verdict::Consistent, Verdict::Inconsistent));
    let judgement = said("19");
    assert_eq!(
        (judgement.low.map(|low| (low * 100.0).round()), judgement.high, judgement.rests.on_claims),
        (Some(2046.0), None, true)
    );
    // A claim is no evidence of itself.
    let own = Evidence { facts: &facts, unit: "USD", except: Some(7), ..Evidence::default() };
    let growth = claim(ClaimKind::Growth, "1400-01/P11M", Some(("19", "percent", 0, 0)));
    assert_eq!(judge(&growth, Relation::SameSource, own).reason, Some(Unverifiable::NoData));
}

#[test]
fn stated_growth_judges_growth_and_comparisons() {
    let percent = |value| Fraction::new(value, 10);
    let stated = StatedGrowth {
        base: "2023".parse().unwrap(),
        span: "2024".parse().unwrap(),
        allowed: DataRange { low: percent(125), high: percent(135) },
        stated: Fraction::new(13, 1).unwrap(),
        status: Status::Normal,
        out: 0,
        source: 0,
        claim: 0,
    };
    let held = |claim: &Claim| {
        let growths = [stated.clone()];
        let judgement =
            judge(claim, Relation::Independent, Evidence { facts: &[], growths: &growths, unit: "", ..Evidence::default() });
        (judgement.verdict, judgement.proved)
    };
    let over = Claim { qualifier: Qualifier::Over, ..claim(ClaimKind::Growth, "2024", Some(("13", "percent", 0, 0))) };
    // Above 13 and 12.5 to 13.5 share 13.2; what is merely claimed proves nothing.
    assert_eq!(held(&over), (Verdict::Consistent, false));
    let compared = |kind| Claim { compared_to: "2023".parse().unwrap(), ..claim(kind, "2024", None) };
    assert_eq!(held(&compared(ClaimKind::Above)), (Verdict::Consistent, false));
    assert_eq!(
        (held(&compared(ClaimKind::Below)).0, held(&compared(ClaimKind::Near)).0),
        (Verdict::Inconsistent, Verdict::Inconsistent)
    );
}

#[test]
fn figures_of_low_reliability_are_told_and_prove_nothing() {
    let mut doubtful = points(&[("2021", "4", 0)]);
    doubtful[0].status = Status::Doubtful;
    let judgement =
        held(&Claim { qualifier: Qualifier::AtLeast, ..claim(ClaimKind::Level, "2021", Some(("1", "USD", 9, 0))) }, &doubtful);
    assert_eq!((judgement.verdict, judgement.proved, judgement.is_reliable()), (Verdict::Consistent, false, false));
}

#[test]
fn sums_of_different_borders_are_valued_by_one_rule() {
    // Three quarters FOB and one of a border that is not known make a year of one not known; with one CIF they make a mixed one.
    let year = |label: i32, last: Valuation| {
        (1..=4).map(move |quarter| {
            let valuation = if quarter == 4 { last } else { Valuation::Fob };
            let level = Level::from_wording("1".parse().unwrap(), 9, Some(1), valuation).unwrap().0;
            Point::new(format!("{label}-Q{quarter}").parse().unwrap(), Some(level), Status::Normal)
        })
    };
    let grown = |base: Valuation, last: Valuation| {
        let quarters: Vec<Point> = year(2021, base).chain(year(2022, last)).collect();
        let judgement = held(&claim(ClaimKind::Growth, "2022", Some(("0", "percent", 0, 0))), &quarters);
        (judgement.verdict, judgement.reason)
    };
    assert_eq!(grown(Valuation::Fob, Valuation::Fob), (Verdict::Consistent, None));
    assert_eq!(
        grown(Valuation::Unknown, Valuation::Cif),
        (Verdict::Unverifiable, Some(Unverifiable::NotComparable)),
        "one is not known and the other mixed"
    );
    assert_eq!(grown(Valuation::Cif, Valuation::Cif), (Verdict::Consistent, None));
}
