//! What figures of some months say of others: floors and ceilings from any month.
//!
//! Let S(t) be the trade up to month t. Trade is never below zero, so S never falls; a figure of the months from s to e says
//! `low ≤ S(e) − S(s) ≤ high`. The least and the greatest `S(b) − S(a)` that all of this allows are shortest paths in the graph
//! whose nodes are months and whose edges are these differences (Bellman 1958; Cormen et al., "Difference constraints and
//! shortest paths"). So a quarter is at most its year less the other quarters, half a year from July on at most its year, two
//! years at least the half-years that begin in them, and what a year leaves beside three known quarters is the fourth.
//!
//! Where figures contradict each other (months that add up to more than their year), none is taken from another: ceilings come
//! from figures that cover the months alone and floors from figures within them; if even these cross, nothing is known.
//! [`super::span_bounds()`] is the same over days, for figures of several calendars; here figures may be open to one side, and
//! which of them say so is told, because a claim is judged by their reliability.

use crate::trade::Bound;

/// A figure of months in a row, from `first` to before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The first month.
    pub first: i32,
    /// The first month after it.
    pub end: i32,
    /// At least this.
    pub low: Bound,
    /// At most this; nothing when there is no ceiling.
    pub high: Option<Bound>,
}

/// The least and greatest sum that figures allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// At least this; 0 says nothing.
    pub low: Bound,
    /// At most this; nothing when there is no ceiling.
    pub high: Option<Bound>,
    /// The places of the figures that say so.
    pub used: Vec<usize>,
}

struct Edge {
    from: usize,
    to: usize,
    at_most: Bound,
    part: Option<usize>,
}

/// What the parts allow for the months from `first` to before `end`; nothing when they contradict each other or say nothing.
#[must_use]
pub fn limits(first: i32, end: i32, parts: &[Part]) -> Option<Limits> {
    let mut months: Vec<i32> = parts.iter().flat_map(|part| [part.first, part.end]).chain([first, end]).collect();
    months.sort_unstable();
    months.dedup();
    let node = |month: i32| months.binary_search(&month).ok();
    let (from, to) = (node(first)?, node(end)?);
    let mut edges: Vec<Edge> =
        (1..months.len()).map(|later| Edge { from: later, to: later - 1, at_most: 0, part: None }).collect();
    for (place, part) in parts.iter().enumerate() {
        let (start, stop) = (node(part.first)?, node(part.end)?);
        edges.push(Edge { from: stop, to: start, at_most: -part.low, part: Some(place) });
        edges.extend(part.high.map(|at_most| Edge { from: start, to: stop, at_most, part: Some(place) }));
    }
    let every = |_: &Edge| true;
    let (ceiling, floor) = within(months.len(), &edges, (from, to), &every, &every).or_else(|| {
        let covers = |edge: &Edge| edge.part.is_none() || edge.to > edge.from;
        let inside = |edge: &Edge| edge.part.is_none() || edge.to < edge.from;
        within(months.len(), &edges, (from, to), &covers, &inside)
    })?;
    let mut used: Vec<usize> = ceiling.iter().flat_map(|way| &way.parts).chain(&floor.parts).copied().collect();
    used.sort_unstable();
    used.dedup();
    let (low, high) = (-floor.length, ceiling.map(|way| way.length));
    let says_something = (low > 0 || high.is_some()) && high.is_none_or(|high| low <= high);
    says_something.then_some(Limits { low, high, used })
}

/// A shortest way and the figures on it.
struct Way {
    length: Bound,
    parts: Vec<usize>,
}

/// The shortest ways there and back, over these edges there and those back; nothing when figures contradict each other.
fn within(
    nodes: usize,
    edges: &[Edge],
    (from, to): (usize, usize),
    there: &dyn Fn(&Edge) -> bool,
    back: &dyn Fn(&Edge) -> bool,
) -> Option<(Option<Way>, Way)> {
    let way = |which: &dyn Fn(&Edge) -> bool, from, to| {
        let edges: Vec<&Edge> = edges.iter().filter(|edge| which(edge)).collect();
        shortest(nodes, &edges, from, to)
    };
    // The way back in time is always there: it costs nothing.
    let floor = way(back, to, from)??;
    Some((way(there, from, to)?, floor))
}

