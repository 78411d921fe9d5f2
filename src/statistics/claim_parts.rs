//! Claims of a part of the reporter's trade with all partners: its share, and its place among them.
//!
//! A share is the pair's figure in the one that the same source has of the world, `part·100 / whole`, never above 100. A place
//! is 1 and as many as are above it. Rounding leaves a best place, with only those before it that are surely above it, and a worst,
//! with all that are not surely below it. Partners that the source does not tell apart may stand before it too: at most as many as
//! what it has of the world beyond the partners that it tells holds the pair's figure. Without a figure of the world there is no
//! worst place: such a source can rule out a place, and bears out none.

use super::{
    claim_orders::surely_above,
    claim_set::{ClaimSet, DataRange},
    evidence::{Evidence, Known},
    fraction::Fraction,
    judgement::{Judged, Judgement, judged},
    verdict::Unverifiable,
};
use crate::trade::{Bound, Claim, Span};

pub(super) fn share(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let part = evidence.sum_of(period).ok_or(Unverifiable::NoData)?;
    let whole = evidence.of_world().sum_of(period).ok_or(Unverifiable::NoData)?;
    let valuation = |known: &Known| known.level.map(|level| level.valuation);
    if valuation(&part) != valuation(&whole) {
        return Err(Unverifiable::NotComparable);
    }
    let all = Fraction::new(100, 1).ok_or(Unverifiable::NoData)?;
    let percent = |part: i128, whole: i128| Fraction::new(part, whole).map(|share| share.percent().min(all));
    let low = whole.high.and_then(|whole| percent(part.low, whole)).ok_or(Unverifiable::NoData)?;
    let high = part.high.and_then(|part| percent(part, whole.low)).unwrap_or(all);
    let data = DataRange { low: Some(low), high: Some(high) };
    let published = part.level.zip(whole.level).and_then(|(part, whole)| {
        let share = Fraction::new(part.amount.hundredths().into(), whole.amount.hundredths().into())?;
        set.stated.minus(share.percent())
    });
    Ok(Judgement {
        difference_percent: published.map(Fraction::to_f64),
        ..judged(set.intersects(data), set.contains(data), data, part.rests.with(&whole.rests))
    })
}

pub(super) fn rank(claim: &Claim, period: &Span, evidence: Evidence<'_>) -> Judged {
    let set = ClaimSet::of(claim).ok_or(Unverifiable::Vague)?;
    let own = evidence.sum_of(period).ok_or(Unverifiable::NoData)?;
    let others: Vec<Known> = evidence.of_others().filter_map(|other| other.sum_of(period)).collect();
    let world = evidence.of_world().sum_of(period);
    let above: Vec<&Known> = others.iter().filter(|other| surely_above(other, &own)).collect();
    let not_below = others.iter().filter(|other| !surely_above(&own, other)).count();
    let hidden = world.as_ref().and_then(|world| hidden(&own, &others, world));
    let place = |before: usize| i128::try_from(before).ok().and_then(|before| Fraction::new(before + 1, 1));
    let data = DataRange { low: place(above.len()), high: hidden.and_then(|hidden| place(not_below + hidden)) };
    // That it is the first or any other place is no news; nor is that it may be as far back as is said.
    if data.high.is_none() && set.intersects(data) {
        return Err(Unverifiable::NoData);
    }
    let rests = above.iter().fold(own.rests.clone(), |rests, known| rests.with(&known.rests));
    let rests = world.as_ref().map_or(rests.clone(), |world| rests.with(&world.rests));
    let amount = |known: &Known| known.level.map(|level| level.amount);
    let published = place(others.iter().filter(|other| amount(other) > amount(&own)).count());
    let difference = published.and_then(|published| set.stated.minus(published));
    Ok(Judgement {
        difference_percent: difference.map(Fraction::to_f64),
        ..judged(set.intersects(data), set.contains(data), data, rests)
    })
}

/// How many partners that are not told apart may stand before one; nothing where that has no end.
fn hidden(own: &Known, others: &[Known], world: &Known) -> Option<usize> {
    let told: Bound = others.iter().map(|other| other.low).sum::<Bound>() + own.low;
    let left = (world.high? - told).max(0);
    if own.low > 0 { usize::try_from(left / own.low).ok() } else { None }
}

#[cfg(test)]
#[path = "claim_parts_tests.rs"]
mod tests;
