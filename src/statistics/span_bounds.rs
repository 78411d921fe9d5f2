//! What figures of some spans of days allow for another span: the least and the most that can have been traded in it.
//!
//! Flows are not negative, so what was traded from the beginning of time to a day, S, never falls, and every figure says how much it rose:
//! `low ≤ S(end) − S(first) ≤ high`. The least and the most that `S(end) − S(first)` of the span can be are shortest ways in the graph of these
//! differences (Bellman and Ford; Cormen et al., Introduction to Algorithms, "Difference constraints and shortest paths"), exact integers. So
//! figures wholly inside make up a floor (the dearest ones that do not overlap), those that cover it a ceiling (the cheapest ones), and a year
//! less its first nine months bounds the last three. No figure is used for what it does not say: without any there is no ceiling, and the floor is 0.
//!
//! Where figures contradict one another (months that add up to more than their year), each floor and each ceiling stands for itself and no
//! figure is subtracted from another; if even then the floor is above the ceiling, a span that has figures of its own has theirs, and of
//! another nothing is known.
//!
//! Figures are of one source, flow, product, currency and valuation, and of whatever calendars: who calls sees to that.

use super::sum::plus;
use crate::trade::{Bound, Days, Level};

/// A figure and the days that it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The days.
    pub days: Days,
    /// What was traded in them.
    pub level: Level,
}

/// What figures allow for a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpanBounds {
    /// The sum of figures that follow one another and are together exactly the span, as few as there are.
    pub exact: Option<Level>,
    /// The least, in ten-thousandths of the unit.
    pub low: Bound,
    /// The most; none where the figures do not cover the span.
    pub high: Option<Bound>,
}

/// The figures contradict one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradictory;

/// `S(to) ≤ S(from) + by`, the days by their places among those where figures begin or end.
#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    by: Bound,
}

/// What these figures allow for a span, in whatever order they come.
///
/// # Errors
/// [`Contradictory`] where they leave no value.
pub fn span_bounds(span: Days, figures: &[Stretch]) -> Result<SpanBounds, Contradictory> {
    let figures = connected(span, figures);
    let mut days: Vec<i32> = figures.iter().flat_map(|figure| [figure.days.first(), figure.days.end()]).collect();
    days.extend([span.first(), span.end()]);
    days.sort_unstable();
    days.dedup();
    let place = |day: i32| days.partition_point(|other| *other < day);
    let (first, end) = (place(span.first()), place(span.end()));
    let never_falls = || (1..days.len()).map(|day| Edge { from: day, to: day - 1, by: 0 });
    let ends = |figure: &Stretch| (place(figure.days.first()), place(figure.days.end()));
    let most =
        figures.iter().map(|figure| (ends(figure), figure.level.bounds.high)).map(|((from, to), by)| Edge { from, to, by });
    let least =
        figures.iter().map(|figure| (ends(figure), figure.level.bounds.low)).map(|((to, from), by)| Edge { from, to, by: -by });
    let ceilings: Vec<Edge> = most.chain(never_falls()).collect();
    let floors: Vec<Edge> = least.chain(never_falls()).collect();
    let all: Vec<Edge> = [ceilings.as_slice(), floors.as_slice()].concat();
    let within = |up: &[Edge], down: &[Edge]| {
        let high = shortest(up, first, end, days.len())?;
        let low = shortest(down, end, first, days.len())?.map_or(0, |way| -way);
        Ok((low, high))
    };
    let (low, high) = within(&all, &all).or_else(|Contradictory| within(&ceilings, &floors))?;
    match (exact(span, &figures), high) {
        (None, Some(high)) if low > high => Err(Contradictory),
        (exact @ Some(Level { bounds, .. }), Some(high)) if low > high => {
            Ok(SpanBounds { exact, low: bounds.low, high: Some(bounds.high) })
        }
        (exact, high) => Ok(SpanBounds { exact, low, high }),
    }
}

/// The figures that overlap the span, and those that overlap any of them; the others say nothing of it.
fn connected(span: Days, figures: &[Stretch]) -> Vec<Stretch> {
    let mut hull = span;
    loop {
        let touching = figures.iter().filter(|figure| figure.days.overlaps(hull));
        let grown = touching.fold(hull, |hull, figure| hull.with(figure.days));
        if grown == hull {
            return figures.iter().filter(|figure| figure.days.overlaps(hull)).copied().collect();
        }
        hull = grown;
    }
}

/// The length of the shortest way; none when there is no way.
fn shortest(edges: &[Edge], from: usize, to: usize, places: usize) -> Result<Option<Bound>, Contradictory> {
    let mut ways: Vec<Option<Bound>> = vec![None; places];
    ways[from] = Some(0);
    for _ in 0..places {
        let mut shorter = false;
        for edge in edges {
            let Some(way) = ways[edge.from].map(|way| way + edge.by) else { continue };
            if ways[edge.to].is_none_or(|known| way < known) {
                ways[edge.to] = Some(way);
                shorter = true;
            }
        }
        if !shorter {
            return Ok(ways[to]);
        }
    }
    // Ways get shorter for ever only around a circle of figures that contradict one another.
    Err(Contradictory)
}

/// The sum of the fewest figures that follow one another from the first day of the span to its last.
fn exact(span: Days, figures: &[Stretch]) -> Option<Level> {
    let mut inside: Vec<Stretch> = figures.iter().filter(|figure| span.holds(figure.days)).copied().collect();
    // Of several figures of the same days the least is taken, in whatever order they come.
    inside.sort_by_key(|figure| (figure.days.end(), figure.days.first(), figure.level.amount, figure.level.bounds.low));
    // The best sum up to each day that a figure ends on: how many figures, and their sum.
    let mut sums: Vec<(i32, usize, Level)> = Vec::new();
    for figure in inside {
        let (first, end) = (figure.days.first(), figure.days.end());
        let sum = if first == span.first() {
            Some((1, figure.level))
        } else {
            let before = sums.iter().filter(|sum| sum.0 == first).min_by_key(|sum| sum.1);
            before.and_then(|(_, count, level)| Some((count + 1, plus(*level, figure.level)?)))
        };
        sums.extend(sum.map(|(count, level)| (end, count, level)));
    }
    sums.into_iter().filter(|sum| sum.0 == span.end()).min_by_key(|sum| sum.1).map(|sum| sum.2)
}

#[cfg(test)]
#[path = "span_bounds_tests.rs"]
mod tests;
