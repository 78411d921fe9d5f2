//! Every period with each figure that was published of it, without pixels.

use crate::chart::{axis_scale::AxisScale, period_axis::PeriodAxis};

/// Every period with each figure that was published of it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct VintagePaths {
    /// The periods along the axis; none without a figure.
    pub(in crate::chart) slots: Option<PeriodAxis>,
    /// What the axis counts.
    pub(in crate::chart) unit: String,
    /// How it counts.
    pub(in crate::chart) scale: AxisScale,
    /// The periods with a figure.
    pub(in crate::chart) paths: Vec<VintagePath>,
    /// The periods of figures that have no place on a logarithmic axis.
    pub(in crate::chart) without_place: Vec<String>,
    /// The series in one sentence.
    pub(in crate::chart) told: String,
}

/// One period and the way of its figure.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct VintagePath {
    /// Its place on the axis.
    pub(in crate::chart) slot: usize,
    /// The figures in the order in which they came out; at least one.
    pub(in crate::chart) figures: Vec<VintageFigure>,
    /// By how much the last differs from the first, in per cent, as it is written; none where it cannot be told.
    pub(in crate::chart) change: Option<String>,
    /// The period, for scripts.
    pub(in crate::chart) period: String,
    /// The period, for people.
    pub(in crate::chart) when: String,
}

/// One figure as it was published.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct VintageFigure {
    pub(in crate::chart) value: f64,
    /// What its rounding allows, where it matters.
    pub(in crate::chart) bounds: Option<(f64, f64)>,
    /// When it came out; empty where that is not known.
    pub(in crate::chart) published: String,
    /// All of it in words.
    pub(in crate::chart) words: String,
}

impl VintagePath {
    /// Was it published more than once?
    pub(in crate::chart) fn is_revised(&self) -> bool {
        self.figures.len() > 1
    }

    /// By how much the last figure lies above the first.
    pub(in crate::chart) fn rise(&self) -> f64 {
        let ends = self.figures.first().zip(self.figures.last());
        ends.map_or(0.0, |(first, last)| last.value - first.value)
    }
}
