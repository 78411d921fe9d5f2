//! Which pairs moved most, as an answer.

use std::sync::Arc;

use crate::{
    query::{Direction, Listing, MovedBy, PanelSeries},
    series::Subject,
    statistics::{Growth, PanelPoint},
    trade::{Calendar, Frequency, Period, Product, Source},
};

/// The pairs that moved most, of one source, flow, calendar, frequency and currency.
#[derive(Debug, Clone, PartialEq)]
pub struct MoversAnswer {
    /// From which figures.
    pub group: MoversGroup,
    /// Which flow.
    pub subject: Subject,
    /// Which product.
    pub product: Product,
    /// By what they are found.
    pub measure: MovedBy,
    /// Who comes first.
    pub direction: Direction,
    /// The period that is held against the year before it; none when the window is empty.
    pub period: Option<Period>,
    /// Later periods of the window, in which too few pairs have a figure.
    pub skipped: Vec<Period>,
    /// How many pairs have a row of the period and nothing to rank: their growth is null.
    pub without_growth: usize,
    /// How many had a figure a year before that is below the least.
    pub below_min_value: usize,
    /// Those that moved most.
    pub listing: Listing<Mover>,
    /// Other figures that could be ranked.
    pub alternatives: Vec<MoversGroup>,
}

/// One pair that moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Mover {
    /// Its place, from 1.
    pub rank: usize,
    /// The series that it is a row of.
    pub series: PanelSeries,
    /// The period and its level.
    pub point: PanelPoint,
    /// Change and growth on a year before.
    pub growth: Growth,
    /// The canonical path and query of its series.
    pub address: String,
}

/// Figures that are never mixed with others.
#[derive(Debug, Clone, PartialEq)]
pub struct MoversGroup {
    /// Their source.
    pub source: Arc<Source>,
    /// The calendar of their periods.
    pub calendar: Calendar,
    /// Years, quarters, months or parts of years.
    pub frequency: Frequency,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// Made from other series, and not published as such.
    pub derived: bool,
    /// How many pairs have figures.
    pub pairs: usize,
    /// The canonical path and query of what moved most among them.
    pub address: String,
}
