//! The greatest concentration `Σx² / (Σx)²` that rounding allows: x anywhere in its interval.
//!
//! With the other parts held, `(A + x²)/(B + x)²` falls up to `x = A/B` and rises from there, so it is greatest at an end of x:
//! the greatest of all is at a corner, where every part is at one of its ends. Of parts with intervals of one width, exchanging
//! the ends of a greater and a smaller one leaves Σx alone and changes Σx² by the width times their distance: the greater ones
//! are up. So every width has a border between those that are down and those that are up, and the corners to look at are the
//! borders of all widths. Figures of one unit have one width, so there are few: the borders are tried together as long as they
//! are not too many. Past that the bound is that of parts that may be up in part: with `c` the middle of an interval, the parts
//! are put up one by one from the greatest c down, and the greatest value on the line from each to the next is taken, which is
//! never below the greatest corner (the corners lie in the hull of these lines) and exceeds it by less than one part's share.

use std::{cmp::Reverse, collections::BTreeMap};

use super::squared_shares::squared_shares;
use crate::trade::{Bound, Interval};

/// So many corners are tried.
const MOST: usize = 1 << 20;

/// The greatest `Σx² / (Σx)²`; nothing when all are 0.
pub(super) fn hhi_upper_bound(bounds: Vec<Interval>) -> Option<f64> {
    let mut widths: BTreeMap<Bound, Vec<Interval>> = BTreeMap::new();
    for part in bounds {
        widths.entry(part.high - part.low).or_default().push(part);
    }
    let exact = widths.remove(&0).unwrap_or_default();
    let mut groups: Vec<Vec<Interval>> = widths.into_values().collect();
    for group in &mut groups {
        group.sort_by_key(|part| Reverse(part.low));
    }
    let corners = groups.iter().try_fold(1usize, |all, group| all.checked_mul(group.len() + 1)).filter(|all| *all <= MOST);
    match corners {
        Some(_) => highest_corner(&exact, &groups),
        None => [highest_line(&exact, &groups), highest_corner(&exact, &[])].into_iter().flatten().reduce(f64::max),
    }
}

/// Sums and squares in doubles, to choose by.
#[derive(Clone, Copy)]
struct Totals {
    squares: f64,
    all: f64,
}

impl Totals {
    #[expect(clippy::cast_precision_loss, reason = "only to choose by; the value is taken from the integers")]
    fn with(self, part: Bound) -> Self {
        let part = part as f64;
        Self { squares: self.squares + part * part, all: self.all + part }
    }

    fn of(parts: impl Iterator<Item = Bound>) -> Self {
        parts.fold(Self { squares: 0.0, all: 0.0 }, Self::with)
    }

    fn and(self, other: Self) -> Self {
        Self { squares: self.squares + other.squares, all: self.all + other.all }
    }

    fn index(self) -> f64 {
        if self.all > 0.0 { self.squares / (self.all * self.all) } else { 0.0 }
    }
}

/// The borders of all widths tried together: chosen in doubles, the value from the integers.
fn highest_corner(exact: &[Interval], groups: &[Vec<Interval>]) -> Option<f64> {
    let fixed = Totals::of(exact.iter().map(|part| part.low));
    let lines: Vec<Vec<Totals>> = groups.iter().map(|group| totals_by_border(group)).collect();
    let mut borders = vec![0usize; groups.len()];
    let (mut best, mut chosen) = (f64::NEG_INFINITY, borders.clone());
    loop {
        let at = borders.iter().zip(&lines).fold(fixed, |all, (border, line)| all.and(line[*border])).index();
        if at > best {
            (best, chosen) = (at, borders.clone());
        }
        let Some(place) = borders.iter().zip(&lines).position(|(border, line)| border + 1 < line.len()) else { break };
        borders[place] += 1;
        borders[..place].fill(0);
    }
    let ends = groups.iter().zip(&chosen).flat_map(|(group, border)| {
        group.iter().enumerate().map(move |(place, part)| if place < *border { part.high } else { part.low })
    });
    squared_shares(exact.iter().map(|part| part.low).chain(ends))
}

