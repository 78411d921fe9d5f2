//! Months or quarters by year, each figure as a shade: how the seasons run and where a shock fell.

mod draw;
mod legend;
mod model;
mod shade;

pub(in crate::chart) use self::model::{HeatCell, HeatFigure, HeatMap, HeatRow, HeatScale};
use crate::{
    chart::{
        body::form::{Form, no_log_scale},
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
    parameter::ParameterError,
};

impl HeatMap {
    fn cells(&self) -> impl Iterator<Item = &HeatCell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }
}

impl Form for HeatMap {
    fn is_empty(&self) -> bool {
        !self.cells().any(|cell| matches!(cell, HeatCell::Figure(_)))
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told.clone()]
    }

    fn notation(&self, language: Language, _: Rect) -> Vec<(Swatch, String)> {
        let mut items = Vec::new();
        if self.cells().any(|cell| *cell == HeatCell::Gap) {
            items.push((Swatch::Hatched, language.say("heatmap.gap").to_owned()));
        }
        if self.cells().any(|cell| matches!(cell, HeatCell::Figure(figure) if figure.is_tentative)) {
            items.push((Swatch::Blank, language.say("heatmap.tentative").to_owned()));
        }
        items
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::draw(canvas, self, rect, sizes);
    }

    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        Err(no_log_scale("a heat map has no axis of values"))
    }
}
