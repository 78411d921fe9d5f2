//! Published statements of an amount over time, and what official statistics count, without pixels.

use crate::{
    chart::{axis_scale::AxisScale, period_axis::PeriodAxis},
    statistics::Verdict,
};

/// Published statements of an amount over time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct ClaimDots {
    /// The years along the axis; none without a statement.
    pub(in crate::chart) years: Option<PeriodAxis>,
    /// What the axis counts.
    pub(in crate::chart) unit: String,
    /// How it counts.
    pub(in crate::chart) scale: AxisScale,
    /// The statements, those first that are labelled first.
    pub(in crate::chart) dots: Vec<ClaimDot>,
    /// What official statistics count, to stand behind them.
    pub(in crate::chart) behind: Vec<OfficialSteps>,
    /// The periods of statements that have no place on a logarithmic axis.
    pub(in crate::chart) without_place: Vec<String>,
    /// What is not drawn and why, in words.
    pub(in crate::chart) not_drawn: Vec<String>,
}

/// One published statement.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct ClaimDot {
    /// Its months, in years from the left edge of the axis.
    pub(in crate::chart) months: (f64, f64),
    /// Is it about a part of a year?
    pub(in crate::chart) is_part: bool,
    /// The stated amount.
    pub(in crate::chart) value: f64,
    /// The lowest amount that it allows; none where it names none.
    pub(in crate::chart) low: Option<f64>,
    /// The highest, likewise.
    pub(in crate::chart) high: Option<f64>,
    /// What the figures say of it.
    pub(in crate::chart) verdict: Verdict,
    /// Who said it.
    pub(in crate::chart) who: String,
    /// The amount as stated, in the unit of the axis: "about 4".
    pub(in crate::chart) written: String,
    /// The period, for scripts.
    pub(in crate::chart) period: String,
    /// The period, for people.
    pub(in crate::chart) when: String,
    /// When it was said, as the data have it; the order of statements of the same months.
    pub(in crate::chart) said: String,
    /// All of it in words.
    pub(in crate::chart) words: String,
}

/// What one official source counts, year by year.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct OfficialSteps {
    /// Its name.
    pub(in crate::chart) name: String,
    /// From where to where on the axis, in years from its left edge, and how much.
    pub(in crate::chart) steps: Vec<OfficialStep>,
}

/// One year of an official source.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct OfficialStep {
    pub(in crate::chart) months: (f64, f64),
    pub(in crate::chart) value: f64,
    /// The year, for scripts.
    pub(in crate::chart) period: String,
    /// The figure in words.
    pub(in crate::chart) words: String,
}

impl ClaimDot {
    /// Everything that it reaches on the axis of amounts.
    pub(in crate::chart) fn reach(&self) -> impl Iterator<Item = f64> + use<> {
        [Some(self.value), self.low, self.high].into_iter().flatten()
    }
}
