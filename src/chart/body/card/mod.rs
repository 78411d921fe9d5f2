//! One figure, large: the latest of a series, when it was, and what is to be known of it.

mod draw;
mod model;

pub(in crate::chart) use self::model::CardFigure;
use super::form::Form;
use crate::{
    chart::{
        hit_area::Datum,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
};

/// One figure, large.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::chart) struct Card {
    /// The figure with its unit; none where there is none.
    pub(in crate::chart) figure: Option<CardFigure>,
}

impl Form for Card {
    fn is_empty(&self) -> bool {
        self.figure.is_none()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let nothing = || format!("{}.", language.say("chart.nothing"));
        vec![self.figure.as_ref().map_or_else(nothing, |figure| format!("{}.", figure.words(language)))]
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        let Some(figure) = &self.figure else { return };
        draw::draw(canvas, figure, rect, sizes);
        let words = figure.words(canvas.language);
        let datum = Datum { period: figure.period.clone(), series: String::new(), value: figure.value, words };
        canvas.hit_area(rect, datum);
    }
}
