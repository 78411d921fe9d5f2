//! The finding of a ranking of partners: who is surely ahead of all others, with which share, and the place of one of them.

use super::{
    finding::{Finding, Lead},
    firm::{firm_level, is_firm},
    size::{Range, Size},
};
use crate::{
    query::PartnersAnswer,
    statistics::{place_of, sum},
    trade::{Area, Interval, Level},
};

/// At most so many lead.
const MOST: usize = 3;
/// One partner leads alone that is surely so many hundredths of the next.
const ALONE: i128 = 150;

/// One partner's figure.
struct Rival {
    area: Area,
    level: Level,
    firm: bool,
}

/// What is found in a ranking, and where this partner is in it.
pub(super) fn finding(answer: &PartnersAnswer, partner: Option<Area>) -> Option<Finding> {
    let rivals = rivals(answer)?;
    let leaders = leaders(&rivals)?;
    let leading = |rival: &&Rival| leaders.contains(&rival.area);
    // A partner of which one flow is missing is not ranked, and may be greater all the same.
    let least = rivals.iter().filter(leading).map(|rival| rival.level.bounds.low).min()?;
    let unranked = answer.left_out.iter().flat_map(|left_out| &left_out.partners);
    if unranked.filter_map(|(_, exports, imports)| exports.or(*imports)).any(|level| level.bounds.high >= least) {
        return None;
    }
    let all = sum(rivals.iter().filter(leading).map(|rival| rival.level));
    let share = all.and_then(|all| share(answer, all));
    let place = partner.filter(|partner| !leaders.contains(partner)).and_then(|partner| place(&rivals, partner));
    let of_sum = answer.whole.filter(|whole| !whole.published).map(|_| rivals.len());
    Some(Finding::Lead(Lead { reporter: answer.reporter, subject: answer.family.subject, leaders, share, of_sum, place }))
}

/// Every partner's figure of the period, the greatest first.
fn rivals(answer: &PartnersAnswer) -> Option<Vec<Rival>> {
    let period = answer.period?;
    let rival = |(area, points): &(Area, Vec<_>)| {
        let point: &crate::series::Point = &points[place_of(points, period)?];
        Some(Rival { area: *area, level: point.level?, firm: is_firm(point.status) && firm_level(point).is_some() })
    };
    // What is left of a published whole is no partner.
    let partners = answer.series.iter().filter(|(area, _)| !area.is_residual());
    let mut rivals: Vec<Rival> = partners.filter_map(rival).collect();
    rivals.sort_by_key(|rival| (std::cmp::Reverse(rival.level.amount), rival.area));
    Some(rivals)
}

/// The one, two or three that surely come before all others.
fn leaders(rivals: &[Rival]) -> Option<Vec<Area>> {
    let certain = |count: usize| {
        let (ahead, behind) = rivals.split_at_checked(count)?;
        let least = ahead.iter().map(|rival| rival.level.bounds.low).min()?;
        let firm = ahead.iter().all(|rival| rival.firm);
        let below = |rival: &Rival| rival.level.bounds.high.saturating_mul(if rival.firm { 1 } else { 2 }) < least;
        (firm && !behind.is_empty() && behind.iter().all(below)).then(|| ahead.iter().map(|rival| rival.area).collect::<Vec<_>>())
    };
    let alone = || {
        let (first, second) = (rivals.first()?, rivals.get(1)?);
        Range::of(first.level.bounds, second.level.bounds)?.is_at_least(ALONE).then(|| certain(1))?
    };
    alone().or_else(|| [2, MOST, 1].into_iter().find_map(certain))
}

/// The share of the whole, published or the sum of all partners.
fn share(answer: &PartnersAnswer, part: Level) -> Option<Size> {
    let whole = answer.whole?;
    let (own, all) = (part.bounds, whole.level.bounds);
    let range = if whole.published {
        Range::of(own, all)?
    } else {
        Range::of_part(own, Interval { low: all.low - own.low, high: all.high - own.high })?
    };
    range.is_at_most(100).then(|| range.percent())?
}

/// The place of a partner where no rounding changes it, and how many there are.
fn place(rivals: &[Rival], partner: Area) -> Option<(Area, usize, usize)> {
    let own = rivals.iter().find(|rival| rival.area == partner && rival.firm)?.level.bounds;
    let others = || rivals.iter().filter(|rival| rival.area != partner).map(|rival| rival.level.bounds);
    let surely = others().filter(|other| other.low > own.high).count();
    let perhaps = others().filter(|other: &Interval| other.high >= own.low).count();
    (surely == perhaps).then_some((partner, surely + 1, rivals.len()))
}
