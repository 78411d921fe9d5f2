//! Rankings: parts of a whole by value, with rank, rank a year before, share, change and contribution; and what is not shown
//! as one row, so that values add up to the whole.
//!
//! The whole is what the source publishes for it, else the exact sum of the parts. Equal values are ranked by key. A part without
//! a level a year before has a null change with its reason: no row is not a zero. See [`super::share()`] for the formulas.

use std::cmp::Reverse;

use super::{
    growth::{change, growth},
    share::{Whole, contribution, contribution_left, share, share_left},
    sum::{minus, sum},
};
use crate::{
    series::{Difference, Ratio, Reason, Subject},
    trade::{Amount, Level, Valuation},
};

/// A part before it is ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entrant<K> {
    /// What it is.
    pub key: K,
    /// Its level; none when it has one of a year before only.
    pub level: Option<Level>,
    /// Its level a year before, comparable or not.
    pub earlier: Option<Level>,
    /// Why the two may not be compared.
    pub reason: Option<Reason>,
}

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
pub fn whole<K>(entrants: &[Entrant<K>]) -> Option<Whole> {
    let level = sum(entrants.iter().filter_map(|entrant| entrant.level))?;
    let earlier = sum(entrants.iter().filter_map(|entrant| entrant.earlier));
    let broken = entrants.iter().any(|entrant| entrant.reason == Some(Reason::NotComparable));
    let reason = if broken { Some(Reason::NotComparable) } else { earlier.is_none().then_some(Reason::NoPreviousPeriod) };
    Some(Whole { level, earlier, reason, published: false })
}

/// The parts that have a level, best first.
#[must_use]
pub fn rank<K: Copy + Ord>(entrants: &[Entrant<K>], whole: Whole) -> Vec<Ranked<K>> {
    let earlier: Vec<K> = ordered(entrants, |entrant| entrant.earlier).into_iter().map(|(entrant, _)| entrant.key).collect();
    let place = |key: K| earlier.iter().position(|known| *known == key).map(|place| place + 1);
    let ranked = |(at, (entrant, level)): (usize, (Entrant<K>, Level))| Ranked {
        key: entrant.key,
        rank: at + 1,
        previous_rank: place(entrant.key),
        standing: standing(level, entrant.earlier, entrant.reason, whole),
    };
    ordered(entrants, |entrant| entrant.level).into_iter().enumerate().map(ranked).collect()
}

/// The whole without these parts: the parts not among them, or what a published whole leaves; nothing past 64 bits.
#[must_use]
pub fn rest<K: Copy + Ord>(entrants: &[Entrant<K>], shown: &[K], whole: Whole) -> Option<Standing> {
    let taken = |level: fn(&Entrant<K>) -> Option<Level>, among: bool| {
        let parts = entrants.iter().filter(|entrant| shown.contains(&entrant.key) == among).filter_map(level);
        parts.clone().next().map_or(Some(nothing(whole.level.valuation)), |_| sum(parts))
    };
    if !whole.published {
        let (now, before) = (taken(|entrant| entrant.level, false)?, taken(|entrant| entrant.earlier, false)?);
        return Some(standing(now, whole.earlier.map(|_| before), whole.reason, whole));
    }
    let (now, before) = (taken(|entrant| entrant.level, true)?, taken(|entrant| entrant.earlier, true)?);
    let level = minus(whole.level, now)?;
    let earlier = whole.earlier.and_then(|whole| minus(whole, before));
    // Of a remainder that may be on either side of zero there is no growth, as of a balance.
    let known = Standing { share: share_left(now, whole), ..standing(level, earlier, whole.reason, whole) };
    let (Some(base), None) = (earlier, whole.reason) else { return Some(known) };
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

fn standing(level: Level, earlier: Option<Level>, reason: Option<Reason>, whole: Whole) -> Standing {
    let share = share(level, whole);
    let Some(base) = earlier.filter(|_| reason.is_none()) else {
        let reason = reason.unwrap_or(Reason::NoPreviousPeriod);
        let null = Ratio::null(reason);
        return Standing { level, share, change: Difference::null(reason), yoy: null, contribution: null };
    };
    Standing {
        level,
        share,
        change: change(base, level),
        yoy: growth(base, level, Subject::Turnover),
        contribution: contribution(base, level, whole),
    }
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
        // 5 of 11; 5 after 2 is +150 %, 3 of 10 are 30 points.
        assert_eq!(points(&ranked[0].standing), [Some(500.0 / 11.0), Some(150.0), Some(30.0)]);
        assert_eq!(ranked[2].standing.yoy.reason, Some(Reason::NoPreviousPeriod));
        // Left of a are 6 after 8: −25 %, −20 points; with a's 30 the whole grew by 10 %, from 10 to 11.
        assert_eq!(points(&rest(&entrants(), &['a'], whole).unwrap()), [Some(600.0 / 11.0), Some(-25.0), Some(-20.0)]);
        assert_eq!(rest(&entrants(), &['a', 'b', 'c', 'd'], whole).unwrap().level.amount.hundredths(), 0);
    }

    #[test]
    fn a_published_whole_may_leave_more_or_less_than_nothing() {
        let published = |now: &str| Whole { level: level(now).unwrap(), earlier: level("16"), reason: None, published: true };
        // Of 20 and 16, a leaves 15 after 14: 6.25 points of 25.
        let left = rest(&entrants(), &['a'], published("20")).unwrap();
        assert_eq!((left.share.value, left.contribution.value), (Some(75.0), Some(6.25)));
        // Of 4 published, a's 5 leave −1: shown as it is, without a growth.
        let less = rest(&entrants(), &['a'], published("4")).unwrap();
        assert_eq!((less.level.amount.hundredths(), less.yoy.reason), (-100_000_000_000, Some(Reason::SignNotCertain)));
    }
}
