//! Some ten thousand rows of a long table: whole series, their growth, and which rows of them are shown.

use super::series::PanelSeries;
use crate::{
    query::{Parameters, QueryError, row_window::Rows, select::candidate::Candidate},
    series::Point,
    statistics::{Growth, PanelPoint, grow_panel},
    table::StorageError,
};

/// Whole series below one another.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct PanelBatch {
    series: Vec<PanelSeries>,
    points: Vec<PanelPoint>,
    growth: Vec<Growth>,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelRow<'a> {
    /// The series it is of.
    pub series: &'a PanelSeries,
    /// Period and level.
    pub point: &'a PanelPoint,
    /// Change and growth on a year before.
    pub growth: &'a Growth,
}

impl PanelBatch {
    /// Puts a series behind those that are there.
    pub(super) fn push(&mut self, candidate: &Candidate, points: &[Point]) {
        let place = u32::try_from(self.series.len()).unwrap_or(u32::MAX);
        self.series.push(PanelSeries::of(candidate));
        self.points.extend(points.iter().map(|point| PanelPoint::new(place, point)));
    }

    /// The series, by the place that a row names.
    #[must_use]
    pub fn series(&self) -> &[PanelSeries] {
        &self.series
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The same with growth, and without the rows that lie outside the window.
    pub(super) fn grown(mut self, parameters: &Parameters) -> Result<Self, QueryError> {
        let failed = |error: polars::error::PolarsError| QueryError::Storage(StorageError::Unreadable(error.to_string()));
        let growth = grow_panel(&self.points, |place| self.series[place as usize].subject).map_err(failed)?;
        let calendar = |point: &PanelPoint| self.series[point.series as usize].calendar;
        let shown: Vec<bool> = self.points.iter().map(|point| parameters.holds(point.period, calendar(point))).collect();
        let mut kept = shown.iter();
        self.points.retain(|_| kept.next().copied().unwrap_or(true));
        self.growth = growth.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(growth, _)| growth).collect();
        Ok(self)
    }

    /// Its points by series, grown or not.
    pub fn by_series(&self) -> impl Iterator<Item = (&PanelSeries, &[PanelPoint])> {
        let of_series = self.points.chunk_by(|one, two| one.series == two.series);
        of_series.filter_map(|points| Some((self.series.get(points.first()?.series as usize)?, points)))
    }

    /// Its rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = PanelRow<'_>> + Clone {
        let series = |point: &PanelPoint| &self.series[point.series as usize];
        self.points.iter().zip(&self.growth).map(move |(point, growth)| PanelRow { series: series(point), point, growth })
    }
}

impl Rows for PanelBatch {
    fn count(&self) -> usize {
        self.len()
    }

    fn cut(mut self, skip: usize, most: usize) -> Self {
        let (first, end) = (skip.min(self.len()), skip.saturating_add(most).min(self.len()));
        self.points.truncate(end);
        self.growth.truncate(end);
        self.points.drain(..first);
        self.growth.drain(..first);
        self
    }
}
