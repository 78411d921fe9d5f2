//! The small line that explains the marks: hatching, hollow markers, breaks, whiskers, events.

use super::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, Spot, pixel},
    range::Range,
    ranking,
    sizes::Sizes,
    swatch::{Swatch, swatch, swatch_width},
    text,
};
use crate::{
    chart::figure::{Arrangement, Figure, Layer, MarkShape, status as status_words},
    language::Language,
    trade::Status,
};

/// The key's items in rows.
pub(super) struct Notation {
    rows: Vec<Vec<(Swatch, String, i32)>>,
}

/// Is any whisker likely to be more than a pixel high in a picture of this height?
fn has_whiskers(figure: &Figure, height: i32) -> bool {
    let shares: u32 = figure.panels.iter().map(|panel| panel.share).sum();
    figure.panels.iter().any(|panel| {
        let Some(range) = Range::of(panel, figure.axis) else { return false };
        let part =
            if figure.arrangement == Arrangement::Stacked { f64::from(panel.share) / f64::from(shares.max(1)) } else { 1.0 };
        let pixels = f64::from(height) * 0.5 * part;
        let measured = panel.layers.iter().filter(|layer| !matches!(layer.shape, MarkShape::Stems | MarkShape::Spans));
        let bounds = measured.flat_map(|layer| &layer.marks).filter_map(|mark| mark.bounds);
        bounds.into_iter().any(|(low, high)| range.part(low, high) * pixels >= 1.5)
    })
}

fn layers_of(figure: &Figure) -> impl Iterator<Item = &Layer> {
    figure.panels.iter().flat_map(|panel| &panel.layers)
}

fn scales_differ(figure: &Figure) -> bool {
    let ranges: Vec<Range> = Range::of_panels(figure).into_iter().flatten().collect();
    matches!(figure.arrangement, Arrangement::Side | Arrangement::Grid) && ranges.windows(2).any(|pair| pair[0] != pair[1])
}

/// The items that a figure needs in a picture of this size.
fn items(language: Language, figure: &Figure, frame: Rect) -> Vec<(Swatch, String)> {
    let comma = &format!("{} ", language.say("chart.comma"));
    let mut items = Vec::new();
    let meaning = |status: Status| status_words(language, status);
    let doubts: Vec<String> = figure.doubts().into_iter().map(meaning).collect();
    if !doubts.is_empty() {
        let bars = figure.ranking.is_some()
            || layers_of(figure)
                .any(|layer| layer.shape == MarkShape::Bars && layer.marks.iter().any(|mark| mark.doubt.is_some()));
        items.push((if bars { Swatch::Hatched } else { Swatch::Hollow }, doubts.join(comma)));
    }
    let mut breaks: Vec<String> = Vec::new();
    for words in figure.breaks.iter().map(|(_, status)| meaning(*status)) {
        if !breaks.contains(&words) {
            breaks.push(words);
        }
    }
    if !breaks.is_empty() {
        items.push((Swatch::Break, breaks.join(comma)));
    }
    if layers_of(figure).any(|layer| layer.shape == MarkShape::Stems) {
        items.push((Swatch::Stem, language.say("chart.mirror.gap_key").to_owned()));
    }
    items.extend(figure.ranking.iter().filter_map(|ranking| ranking::moves(language, ranking)));
    let ranked = figure.ranking.as_ref().is_some_and(|ranking| ranking::has_whiskers(ranking, frame.width()));
    if ranked || has_whiskers(figure, frame.height()) {
        items.push((Swatch::Whisker, language.say("chart.key.whiskers").to_owned()));
    }
    if scales_differ(figure) {
        items.push((Swatch::Blank, language.say("chart.key.scales").to_owned()));
    }
    items
}

impl Notation {
    /// The key of a figure in rows of this width.
    pub(super) fn of(canvas: &Canvas, figure: &Figure, width: i32, sizes: &Sizes) -> Self {
        let style = style(canvas, sizes);
        let (mut rows, mut x) = (Vec::new(), 0);
        let mut row: Vec<(Swatch, String, i32)> = Vec::new();
        for (kind, words) in items(canvas.language, figure, canvas.frame) {
            let before = if kind == Swatch::Blank { 0 } else { swatch_width(sizes) };
            let room = f64::from(width - before);
            for (place, line) in text::wrapped(&words, style.size, false, room, 2).into_iter().enumerate() {
                let wide = before + pixel(style.width(&line).ceil());
                if !row.is_empty() && (x + wide > width || place > 0) {
                    rows.push(std::mem::take(&mut row));
                    x = 0;
                }
                row.push((if place == 0 { kind } else { Swatch::Blank }, line, x + before));
                x += wide + sizes.gap * 2;
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
        Self { rows }
    }

    pub(super) fn height(&self, sizes: &Sizes) -> i32 {
        i32::try_from(self.rows.len()).unwrap_or(0) * Sizes::line(sizes.small)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, (left, top): Spot, sizes: &Sizes) {
        let style = style(canvas, sizes);
        let mut baseline = top + pixel(sizes.small);
        for row in &self.rows {
            for (kind, words, x) in row {
                swatch(canvas, *kind, canvas.palette.axis, (left + x - swatch_width(sizes), baseline), sizes);
                canvas.text(words, (left + x, baseline), &style);
            }
            baseline += Sizes::line(sizes.small);
        }
    }
}

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start }
}