/// The shortest way and the figures on it: nothing at all when the figures contradict each other, no way when there is none.
#[expect(clippy::option_option, reason = "contradictory figures and the lack of a ceiling are two things")]
fn shortest(nodes: usize, edges: &[&Edge], from: usize, to: usize) -> Option<Option<Way>> {
    let mut reached: Vec<Option<(Bound, usize)>> = vec![None; nodes];
    reached[from] = Some((0, usize::MAX));
    for round in 0..=nodes {
        let mut changed = false;
        for (place, edge) in edges.iter().enumerate() {
            let Some((so_far, _)) = reached[edge.from] else { continue };
            let length = so_far + edge.at_most;
            if reached[edge.to].is_none_or(|(known, _)| length < known) {
                reached[edge.to] = Some((length, place));
                changed = true;
            }
        }
        if !changed {
            break;
        }
        if round == nodes {
            return None;
        }
    }
    let Some((length, _)) = reached[to] else { return Some(None) };
    let (mut parts, mut at) = (Vec::new(), to);
    while at != from {
        let edge = edges[reached[at]?.1];
        parts.extend(edge.part);
        at = edge.from;
    }
    Some(Some(Way { length, parts }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(first: i32, months: i32, value: Bound) -> Part {
        Part { first, end: first + months, low: value, high: Some(value) }
    }

    fn of(first: i32, months: i32, parts: &[Part]) -> Option<(Bound, Option<Bound>)> {
        limits(first, first + months, parts).map(|limits| (limits.low, limits.high))
    }

    #[test]
    fn a_year_is_a_ceiling_for_any_of_its_parts() {
        let year = [exact(0, 12, 100)];
        assert_eq!(
            (of(6, 3, &year), of(6, 6, &year), of(0, 11, &year)),
            (Some((0, Some(100))), Some((0, Some(100))), Some((0, Some(100))))
        );
        // July to June lies in two years.
        assert_eq!(of(6, 12, &[exact(0, 12, 100), exact(12, 12, 50)]), Some((0, Some(150))));
        assert_eq!(of(6, 12, &year), None);
    }

    #[test]
    fn parts_are_a_floor_and_what_is_left_beside_them_a_ceiling() {
        let known = [exact(0, 12, 100), exact(0, 3, 30)];
        // Of 100, 30 fell into the first quarter: 70 are left for all that follows, and exactly so for the nine months.
        assert_eq!((of(3, 3, &known), of(3, 9, &known)), (Some((0, Some(70))), Some((70, Some(70)))));
        // A quarter and a month make a floor for their year, also when they do not begin in January.
        assert_eq!(of(0, 12, &[exact(3, 3, 30), exact(7, 1, 5)]), Some((35, None)));
        assert_eq!(limits(0, 12, &[exact(3, 3, 30), exact(20, 1, 5)]).unwrap().used, [0]);
    }

    #[test]
    fn figures_that_contradict_each_other_are_not_taken_from_one_another() {
        // A quarter above its year: half a year is at least the one and at most the other, which cannot be.
        assert_eq!(of(0, 6, &[exact(0, 12, 100), exact(0, 3, 130)]), None);
        // The second quarter still is at most its year.
        assert_eq!(of(3, 3, &[exact(0, 12, 100), exact(0, 3, 130)]), Some((0, Some(100))));
        assert_eq!(of(0, 6, &[]), None);
    }

    proptest! {
        /// Whatever the months really were, what is known of some of them never rules out the truth of others.
        #[test]
        fn the_truth_is_always_allowed(
            months in proptest::collection::vec(0i128..50, 24),
            spans in proptest::collection::vec((0usize..24, 1usize..24, 0i128..3, 0i128..3), 0..8),
            asked in (0usize..24, 1usize..24),
        ) {
            let sum = |first: usize, length: usize| months.iter().skip(first).take(length).sum::<i128>();
            let at = |place: usize| i32::try_from(place).unwrap();
            let parts: Vec<Part> = spans.iter().filter(|span| span.0 + span.1 <= 24).map(|(first, length, below, above)| Part {
                first: at(*first),
                end: at(first + length),
                low: (sum(*first, *length) - below).max(0),
                high: (*above < 2).then(|| sum(*first, *length) + above),
            }).collect();
            let (first, length) = asked;
            if first + length <= 24 && let Some(found) = limits(at(first), at(first + length), &parts) {
                prop_assert!(found.low <= sum(first, length));
                prop_assert!(found.high.is_none_or(|high| high >= sum(first, length)));
            }
        }
    }
}