/// The totals of one width with none, one, two … of its parts up.
fn totals_by_border(group: &[Interval]) -> Vec<Totals> {
    let mut below = vec![Totals { squares: 0.0, all: 0.0 }];
    for part in group.iter().rev() {
        below.push(below[below.len() - 1].with(part.low));
    }
    let mut above = Totals { squares: 0.0, all: 0.0 };
    let mut found = vec![below[group.len()]];
    for (place, part) in group.iter().enumerate() {
        above = above.with(part.high);
        found.push(above.and(below[group.len() - 1 - place]));
    }
    found
}

/// The greatest value on the lines between corners that follow one another by the middles of the parts.
fn highest_line(exact: &[Interval], groups: &[Vec<Interval>]) -> Option<f64> {
    let mut parts: Vec<Interval> = groups.concat();
    parts.sort_by_key(|part| Reverse(part.low + part.high));
    let mut at = Totals::of(exact.iter().chain(&parts).map(|part| part.low));
    let mut best = at.index();
    for part in &parts {
        let (less, more) = (Totals::of([part.low].into_iter()), Totals::of([part.high].into_iter()));
        let next = Totals { squares: at.squares - less.squares + more.squares, all: at.all - less.all + more.all };
        best = best.max(next.index()).max(between(at, next));
        at = next;
    }
    (at.all > 0.0).then_some(best.min(1.0))
}

/// The greatest `(q + t·dq) / (s + t·ds)²` inside 0 ≤ t ≤ 1; its slope is 0 at `t = s/ds − 2q/dq`.
fn between(one: Totals, two: Totals) -> f64 {
    let (rise, run) = (two.squares - one.squares, two.all - one.all);
    let turn = one.all / run - 2.0 * one.squares / rise;
    let inside = turn.is_finite() && (0.0..=1.0).contains(&turn);
    let at = Totals { squares: turn.mul_add(rise, one.squares), all: turn.mul_add(run, one.all) };
    if inside { at.index() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every corner tried.
    fn by_force(parts: &[Interval]) -> f64 {
        let corner = |ups: usize| {
            let ends = parts.iter().enumerate().map(|(place, part)| if ups >> place & 1 == 1 { part.high } else { part.low });
            squared_shares(ends.collect::<Vec<_>>().into_iter())
        };
        (0..1 << parts.len()).filter_map(corner).fold(0.0, f64::max)
    }

    fn part(middle: Bound, half: Bound) -> Interval {
        Interval { low: (middle - half).max(0), high: middle + half }
    }

    #[test]
    fn the_greater_one_may_be_down() {
        // 1 ± 0.5 and 0.9 ± 0.05: at 0.5 and 0.95 it is (0.25 + 0.9025)/1.45² = 0.54816, at 1.5 and 0.85 only 0.53825.
        let found = hhi_upper_bound(vec![part(10_000, 5_000), part(9_000, 500)]).unwrap();
        assert_eq!((found * 1e5).round(), 54_816.0);
        assert_eq!(hhi_upper_bound(vec![part(0, 0)]), None);
    }

    #[test]
    fn many_widths_have_a_bound_that_is_not_too_low() {
        let parts: Vec<Interval> = (1..=18).map(|place| part(1_000 * place, 40 * place + place % 3)).collect();
        let (forced, line) =
            (by_force(&parts), highest_line(&[], &parts.iter().map(|part| vec![*part]).collect::<Vec<_>>()).unwrap());
        assert!(line >= forced && line < forced * 1.05, "{line} for {forced}");
    }

    proptest! {
        /// The borders of all widths hold the greatest corner, and so do the lines between.
        #[test]
        fn no_corner_is_higher(raw in proptest::collection::vec((0i64..2_000, 0usize..4), 1..11)) {
            let halves = [0, 5, 50, 500];
            let parts: Vec<Interval> = raw.iter().map(|(middle, unit)| part((*middle).into(), halves[*unit])).collect();
            let forced = by_force(&parts);
            let found = hhi_upper_bound(parts.clone()).unwrap_or(0.0);
            prop_assert!((found - forced).abs() <= 1e-12, "{} for {}", found, forced);
            let line = highest_line(&[], &parts.iter().map(|part| vec![*part]).collect::<Vec<_>>()).unwrap_or(0.0);
            prop_assert!(line >= forced - 1e-12);
        }
    }
}
