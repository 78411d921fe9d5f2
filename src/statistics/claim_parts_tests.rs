//! Shares and places, worked by hand in billions.

use crate::{
    statistics::{
        AllPartners, Evidence, Fact, Judgement, Relation, Unverifiable, Verdict, judge,
        test_claim::{claim, facts},
    },
    trade::{Claim, ClaimKind, Qualifier, Valuation},
};

fn figure(value: &str, decimals: u8) -> Vec<Fact> {
    facts(&[("2022", value, Some(decimals))])
}

fn held(claim: &Claim, own: &[Fact], world: &[Fact], others: &[Vec<Fact>]) -> Judgement {
    let all = AllPartners { world, others };
    judge(claim, Relation::Independent, Evidence { facts: own, unit: "USD", all, ..Evidence::default() })
}

fn told(judgement: &Judgement) -> (Verdict, bool) {
    (judgement.verdict, judgement.proved)
}

const MAYBE: (Verdict, bool) = (Verdict::Consistent, false);
const SURELY: (Verdict, bool) = (Verdict::Consistent, true);
const NEVER: (Verdict, bool) = (Verdict::Inconsistent, false);

#[test]
fn a_share_is_a_part_of_the_same_sources_figure_of_the_world() {
    let (own, world) = (figure("4", 0), figure("100", 0));
    let share = |value, decimals| claim(ClaimKind::Share, "2022", Some((value, "percent", 0, decimals)));
    let of = |claim: &Claim| held(claim, &own, &world, &[]);
    // 3.5/100.5 = 3.48 to 4.5/99.5 = 4.52 per cent.
    let judgement = of(&share("6", 0));
    assert_eq!((judgement.low, judgement.high), (Some(350.0 / 100.5), Some(450.0 / 99.5)));
    assert_eq!((told(&judgement), judgement.difference_percent), (NEVER, Some(2.0)));
    assert_eq!((told(&of(&share("4", 0))), told(&of(&share("5", 0)))), (MAYBE, MAYBE));
    assert_eq!(told(&of(&Claim { qualifier: Qualifier::Under, ..share("5", 0) })), SURELY);
    assert_eq!(held(&share("4", 0), &own, &[], &[]).reason, Some(Unverifiable::NoData));
    assert_eq!(held(&share("4", 0), &[], &world, &[]).reason, Some(Unverifiable::NoData));
    // Rounding does not make a part more than the whole.
    let all = held(&share("100", 0), &figure("100", 0), &world, &[]);
    assert_eq!((told(&all), all.high), (MAYBE, Some(100.0)));
    let mut fob = world.clone();
    fob[0].level = fob[0].level.map(|level| crate::trade::Level { valuation: Valuation::Fob, ..level });
    assert_eq!(held(&share("4", 0), &own, &fob, &[]).reason, Some(Unverifiable::NotComparable));
}

#[test]
fn a_place_is_as_far_as_rounding_and_hidden_partners_allow() {
    let rank = |value| claim(ClaimKind::Rank, "2022", Some((value, "rank", 0, 0)));
    let (own, world) = (figure("4", 0), figure("20", 0));
    // Only 9 is surely above 4, which is 3.5 to 4.5; 4.2 may be. Beyond the lowest of them all, 16.65, the world leaves at most
    // 3.85: room for one more of 3.5.
    let others = [figure("9", 0), figure("4.2", 1), figure("1", 0)];
    let of = |claim: &Claim| held(claim, &own, &world, &others);
    let judgement = of(&rank("5"));
    assert_eq!((told(&judgement), judgement.low, judgement.high), (NEVER, Some(2.0), Some(4.0)));
    assert_eq!(judgement.difference_percent, Some(2.0), "by the figures it is the third");
    assert_eq!((told(&of(&rank("1"))), told(&of(&rank("2"))), told(&of(&rank("4")))), (NEVER, MAYBE, MAYBE));
    let among_first = |value| Claim { qualifier: Qualifier::AtMost, ..rank(value) };
    assert_eq!((told(&of(&among_first("4"))), told(&of(&among_first("3")))), (SURELY, MAYBE));
    // Figures rounded alike keep their order: 5 is above 4, and 4 beside 4 is not.
    let alike = [figure("5", 0), figure("4", 0)];
    let judgement = held(&rank("2"), &own, &figure("13", 0), &alike);
    assert_eq!((judgement.low, judgement.high), (Some(2.0), Some(3.0)));
}

#[test]
fn without_the_world_a_place_is_only_ruled_out() {
    let rank = |value| claim(ClaimKind::Rank, "2022", Some((value, "rank", 0, 0)));
    let others = [figure("9", 0)];
    let of = |value| held(&rank(value), &figure("4", 0), &[], &others);
    assert_eq!((told(&of("1")), of("1").low, of("1").high), (NEVER, Some(2.0), None));
    assert_eq!((of("2").reason, of("7").reason), (Some(Unverifiable::NoData), Some(Unverifiable::NoData)));
    assert_eq!(held(&rank("1"), &figure("4", 0), &[], &[]).reason, Some(Unverifiable::NoData));
}
