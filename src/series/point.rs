//! The figures of one period of a series.

use std::sync::Arc;

use super::{difference::Difference, measured::Measured, ratio::Ratio, reason::Reason};
use crate::trade::{Level, Period, Status, Territories};

/// The figures of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The period, in the calendar of the series.
    pub period: Period,
    /// The level; none when it was not published.
    pub level: Option<Level>,
    /// SDMX observation status.
    pub status: Status,
    /// Why there is no level, where that is not plainly that none was published.
    pub value_reason: Option<Reason>,
    /// How many months of a rolled-up period were published.
    pub months: Option<i32>,
    /// How many of those months were published in quarters only; none where the source has months only.
    pub months_from_quarters: Option<i32>,
    /// The series breaks between parts of this rolled-up period, not only before it.
    pub broken_inside: bool,
    /// When the figure came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// A remark from the dataset.
    pub note: Option<Arc<str>>,
    /// The territories that the figure is about.
    pub territories: Territories,
    /// The exports that a derived level was made from.
    pub exports: Option<Level>,
    /// The imports that a derived level was made from; of domestic exports, the re-exports.
    pub imports: Option<Level>,
    /// Change on a year before.
    pub change: Difference,
    /// Per cent change on a year before.
    pub yoy: Ratio,
    /// When the figure a year before came out, where it is of a later vintage than this one: it was revised and this one was not.
    pub compared_published: Option<i32>,
    /// What the measure asked for makes of it, one for each of the measure's columns.
    pub measured: Option<Box<[Measured]>>,
    /// How exports and imports compare, in a balance, one for each ratio that a balance has.
    pub relations: Option<Box<[Ratio]>>,
}

impl Point {
    /// Why the level is null; nothing when it is not.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.level.is_none().then(|| self.value_reason.unwrap_or(Reason::Missing))
    }

    /// A point with nothing derived yet.
    #[must_use]
    pub fn new(period: Period, level: Option<Level>, status: Status) -> Self {
        Self {
            period,
            level,
            status,
            value_reason: None,
            months: None,
            months_from_quarters: None,
            broken_inside: false,
            published: 0,
            note: None,
            territories: Territories::default(),
            exports: None,
            imports: None,
            change: Difference::default(),
            yoy: Ratio::default(),
            compared_published: None,
            measured: None,
            relations: None,
        }
    }

    /// The first ratio among what the measure makes of it.
    #[must_use]
    pub fn measured_ratio(&self) -> Option<Ratio> {
        self.measured
            .iter()
            .flatten()
            .find_map(|measured| if let Measured::Ratio(ratio) = measured { Some(*ratio) } else { None })
    }
}
