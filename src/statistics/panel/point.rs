//! One row of a long table: a point of one of many series, without what is derived from it.

use std::sync::Arc;

use crate::{
    series::{Point, Reason},
    statistics::Comparable,
    trade::{Level, Period, Status},
};

/// A point of one of many series that stand below one another.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelPoint {
    /// The place of its series; rising from row to row.
    pub series: u32,
    /// The period; rising within a series.
    pub period: Period,
    /// Its level and what decides whether it may be compared.
    pub comparable: Comparable,
    /// Is the series broken inside the period, where it is rolled up?
    pub broken_inside: bool,
    /// SDMX observation status.
    pub status: Status,
    /// When the figure came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// A remark from the dataset.
    pub note: Option<Arc<str>>,
}

impl PanelPoint {
    /// A point of the series of this place.
    #[must_use]
    pub fn new(series: u32, point: &Point) -> Self {
        Self {
            series,
            period: point.period,
            comparable: Comparable::of(point),
            broken_inside: point.broken_inside,
            status: point.status,
            published: point.published,
            note: point.note.clone(),
        }
    }

    /// The level, where there is one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.comparable.level
    }

    /// Why there is no level; nothing where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.comparable.reason
    }

    /// Series and period as one number, which rises from row to row.
    pub(super) fn key(&self) -> i64 {
        (i64::from(self.series) << 32) + i64::from(self.period.ordinal())
    }

    /// The key of the same period a year before, by calendar.
    pub(super) fn key_before(&self) -> i64 {
        (i64::from(self.series) << 32) + i64::from(self.period.year_before().ordinal())
    }
}
