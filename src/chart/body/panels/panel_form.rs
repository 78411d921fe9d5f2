//! What panels say and draw of themselves.

use super::{
    columns,
    log_scale,
    model::{Arrangement, Panel},
    overlay,
    panel_set::PanelSet,
    sentences,
};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases,
    },
    language::Language,
    parameter::ParameterError,
};

impl PanelSet {
    /// What is shown instead where small panels have no room: their lines on one pair of axes.
    pub(in crate::chart) fn instead(&self, rect: Rect, sizes: &Sizes) -> Option<Self> {
        (self.arrangement == Arrangement::Grid && !overlay::has_room(self, rect, sizes)).then(|| self.overlaid())
    }
}

impl Form for PanelSet {
    fn is_empty(&self) -> bool {
        !self.panels.iter().any(Panel::has_marks)
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let told = self.periods.filter(|_| !self.is_empty()).map(|periods| sentences::of_panels(language, self, periods));
        vec![told.unwrap_or_else(|| format!("{}.", language.say("chart.nothing")))]
    }

    fn notation(&self, language: Language, frame: Rect) -> Vec<(Swatch, String)> {
        let comma = &format!("{} ", language.say("chart.comma"));
        let mut items = Vec::new();
        let doubts: Vec<String> = self.doubts().into_iter().map(|doubt| phrases::status(language, doubt)).collect();
        if !doubts.is_empty() {
            items.push((self.doubtful(), doubts.join(comma)));
        }
        let mut breaks: Vec<String> = Vec::new();
        for words in self.breaks.iter().map(|(_, status)| phrases::status(language, *status)) {
            if !breaks.contains(&words) {
                breaks.push(words);
            }
        }
        if !breaks.is_empty() {
            items.push((Swatch::Break, breaks.join(comma)));
        }
        if self.panels.iter().any(|panel| panel.gaps().is_some()) {
            items.push((Swatch::Stem, language.say("chart.mirror.gap_key").to_owned()));
        }
        if self.has_whiskers(frame.height()) {
            items.push((Swatch::Whisker, language.say("chart.key.whiskers").to_owned()));
        }
        if self.scales_differ() {
            items.push((Swatch::Blank, language.say("chart.key.scales").to_owned()));
        }
        items
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        let Some(periods) = self.periods else { return };
        match self.arrangement {
            Arrangement::Lines => overlay::lines(canvas, self, periods, rect, sizes),
            Arrangement::Grid => overlay::grid(canvas, self, periods, rect, sizes),
            Arrangement::Stacked | Arrangement::Side => columns::draw(canvas, self, periods, rect, sizes),
        }
    }

    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        log_scale::put(self)
    }
}
