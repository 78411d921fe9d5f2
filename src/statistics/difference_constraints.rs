//! What figures of some stretches of time say of another: the least and the most that can have been traded in it.
//!
//! Let S(t) be the trade up to a moment t. Trade is never below zero, so S never falls; a figure of the stretch from s to e says
//! `low ≤ S(e) − S(s) ≤ high`. The least and the greatest `S(b) − S(a)` that all of this allows are shortest ways in the graph
//! whose nodes are moments and whose edges are these differences (Bellman 1958; Cormen et al., Introduction to Algorithms,
//! "Difference constraints and shortest paths"), exact integers. So a quarter is at most its year less the other quarters, half a
//! year from July on at most its year, two years at least the half-years that begin in them, and what a year leaves beside three
//! known quarters is the fourth. No figure is used for what it does not say: without any there is no ceiling, and the floor is 0.
//!
//! Where figures contradict each other (months that add up to more than their year), none is taken from another: ceilings come
//! from figures that cover the stretch alone and floors from figures within it; if even these cross, nothing is known.
//!
//! Moments are whole numbers: months where claims are judged, days across calendars (see [`super::span_bounds()`]). Figures are of
//! one source, flow, product, currency and valuation: who calls sees to that. They may be open to one side, and which of them say
//! so is told, because a claim is judged by their reliability.

use crate::trade::Bound;

/// A figure of a stretch of time, from `first` to before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The first month or day.
    pub first: i32,
    /// The first one after it.
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

/// The figures contradict one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradictory;

/// `S(to) ≤ S(from) + at_most`, moments by their places among those where figures begin or end.
struct Edge {
    from: usize,
    to: usize,
    at_most: Bound,
    part: Option<usize>,
}

/// What the parts allow for the stretch from `first` to before `end`.
///
/// # Errors
/// [`Contradictory`] where they leave no value.
pub fn limits(first: i32, end: i32, parts: &[Part]) -> Result<Limits, Contradictory> {
    let mut moments: Vec<i32> = parts.iter().flat_map(|part| [part.first, part.end]).chain([first, end]).collect();
    moments.sort_unstable();
    moments.dedup();
    let node = |moment: i32| moments.partition_point(|other| *other < moment);
    let (from, to) = (node(first), node(end));
    let mut edges: Vec<Edge> =
        (1..moments.len()).map(|later| Edge { from: later, to: later - 1, at_most: 0, part: None }).collect();
    for (place, part) in parts.iter().enumerate() {
        let (start, stop) = (node(part.first), node(part.end));
        edges.push(Edge { from: stop, to: start, at_most: -part.low, part: Some(place) });
        edges.extend(part.high.map(|at_most| Edge { from: start, to: stop, at_most, part: Some(place) }));
    }
    let every = |_: &Edge| true;
    let (ceiling, floor) = within(moments.len(), &edges, (from, to), &every, &every).or_else(|Contradictory| {
        let covers = |edge: &Edge| edge.part.is_none() || edge.to > edge.from;
        let inside = |edge: &Edge| edge.part.is_none() || edge.to < edge.from;
        within(moments.len(), &edges, (from, to), &covers, &inside)
    })?;
    let mut used: Vec<usize> = ceiling.iter().chain(&floor).flat_map(|way| &way.parts).copied().collect();
    used.sort_unstable();
    used.dedup();
    let (low, high) = (floor.map_or(0, |way| -way.length), ceiling.map(|way| way.length));
    if high.is_some_and(|high| low > high) { Err(Contradictory) } else { Ok(Limits { low, high, used }) }
}

impl Limits {
    /// Do they say anything, of what is never below zero?
    #[must_use]
    pub fn say_something(&self) -> bool {
        self.low > 0 || self.high.is_some()
    }
}

/// A shortest way and the figures on it.
struct Way {
    length: Bound,
    parts: Vec<usize>,
}

/// The shortest ways there and back, over these edges there and those back.
fn within(
    nodes: usize,
    edges: &[Edge],
    (from, to): (usize, usize),
    there: &dyn Fn(&Edge) -> bool,
    back: &dyn Fn(&Edge) -> bool,
) -> Result<(Option<Way>, Option<Way>), Contradictory> {
    let way = |which: &dyn Fn(&Edge) -> bool, from, to| {
        let edges: Vec<&Edge> = edges.iter().filter(|edge| which(edge)).collect();
        shortest(nodes, &edges, from, to)
    };
    let floor = way(back, to, from)?;
    Ok((way(there, from, to)?, floor))
}

/// The shortest way and the figures on it; none when there is no way.
fn shortest(nodes: usize, edges: &[&Edge], from: usize, to: usize) -> Result<Option<Way>, Contradictory> {
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
        // Ways get shorter for ever only around a circle of figures that contradict one another.
        if round == nodes {
            return Err(Contradictory);
        }
    }
    let Some((length, _)) = reached[to] else { return Ok(None) };
    let (mut parts, mut at) = (Vec::new(), to);
    while at != from {
        let Some((_, place)) = reached[at] else { break };
        parts.extend(edges[place].part);
        at = edges[place].from;
    }
    Ok(Some(Way { length, parts }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(first: i32, months: i32, value: Bound) -> Part {
        Part { first, end: first + months, low: value, high: Some(value) }
    }

    fn of(first: i32, months: i32, parts: &[Part]) -> Option<(Bound, Option<Bound>)> {
        limits(first, first + months, parts).ok().filter(Limits::say_something).map(|limits| (limits.low, limits.high))
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
            if first + length <= 24 && let Ok(found) = limits(at(first), at(first + length), &parts) {
                prop_assert!(found.low <= sum(first, length));
                prop_assert!(found.high.is_none_or(|high| high >= sum(first, length)));
            }
        }
    }
}
