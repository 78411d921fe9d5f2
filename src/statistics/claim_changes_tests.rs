//! Changes against figures of billions, worked by hand.

use crate::{
    statistics::{
        Evidence, Judgement, Relation, Unverifiable, Verdict, judge,
        test_claim::{claim, facts},
    },
    trade::{Claim, ClaimKind, Compared, Qualifier},
};

/// A period, its figure in billions, and its decimals; none of an exact one.
type Figures<'a> = &'a [(&'a str, &'a str, Option<u8>)];

fn held(claim: &Claim, figures: Figures<'_>) -> Judgement {
    let facts = facts(figures);
    judge(claim, Relation::Independent, Evidence { facts: &facts, unit: "USD", ..Evidence::default() })
}

fn told(claim: &Claim, figures: Figures<'_>) -> (Verdict, bool) {
    let judgement = held(claim, figures);
    (judgement.verdict, judgement.proved)
}

const MAYBE: (Verdict, bool) = (Verdict::Consistent, false);
const SURELY: (Verdict, bool) = (Verdict::Consistent, true);
const NEVER: (Verdict, bool) = (Verdict::Inconsistent, false);

#[test]
fn a_multiple_is_the_ratio_of_two_figures() {
    // 4 is 3.5 to 4.5 and 6 is 5.5 to 6.5: 5.5/4.5 = 1.22 to 6.5/3.5 = 1.86 times.
    let rounded: Figures<'_> = &[("2021", "4", Some(0)), ("2022", "6", Some(0))];
    let times = |value, decimals| claim(ClaimKind::Multiple, "2022", Some((value, "times", 0, decimals)));
    assert_eq!((told(&times("1.5", 1), rounded), told(&times("2", 0), rounded)), (MAYBE, MAYBE));
    assert_eq!((told(&times("3", 0), rounded), told(&times("1.1", 1), rounded)), (NEVER, NEVER));
    let judgement = held(&times("1.2", 1), rounded);
    assert_eq!((judgement.low, judgement.high), (Some(5.5 / 4.5), Some(6.5 / 3.5)));
    // 1.2 of 1.5: a fifth less.
    assert_eq!((judgement.difference_percent, judgement.ratio), (Some(-20.0), Some(0.8)));
    // 3.1/2 is 1.55, the end of what ×1.5 stands for.
    let exact: Figures<'_> = &[("2021", "2", None), ("2022", "3.1", None)];
    assert_eq!((told(&times("1.5", 1), exact), told(&times("1.50", 2), exact)), (SURELY, NEVER));
    let said = Claim { compared_to: Compared::NotStated, ..times("1.5", 1) };
    assert_eq!(held(&said, exact).reason, Some(Unverifiable::NoBase));
    assert_eq!(held(&times("1.5", 1), &exact[1..]).reason, Some(Unverifiable::NoData));
    assert_eq!(
        told(&Claim { compared_to: "2020".parse().unwrap(), ..times("2", 0) }, &[("2020", "1", None), ("2022", "2", None)]),
        SURELY
    );
}

#[test]
fn so_many_times_less_is_the_inverse() {
    // A fall to 1/2.55 to 1/2.45: 0.392 to 0.408.
    let less = claim(ClaimKind::Multiple, "2022", Some(("2.5", "times_less", 0, 1)));
    let after = |value: &'static str| [("2021", "10", None), ("2022", value, None)];
    assert_eq!((told(&less, &after("4")), told(&less, &after("4.1")), told(&less, &after("3.9"))), (SURELY, NEVER, NEVER));
    assert_eq!(held(&less, &after("5")).difference_percent, Some(-20.0), "0.4 of 0.5");
    let more_than = Claim { qualifier: Qualifier::Over, ..less.clone() };
    assert_eq!((told(&more_than, &after("4")), told(&more_than, &after("3.9"))), (NEVER, SURELY));
    let between = Claim { qualifier: Qualifier::Between, value_to: "4".parse().ok(), ..less };
    assert_eq!(
        (told(&between, &after("2.5")), told(&between, &after("4")), told(&between, &after("2.4"))),
        (SURELY, SURELY, NEVER)
    );
}

