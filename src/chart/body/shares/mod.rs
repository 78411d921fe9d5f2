//! A whole and its parts as shares of each period, on top of one another.

mod areas;
mod draw;
mod parts;
mod stacking;

pub(in crate::chart) use self::parts::{PeriodShares, SharePart};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
};

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
