//! Like for like: the parts that have a figure in both periods, and who lacks one in either.
//!
//! A part that is suppressed, missing or without a row is not zero. So a sum of parts grows by `(Σx_t − Σx_{t−1y})·100 /
//! Σx_{t−1y}` over the parts that have a comparable figure in both periods. They must be at least half of what the parts with a
//! figure add up to, then and now, else there is no growth: null with `incomplete`, or `not_comparable` where that is what parts
//! them. Shares are per cent of the sums of all parts with a figure, then and now.

use std::cmp::Reverse;

use super::{entrant::Entrant, fraction::Fraction, sum::sum};
use crate::{series::Reason, trade::Level};

/// The parts of two periods held side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeForLike<K> {
    /// How many have a comparable figure in both.
    pub parts: usize,
    /// Per cent of the sum that they are now.
    pub share_percent: Option<f64>,
    /// Per cent of the sum that they were a year before.
    pub earlier_share_percent: Option<f64>,
    /// Those that had a figure a year before, or have a status now, and no figure now.
    pub without_figure: Lacking<K>,
    /// Those that have a figure now and no comparable one a year before.
    pub without_earlier: Lacking<K>,
}

/// Parts that lack one of two figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Lacking<K> {
    /// The sum of the other figures, of those that have it.
    pub level: Option<Level>,
    /// Per cent of the sum of that period.
    pub share_percent: Option<f64>,
    /// Each with its other figure and why the two are not compared, the greatest first.
    pub parts: Vec<(K, Option<Level>, Reason)>,
}

/// The sums over the parts that have both, now and a year before.
pub(super) struct Compared {
    pub now: Level,
    pub before: Level,
}

/// What of these parts may be compared with a year before.
pub(super) fn compared<'a, K: Copy + 'a>(parts: &(impl Iterator<Item = &'a Entrant<K>> + Clone)) -> Result<Compared, Reason> {
    let all = |level: fn(&Entrant<K>) -> Option<Level>| parts.clone().filter_map(level);
    let both = |level: fn(&Entrant<K>) -> Option<Level>| parts.clone().filter(|part| part.is_matched()).filter_map(level);
    let why = || {
        let broken = parts.clone().any(|part| part.reason == Some(Reason::NotComparable));
        if broken { Reason::NotComparable } else { Reason::Incomplete }
    };
    if all(|part| part.earlier).next().is_none() {
        return Err(Reason::NoPreviousPeriod);
    }
    if both(|part| part.level).next().is_none() {
        return Err(why());
    }
    let add = |levels: &mut dyn Iterator<Item = Level>| sum(levels).ok_or(Reason::TooLarge);
    let (now, before) = (add(&mut both(|part| part.level))?, add(&mut both(|part| part.earlier))?);
    let (whole, earlier) = (add(&mut all(|part| part.level))?, add(&mut all(|part| part.earlier))?);
    let half = |part: Level, whole: Level| i128::from(part.amount.hundredths()) * 2 >= i128::from(whole.amount.hundredths());
    if half(now, whole) && half(before, earlier) { Ok(Compared { now, before }) } else { Err(why()) }
}

/// The parts of two periods held side by side.
#[must_use]
pub fn like_for_like<K: Copy + Ord>(entrants: &[Entrant<K>]) -> LikeForLike<K> {
    let total = |level: fn(&Entrant<K>) -> Option<Level>| sum(entrants.iter().filter_map(level));
    let (now, before) = (total(|part| part.level), total(|part| part.earlier));
    let matched =
        |level: fn(&Entrant<K>) -> Option<Level>| sum(entrants.iter().filter(|part| part.is_matched()).filter_map(level));
    let reason = |part: &Entrant<K>, usual: Reason| part.reason.unwrap_or(usual);
    LikeForLike {
        parts: entrants.iter().filter(|part| part.is_matched()).count(),
        share_percent: percent(matched(|part| part.level), now),
        earlier_share_percent: percent(matched(|part| part.earlier), before),
        without_figure: lacking(
            entrants
                .iter()
                .filter(|part| part.level.is_none())
                .map(|part| (part.key, part.earlier, reason(part, Reason::Missing)))
                .collect(),
            before,
        ),
        without_earlier: lacking(
            entrants
                .iter()
                .filter(|part| part.level.is_some() && !part.is_matched())
                .map(|part| (part.key, part.level, reason(part, Reason::NoPreviousPeriod)))
                .collect(),
            now,
        ),
    }
}

fn lacking<K: Copy + Ord>(mut parts: Vec<(K, Option<Level>, Reason)>, whole: Option<Level>) -> Lacking<K> {
    parts.sort_by_key(|(key, level, _)| (Reverse(level.map(|level| level.amount)), *key));
    let level = sum(parts.iter().filter_map(|(_, level, _)| *level));
    Lacking { share_percent: percent(level, whole), level, parts }
}

fn percent(part: Option<Level>, whole: Option<Level>) -> Option<f64> {
    let (part, whole) = (part?.amount.hundredths(), whole?.amount.hundredths());
    Fraction::new(part.into(), whole.into()).map(|fraction| fraction.percent().to_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Valuation;

    fn entrant(key: char, now: &str, before: &str) -> Entrant<char> {
        let level = |text: &str| {
            (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 6, None, Valuation::Fob).unwrap().0)
        };
        Entrant { key, level: level(now), earlier: level(before), reason: None }
    }

    #[test]
    fn a_suppressed_partner_is_not_zero() {
        // Iran and Turkey 100 each, then 110; China 100, then suppressed.
        let parts = [entrant('i', "110", "100"), entrant('t', "110", "100"), entrant('c', "", "100")];
        let found = compared(&parts.iter()).unwrap_or_else(|reason| panic!("{reason:?}"));
        // 220 after 200, not after 300.
        assert_eq!((found.now.amount.hundredths(), found.before.amount.hundredths()), (22_000_000_000, 20_000_000_000));
        let told = like_for_like(&parts);
        assert_eq!((told.parts, told.share_percent, told.earlier_share_percent), (2, Some(100.0), Some(200.0 / 3.0)));
        assert_eq!(told.without_figure.share_percent, Some(100.0 / 3.0));
        assert_eq!(told.without_figure.parts, [('c', parts[2].earlier, Reason::Missing)]);
        assert!(told.without_earlier.parts.is_empty() && told.without_earlier.level.is_none());
    }

    #[test]
    fn of_less_than_half_there_is_no_growth() {
        let early = [entrant('i', "90", "100"), entrant('t', "", "100"), entrant('c', "", "100")];
        assert_eq!(compared(&early.iter()).err(), Some(Reason::Incomplete));
        // Half of what there was, but a third of what there is.
        let late = [entrant('i', "100", "100"), entrant('t', "100", ""), entrant('c', "100", "")];
        assert_eq!(compared(&late.iter()).err(), Some(Reason::Incomplete));
        assert_eq!(compared(&[entrant('i', "100", "")].iter()).err(), Some(Reason::NoPreviousPeriod));
        let mut broken = [entrant('i', "100", "100")];
        broken[0].reason = Some(Reason::NotComparable);
        assert_eq!(compared(&broken.iter()).err(), Some(Reason::NotComparable));
    }
}
