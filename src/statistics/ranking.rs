//! Rankings: parts of a whole by value, with rank, rank a year before, share, change and contribution; and what is not shown
//! as one row, so that values add up to the whole.
//!
//! The whole is what the source publishes for it, else the exact sum of the parts that have a figure. Equal values are ranked by
//! key. A part without a level a year before has a null change with its reason: no row is not a zero. So a sum, and what is left
//! of it, are compared with a year before over the parts that have both, see [`super::like_for_like()`]; what is left of a
//! published whole has no growth where a part that is shown lacks a figure a year before. Where only parts without a figure are
//! left, nothing is known of them. See [`super::share()`] for the formulas.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::Hash,
};

use super::{
    entrant::Entrant,
    growth::{change, growth},
    like_for_like::compared,
    share::{Whole, contribution, contribution_left, share, share_left},
    sum::{minus, sum},
};
use crate::{
    series::{Difference, Ratio, Reason, Subject},
    trade::{Amount, Level, Valuation},
};

/// How a part stands in the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Its value; that of the rest may be below 0 where the parts exceed what is published for the whole.
    pub level: Level,
    /// Per cent of the whole.
    pub share: Ratio,
    /// Change on a year before.
    pub change: Difference,
    /// Growth on a year before, per cent.
    pub yoy: Ratio,
    /// Points of the growth of the whole.
    pub contribution: Ratio,
}

/// One row of a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked<K> {
    /// What it is.
    pub key: K,
    /// Its place, from 1.
    pub rank: usize,
    /// Its place a year before.
    pub previous_rank: Option<usize>,
    /// How it stands.
    pub standing: Standing,
}

/// The sum of the parts as a whole; nothing without a level.
#[must_use]
pub fn whole<K: Copy>(entrants: &[Entrant<K>]) -> Option<Whole> {
    let level = sum(entrants.iter().filter_map(|entrant| entrant.level))?;
    let whole = Whole { level, compared: None, earlier: None, reason: None, published: false };
    Some(match compared(&entrants.iter()) {
        Ok(both) => Whole { compared: Some(both.now), earlier: Some(both.before), ..whole },
        Err(reason) => Whole { reason: Some(reason), ..whole },
    })
}

/// The parts that have a level, best first.
#[must_use]
pub fn rank<K: Copy + Ord + Hash>(entrants: &[Entrant<K>], whole: Whole) -> Vec<Ranked<K>> {
    let earlier = ordered(entrants, |entrant| entrant.earlier).into_iter().zip(1..);
    let earlier: HashMap<K, usize> = earlier.map(|((entrant, _), place)| (entrant.key, place)).collect();
    let place = |key: K| earlier.get(&key).copied();
    let ranked = |(at, (entrant, level)): (usize, (Entrant<K>, Level))| Ranked {
        key: entrant.key,
        rank: at + 1,
        previous_rank: place(entrant.key),
        standing: standing(level, (entrant.level, entrant.earlier), entrant.reason, whole),
    };
    ordered(entrants, |entrant| entrant.level).into_iter().enumerate().map(ranked).collect()
}

/// The whole without these parts: the parts not among them, or what a published whole leaves; nothing past 64 bits, or where none
/// of the parts left has a figure.
#[must_use]
pub fn rest<K: Copy + Ord + Hash>(entrants: &[Entrant<K>], shown: &[K], whole: Whole) -> Option<Standing> {
    let shown: HashSet<K> = shown.iter().copied().collect();
    if whole.published {
        return rest_of_published(&entrants.iter().filter(|entrant| shown.contains(&entrant.key)), whole);
    }
    let left = entrants.iter().filter(|entrant| !shown.contains(&entrant.key));
    let mut levels = left.clone().filter_map(|entrant| entrant.level).peekable();
    if levels.peek().is_none() {
        let zero = nothing(whole.level.valuation);
        let base = whole.earlier.map(|_| zero);
        return left.clone().next().is_none().then(|| standing(zero, (Some(zero), base), whole.reason, whole));
    }
    let level = sum(levels)?;
    Some(match (whole.reason, compared(&left)) {
        (None, Ok(both)) => standing(level, (Some(both.now), Some(both.before)), None, whole),
        (reason, both) => standing(level, (None, None), reason.or(both.err()), whole),
    })
}

