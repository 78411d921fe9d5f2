//! The vintages of a series: every period with each figure that was published of it, from the first to the one that stands.

mod draw;
mod model;

pub(in crate::chart) use self::model::{VintageFigure, VintagePath, VintagePaths};
use crate::{
    chart::{
        axis_scale::AxisScale,
        body::form::{Form, no_log_scale},
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
    parameter::ParameterError,
};

impl Form for VintagePaths {
    fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told.clone()]
    }

    fn notation(&self, language: Language, _: Rect) -> Vec<(Swatch, String)> {
        if !self.paths.iter().any(VintagePath::is_revised) {
            return vec![(Swatch::Blank, language.say("vintages.once").to_owned())];
        }
        vec![
            (Swatch::Hollow, language.say("vintages.first").to_owned()),
            (Swatch::Dot, language.say("vintages.latest").to_owned()),
            (Swatch::Blank, language.say("vintages.percent").to_owned()),
        ]
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        if let Some(slots) = self.slots {
            draw::draw(canvas, self, slots, rect, sizes);
        }
    }

    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        if self.paths.iter().flat_map(|path| &path.figures).any(|figure| figure.value <= 0.0) {
            return Err(no_log_scale("a figure is zero or below, which has no logarithm"));
        }
        self.scale = AxisScale::Logarithmic;
        Ok(())
    }
}
