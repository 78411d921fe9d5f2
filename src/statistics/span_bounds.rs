//! What figures of some spans of days allow for another span: a level where figures follow one another and make up exactly its days, and the
//! least and the most that can have been traded in it (see [`super::difference_constraints`]).
//!
//! Where figures contradict one another so that the floor is above the ceiling, a span that has figures of its own has theirs, and of another
//! nothing is known. Figures are of one source, flow, product, currency and valuation, and of whatever calendars: who calls sees to that.

use super::{
    difference_constraints::{Contradictory, Limits, Part, limits},
    sum::plus,
};
use crate::trade::{Bound, Days, Interval, Level};

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

/// What these figures allow for a span, in whatever order they come.
///
/// # Errors
/// [`Contradictory`] where they leave no value.
pub fn span_bounds(span: Days, figures: &[Stretch]) -> Result<SpanBounds, Contradictory> {
    let figures = connected(span, figures);
    let part = |figure: &Stretch| {
        let Interval { low, high } = figure.level.bounds;
        Part { first: figure.days.first(), end: figure.days.end(), low, high: Some(high) }
    };
    let parts: Vec<Part> = figures.iter().map(part).collect();
    match (limits(span.first(), span.end(), &parts), exact(span, &figures)) {
        (Ok(Limits { low, high, .. }), exact) => Ok(SpanBounds { exact, low, high }),
        (Err(Contradictory), Some(level)) => {
            Ok(SpanBounds { exact: Some(level), low: level.bounds.low, high: Some(level.bounds.high) })
        }
        (Err(Contradictory), None) => Err(Contradictory),
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
