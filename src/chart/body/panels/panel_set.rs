//! Panels on the same periods.

use super::{
    doubt::Doubt,
    event_mark::EventMark,
    model::{Arrangement, Colour, Layer, Panel, PanelContent, Weight},
    range::Range,
};
use crate::{
    chart::{
        axis_scale::AxisScale,
        paint::{strokes::Dash, swatch::Swatch},
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::Language,
    trade::Status,
};

/// Panels on the same periods.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct PanelSet {
    /// The periods along the axis; none when the window is empty.
    pub(in crate::chart) periods: Option<PeriodAxis>,
    /// The panels, the most important first.
    pub(in crate::chart) panels: Vec<Panel>,
    /// Where the panels stand.
    pub(in crate::chart) arrangement: Arrangement,
    /// Their value axis, but for per cent.
    pub(in crate::chart) scale: AxisScale,
    /// Slots before which the series has a break, with the status that says so.
    pub(in crate::chart) breaks: Vec<(usize, Status)>,
    /// What happened within the axis, by date.
    pub(in crate::chart) events: Vec<EventMark>,
    /// Slots whose figures a logarithmic axis has no place for.
    pub(in crate::chart) left_out: Vec<usize>,
    /// Do the lower panels leave where the first would be low with them? They do where nobody asked for them.
    pub(in crate::chart) gives_way: bool,
}

impl PanelSet {
    /// Panels without breaks and events.
    pub(in crate::chart) fn new(periods: Option<PeriodAxis>, panels: Vec<Panel>, arrangement: Arrangement) -> Self {
        let (scale, breaks, events, left_out) = (AxisScale::Linear, Vec::new(), Vec::new(), Vec::new());
        Self { periods, panels, arrangement, scale, breaks, events, left_out, gives_way: false }
    }

    /// The small panels as lines on one pair of axes.
    pub(super) fn overlaid(&self) -> Self {
        let layers = self.panels.iter().enumerate().flat_map(|(place, panel)| {
            panel.layers().into_iter().map(move |layer| Layer {
                colour: Colour::Nth(place),
                name: panel.heading.clone(),
                ..layer.clone()
            })
        });
        let content = PanelContent::Layers(layers.collect());
        let panel = self.panels.first().map(|first| Panel { content, ..first.clone() });
        Self { panels: panel.into_iter().collect(), arrangement: Arrangement::Lines, ..self.clone() }
    }

    /// Every series of every panel.
    pub(super) fn layers(&self) -> impl Iterator<Item = &Layer> {
        self.panels.iter().flat_map(Panel::layers)
    }

    /// The doubts there are, each once, in the order of the marks.
    pub(super) fn doubts(&self) -> Vec<Status> {
        let mut doubts = Vec::new();
        for doubt in self.layers().flat_map(|layer| &layer.marks).filter_map(|mark| mark.doubt) {
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        doubts
    }

    fn ranges(&self) -> Vec<Option<Range>> {
        Range::of_panels(&self.panels, self.arrangement, self.scale)
    }

    /// Is any whisker likely to be more than a pixel high in a picture of this height?
    pub(super) fn has_whiskers(&self, height: i32) -> bool {
        let shares: u32 = self.panels.iter().map(|panel| panel.share).sum();
        self.panels.iter().any(|panel| {
            let Some(range) = Range::of(panel, self.scale) else { return false };
            let part =
                if self.arrangement == Arrangement::Stacked { f64::from(panel.share) / f64::from(shares.max(1)) } else { 1.0 };
            let pixels = f64::from(height) * 0.5 * part;
            let layers = panel.layers();
            let measured = layers.iter().filter(|layer| !layer.shape.form().traits.interval);
            let mut bounds = measured.flat_map(|layer| &layer.marks).filter_map(|mark| mark.bounds);
            bounds.any(|(low, high)| range.part(low, high) * pixels >= 1.5)
        })
    }

    /// Are panels that are compared drawn to different scales?
    pub(in crate::chart) fn scales_differ(&self) -> bool {
        let ranges: Vec<Range> = self.ranges().into_iter().flatten().collect();
        matches!(self.arrangement, Arrangement::Side | Arrangement::Grid) && ranges.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// What is less than firm, a sign for each doubt with the statuses that it stands for.
    pub(super) fn doubts_in_key(&self, language: Language) -> Vec<(Swatch, String)> {
        let statuses = self.doubts();
        // A thick line is dashed for whatever doubt.
        if !statuses.is_empty() && self.layers().any(|layer| layer.weight == Weight::Thick) {
            let words: Vec<String> = statuses.iter().map(|status| phrases::status(language, *status)).collect();
            return vec![(Swatch::Line(Dash::Dashed), phrases::listed(language, &words))];
        }
        let named = |doubt: Doubt| {
            let words = statuses.iter().filter(|status| Doubt::of(**status) == doubt);
            let words: Vec<&Status> = words.collect();
            let sign = self.sign(doubt);
            // Bars that share a hatching have the letters of their statuses.
            let lettered = words.len() > 1 && sign == Swatch::Hatched;
            let named = |status: &&Status| {
                let words = phrases::status(language, **status);
                if lettered { format!("{}: {words}", status.letter()) } else { words }
            };
            let words: Vec<String> = words.iter().map(named).collect();
            (!words.is_empty()).then(|| (sign, phrases::listed(language, &words)))
        };
        Doubt::ALL.into_iter().filter_map(named).collect()
    }

    /// The sign of a doubt: that of bars, where it is about any of them.
    fn sign(&self, doubt: Doubt) -> Swatch {
        let doubted = |layer: &&Layer| layer.marks.iter().any(|mark| mark.doubt.map(Doubt::of) == Some(doubt));
        let forms: Vec<_> = self.layers().filter(doubted).map(|layer| layer.shape.form()).collect();
        let form = forms.iter().find(|form| form.traits.beside).or(forms.first());
        form.map_or(Swatch::Hollow, |form| (form.doubtful)(doubt))
    }
}
