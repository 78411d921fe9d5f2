//! Values on the shapes of areas, of a map that the operator names.

mod classes;
mod draw;
mod legend;
mod shapes;
mod values;

pub(in crate::chart) use self::values::{Choropleth, MapValue};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
};

impl Form for Choropleth {
    fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told.clone()]
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        if let Some(map) = &self.map {
            draw::draw(canvas, self, map, rect, sizes);
        }
    }
}
