//! Periods within a series of which it has no row, though the same source has the whole: a product of a pair whose total is there,
//! or a partner of a reporter whose trade with the world is.
//!
//! Such a period is told apart from one that was not reported: it stands in the series without a figure, with `no_row`. Nothing
//! is put in its place, since the source may have a threshold or break down later than it sums up.

use super::world_totals::points_like;
use crate::{
    dataset::Catalogue,
    query::{QueryError, select::candidate::Candidate},
    series::{Point, Reason},
    trade::{Area, Dyad, Product, Status},
};

/// The points of a candidate, by period, with those of which only the whole has a row. A series without holes is not looked into.
pub(in crate::query) fn points(catalogue: &Catalogue, chosen: &Candidate) -> Result<Vec<Point>, QueryError> {
    let mut points = chosen.points();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Ok(points) };
    let within = first.period..=last.period;
    let has_holes = points.windows(2).any(|pair| pair[1].period.ordinal() - pair[0].period.ordinal() > 1);
    let dyad = if chosen.product == Product::Total { Dyad { partner: Area::world(), ..chosen.dyad } } else { chosen.dyad };
    if !has_holes || (chosen.product == Product::Total && chosen.dyad.partner == Area::world()) {
        return Ok(points);
    }
    let whole = points_like(catalogue, chosen, dyad, &Product::Total)?;
    let there = |point: &&Point| point.level.is_some() && within.contains(&point.period);
    let missing: Vec<Point> = whole
        .iter()
        .filter(there)
        .filter(|point| points.binary_search_by_key(&point.period, |own| own.period).is_err())
        .map(|point| Point { value_reason: Some(Reason::NoRow), ..Point::new(point.period, None, Status::Missing) })
        .collect();
    points.extend(missing);
    points.sort_by_key(|point| point.period);
    Ok(points)
}
