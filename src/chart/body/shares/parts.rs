//! The parts of a whole in each period.

use crate::chart::{categorical_palette::Fill, period_axis::PeriodAxis};

/// Shares of the whole by period, the first part at the bottom.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct PeriodShares {
    /// The periods along the axis.
    pub(in crate::chart) periods: Option<PeriodAxis>,
    /// The parts.
    pub(in crate::chart) parts: Vec<SharePart>,
    /// The shares of the parts in each slot, together 1; empty where nothing was published.
    pub(in crate::chart) slots: Vec<Vec<f64>>,
    /// The first and the last period in words.
    pub(in crate::chart) ends: Vec<String>,
    /// Bands from period to period, not a column for each.
    pub(in crate::chart) areas: bool,
}

/// One part of the shares.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct SharePart {
    /// Its name.
    pub(in crate::chart) name: String,
    /// Its code, else a short word.
    pub(in crate::chart) code: String,
    /// Its colour.
    pub(in crate::chart) fill: Fill,
}
