//! Holding claims against the figures of one source.
//!
//! A claim is a set C of values, the data give an interval O: `consistent` when they share a value (it cannot be ruled
//! out), `inconsistent` when they do not, `unverifiable` when there is no O. `proved` when every value in O satisfies C and
//! the figures are published, of normal status and not the claim's own. A claim is held only against the same reporter, partner,
//! flow, product and calendar: against the figure of exactly its months or the sum of figures that make them up, else against
//! the floors and ceilings of figures that share months with them. What was claimed of changes is in `claim_changes.rs`, of
//! records and comparisons in `claim_orders.rs`, of shares and ranks in `claim_parts.rs`.

use super::{
    claim_changes::{average_growth, change, growth, multiple},
    claim_orders::{Extreme, comparison, record},
    claim_parts::{rank, share},
    claim_set::ClaimSet,
    evidence::Evidence,
    fraction::Fraction,
    judgement::{Judged, Judgement, Limit, judged, relative, unverifiable},
    verdict::{Relation, Unverifiable},
};
use crate::trade::{BOUND_PER_UNIT, Bound, Claim, ClaimFlow, ClaimKind, ClaimUnit, Span, Status};

/// Holds a claim against the evidence of one source.
#[must_use]
pub fn judge(claim: &Claim, relation: Relation, evidence: Evidence<'_>) -> Judgement {
    let Some(period) = &claim.period else { return unverifiable(relation, Unverifiable::NoPeriod) };
    let found = match claim.claim_kind {
        ClaimKind::Level => level(claim, period, evidence),
        ClaimKind::Growth => growth(claim, period, evidence),
        ClaimKind::Multiple => multiple(claim, period, evidence),
        ClaimKind::Change => change(claim, period, evidence),
        ClaimKind::AverageGrowth => average_growth(claim, period, evidence),
        ClaimKind::RecordHigh => record(claim, period, evidence, Extreme::Highest),
        ClaimKind::RecordLow => record(claim, period, evidence, Extreme::Lowest),
        ClaimKind::Above | ClaimKind::Below | ClaimKind::Near => comparison(claim, period, evidence),
        ClaimKind::Share => share(claim, period, evidence),
        ClaimKind::Rank => rank(claim, period, evidence),
    };
    // What grew in one currency may have shrunk in another.
    let is_of_other_currency = claim.currency.as_deref().is_some_and(|currency| currency != evidence.unit);
    match found {
        Ok(_) if is_of_other_currency => unverifiable(relation, Unverifiable::NotComparable),
        Ok(judgement) => {
            let is_firm = judgement.rests.status == Status::Normal && !judgement.rests.on_claims;
            let proves = relation == Relation::Independent && is_firm;
            Judgement { relation, proved: judgement.proved && proves, ..judgement }
        }
        Err(Unverifiable::NoData) if claim.status == Status::Forecast => unverifiable(relation, Unverifiable::Forecast),
        Err(reason) => unverifiable(relation, reason),
    }
}

fn level(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let known = evidence.known(period).ok_or(Unverifiable::NoData)?;
    if !matches!(&claim.unit, Some(ClaimUnit::Currency(code)) if code == evidence.unit) {
        return Err(Unverifiable::NotComparable);
    }
    let data = known.allowed();
    let published = known.level.and_then(|level| Fraction::new(level.amount.hundredths().into(), 100));
    let (consistent, proved) = (set.intersects(data), set.contains(data));
    Ok(Judgement {
        difference_percent: published.and_then(|published| relative(set.stated, published)),
        ratio: published.and_then(|published| set.stated.over(published)).map(Fraction::to_f64),
        limit: (!known.is_exact && !proved).then_some(Limit::OfLevel),
        ..judged(consistent, proved, data, known.rests)
    })
}

/// What a claim says in numbers: currency units for levels and changes, per cent for growth and shares, times for multiples, a
/// place for ranks; an open side has no end.
#[must_use]
pub fn claimed(claim: &Claim) -> [Option<f64>; 2] {
    let ends = ClaimSet::of(claim).map(|set| set.ends()).unwrap_or_default();
    [ends.low, ends.high].map(|end| end.map(Fraction::to_f64))
}

/// The least and the greatest amount that a level claim allows, in ten-thousandths of the unit; the least of a flow is never
/// below 0, and a balance without a least is told by nothing.
#[must_use]
pub fn claimed_bounds(claim: &Claim) -> Option<(Bound, Option<Bound>)> {
    let ends = ClaimSet::of(claim)?.ends();
    let low = ends.low.map(|low| low.scaled_down(BOUND_PER_UNIT));
    let low = if claim.flow == ClaimFlow::Balance { low? } else { low.unwrap_or(0).max(0) };
    Some((low, ends.high.map(|high| high.scaled_up(BOUND_PER_UNIT))))
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
