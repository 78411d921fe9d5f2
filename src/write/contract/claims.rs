//! Claims with their verdicts.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    query::{Against, ClaimVerdicts, Then, UnknownThen},
    statistics::{Unverifiable, Verdict, Weight, claimed, is_within_last_digit},
    trade::Claim,
    write::{Number, member::members},
};

members! {
    /// What was said, by whom, and whether the data allow it.
    struct ClaimHead {
        id: String,
        claim_kind: &'static str,
        period: Option<String>,
        value: Option<Number>,
        unit: Option<String>,
        qualifier: &'static str,
        compared_to: Option<String>,
        source: String,
        stated_by: Option<String>,
        text: String,
        statement: Option<String>,
        flow: &'static str,
        product: String,
        calendar: &'static str,
        compiler: Option<String>,
        published: Option<String>,
        status: String,
        note: Option<String>,
        verdict: &'static str,
        verdict_then: Option<&'static str>,
        verdict_then_reason: Option<&'static str>,
        known_then: Option<String>,
    }
}

members! {
    /// A claim held against one source.
    struct AgainstItem {
        source: String,
        verdict: &'static str,
        verdict_then: Option<&'static str>,
        reason: Option<&'static str>,
        proved: bool,
        relation: &'static str,
        low: Option<Number>,
        high: Option<Number>,
        difference_percent: Option<Number>,
        scope_from: Option<String>,
        scope_to: Option<String>,
        scope_periods: Option<usize>,
        scope_missing: Option<usize>,
        ratio: Option<Number>,
        reliability: Option<String>,
        evidence: Option<&'static str>,
        evidence_sources: Vec<String>,
        weight: Option<&'static str>,
        decides: bool,
        within_last_digit: bool,
        reporter: String,
    }
}

members! {
    /// How the verdict of all sources together came about.
    struct ClaimDecision {
        verdict_reason: Option<&'static str>,
        verdict_proved: bool,
        decided_by: Option<&'static str>,
        judge: Option<String>,
        borne_out_by: usize,
        ruled_out_by: usize,
        claimed_low: Option<Number>,
        claimed_high: Option<Number>,
        contradicts: Vec<String>,
        verdict_within_last_digit: bool,
    }
}

members! {
    /// What was said beside the members that every claim had from the first.
    struct ClaimMore {
        side: Option<&'static str>,
        value_to: Option<Number>,
        currency: Option<String>,
    }
}

/// A claim with one verdict for each source.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct ClaimItem {
    #[serde(flatten)]
    pub head: ClaimHead,
    #[serde(flatten)]
    pub decision: ClaimDecision,
    #[serde(flatten)]
    pub more: ClaimMore,
    pub against: Vec<AgainstItem>,
}

impl ClaimItem {
    /// A claim in the shape of the contract.
    pub(in crate::write) fn new(judged: &ClaimVerdicts) -> Self {
        Self {
            head: ClaimHead::new(&judged.claim, judged.decision.verdict, &judged.then),
            decision: ClaimDecision::new(judged),
            more: ClaimMore::new(&judged.claim),
            against: judged.against.iter().map(|against| AgainstItem::new(judged, against)).collect(),
        }
    }
}

impl ClaimHead {
    fn new(claim: &Claim, verdict: Verdict, then: &Then) -> Self {
        Self {
            id: claim.id.clone(),
            claim_kind: claim.claim_kind.word(),
            period: claim.period.as_ref().map(ToString::to_string),
            value: claim.value.map(|figure| Number::figure(figure, claim.unit_mult)),
            unit: claim.unit.as_ref().map(|unit| unit.word().to_owned()),
            qualifier: claim.qualifier.word(),
            compared_to: Some(claim.compared_to.to_string()).filter(|words| !words.is_empty()),
            source: claim.source.clone(),
            stated_by: claim.stated_by.clone(),
            text: claim.text.clone(),
            statement: claim.statement.clone(),
            flow: claim.flow.word(),
            product: claim.product.to_string(),
            calendar: claim.calendar.word(),
            compiler: claim.compiler.clone(),
            published: claim.published.clone(),
            status: claim.status.letter().to_string(),
            note: claim.note.clone(),
            verdict: verdict.word(),
            verdict_then: then.verdict.ok().map(Verdict::word),
            verdict_then_reason: then.verdict.err().map(UnknownThen::word),
            known_then: then.known.map(|day| day.to_string()),
        }
    }
}

impl ClaimMore {
    fn new(claim: &Claim) -> Self {
        Self {
            side: claim.is_open.then_some("open"),
            value_to: claim.value_to.map(|figure| Number::figure(figure, claim.unit_mult)),
            currency: claim.currency.clone(),
        }
    }
}

impl ClaimDecision {
    /// Of what nothing was held against, for this reason.
    pub(in crate::write) fn without_data(reason: Unverifiable) -> Self {
        Self {
            verdict_reason: Some(reason.word()),
            verdict_proved: false,
            decided_by: None,
            judge: None,
            borne_out_by: 0,
            ruled_out_by: 0,
            claimed_low: None,
            claimed_high: None,
            contradicts: Vec::new(),
            verdict_within_last_digit: false,
        }
    }

    /// The decision of all sources together.
    pub(in crate::write) fn new(judged: &ClaimVerdicts) -> Self {
        let decision = &judged.decision;
        let [claimed_low, claimed_high] = claimed(&judged.claim);
        Self {
            verdict_reason: decision.reason.map(Unverifiable::word),
            verdict_proved: decision.proved,
            decided_by: decision.decided_by.map(Weight::word),
            judge: judged.judge().map(|judge| judge.source.name.clone()),
            borne_out_by: decision.borne_out_by,
            ruled_out_by: decision.ruled_out_by,
            claimed_low: claimed_low.and_then(Number::plain),
            claimed_high: claimed_high.and_then(Number::plain),
            contradicts: judged.contradicts.clone(),
            verdict_within_last_digit: judged.is_within_last_digit(),
        }
    }
}

impl AgainstItem {
    /// A claim held against one source.
    pub(in crate::write) fn new(judged: &ClaimVerdicts, against: &Against) -> Self {
        let judgement = &against.judgement;
        Self {
            source: against.source.name.clone(),
            verdict: judgement.verdict.word(),
            verdict_then: against.verdict_then.map(Verdict::word),
            reason: judgement.reason.map(Unverifiable::word),
            proved: judgement.proved,
            relation: judgement.relation.word(),
            low: judgement.low.and_then(Number::plain),
            high: judgement.high.and_then(Number::plain),
            difference_percent: judgement.difference_percent.and_then(Number::ratio),
            scope_from: judgement.scope.map(|scope| scope.from.to_string()),
            scope_to: judgement.scope.map(|scope| scope.to.to_string()),
            scope_periods: judgement.scope.map(|scope| scope.periods),
            scope_missing: judgement.scope.map(|scope| scope.missing),
            ratio: judgement.ratio.and_then(Number::ratio),
            reliability: judgement.judges().then(|| judgement.rests.status.letter().to_string()),
            evidence: judgement.judges().then_some(if judgement.rests.on_claims { "claims" } else { "figures" }),
            evidence_sources: against.sources.iter().map(|source| source.name.clone()).collect(),
            weight: against.weight.map(Weight::word),
            decides: against.decides,
            within_last_digit: is_within_last_digit(&judged.claim, judgement),
            reporter: against.reporter.code().to_owned(),
        }
    }
}
