//! Holding claims against the figures of one source.
//!
//! A claim is a set C of values, the data give an interval O: `consistent` when they share a value (it cannot be ruled
//! out), `inconsistent` when they do not, `unverifiable` when there is no O. `proved` when every value in O satisfies C and
//! the figures are published, of normal status and not the claim's own. A claim is held only against the same reporter, partner,
//! flow, product and calendar: against the figure of exactly its months or the sum of figures that make them up, else against
//! the floors and ceilings of figures that share months with them. Within one source and rounding unit the published order is
//! strict: of 5 and 4 billion the first is the higher although both may stand for 4.5. `near` is within a tenth.

use super::{
    claim_set::{ClaimSet, DataRange},
    evidence::{Evidence, Known, Rests, SHAPES},
    fraction::Fraction,
    verdict::{Relation, Unverifiable, Verdict},
};
use crate::trade::{BOUND_PER_UNIT, Bound, Claim, ClaimKind, ClaimUnit, Compared, Period, Span, Status};

/// The earlier periods that a record was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The first of them.
    pub from: Period,
    /// The last of them.
    pub to: Period,
    /// How many have a figure.
    pub periods: usize,
    /// How many from the earliest of the source up to the record have none, or none that compares.
    pub missing: usize,
}

/// One claim held against one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why nothing can be said.
    pub reason: Option<Unverifiable>,
    /// Every value the data allow satisfies the claim.
    pub proved: bool,
    /// How claim and source are related.
    pub relation: Relation,
    /// The lowest value the data allow: currency units for levels, per cent for growth.
    pub low: Option<f64>,
    /// The highest value the data allow.
    pub high: Option<f64>,
    /// `(claimed − data)·100 / data` for levels; `claimed − data` in percentage points for growth; of comparisons the growth
    /// from the figure compared with.
    pub difference_percent: Option<f64>,
    /// `claimed / data` for levels.
    pub ratio: Option<f64>,
    /// For records: what it was compared with.
    pub scope: Option<Scope>,
    /// What the claim merely keeps, where there is no figure.
    pub limit: Option<Limit>,
    /// What it rests on.
    pub rests: Rests,
}

/// What bounds a claim where there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A floor or a ceiling of a level.
    OfLevel,
    /// One of a growth: mostly so wide that to keep it says nothing.
    OfGrowth,
}

/// `near` means within this part of the figure compared with: a tenth, the width that trade statistics have long allowed
/// between two countries' figures of the same goods (the customary 10 % for freight and insurance), so that figures nearer to
/// each other are not told apart across a border either.
const NEAR: Bound = 10;

/// Holds a claim against the evidence of one source.
#[must_use]
pub fn judge(claim: &Claim, relation: Relation, evidence: Evidence<'_>) -> Judgement {
    let Some(period) = &claim.period else { return unverifiable(relation, Unverifiable::NoPeriod) };
    let found = match claim.claim_kind {
        ClaimKind::Level => level(claim, period, evidence),
        ClaimKind::Growth => growth(claim, period, evidence),
        ClaimKind::RecordHigh => record(period, evidence),
        ClaimKind::Above | ClaimKind::Below | ClaimKind::Near => comparison(claim, period, evidence),
        ClaimKind::Multiple
        | ClaimKind::Change
        | ClaimKind::Share
        | ClaimKind::Rank
        | ClaimKind::RecordLow
        | ClaimKind::AverageGrowth => Err(Unverifiable::Vague),
    };
    match found {
        Ok(judgement) => {
            let is_firm = judgement.rests.status == Status::Normal && !judgement.rests.on_claims;
            let proves = relation == Relation::Independent && is_firm;
            Judgement { relation, proved: judgement.proved && proves, ..judgement }
        }
        Err(Unverifiable::NoData) if claim.status == Status::Forecast => unverifiable(relation, Unverifiable::Forecast),
        Err(reason) => unverifiable(relation, reason),
    }
}

type Judged = Result<Judgement, Unverifiable>;

fn unverifiable(relation: Relation, reason: Unverifiable) -> Judgement {
    Judgement {
        verdict: Verdict::Unverifiable,
        reason: Some(reason),
        proved: false,
        relation,
        low: None,
        high: None,
        difference_percent: None,
        ratio: None,
        scope: None,
        limit: None,
        rests: Rests::on(&[]),
    }
}

