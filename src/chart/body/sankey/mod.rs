//! Flows as ribbons as wide as their values: into a hub and out of it.

mod draw;
mod flows;
mod ribbon;

pub(in crate::chart) use self::flows::{Flow, FlowSide, Sankey};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
};

impl Form for Sankey {
    fn is_empty(&self) -> bool {
        self.inward.is_none() && self.outward.is_none()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told.clone()]
    }

    fn notation(&self, language: Language, _: Rect) -> Vec<(Swatch, String)> {
        let many = [&self.inward, &self.outward].into_iter().flatten().any(|side| side.flows.len() > 1);
        many.then(|| (Swatch::Blank, language.say("sankey.folded").to_owned())).into_iter().collect()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::draw(canvas, self, rect, sizes);
    }
}
