//! The vintages of a series: every period with each figure that was published of it, from the first to the one that stands.

mod draw;
mod model;

pub(in crate::chart) use self::model::{VintageFigure, VintagePath, VintagePaths};
use crate::{
    chart::{
        axis_scale::AxisScale,
        body::form::{Form, no_log_scale},
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases::listed,
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

    fn cautions(&self, language: Language) -> Vec<String> {
        let periods = listed(language, &self.without_place);
        let count = self.without_place.len();
        (count > 0).then(|| language.count("chart.sight.left_out", count, &[("periods", &periods)])).into_iter().collect()
    }

    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        let place = |path: &VintagePath| path.figures.iter().all(|figure| figure.value > 0.0);
        let (placed, without): (Vec<VintagePath>, Vec<VintagePath>) =
            std::mem::take(&mut self.paths).into_iter().partition(place);
        if placed.is_empty() && !without.is_empty() {
            return Err(no_log_scale("no period has all its figures above zero"));
        }
        self.paths = placed;
        self.without_place = without.into_iter().map(|path| path.when).collect();
        self.scale = AxisScale::Logarithmic;
        Ok(())
    }
}
