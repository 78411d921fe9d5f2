//! Are two points of a series comparable? The same flow's valuation must be the same, and no break may lie between.

use crate::{
    series::{Point, Reason},
    trade::{Level, Period, Status, Valuation},
};

/// The place of a period in points sorted by period.
#[must_use]
pub fn place_of(points: &[Point], period: Period) -> Option<usize> {
    points.binary_search_by_key(&period, |point| point.period).ok()
}

/// The place of the point a year before, or why there is none to compare with.
///
/// # Errors
/// `no_previous_period` at the beginning of the series, `gap` when only that period is not there.
pub fn year_before(points: &[Point], place: usize) -> Result<usize, Reason> {
    before(points, place, points[place].period.year_before())
}

/// The place of an earlier period, or why there is none to compare with.
///
/// # Errors
/// `no_previous_period` at the beginning of the series, `gap` when only that period is not there.
pub fn before(points: &[Point], place: usize, wanted: Period) -> Result<usize, Reason> {
    match place_of(&points[..place], wanted) {
        Some(base) => Ok(base),
        None if points[..place].iter().any(|point| point.period <= wanted) => Err(Reason::Gap),
        None => Err(Reason::NoPreviousPeriod),
    }
}

/// The levels of two points, if they may be compared.
///
/// # Errors
/// `missing` or `incomplete` when one was not published, `not_comparable` when valuations differ or a break lies between.
pub fn comparable_levels(points: &[Point], base: usize, place: usize) -> Result<(Level, Level), Reason> {
    let (earlier, later) = (base.min(place), base.max(place));
    let (Some(old), Some(new)) = (points[base].level, points[place].level) else {
        let own = points[place].reason();
        return Err(own.or(points[base].reason()).unwrap_or(Reason::Missing));
    };
    let broken = is_broken(&points[earlier..=later]);
    let differs = valuations(&points[base]) != valuations(&points[place]);
    if earlier != later && (broken || differs) { Err(Reason::NotComparable) } else { Ok((old, new)) }
}

/// Does the series break behind the first part of the first of these points? A break before it changes nothing between them; one
/// inside it, where it is rolled up, does.
pub fn is_broken(points: &[Point]) -> bool {
    points.first().is_some_and(|first| first.broken_inside) || points.iter().skip(1).any(|point| point.status == Status::Break)
}

/// The valuations that two points must share to be compared.
pub fn valuations(point: &Point) -> [Option<Valuation>; 3] {
    [point.level, point.exports, point.imports].map(|level| level.map(|level| level.valuation))
}
