//! Which figures a headline may be over: published ones that are neither estimated, imputed, provisional, forecast nor of low
//! reliability; and which may be held against one another.

use crate::{
    series::Point,
    statistics::{comparable_levels, place_of},
    trade::{Level, Status},
};

/// Is a status one that a headline may be over?
pub(super) fn is_firm(status: Status) -> bool {
    !status.is_tentative()
}

/// The level of a point that a headline may be over.
pub(super) fn firm_level(point: &Point) -> Option<Level> {
    point.level.filter(|_| is_firm(point.status) && !point.broken_inside)
}

/// The place of the last point that a headline may be over.
pub(super) fn last_firm(points: &[Point]) -> Option<usize> {
    points.iter().rposition(|point| firm_level(point).is_some())
}

/// The levels of two points of a series, the earlier first, if a headline may hold them against one another.
pub(super) fn held(points: &[Point], base: usize, place: usize) -> Option<(Level, Level)> {
    let (first, last) = (base.min(place), base.max(place));
    let broken = points.get(first + 1..=last)?.iter().any(|point| is_break(point.status) || point.broken_inside);
    let broken = broken || first != last && points[first].status == Status::DefinitionDiffers;
    let both = firm_level(&points[base]).is_some() && firm_level(&points[place]).is_some();
    comparable_levels(points, base, place).ok().filter(|_| both && !broken)
}

/// Does the series break before a figure of this status?
pub(super) fn is_break(status: Status) -> bool {
    matches!(status, Status::Break | Status::DefinitionDiffers)
}

/// The place of the point a year before.
pub(super) fn year_before(points: &[Point], place: usize) -> Option<usize> {
    place_of(&points[..place], points[place].period.year_before())
}