/// What a published whole leaves when the parts shown are taken away.
fn rest_of_published<'a, K: Copy + 'a>(shown: &(impl Iterator<Item = &'a Entrant<K>> + Clone), whole: Whole) -> Option<Standing> {
    let taken = |level: fn(&Entrant<K>) -> Option<Level>| {
        let mut parts = shown.clone().filter_map(level).peekable();
        if parts.peek().is_none() { Some(nothing(whole.level.valuation)) } else { sum(parts) }
    };
    let (now, before) = (taken(|entrant| entrant.level)?, taken(|entrant| entrant.earlier)?);
    let level = minus(whole.level, now)?;
    let unmatched = shown.clone().find(|entrant| !entrant.is_matched());
    let broken = |reason: Option<Reason>| reason.filter(|reason| *reason == Reason::NotComparable).unwrap_or(Reason::Incomplete);
    let reason = whole.reason.or(unmatched.map(|entrant| broken(entrant.reason)));
    let earlier = whole.earlier.and_then(|whole| minus(whole, before));
    // Of a remainder that may be on either side of zero there is no growth, as of a balance.
    let known = Standing { share: share_left(now, whole), ..standing(level, (Some(level), earlier), reason, whole) };
    let (Some(base), None) = (earlier, reason) else { return Some(known) };
    Some(Standing { yoy: growth(base, level, Subject::Balance), contribution: contribution_left(before, now, whole), ..known })
}

fn nothing(valuation: Valuation) -> Level {
    Level::rounded_to(Amount::from_hundredths(0), None, valuation)
}

fn ordered<K: Copy + Ord>(entrants: &[Entrant<K>], level: fn(&Entrant<K>) -> Option<Level>) -> Vec<(Entrant<K>, Level)> {
    let mut found: Vec<_> = entrants.iter().filter_map(|entrant| Some((*entrant, level(entrant)?))).collect();
    found.sort_by_key(|(entrant, level)| (Reverse(level.amount), entrant.key));
    found
}

/// A level of the whole, with what of it is compared with a year before.
fn standing(level: Level, compared: (Option<Level>, Option<Level>), reason: Option<Reason>, whole: Whole) -> Standing {
    let share = share(level, whole);
    let ((Some(now), Some(base)), None) = (compared, reason) else {
        let reason = reason.unwrap_or(Reason::NoPreviousPeriod);
        let null = Ratio::null(reason);
        return Standing { level, share, change: Difference::null(reason), yoy: null, contribution: null };
    };
    let contribution = match whole.reason {
        Some(reason) => Ratio::null(reason),
        None => contribution(base, now, whole),
    };
    Standing { level, share, change: change(base, now), yoy: growth(base, now, Subject::Turnover), contribution }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str) -> Option<Level> {
        (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 9, None, Valuation::Fob).unwrap().0)
    }

    fn entrants() -> Vec<Entrant<char>> {
        [('a', "5", "2"), ('b', "3", "6"), ('c', "3", ""), ('d', "", "2")]
            .map(|(key, now, before)| Entrant { key, level: level(now), earlier: level(before), reason: None })
            .to_vec()
    }

    fn points(standing: &Standing) -> [Option<f64>; 3] {
        [standing.share.value, standing.yoy.value, standing.contribution.value]
    }

    #[test]
    fn ranks_and_what_is_left_of_a_sum() {
        let whole = whole(&entrants()).unwrap();
        let ranked = rank(&entrants(), whole);
        let places: Vec<_> = ranked.iter().map(|row| (row.key, row.rank, row.previous_rank)).collect();
        // b and c are equal; a and d were equal, so a was second.
        assert_eq!(places, [('a', 1, Some(2)), ('b', 2, Some(1)), ('c', 3, None)]);
        // 5 of 11; 5 after 2 is +150 %. a and b have both years, 8 after 8: 3 of 8 are 37.5 points.
        assert_eq!(points(&ranked[0].standing), [Some(500.0 / 11.0), Some(150.0), Some(37.5)]);
        assert_eq!(ranked[2].standing.yoy.reason, Some(Reason::NoPreviousPeriod));
        assert_eq!(whole.grown().1.value, Some(0.0));
        // Left of a are 6; of those b has both years, 3 after 6: −50 %, −37.5 points.
        assert_eq!(points(&rest(&entrants(), &['a'], whole).unwrap()), [Some(600.0 / 11.0), Some(-50.0), Some(-37.5)]);
        assert_eq!(rest(&entrants(), &['a', 'b', 'c', 'd'], whole).unwrap().level.amount.hundredths(), 0);
        // Of d there is no figure: nothing is known, which is not nothing and no fall by all there was.
        assert_eq!(rest(&entrants(), &['a', 'b', 'c'], whole), None);
        // c has no year before, so the one of those left of a and b is not there either.
        assert_eq!(rest(&entrants(), &['a', 'b'], whole).unwrap().yoy.reason, Some(Reason::Incomplete));
    }

    #[test]
    fn a_published_whole_may_leave_more_or_less_than_nothing() {
        let published = |now: &str| Whole {
            level: level(now).unwrap(),
            compared: level(now),
            earlier: level("16"),
            reason: None,
            published: true,
        };
        // Of 20 and 16, a leaves 15 after 14: 6.25 points of 25.
        let left = rest(&entrants(), &['a'], published("20")).unwrap();
        assert_eq!((left.share.value, left.contribution.value), (Some(75.0), Some(6.25)));
        // c has no year before: what it was is among the others of that year, or was not.
        let newcomer = rest(&entrants(), &['a', 'c'], published("20")).unwrap();
        assert_eq!((newcomer.level.amount.hundredths(), newcomer.yoy.reason), (1_200_000_000_000, Some(Reason::Incomplete)));
        // Of 4 published, a's 5 leave −1: shown as it is, without a growth.
        let less = rest(&entrants(), &['a'], published("4")).unwrap();
        assert_eq!((less.level.amount.hundredths(), less.yoy.reason), (-100_000_000_000, Some(Reason::SignNotCertain)));
    }
}