fn judged(consistent: bool, proved: bool, data: DataRange, rests: Rests) -> Judgement {
    Judgement {
        verdict: if consistent { Verdict::Consistent } else { Verdict::Inconsistent },
        reason: None,
        proved: consistent && proved,
        low: data.low.map(Fraction::to_f64),
        high: data.high.map(Fraction::to_f64),
        rests,
        ..unverifiable(Relation::Independent, Unverifiable::NoData)
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
    let difference = published.and_then(|published| set.stated.minus(published)?.over(published));
    let (consistent, proved) = (set.intersects(data), set.contains(data));
    Ok(Judgement {
        difference_percent: difference.map(|difference| difference.percent().to_f64()),
        ratio: published.and_then(|published| set.stated.over(published)).map(Fraction::to_f64),
        limit: (!known.is_exact && !proved).then_some(Limit::OfLevel),
        ..judged(consistent, proved, data, known.rests)
    })
}

/// Against two figures put together alike, else against what is stated of the growth itself, else against limits.
fn growth(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let base = claim.base().ok_or(Unverifiable::NoBase)?;
    let (data, published, rests) = growth_of(&base, period, evidence)?;
    let (consistent, proved) = (set.intersects(data), set.contains(data));
    Ok(Judgement {
        difference_percent: published.and_then(|published| set.stated.minus(published)).map(Fraction::to_f64),
        limit: (published.is_none() && !proved).then_some(Limit::OfGrowth),
        ..judged(consistent, proved, data, rests)
    })
}

type Growth = (DataRange, Option<Fraction>, Rests);

fn growth_of(base: &Span, span: &Span, evidence: Evidence<'_>) -> Result<Growth, Unverifiable> {
    match evidence.both(base, span) {
        Ok((old, new)) => {
            let published = published_growth(&old, &new).ok_or(Unverifiable::NotComparable)?;
            return Ok((Known::growth(&old, &new), Some(published), old.rests.with(&new.rests)));
        }
        Err(Unverifiable::NoData) => {}
        Err(reason) => return Err(reason),
    }
    if let Some(stated) = evidence.stated_growth(base, span) {
        let rests = Rests { status: stated.status, sources: vec![stated.source], on_claims: true };
        return Ok((stated.allowed, Some(stated.stated), rests));
    }
    let (old, new) = evidence.both_limits(base, span)?;
    let data = Known::growth(&old, &new);
    // That not more than everything was lost is no news.
    let says_nothing = data.high.is_none() && (data.low.is_none() || new.low == 0);
    if says_nothing { Err(Unverifiable::NoData) } else { Ok((data, None, old.rests.with(&new.rests))) }
}

fn published_growth(old: &Known, new: &Known) -> Option<Fraction> {
    let amount = |known: &Known| known.level.map(|level| i128::from(level.amount.hundredths()));
    let (base, value) = (amount(old)?, amount(new)?);
    Some(Fraction::new(value - base, base)?.percent())
}

/// Is `one` surely above `other`: by their intervals, or by the strict order of figures of one source rounded alike?
fn surely_above(one: &Known, other: &Known) -> bool {
    let apart = other.high.is_some_and(|high| one.low > high);
    let single = one.is_single && other.is_single && one.rests.sources == other.rests.sources;
    let ordered =
        one.level.zip(other.level).is_some_and(|(one, other)| one.rounding == other.rounding && one.amount > other.amount);
    apart || (single && ordered)
}

/// Compared with every earlier period of the source that it may be compared with; the scope says which. One earlier period
/// proves nothing, and neither does a gap: the year that is missing may have been higher.
fn record(period: &Span, evidence: Evidence<'_>) -> Judged {
    let (first, months) = (period.first_month(), period.months());
    let here = SHAPES.into_iter().find_map(|shape| Some((shape, evidence.exact(first, months, shape)?)));
    let (shape, value) = here.ok_or(Unverifiable::NoData)?;
    let earlier = evidence.earlier(period, shape, &value);
    let compared = &earlier.comparable;
    let (Some(from), Some(to)) = (compared.first(), compared.last()) else {
        return Err(if earlier.beyond > 0 { Unverifiable::NotComparable } else { Unverifiable::NoData });
    };
    let beaten: Vec<&Known> = compared.iter().map(|(_, known)| known).filter(|known| surely_above(known, &value)).collect();
    let complete = earlier.missing == 0 && earlier.beyond == 0 && compared.len() > 1;
    let proved = complete && compared.iter().all(|(_, known)| surely_above(&value, known));
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

fn comparison(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
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
    let possible = one.low * NEAR <= other_high * (NEAR + 1) && high * NEAR >= other.low * (NEAR - 1);
    let surely = high * NEAR <= other.low * (NEAR + 1) && one.low * NEAR >= other_high * (NEAR - 1);
    (possible, surely)
}

fn is_reliable(status: Status) -> bool {
    !matches!(status, Status::Doubtful | Status::Forecast)
}

impl Judgement {
    /// Does it rest on figures that may judge: neither of low reliability nor forecasts?
    #[must_use]
    pub fn is_reliable(&self) -> bool {
        is_reliable(self.rests.status)
    }

    /// Is the claim merely not beyond a floor or a ceiling?
    #[must_use]
    pub fn is_kept_limit(&self) -> bool {
        self.limit.is_some() && self.verdict == Verdict::Consistent
    }

    /// Does it rule the claim out, or bear it out?
    #[must_use]
    pub fn judges(&self) -> bool {
        self.verdict != Verdict::Unverifiable
    }
}

/// What a claim says in numbers: currency units for levels, per cent for growth; an open side has no end.
#[must_use]
pub fn claimed(claim: &Claim) -> [Option<f64>; 2] {
    let ends = ClaimSet::of(claim).map(|set| set.ends()).unwrap_or_default();
    [ends.low, ends.high].map(|end| end.map(Fraction::to_f64))
}

/// The least and the greatest amount that a level claim allows, in ten-thousandths of the unit; the least is never below 0.
#[must_use]
pub fn claimed_bounds(claim: &Claim) -> Option<(Bound, Option<Bound>)> {
    let ends = ClaimSet::of(claim)?.ends();
    let low = ends.low.map_or(0, |low| low.scaled_down(BOUND_PER_UNIT).max(0));
    Some((low, ends.high.map(|high| high.scaled_up(BOUND_PER_UNIT))))
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
