use proptest::prelude::*;

use super::*;
use crate::{statistics::Rests, trade::Status};

fn judgement(verdict: Verdict, relation: Relation, status: Status) -> Judgement {
    Judgement {
        verdict,
        reason: (verdict == Verdict::Unverifiable).then_some(Unverifiable::NoData),
        proved: false,
        relation,
        low: None,
        high: None,
        difference_percent: None,
        ratio: None,
        scope: None,
        limit: None,
        rests: Rests { status, sources: Vec::new(), on_claims: false },
    }
}

fn independent(verdict: Verdict) -> Judgement {
    judgement(verdict, Relation::Independent, Status::Normal)
}

/// What these say together; each is a judgement, its source's kind and its body.
fn decided(all: &[(Judgement, Reporting, &str)]) -> (Verdict, usize, usize) {
    let held: Vec<SourceJudgement<'_>> =
        all.iter().map(|(judgement, reporting, voice)| SourceJudgement { judgement, reporting: *reporting, voice }).collect();
    let decision = overall_verdict(&held, false);
    (decision.verdict, decision.borne_out_by, decision.ruled_out_by)
}

use Reporting::{Quoted, Reported};
use Verdict::{Consistent, Contested, Inconsistent, OwnSourceOnly, Unverifiable as Open};

#[test]
fn the_evidence_decides_not_the_order() {
    let yes = || independent(Consistent);
    let no = || independent(Inconsistent);
    assert_eq!(decided(&[(yes(), Quoted, "a"), (no(), Quoted, "b")]), (Contested, 1, 1));
    // The reporter's own statistics weigh before quotations, which are counted all the same.
    assert_eq!(decided(&[(no(), Quoted, "a"), (no(), Quoted, "b"), (yes(), Reported, "c")]), (Consistent, 1, 2));
    // Two documents of one body are one voice.
    assert_eq!(decided(&[(no(), Quoted, "a"), (no(), Quoted, "a")]), (Inconsistent, 0, 1));
    assert_eq!(decided(&[(independent(Open), Reported, "a"), (no(), Quoted, "b")]), (Inconsistent, 0, 1));
    assert_eq!(decided(&[]), (Open, 0, 0));
}

#[test]
fn a_figure_of_low_reliability_judges_nothing_alone() {
    let doubtful = |verdict| judgement(verdict, Relation::Independent, Status::Doubtful);
    assert_eq!(decided(&[(doubtful(Inconsistent), Reported, "a")]), (Open, 0, 0));
    let held = [(doubtful(Inconsistent), Reported, "a")];
    let held = held.each_ref().map(|(judgement, reporting, voice)| SourceJudgement { judgement, reporting: *reporting, voice });
    assert_eq!(overall_verdict(&held, false).reason, Some(Unverifiable::LowReliability));
    assert_eq!(decided(&[(doubtful(Inconsistent), Reported, "a"), (independent(Consistent), Quoted, "b")]), (Consistent, 1, 0));
}

#[test]
fn the_own_figure_is_no_proof_but_a_side() {
    let own = |verdict| judgement(verdict, Relation::SameSource, Status::Normal);
    assert_eq!(decided(&[(own(Consistent), Reported, "a")]), (OwnSourceOnly, 0, 0));
    assert_eq!(decided(&[(own(Inconsistent), Quoted, "a")]), (Inconsistent, 0, 0));
    assert_eq!(decided(&[(own(Consistent), Quoted, "a"), (independent(Inconsistent), Reported, "b")]), (Contested, 0, 1));
    assert_eq!(decided(&[(own(Inconsistent), Quoted, "a"), (independent(Consistent), Quoted, "b")]), (Consistent, 1, 0));
    // A ceiling of its own that it keeps is no figure to stand by.
    let kept = Judgement { limit: Some(Limit::OfLevel), ..own(Consistent) };
    assert_eq!(decided(&[(kept, Quoted, "a"), (independent(Inconsistent), Quoted, "b")]), (Inconsistent, 0, 1));
    let mut told = own(Consistent);
    told.rests.on_claims = true;
    assert_eq!(decided(&[(told, Quoted, "a"), (independent(Inconsistent), Quoted, "b")]), (Inconsistent, 0, 1));
    let consistent = own(Consistent);
    let held = [SourceJudgement { judgement: &consistent, reporting: Quoted, voice: "a" }];
    assert_eq!(overall_verdict(&held, true).verdict, Contested);
    assert_eq!(overall_verdict(&[], true).verdict, Inconsistent);
}

