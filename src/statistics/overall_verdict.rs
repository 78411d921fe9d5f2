//! The verdict of all sources together.
//!
//! Only reliable judgements count (no figure of low reliability and no forecast among what they rest on, and of what is merely
//! claimed nothing tentative), and each body that makes figures once, in however many sources. Of the independent ones the heaviest kind decides: the reporter's own
//! statistics, then figures reconciled from both sides, the partner's statistics, quoted figures, what others only state, and
//! last of all limits that are merely kept. They agree (`consistent`, `inconsistent`) or split (`contested`). Where all of them
//! rule out what the claim's own source or compiler publishes as its figure, the sources split too. Where none is independent,
//! the claim's own side is all there is: `own_source_only` where it bears the claim out, `inconsistent` where it contradicts it.

use std::collections::BTreeSet;

use super::{
    judgement::{Judgement, Limit},
    verdict::{Relation, Unverifiable, Verdict, Weight},
};
use crate::trade::Reporting;

/// A judgement with what it needs to be weighed.
#[derive(Debug, Clone, Copy)]
pub struct SourceJudgement<'a> {
    /// The judgement.
    pub judgement: &'a Judgement,
    /// How its source came by its figures.
    pub reporting: Reporting,
    /// Who made the figures: a compiler, or the source itself where none is named.
    pub voice: &'a str,
}

/// The verdict of all sources together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// Why nothing can be said.
    pub reason: Option<Unverifiable>,
    /// Is it consistent, and does one of those that decide prove it?
    pub proved: bool,
    /// How many independent bodies bear it out.
    pub borne_out_by: usize,
    /// How many independent bodies rule it out.
    pub ruled_out_by: usize,
    /// Of which kind the figures are that decide.
    pub decided_by: Option<Weight>,
}

/// What a judgement weighs; nothing where it may not judge.
#[must_use]
pub fn weight(held: SourceJudgement<'_>) -> Option<Weight> {
    let judgement = held.judgement;
    let is_own = judgement.relation != Relation::Independent;
    // What keeps a limit of a growth, or of its own source, may be so: that is no evidence.
    let says_nothing = judgement.is_kept_limit() && (is_own || judgement.limit == Some(Limit::OfGrowth));
    if !judgement.judges() || !may_judge(judgement) || says_nothing {
        return None;
    }
    Some(match held.reporting {
        _ if is_own => Weight::Own,
        _ if judgement.is_kept_limit() => Weight::Limit,
        _ if judgement.rests.on_claims => Weight::Claims,
        Reporting::Reported => Weight::Reported,
        Reporting::Reconciled => Weight::Reconciled,
        Reporting::Mirrored => Weight::Mirrored,
        Reporting::Quoted => Weight::Quoted,
    })
}

/// Figures of low reliability and forecasts may not judge; of what is merely claimed, nothing tentative may.
fn may_judge(judgement: &Judgement) -> bool {
    judgement.is_reliable() && !(judgement.rests.on_claims && judgement.rests.status.is_tentative())
}

/// The verdict of all sources together, whatever their order; `contradicts_itself` where the same statement says otherwise too.
#[must_use]
pub fn overall_verdict(held: &[SourceJudgement<'_>], contradicts_itself: bool) -> Decision {
    let weighed: Vec<(Weight, &SourceJudgement<'_>)> = held.iter().filter_map(|one| Some((weight(*one)?, one))).collect();
    let says = |verdict: Verdict, which: &dyn Fn(Weight) -> bool| -> BTreeSet<&str> {
        let those = weighed.iter().filter(|(weight, one)| which(*weight) && one.judgement.verdict == verdict);
        those.map(|(_, one)| one.voice).collect()
    };
    let independent = |weight: Weight| weight != Weight::Own;
    let heaviest = weighed.iter().map(|(weight, _)| *weight).filter(|weight| independent(*weight)).max();
    let decides = |weight: Weight| Some(weight) == heaviest;
    let stands = |verdict, which: &dyn Fn(Weight) -> bool| !says(verdict, which).is_empty();
    let own = |verdict| stands(verdict, &|weight| weight == Weight::Own);
    // Another claim is no figure to stand by.
    let published = |one: &SourceJudgement<'_>| one.judgement.verdict == Verdict::Consistent && !one.judgement.rests.on_claims;
    let stands_by_it = weighed.iter().any(|(weight, one)| *weight == Weight::Own && published(one));
    let verdict = match (stands(Verdict::Consistent, &decides), stands(Verdict::Inconsistent, &decides)) {
        (true, false) => Verdict::Consistent,
        (true, true) => Verdict::Contested,
        (false, true) if stands_by_it => Verdict::Contested,
        (false, true) => Verdict::Inconsistent,
        (false, false) => match (own(Verdict::Consistent), own(Verdict::Inconsistent) || contradicts_itself) {
            (true, false) => Verdict::OwnSourceOnly,
            (true, true) => Verdict::Contested,
            (false, true) => Verdict::Inconsistent,
            (false, false) => Verdict::Unverifiable,
        },
    };
    let proves = |(weight, one): &(Weight, &SourceJudgement<'_>)| decides(*weight) && one.judgement.proved;
    let is_own = matches!(verdict, Verdict::OwnSourceOnly) || (heaviest.is_none() && verdict != Verdict::Unverifiable);
    Decision {
        verdict,
        reason: (verdict == Verdict::Unverifiable).then(|| reason(held)),
        proved: verdict == Verdict::Consistent && weighed.iter().any(proves),
        borne_out_by: says(Verdict::Consistent, &|weight| weight > Weight::Limit).len(),
        ruled_out_by: says(Verdict::Inconsistent, &independent).len(),
        decided_by: heaviest.or(is_own.then_some(Weight::Own)),
    }
}

/// The reason that says most of why nothing could be said.
fn reason(held: &[SourceJudgement<'_>]) -> Unverifiable {
    if held.iter().any(|one| one.judgement.judges() && !may_judge(one.judgement)) {
        return Unverifiable::LowReliability;
    }
    let has = |reason: &Unverifiable| held.iter().any(|one| one.judgement.reason == Some(*reason));
    let grave =
        [Unverifiable::NoPeriod, Unverifiable::NoBase, Unverifiable::NotComparable, Unverifiable::Vague, Unverifiable::Forecast];
    grave.into_iter().find(has).unwrap_or(Unverifiable::NoData)
}

#[cfg(test)]
#[path = "overall_verdict_tests.rs"]
mod tests;
