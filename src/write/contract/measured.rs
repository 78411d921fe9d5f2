//! What a series shows beside its values when `measure=` asks for it, and how the two flows of a balance compare.

use serde::Serialize;
use utoipa::ToSchema;

use super::{level, ratio, word};
use crate::{
    query::Measure,
    series::{Measured, Point, Relations, Running},
    write::{
        Cell, Number,
        cell::{Row, leaves},
    },
};

leaves! {
    /// How exports and imports compare.
    struct RelationLeaves {
        relative_balance_percent: Option<Number>,
        relative_balance_low_percent: Option<Number>,
        relative_balance_high_percent: Option<Number>,
        relative_balance_reason: Option<&'static str>,
        coverage_percent: Option<Number>,
        coverage_low_percent: Option<Number>,
        coverage_high_percent: Option<Number>,
        coverage_reason: Option<&'static str>,
    }
}

leaves! {
    /// Growth on the period before.
    #[expect(clippy::struct_field_names, reason = "the names of the contract")]
    struct PopLeaves {
        pop_percent: Option<Number>,
        pop_low_percent: Option<Number>,
        pop_high_percent: Option<Number>,
        pop_reason: Option<&'static str>,
    }
}

leaves! {
    /// The last twelve months.
    struct Rolling12Leaves {
        rolling12: Option<Number>,
        rolling12_low: Option<Number>,
        rolling12_high: Option<Number>,
        rolling12_reason: Option<&'static str>,
        rolling12_months: Option<usize>,
        rolling12_yoy_percent: Option<Number>,
        rolling12_yoy_low_percent: Option<Number>,
        rolling12_yoy_high_percent: Option<Number>,
        rolling12_yoy_reason: Option<&'static str>,
    }
}

leaves! {
    /// The year to date.
    struct YtdLeaves {
        ytd: Option<Number>,
        ytd_low: Option<Number>,
        ytd_high: Option<Number>,
        ytd_reason: Option<&'static str>,
        ytd_months: Option<usize>,
        ytd_yoy_percent: Option<Number>,
        ytd_yoy_low_percent: Option<Number>,
        ytd_yoy_high_percent: Option<Number>,
        ytd_yoy_reason: Option<&'static str>,
    }
}

leaves! {
    /// Trade intensity.
    struct IntensityLeaves {
        intensity: Option<Number>,
        intensity_low: Option<Number>,
        intensity_high: Option<Number>,
        intensity_reason: Option<&'static str>,
    }
}

leaves! {
    /// Revealed comparative advantage.
    struct RcaLeaves {
        rca: Option<Number>,
        rca_low: Option<Number>,
        rca_high: Option<Number>,
        rca_reason: Option<&'static str>,
    }
}

/// The leaves of one measure.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
pub(in crate::write) enum MeasuredLeaves {
    Pop(PopLeaves),
    Rolling12(Rolling12Leaves),
    Ytd(YtdLeaves),
    Intensity(IntensityLeaves),
    Rca(RcaLeaves),
}

impl MeasuredLeaves {
    /// The columns of a measure.
    pub(in crate::write) fn columns(measure: Measure) -> &'static [&'static str] {
        match measure {
            Measure::Pop => PopLeaves::COLUMNS,
            Measure::Rolling12 => Rolling12Leaves::COLUMNS,
            Measure::Ytd => YtdLeaves::COLUMNS,
            Measure::Intensity => IntensityLeaves::COLUMNS,
            Measure::Rca => RcaLeaves::COLUMNS,
            Measure::Value | Measure::Yoy | Measure::Index => &[],
        }
    }

    /// What a point was measured by.
    pub(in crate::write) fn new(point: &Point) -> Option<Self> {
        Some(match point.measured.as_deref()? {
            Measured::Pop(growth) => {
                let [pop_percent, pop_low_percent, pop_high_percent] = ratio(growth);
                Self::Pop(PopLeaves { pop_percent, pop_low_percent, pop_high_percent, pop_reason: word(growth.reason) })
            }
            Measured::Rolling12(running) => Self::Rolling12(rolling12(running)),
            Measured::Ytd(running) => Self::Ytd(ytd(running)),
            Measured::Intensity(own) => {
                let [intensity, intensity_low, intensity_high] = ratio(own);
                let intensity_reason = word(own.reason);
                Self::Intensity(IntensityLeaves { intensity, intensity_low, intensity_high, intensity_reason })
            }
            Measured::Rca(own) => {
                let [rca, rca_low, rca_high] = ratio(own);
                Self::Rca(RcaLeaves { rca, rca_low, rca_high, rca_reason: word(own.reason) })
            }
        })
    }

    /// Its cells.
    pub(in crate::write) fn cells(&self) -> Vec<Cell> {
        match self {
            Self::Pop(leaves) => leaves.cells(),
            Self::Rolling12(leaves) => leaves.cells(),
            Self::Ytd(leaves) => leaves.cells(),
            Self::Intensity(leaves) => leaves.cells(),
            Self::Rca(leaves) => leaves.cells(),
        }
    }
}

fn rolling12(running: &Running) -> Rolling12Leaves {
    let [rolling12, rolling12_low, rolling12_high] = level(running.level);
    let [rolling12_yoy_percent, rolling12_yoy_low_percent, rolling12_yoy_high_percent] = ratio(&running.yoy);
    Rolling12Leaves {
        rolling12,
        rolling12_low,
        rolling12_high,
        rolling12_reason: word(running.reason),
        rolling12_months: usize::try_from(running.months).ok(),
        rolling12_yoy_percent,
        rolling12_yoy_low_percent,
        rolling12_yoy_high_percent,
        rolling12_yoy_reason: word(running.yoy.reason),
    }
}

fn ytd(running: &Running) -> YtdLeaves {
    let [ytd, ytd_low, ytd_high] = level(running.level);
    let [ytd_yoy_percent, ytd_yoy_low_percent, ytd_yoy_high_percent] = ratio(&running.yoy);
    YtdLeaves {
        ytd,
        ytd_low,
        ytd_high,
        ytd_reason: word(running.reason),
        ytd_months: usize::try_from(running.months).ok(),
        ytd_yoy_percent,
        ytd_yoy_low_percent,
        ytd_yoy_high_percent,
        ytd_yoy_reason: word(running.yoy.reason),
    }
}

impl RelationLeaves {
    /// How the two flows of a point compare.
    pub(in crate::write) fn new(relations: &Relations) -> Self {
        let [relative_balance_percent, relative_balance_low_percent, relative_balance_high_percent] =
            ratio(&relations.relative_balance);
        let [coverage_percent, coverage_low_percent, coverage_high_percent] = ratio(&relations.coverage);
        Self {
            relative_balance_percent,
            relative_balance_low_percent,
            relative_balance_high_percent,
            relative_balance_reason: word(relations.relative_balance.reason),
            coverage_percent,
            coverage_low_percent,
            coverage_high_percent,
            coverage_reason: word(relations.coverage.reason),
        }
    }
}
