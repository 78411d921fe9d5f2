//! Claims of how a figure changed: growth in per cent, so many times as much, by an amount, and growth a year on the average.
//!
//! Of v on b: growth `(v − b)·100 / b`, multiple `v / b`, change `v − b`, average growth over n years `((v/b)^(1/n) − 1)·100`.
//! Bounds come from the bounds of both figures, each used once. An average is compared by powers, `(1 + g/100)^n` beside v / b:
//! exactly where these fit into 128 bits, else by roots that are rounded outwards. A change of a balance that was not above zero
//! is an amount only: there is nothing that a growth could be a part of.

use super::{
    claim_set::{ClaimSet, DataRange},
    evidence::{Evidence, Known, Rests},
    fraction::Fraction,
    judgement::{Judged, Judgement, Limit, judged, relative},
    verdict::Unverifiable,
};
use crate::trade::{BOUND_PER_UNIT, Bound, Claim, ClaimUnit, Span};

/// Against two figures put together alike, else against what is stated of the growth itself, else against limits.
pub(super) fn growth(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let (data, published, rests) = growth_of(&base(claim)?, period, evidence)?;
    let (consistent, proved) = (set.intersects(data), set.contains(data));
    Ok(Judgement {
        difference_percent: published.and_then(|published| set.stated.minus(published)).map(Fraction::to_f64),
        limit: (published.is_none() && !proved).then_some(Limit::OfGrowth),
        ..judged(consistent, proved, data, rests)
    })
}

pub(super) fn multiple(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let (growth, published, rests) = growth_of(&base(claim)?, period, evidence)?;
    let (data, published) = (times(growth), published.and_then(as_times));
    let (consistent, proved) = (set.intersects(data), set.contains(data));
    Ok(Judgement {
        difference_percent: published.and_then(|published| relative(set.stated, published)),
        ratio: published.and_then(|published| set.stated.over(published)).map(Fraction::to_f64),
        limit: (published.is_none() && !proved).then_some(Limit::OfGrowth),
        ..judged(consistent, proved, data, rests)
    })
}

pub(super) fn change(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let base = base(claim)?;
    let (old, new) = match evidence.both(&base, period) {
        Err(Unverifiable::NoData) => evidence.both_limits(&base, period)?,
        both => both?,
    };
    if !matches!(&claim.unit, Some(ClaimUnit::Currency(code)) if code == evidence.unit) {
        return Err(Unverifiable::NotComparable);
    }
    let units = |bound: Bound| Fraction::new(bound, BOUND_PER_UNIT);
    let low = old.high.and_then(|old| units(new.low - old));
    let data = DataRange { low, high: new.high.and_then(|new| units(new - old.low)) };
    // That not more than everything was lost is no news.
    if data.high.is_none() && (data.low.is_none() || new.low == 0) {
        return Err(Unverifiable::NoData);
    }
    let published = old.level.zip(new.level);
    let published = published.and_then(|(old, new)| {
        let (old, new) = (i128::from(old.amount.hundredths()), i128::from(new.amount.hundredths()));
        Fraction::new(new - old, 100)
    });
    let (consistent, proved) = (set.intersects(data), set.contains(data));
    Ok(Judgement {
        difference_percent: published.and_then(|published| relative(set.stated, published)),
        limit: (published.is_none() && !proved).then_some(Limit::OfGrowth),
        ..judged(consistent, proved, data, old.rests.with(&new.rests))
    })
}

pub(super) fn average_growth(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let base = base(claim)?;
    let years = years_between(&base, period).ok_or(Unverifiable::NotComparable)?;
    let (growth, published, rests) = growth_of(&base, period, evidence)?;
    let data = times(growth);
    let exact = set.compounded(years).filter(|total| total.compares_exactly(data));
    let (allowed, found) = exact.map_or_else(|| (set, outwards(data, years)), |total| (total, data));
    let (consistent, proved) = (allowed.intersects(found), allowed.contains(found));
    let rate = |times: Option<Fraction>| times.map(|times| yearly(times, years));
    let difference = rate(published.and_then(as_times)).map(|published| set.stated.to_f64() - published);
    Ok(Judgement {
        low: rate(data.low),
        high: rate(data.high),
        difference_percent: difference,
        limit: (published.is_none() && !proved).then_some(Limit::OfGrowth),
        ..judged(consistent, proved, DataRange::default(), rests)
    })
}

fn base(claim: &Claim) -> Result<Span, Unverifiable> {
    claim.base().ok_or(Unverifiable::NoBase)
}

/// How many years lie between the same months of two years; nothing where the months differ or the base is not the earlier.
fn years_between(base: &Span, period: &Span) -> Option<u32> {
    let apart = period.first_month() - base.first_month();
    let are_alike = base.months() == period.months() && apart.rem_euclid(12) == 0;
    u32::try_from(apart / 12).ok().filter(|years| are_alike && *years > 0)
}

type Growth = (DataRange, Option<Fraction>, Rests);

/// The growth from one span to the other that the evidence allows, the one it publishes, and what that rests on.
///
/// # Errors
/// `no_data` where it says nothing of it, `not_comparable` where the two may not be compared.
pub(super) fn growth_of(base: &Span, span: &Span, evidence: Evidence<'_>) -> Result<Growth, Unverifiable> {
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

/// The growth from one published figure to the other, per cent.
pub(super) fn published_growth(old: &Known, new: &Known) -> Option<Fraction> {
    let amount = |known: &Known| known.level.map(|level| i128::from(level.amount.hundredths()));
    let (base, value) = (amount(old)?, amount(new)?);
    Some(Fraction::new(value - base, base)?.percent())
}

fn times(growth: DataRange) -> DataRange {
    DataRange { low: growth.low.and_then(as_times), high: growth.high.and_then(as_times) }
}

/// A growth in per cent as so many times: 1 and a quarter of 25.
fn as_times(growth: Fraction) -> Option<Fraction> {
    growth.minus(Fraction::new(-100, 1)?)?.over(Fraction::new(100, 1)?)
}

/// The growth a year, per cent, that comes to so many times in some years.
fn yearly(times: Fraction, years: u32) -> f64 {
    (libm::pow(times.to_f64(), 1.0 / f64::from(years)) - 1.0) * 100.0 + 0.0
}

/// The same of a range, with ends that are surely not inside the true ones.
fn outwards(times: DataRange, years: u32) -> DataRange {
    // A root of a double is exact to sixteen digits; these are twelve.
    const PARTS: i128 = 1_000_000_000;
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a growth a year, to nine decimals")]
    let parts = |times: Fraction| (yearly(times, years) * PARTS as f64).round() as i128;
    DataRange {
        low: times.low.and_then(|low| Fraction::new(parts(low) - 1, PARTS)),
        high: times.high.and_then(|high| Fraction::new(parts(high) + 1, PARTS)),
    }
}

#[cfg(test)]
#[path = "claim_changes_tests.rs"]
mod tests;
