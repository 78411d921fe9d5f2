//! One figure, large: the latest of a series, when it was, and what is to be known of it.

mod draw;

use super::form::Form;
use crate::{
    chart::{
        hit_area::Datum,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases::in_turn,
    },
    language::Language,
};

/// One figure, large.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::chart) struct Card {
    /// The figure with its unit; none where there is none.
    pub(in crate::chart) figure: Option<CardFigure>,
}

/// The figure of a card.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct CardFigure {
    /// As it is written: "$5bn".
    pub(in crate::chart) amount: String,
    /// Its period, in words.
    pub(in crate::chart) when: String,
    /// What is written below it, the most important first: change, bounds, status.
    pub(in crate::chart) below: Vec<String>,
    /// Its period as addresses have it.
    pub(in crate::chart) period: String,
    /// Its value.
    pub(in crate::chart) value: f64,
}

impl CardFigure {
    /// "2023: $4bn; −20% on a year before".
    fn words(&self, language: Language) -> String {
        let told: Vec<&str> = [self.amount.as_str()].into_iter().chain(self.below.iter().map(String::as_str)).collect();
        format!("{}: {}", self.when, in_turn(language, &told))
    }
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
