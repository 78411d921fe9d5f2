//! The figures of a series: as it stands, and those that were published of the same months before.

use std::sync::Arc;

use super::figure::{Quantity, ShownBy, StatedAs, StatedFigure};
use crate::{
    query::{
        Query,
        select::candidate::{Candidate, Rows},
        series::vintage_history::last_day,
    },
    series::Point,
    statistics::grow,
    trade::{Level, Period, Status, Vintage},
};

/// The levels of a series, or its growth.
pub(super) fn series_figures(candidate: &Candidate, is_growth: bool) -> Vec<StatedFigure> {
    let told = Told { candidate, query: Arc::new(candidate.query()) };
    let mut points = candidate.points();
    if is_growth {
        grow(&mut points, candidate.subject);
        return points.iter().filter_map(|point| told.growth(point)).collect();
    }
    let mut found: Vec<StatedFigure> = points.iter().filter_map(|point| told.level(point)).collect();
    found.extend(told.superseded(&points));
    found
}

/// A series whose figures are told.
struct Told<'a> {
    candidate: &'a Candidate,
    query: Arc<Query>,
}

impl Told<'_> {
    fn level(&self, point: &Point) -> Option<StatedFigure> {
        let level = point.level?;
        Some(self.figure(point.period, Quantity::Level(level), &level, (point.status, point.published)))
    }

    fn growth(&self, point: &Point) -> Option<StatedFigure> {
        let level = point.level.filter(|_| point.yoy.value.is_some())?;
        Some(self.figure(point.period, Quantity::Growth(point.yoy), &level, (point.status, point.published)))
    }

    fn figure(&self, period: Period, quantity: Quantity, level: &Level, (status, published): (Status, i32)) -> StatedFigure {
        let candidate = self.candidate;
        StatedFigure {
            stated_as: if candidate.rolled_up_from.is_some() {
                StatedAs::Sum
            } else if candidate.is_derived() {
                StatedAs::Derived
            } else {
                StatedAs::Figure
            },
            dyad: candidate.dyad,
            subject: candidate.subject,
            product: candidate.product,
            period: period.into(),
            calendar: candidate.calendar,
            source: Arc::clone(&candidate.source),
            quantity,
            currency: Some(candidate.currency.clone()),
            compared_to: None,
            valuation: level.valuation,
            status,
            published,
            is_superseded: false,
            claim: None,
            shown_by: ShownBy::Series { query: Arc::clone(&self.query), period, as_of: None },
        }
    }

    /// What was published of the same months before, of a series as its source publishes it.
    fn superseded(&self, points: &[Point]) -> Vec<StatedFigure> {
        let Rows::Published(rows) = &self.candidate.rows else { return Vec::new() };
        let vintage = self.candidate.vintage;
        if self.candidate.rolled_up_from.is_some() || rows.vintages(vintage).len() == points.len() {
            return Vec::new();
        }
        let is_out = |published: i32| !matches!(vintage, Vintage::AsOf(day) if !day.knows(published));
        let stands = |period: Period, published: i32| {
            points.binary_search_by_key(&period, |point| point.period).is_ok_and(|place| points[place].published == published)
        };
        let earlier = rows.stored(None).into_iter().filter(|row| is_out(row.published) && !stands(row.period, row.published));
        let told = earlier.filter_map(|row| {
            let level = row.level?;
            let figure = self.figure(row.period, Quantity::Level(level), &level, (row.status, row.published));
            let shown_by = ShownBy::Series { query: Arc::clone(&self.query), period: row.period, as_of: last_day(row.published) };
            Some(StatedFigure { is_superseded: true, shown_by, ..figure })
        });
        told.collect()
    }
}