#[test]
fn a_change_is_the_difference_of_two_figures() {
    // From 4.5 to 5.5 to 3.5 to 4.5: two less to nothing.
    let rounded: Figures<'_> = &[("2021", "5", Some(0)), ("2022", "4", Some(0))];
    let change = |value, decimals| claim(ClaimKind::Change, "2022", Some((value, "USD", 9, decimals)));
    let judgement = held(&change("-1.2", 1), rounded);
    assert_eq!((judgement.verdict, judgement.low, judgement.high), (Verdict::Consistent, Some(-2e9), Some(0.0)));
    assert_eq!(judgement.difference_percent, Some(-20.0), "0.2 of 1 further down");
    assert_eq!((told(&change("-2.5", 1), rounded), told(&change("-2", 0), rounded)), (NEVER, MAYBE));
    let rose = Claim { qualifier: Qualifier::Over, ..change("0", 0) };
    assert_eq!((told(&rose, rounded), told(&Claim { qualifier: Qualifier::AtMost, ..rose }, rounded)), (NEVER, SURELY));
    let in_euro = claim(ClaimKind::Change, "2022", Some(("-1", "EUR", 9, 0)));
    assert_eq!(held(&in_euro, rounded).reason, Some(Unverifiable::NotComparable));
    assert_eq!(held(&in_euro, &[]).reason, Some(Unverifiable::NoData));
}

#[test]
fn average_growth_is_compared_by_powers() {
    let average = |value, decimals, compared_to: &str| Claim {
        compared_to: compared_to.parse().unwrap(),
        ..claim(ClaimKind::AverageGrowth, "2022", Some((value, "percent", 0, decimals)))
    };
    let doubled_twice: Figures<'_> = &[("2020", "10", None), ("2022", "40", None)];
    assert_eq!(
        (told(&average("100", 0, "2020"), doubled_twice), told(&average("99", 0, "2020"), doubled_twice)),
        (SURELY, NEVER)
    );
    let judgement = held(&average("99", 0, "2020"), doubled_twice);
    assert_eq!((judgement.low, judgement.high, judgement.difference_percent), (Some(100.0), Some(100.0), Some(-1.0)));
    // 1.1² is 1.21 exactly: not over 10 per cent.
    let tenth: Figures<'_> = &[("2020", "10", None), ("2022", "12.1", None)];
    let with = |qualifier| told(&Claim { qualifier, ..average("10", 0, "2020") }, tenth);
    assert_eq!((with(Qualifier::Over), with(Qualifier::AtLeast), with(Qualifier::AtMost)), (NEVER, SURELY, SURELY));
    let fell = average("-20", 0, "2020");
    assert_eq!(told(&fell, &[("2020", "10", None), ("2022", "6.4", None)]), SURELY);
    // Over thirty years powers do not fit: 1.1^30 is 17.449402…
    let long: Figures<'_> = &[("1992", "1", None), ("2022", "17.44940226889", None)];
    assert_eq!((told(&average("10.0", 1, "1992"), long), told(&average("10.1", 1, "1992"), long)), (SURELY, NEVER));
    assert_eq!(held(&average("10", 0, "not_stated"), tenth).reason, Some(Unverifiable::NoBase));
    assert_eq!(held(&average("10", 0, "2020-Q1"), tenth).reason, Some(Unverifiable::NotComparable));
}

#[test]
fn growth_in_a_currency_is_held_against_that_currency_only() {
    let rounded: Figures<'_> = &[("2021", "5", None), ("2022", "6", None)];
    let growth = |currency: &str| Claim {
        currency: Some(currency.to_owned()),
        ..claim(ClaimKind::Growth, "2022", Some(("20", "percent", 0, 0)))
    };
    assert_eq!(told(&growth("USD"), rounded), SURELY);
    assert_eq!(held(&growth("EUR"), rounded).reason, Some(Unverifiable::NotComparable));
    assert_eq!(held(&growth("EUR"), &rounded[1..]).reason, Some(Unverifiable::NoData));
}