#[test]
fn what_is_merely_possible_weighs_least() {
    let possible = || Judgement { limit: Some(Limit::OfLevel), ..independent(Consistent) };
    assert_eq!(decided(&[(possible(), Reported, "a"), (independent(Inconsistent), Quoted, "b")]), (Inconsistent, 0, 1));
    // It is not ruled out, and nobody bears it out.
    assert_eq!(decided(&[(possible(), Reported, "a")]), (Consistent, 0, 0));
    let growth = Judgement { limit: Some(Limit::OfGrowth), ..independent(Consistent) };
    assert_eq!(decided(&[(growth.clone(), Reported, "a")]), (Open, 0, 0));
    let broken = Judgement { verdict: Inconsistent, ..growth };
    assert_eq!(decided(&[(broken, Reported, "a")]), (Inconsistent, 0, 1));
    let mut told = independent(Inconsistent);
    told.rests.on_claims = true;
    assert_eq!(decided(&[(told.clone(), Reported, "a"), (independent(Consistent), Quoted, "b")]), (Consistent, 1, 1));
    // What is claimed provisionally is no evidence; a provisional figure is.
    told.rests.status = Status::Provisional;
    assert_eq!(decided(&[(told.clone(), Reported, "a")]), (Open, 0, 0));
    told.rests.on_claims = false;
    assert_eq!(decided(&[(told, Reported, "a")]), (Inconsistent, 0, 1));
}

fn any_judgement() -> impl Strategy<Value = (Judgement, Reporting, String)> {
    let verdict = prop_oneof![Just(Consistent), Just(Inconsistent), Just(Open)];
    let relation = proptest::sample::select(Relation::ALL.to_vec());
    let status = prop_oneof![4 => Just(Status::Normal), 1 => Just(Status::Doubtful), 1 => Just(Status::Provisional)];
    let reporting = proptest::sample::select(Reporting::ALL.to_vec());
    (verdict, relation, status, reporting, any::<bool>(), any::<bool>(), "[a-d]").prop_map(
        |(verdict, relation, status, reporting, is_limit, on_claims, voice)| {
            let mut made = Judgement { limit: is_limit.then_some(Limit::OfLevel), ..judgement(verdict, relation, status) };
            made.rests.on_claims = on_claims;
            (made, reporting, voice)
        },
    )
}

fn decision(all: &[(Judgement, Reporting, String)]) -> Decision {
    let held: Vec<SourceJudgement<'_>> =
        all.iter().map(|(judgement, reporting, voice)| SourceJudgement { judgement, reporting: *reporting, voice }).collect();
    overall_verdict(&held, false)
}

proptest! {
    /// The order of sources changes nothing.
    #[test]
    fn order_is_nothing(mut all in proptest::collection::vec(any_judgement(), 0..8), by in 0usize..8) {
        let before = decision(&all);
        let shift = by % all.len().max(1);
        all.rotate_left(shift);
        prop_assert_eq!(before, decision(&all));
        all.reverse();
        prop_assert_eq!(before, decision(&all));
    }

    /// One more independent source that agrees never makes a consistent verdict anything else.
    #[test]
    fn agreement_does_no_harm(mut all in proptest::collection::vec(any_judgement(), 0..8), more in any_judgement()) {
        let before = decision(&all);
        let (mut judgement, reporting, voice) = more;
        (judgement.verdict, judgement.relation, judgement.reason) = (Consistent, Relation::Independent, None);
        all.push((judgement, reporting, voice));
        let after = decision(&all);
        if before.verdict == Consistent {
            prop_assert_eq!(after.verdict, Consistent);
        }
        prop_assert!(after.borne_out_by >= before.borne_out_by);
        prop_assert_eq!(after.ruled_out_by, before.ruled_out_by);
    }

    /// The same source twice is the same source.
    #[test]
    fn duplicates_do_not_count(mut all in proptest::collection::vec(any_judgement(), 1..8), which in 0usize..8) {
        let before = decision(&all);
        let again = all[which % all.len()].clone();
        all.push(again);
        prop_assert_eq!(before, decision(&all));
    }
}
