//! A change of a whole as a waterfall: where it began, what each part made of it, where it ended.

mod draw;
mod steps;

pub(in crate::chart) use self::steps::{Step, Total, Waterfall};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
};

impl Form for Waterfall {
    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told.clone()]
    }

    fn notation(&self, language: Language, _: Rect) -> Vec<(Swatch, String)> {
        let cut = !self.is_empty() && self.is_cut();
        cut.then(|| (Swatch::Blank, language.say("contributions.cut").to_owned())).into_iter().collect()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::draw(canvas, self, rect, sizes);
    }
}
