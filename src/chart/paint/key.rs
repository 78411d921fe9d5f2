//! The small line that explains the marks: hatching, hollow markers, breaks, whiskers, events.

use super::{
    bars,
    canvas::{Anchor, Canvas, Style},
    dumbbell,
    geometry::{Rect, Spot, pixel},
    lines::{self, Dash},
    range::Range,
    ranked, ranked_row,
    sizes::Sizes,
    text,
};
use crate::{
    chart::{
        figure::{Arrangement, Figure, Layer, Shape, status as status_words},
        theme::Ink,
    },
    language::Language,
    trade::Status,
};

/// What stands before a text of the key or the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Swatch {
    Bar,
    Hatched,
    Line(Dash),
    Hollow,
    Whisker,
    Span,
    Break,
    Dot,
    Square,
    Stem,
    Moved,
    Blank,
}

/// The key's items in rows.
pub(super) struct Key {
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
        let measured = panel.layers.iter().filter(|layer| !matches!(layer.shape, Shape::Stems | Shape::Spans));
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
            || layers_of(figure).any(|layer| layer.shape == Shape::Bars && layer.marks.iter().any(|mark| mark.doubt.is_some()));
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
    if layers_of(figure).any(|layer| layer.shape == Shape::Stems) {
        items.push((Swatch::Stem, language.say("chart.mirror.gap_key").to_owned()));
    }
    items.extend(figure.ranking.iter().filter_map(|ranking| ranked::moves(language, ranking)));
    let ranked = figure.ranking.as_ref().is_some_and(|ranking| ranked::has_whiskers(ranking, frame.width()));
    if ranked || has_whiskers(figure, frame.height()) {
        items.push((Swatch::Whisker, language.say("chart.key.whiskers").to_owned()));
    }
    if scales_differ(figure) {
        items.push((Swatch::Blank, language.say("chart.key.scales").to_owned()));
    }
    items
}

impl Key {
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

/// The width of a swatch with the space after it.
pub(super) fn swatch_width(sizes: &Sizes) -> i32 {
    pixel(sizes.text * 1.15) + sizes.gap / 2
}

/// A swatch on a baseline.
pub(super) fn swatch(canvas: &mut Canvas, kind: Swatch, ink: Ink, (left, baseline): Spot, sizes: &Sizes) {
    let wide = pixel(sizes.text * 1.15);
    let high = pixel(sizes.small * 0.78);
    let (middle, centre) = (left + wide / 2, baseline - high / 2);
    let rect = Rect { left: left + wide / 8, right: left + wide - wide / 8, top: baseline - high, bottom: baseline + 1 };
    let dot = sizes.dot.min(u32::try_from(high / 2).unwrap_or(3));
    match kind {
        Swatch::Bar => canvas.rect(rect, ink),
        Swatch::Hatched => bars::bar(canvas, rect, ink, true, sizes),
        Swatch::Line(dash) => {
            lines::stroke(canvas, vec![(left, centre), (left + wide, centre)], dash, ink, sizes.stroke);
            canvas.dot((middle, centre), dot, ink);
        }
        Swatch::Hollow => {
            canvas.line(vec![(left, centre), (left + wide, centre)], ink, sizes.stroke);
            canvas.ring((middle, centre), dot, ink, sizes.stroke.max(2) - 1);
        }
        Swatch::Whisker => {
            let ink = canvas.palette.text;
            let arm = (wide / 4).max(2);
            canvas.line(vec![(middle, rect.top), (middle, rect.bottom)], ink, sizes.whisker);
            for y in [rect.top, rect.bottom] {
                canvas.line(vec![(middle - arm, y), (middle + arm, y)], ink, sizes.whisker);
            }
        }
        Swatch::Span => {
            let arm = (wide / 4).max(2);
            canvas.line(vec![(middle, rect.top), (middle, rect.bottom)], ink, sizes.stroke.max(2));
            for y in [rect.top, rect.bottom] {
                canvas.line(vec![(middle - arm, y), (middle + arm, y)], ink, sizes.stroke.max(2));
            }
        }
        Swatch::Break => broken(canvas, middle, rect.top, rect.bottom, sizes),
        Swatch::Dot => canvas.dot((middle, centre), dot, ink),
        Swatch::Square => canvas.rect(dumbbell::square((middle, centre), dot), ink),
        Swatch::Stem => canvas.line(vec![(middle, rect.top), (middle, rect.bottom)], ink, sizes.stroke),
        Swatch::Moved => {
            ranked_row::triangle(canvas, (left + wide / 4, centre), high, true);
            ranked_row::triangle(canvas, (left + wide * 3 / 4, centre), high, false);
        }
        Swatch::Blank => {}
    }
}

/// The dashed line of a break.
pub(super) fn broken(canvas: &mut Canvas, x: i32, top: i32, bottom: i32, sizes: &Sizes) {
    let dash = (sizes.gap / 3).max(3);
    let mut y = top;
    while y < bottom {
        canvas.line(vec![(x, y), (x, (y + dash).min(bottom))], canvas.palette.axis, sizes.thin + 1);
        y += dash * 2;
    }
}
