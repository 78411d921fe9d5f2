//! Periods within a series of which it has no row, though the same source has the whole: a product of a pair whose total is there,
//! or a partner of a reporter whose trade with the world is.
//!
//! Such a period is told apart from one that was not reported: it stands in the series without a figure, with `no_row`. Nothing
//! is put in its place, since the source may have a threshold or break down later than it sums up.

use std::collections::{HashMap, hash_map::Entry};

use super::world_totals::points_like;
use crate::{
    dataset::Catalogue,
    query::{QueryError, select::candidate::Candidate},
    series::{Point, Reason, Subject},
    trade::{Area, Calendar, Dyad, Frequency, Product, Status},
};

/// The points of a candidate, by period, with those of which only the whole has a row. A series without holes is not looked into.
pub(in crate::query) fn points(catalogue: &Catalogue, chosen: &Candidate) -> Result<Vec<Point>, QueryError> {
    Wholes::default().points(catalogue, chosen)
}

/// The wholes of one reporter that were looked into: many series of its partners and their products share them.
#[derive(Debug, Default)]
pub(in crate::query) struct Wholes {
    reporter: Option<Area>,
    known: HashMap<Like, Vec<Point>>,
}

/// Pair, flow, source, calendar, frequency and currency of a whole; its vintage is that of all that is asked for.
type Like = (Dyad, Subject, String, Calendar, Frequency, String);

impl Wholes {
    /// The same of one of many candidates of one vintage, by reporter.
    ///
    /// # Errors
    /// [`QueryError::Storage`] when rows on disk cannot be read.
    pub fn points(&mut self, catalogue: &Catalogue, chosen: &Candidate) -> Result<Vec<Point>, QueryError> {
        let points = chosen.points();
        let has_holes = points.windows(2).any(|pair| pair[1].period.ordinal() - pair[0].period.ordinal() > 1);
        let total = chosen.product == Product::Total;
        if !has_holes || (total && chosen.dyad.partner == Area::world()) {
            return Ok(points);
        }
        let dyad = if total { Dyad { partner: Area::world(), ..chosen.dyad } } else { chosen.dyad };
        Ok(filled(points, self.whole(catalogue, chosen, dyad)?))
    }

    fn whole(&mut self, catalogue: &Catalogue, chosen: &Candidate, dyad: Dyad) -> Result<&[Point], QueryError> {
        if self.reporter != Some(dyad.reporter) {
            *self = Self { reporter: Some(dyad.reporter), known: HashMap::new() };
        }
        let (source, currency) = (chosen.source.name.clone(), chosen.currency.clone());
        let like = (dyad, chosen.subject, source, chosen.calendar, chosen.frequency, currency);
        Ok(match self.known.entry(like) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(vacant) => vacant.insert(points_like(catalogue, chosen, dyad, &Product::Total)?),
        })
    }
}

/// The points with those of which only the whole has a row.
fn filled(mut points: Vec<Point>, whole: &[Point]) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return points };
    let within = first.period..=last.period;
    let there = |point: &&Point| point.level.is_some() && within.contains(&point.period);
    let missing: Vec<Point> = whole
        .iter()
        .filter(there)
        .filter(|point| points.binary_search_by_key(&point.period, |own| own.period).is_err())
        .map(|point| Point { value_reason: Some(Reason::NoRow), ..Point::new(point.period, None, Status::Missing) })
        .collect();
    points.extend(missing);
    points.sort_by_key(|point| point.period);
    points
}
