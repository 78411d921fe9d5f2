//! A whole and its parts as shares of each period, on top of one another.

mod draw;

use crate::{
    chart::{
        body::form::Form,
        categorical_palette::Fill,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        period_axis::PeriodAxis,
    },
    language::Language,
};

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

impl Form for PeriodShares {
    fn is_empty(&self) -> bool {
        self.slots.iter().all(Vec::is_empty)
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        self.ends.clone()
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        if let Some(periods) = self.periods {
            draw::draw(canvas, self, periods, rect, sizes);
        }
    }
}
