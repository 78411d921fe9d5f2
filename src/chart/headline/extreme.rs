//! The greatest and the least figure of a series, where its lower bound is above the upper bounds of all others.

use super::{
    amount::{Stated, stated},
    firm::{firm_level, held, is_firm},
};
use crate::{
    series::Point,
    trade::{Level, Period, Status},
};

/// So few figures have no record.
const FEWEST: usize = 4;

/// What the figures are of that something is the greatest or the least of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Reach {
    /// The first and the last period.
    pub(in crate::chart) span: (Period, Period),
    /// Is it the whole series, without a gap?
    pub(in crate::chart) whole: bool,
}

/// What is to be said of the greatest or the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Extreme {
    /// The figure itself is the greatest.
    Highest(Reach),
    /// The figure itself is the least.
    Lowest(Reach),
    /// That of the year before is the greatest.
    After(Period, Stated, Reach),
    /// An earlier one is the greatest.
    Peak(Period, Stated, Reach),
}

/// What is to be said of the greatest or the least beside the figure of this place. `narrowed`: there may be others outside.
pub(super) fn extreme(points: &[Point], place: usize, narrowed: bool) -> Option<Extreme> {
    let run: Vec<(usize, Level)> = (0..points.len()).filter_map(|other| Some((other, rival(points, other, place)?))).collect();
    let doubtful = run.iter().any(|(other, _)| points[*other].status == Status::Doubtful);
    let (first, last) = (run.first()?.0, run.last()?.0);
    // Figures within the span that may not be held against this one may be greater.
    let known = points[first..=last].iter().filter(|point| point.level.is_some()).count();
    if run.len() < FEWEST || doubtful || known != run.len() {
        return None;
    }
    let own = firm_level(&points[place])?;
    let span = (points[first].period, points[last].period);
    let slots = span.1.ordinal() - span.0.ordinal() + 1;
    let whole = !narrowed && run.len() == points.len() && usize::try_from(slots) == Ok(run.len());
    let reach = Reach { span, whole };
    let (top, level) = run.iter().rev().max_by_key(|(_, level)| level.amount)?;
    let others = |of: usize| run.iter().filter(move |(other, _)| *other != of);
    let firm = |other: usize| is_firm(points[other].status);
    if others(place).all(|(other, rival)| is_below(rival, own, firm(*other))) {
        return Some(Extreme::Highest(reach));
    }
    if own.bounds.low > 0 && others(place).all(|(other, rival)| is_below(&own, *rival, firm(*other))) {
        return Some(Extreme::Lowest(reach));
    }
    let certain = firm(*top) && others(*top).all(|(other, rival)| is_below(rival, *level, firm(*other)));
    if !certain || *top > place {
        return None;
    }
    let period = points[*top].period;
    let annual = period.frequency().per_year() == 1;
    let amount = stated(level)?;
    let after = annual && period == points[place].period.year_before();
    Some(if after { Extreme::After(period, amount, reach) } else { Extreme::Peak(period, amount, reach) })
}

/// Is one level surely below another? One that is not firm has to be twice as far away.
fn is_below(lower: &Level, upper: Level, firm: bool) -> bool {
    let times = if firm { 1 } else { 2 };
    lower.bounds.high.saturating_mul(times) < upper.bounds.low
}

/// The level of a point that may be held against that of a place, firm or not.
fn rival(points: &[Point], other: usize, place: usize) -> Option<Level> {
    if is_firm(points[other].status) {
        return held(points, other, place).and(points[other].level);
    }
    points[other].level
}
