//! Claims of order: records, and what is above, below or near another period.
//!
//! Within one source and rounding unit the published order is strict: of 5 and 4 billion the first is the higher although both may
//! stand for 4.5. A record is the highest (or lowest) of all periods so far, or of those after a period that is named: "the highest
//! since 2015" is held against 2016 and later. `near` is within a tenth.

use super::{
    claim_changes::{growth_of, published_growth},
    claim_set::{ClaimSet, DataRange},
    evidence::{Evidence, Known, Rests, SHAPES},
    fraction::Fraction,
    judgement::{Judged, Judgement, Limit, Scope, is_reliable, judged},
    verdict::Unverifiable,
};
use crate::trade::{Bound, Claim, ClaimKind, Compared, Period, Span};

/// Which end of the order a record is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extreme {
    Highest,
    Lowest,
}

impl Extreme {
    /// Is the one surely further at this end than the other?
    fn beats(self, one: &Known, other: &Known) -> bool {
        match self {
            Self::Highest => surely_above(one, other),
            Self::Lowest => surely_above(other, one),
        }
    }
}

/// `near` means within this part of the figure compared with: a tenth, the width that trade statistics have long allowed
/// between two countries' figures of the same goods (the customary 10 % for freight and insurance), so that figures nearer to
/// each other are not told apart across a border either.
const NEAR: Bound = 10;

/// Is `one` surely above `other`: by their intervals, or by the strict order of figures of one source rounded alike?
pub(super) fn surely_above(one: &Known, other: &Known) -> bool {
    let apart = other.high.is_some_and(|high| one.low > high);
    let single = one.is_single && other.is_single && one.rests.sources == other.rests.sources;
    let ordered =
        one.level.zip(other.level).is_some_and(|(one, other)| one.rounding == other.rounding && one.amount > other.amount);
    apart || (single && ordered)
}

/// Compared with every earlier period of the source that it may be compared with; the scope says which. One earlier period
/// proves nothing of all time, and neither does a gap: the year that is missing may have been higher.
pub(super) fn record(claim: &Claim, period: &Span, evidence: Evidence<'_>, extreme: Extreme) -> Judged {
    let (first, months) = (period.first_month(), period.months());
    let since = claim.compared_to.span().map(|span| span.first_month() + span.months());
    let here = SHAPES.into_iter().find_map(|shape| Some((shape, evidence.exact(first, months, shape)?)));
    let (shape, value) = here.ok_or(Unverifiable::NoData)?;
    let earlier = evidence.earlier(period, shape, &value, since);
    let compared = &earlier.comparable;
    let (Some(from), Some(to)) = (compared.first(), compared.last()) else {
        return Err(if earlier.beyond > 0 { Unverifiable::NotComparable } else { Unverifiable::NoData });
    };
    let beaten: Vec<&Known> = compared.iter().map(|(_, known)| known).filter(|known| extreme.beats(known, &value)).collect();
    let complete = earlier.missing == 0 && earlier.beyond == 0 && (compared.len() > 1 || since.is_some());
    let proved = complete && compared.iter().all(|(_, known)| extreme.beats(&value, known));
    let missing = earlier.missing + earlier.beyond;
    let scope = Scope { from: from.0, to: to.0, periods: compared.len(), missing };
    let rests = rests_of_record(&value, compared, &beaten);
    Ok(Judgement { scope: Some(scope), ..judged(beaten.is_empty(), proved, value.allowed(), rests) })
}

/// A record is beaten by any one figure that is reliable; it stands only before all of them.
fn rests_of_record(value: &Known, compared: &[(Period, Known)], beaten: &[&Known]) -> Rests {
    let by_reliable = beaten.iter().find(|known| is_reliable(known.rests.status)).or(beaten.first());
    match by_reliable {
        Some(known) => value.rests.clone().with(&known.rests),
        None => compared.iter().fold(value.rests.clone(), |rests, (_, known)| rests.with(&known.rests)),
    }
}

pub(super) fn comparison(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let base = claim.compared_to.span().ok_or(if claim.compared_to == Compared::NotStated {
        Unverifiable::NoBase
    } else {
        Unverifiable::Vague
    })?;
    let by_growth = || {
        let (data, published, rests) = growth_of(base, period, evidence)?;
        let set = growth_set(claim.claim_kind).ok_or(Unverifiable::Vague)?;
        let difference_percent = published.map(Fraction::to_f64);
        let (consistent, proved) = (set.intersects(data), set.contains(data));
        let limit = (published.is_none() && !proved).then_some(Limit::OfGrowth);
        Ok(Judgement { difference_percent, limit, ..judged(consistent, proved, DataRange::default(), rests) })
    };
    let (other, value) = match evidence.both(base, period) {
        Ok(both) => both,
        Err(Unverifiable::NoData) => return by_growth(),
        Err(reason) => return Err(reason),
    };
    let (consistent, proved) = match claim.claim_kind {
        ClaimKind::Near => near(&value, &other),
        ClaimKind::Below => above(&other, &value),
        _ => above(&value, &other),
    };
    let difference_percent = published_growth(&other, &value).map(Fraction::to_f64);
    let rests = other.rests.clone().with(&value.rests);
    Ok(Judgement { difference_percent, ..judged(consistent, proved, value.allowed(), rests) })
}

/// The growth from the period compared with that a comparison speaks of, per cent.
pub(super) fn growth_set(kind: ClaimKind) -> Option<ClaimSet> {
    let percent = |value: Bound| Fraction::new(value, 1);
    Some(match kind {
        ClaimKind::Above => ClaimSet::beyond(percent(0)?, true),
        ClaimKind::Below => ClaimSet::beyond(percent(0)?, false),
        _ => ClaimSet::between(percent(-100 / NEAR), percent(100 / NEAR), percent(0)?),
    })
}

/// Can the one be above the other, and is it surely?
fn above(one: &Known, other: &Known) -> (bool, bool) {
    let impossible = surely_above(other, one) || one.high.is_some_and(|high| high <= other.low);
    (!impossible, surely_above(one, other))
}

/// Can the two be within a tenth of the other, and are they surely?
fn near(one: &Known, other: &Known) -> (bool, bool) {
    let (Some(high), Some(other_high)) = (one.high, other.high) else { return (true, false) };
    // Of what is below zero a tenth more lies lower.
    let top = |bound: Bound| (bound * (NEAR + 1)).max(bound * (NEAR - 1));
    let bottom = |bound: Bound| (bound * (NEAR + 1)).min(bound * (NEAR - 1));
    let possible = one.low * NEAR <= top(other_high) && high * NEAR >= bottom(other.low);
    let surely = high * NEAR <= top(other.low) && one.low * NEAR >= bottom(other_high);
    (possible, surely)
}

#[cfg(test)]
#[path = "claim_orders_tests.rs"]
mod tests;
