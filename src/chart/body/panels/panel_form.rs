//! What panels say and draw of themselves.

use super::{
    bands, between, columns, event_numbers, log_scale,
    model::{Arrangement, Panel},
    overlay,
    panel_set::PanelSet,
    range::Range,
    remarks, sentences,
};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, strokes::Dash, swatch::Swatch},
        remark::Remark,
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
        let mut items = self.doubts_in_key(language);
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
            items.push((Swatch::Stem, language.say("chart.sight.times_key").to_owned()));
        }
        if self.has_whiskers(frame.height()) {
            items.push((Swatch::Whisker, language.say("chart.key.whiskers").to_owned()));
        }
        let context = self.layers().filter(|layer| !layer.is_named()).count();
        if context > 0 {
            items.push((Swatch::Line(Dash::Solid), language.count("lines.context", context, &[])));
        }
        if self.arrangement == Arrangement::Grid && self.scales_differ() {
            items.push((Swatch::Blank, language.say("chart.key.scales").to_owned()));
        }
        items
    }

    fn key(&self, canvas: &Canvas, width: i32, sizes: &Sizes) -> Vec<(Swatch, String)> {
        let mut items = self.notation(canvas.language, canvas.frame);
        let Some(periods) = self.periods else { return items };
        let across = columns::across(self, canvas, width, sizes);
        let column = columns::width_of(across, width, sizes);
        let plot = f64::from(column) * 0.86;
        let ranges = Range::of_panels(&self.panels, self.arrangement, self.scale);
        for (panel, range) in self.panels.iter().zip(ranges) {
            items.extend(bands::key(canvas.typesetter, panel, (plot, periods.count), sizes));
            let high = f64::from(canvas.frame.height()) * 0.45;
            let span = range.unwrap_or(Range::EMPTY).span();
            let words = between::words(canvas.language);
            items.extend(between::key(canvas.typesetter, panel, words, (plot, high, periods.count, span), sizes));
        }
        let mut once: Vec<(Swatch, String)> = Vec::new();
        for item in items {
            if !once.contains(&item) {
                once.push(item);
            }
        }
        once.extend(event_numbers::key(canvas, self, periods, column, sizes));
        once
    }

    fn cautions(&self, language: Language) -> Vec<String> {
        let Some(periods) = self.periods.filter(|_| !self.left_out.is_empty()) else { return Vec::new() };
        let out = log_scale::spans(language, &self.left_out, periods);
        vec![language.count("chart.sight.left_out", self.left_out.len(), &[("periods", &phrases::listed(language, &out))])]
    }

    fn say_of(&mut self, remark: &Remark, language: Language) -> Result<(), ParameterError> {
        remarks::say(self, remark, language)
    }

    fn keep_events(&mut self, kinds: &[String]) {
        self.events.retain(|event| kinds.contains(&event.kind));
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
