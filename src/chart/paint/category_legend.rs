//! Names of colours in rows: a swatch and words each; what does not fit is counted.

use super::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Spot, number, pixel},
    sizes::Sizes,
    swatch::{Swatch, swatch, swatch_width},
    text,
};
use crate::chart::categorical_palette::Fill;
use crate::chart::fonts::Typesetter;

/// A colour and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Category {
    pub(in crate::chart) words: String,
    /// Written after the words, and kept when they are shortened.
    pub(in crate::chart) share: String,
    pub(in crate::chart) fill: Fill,
}

/// One word of a row: its colour, none for the count of what does not fit, and its offset.
pub(in crate::chart) type LegendEntry = (Option<Fill>, String, i32);

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Start }
}

/// How many letters a text has.
pub(in crate::chart) fn letters(text: &str) -> f64 {
    number(text.chars().count())
}

/// The names in rows of this width, no higher than this in all.
pub(in crate::chart) fn rows(canvas: &Canvas, names: &[Category], width: i32, most: i32, sizes: &Sizes) -> Vec<Vec<LegendEntry>> {
    let style = style(canvas, sizes);
    let allowed = usize::try_from(most / Sizes::line(sizes.small)).unwrap_or(0);
    let (mut rows, mut x): (Vec<Vec<LegendEntry>>, i32) = (Vec::new(), 0);
    if allowed == 0 || names.is_empty() {
        return rows;
    }
    let language = canvas.language;
    let more = |left: usize| language.fill("chart.more", &[("count", &language.number(&left.to_string()))]);
    let reserve = pixel(style.width(canvas.typesetter, &more(names.len())).ceil()) + sizes.gap * 2;
    for (place, name) in names.iter().enumerate() {
        // The count of what does not fit has room after whatever stands in the last row.
        let kept = if rows.len() + 1 >= allowed && place + 1 < names.len() { reserve + sizes.gap * 3 / 2 } else { 0 };
        let room = f64::from((width - swatch_width(sizes) - kept).min(pixel(sizes.text * 24.0)));
        let words = shortened(canvas.typesetter, name, &style, room);
        let wide = swatch_width(sizes) + pixel(style.width(canvas.typesetter, &words).ceil());
        let last_row = rows.len() == allowed;
        let end = if last_row && place + 1 < names.len() { width - reserve } else { width };
        if rows.is_empty() || x > 0 && x + wide > end {
            if last_row {
                if let Some(row) = rows.last_mut() {
                    row.push((None, more(names.len() - place), x));
                }
                return rows;
            }
            rows.push(Vec::new());
            x = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((Some(name.fill), words, x));
        }
        x += wide + sizes.gap * 3 / 2;
    }
    rows
}

/// The words and the share, the words shortened where they have to be.
fn shortened(typesetter: Typesetter, name: &Category, style: &Style, room: f64) -> String {
    let whole = format!("{} {}", name.words, name.share);
    let whole = whole.trim_end();
    if style.width(typesetter, whole) <= room {
        return whole.to_owned();
    }
    let left = room - style.width(typesetter, whole) + style.width(typesetter, &name.words);
    format!("{} {}", text::shortened(typesetter, &name.words, style.size, false, left), name.share).trim_end().to_owned()
}

/// How high the rows are.
pub(in crate::chart) fn height(rows: &[Vec<LegendEntry>], sizes: &Sizes) -> i32 {
    i32::try_from(rows.len()).unwrap_or(0) * Sizes::line(sizes.small)
}

/// Draws the rows from the corner where reading begins.
pub(in crate::chart) fn draw(canvas: &mut Canvas, rows: &[Vec<LegendEntry>], corner: Spot, sizes: &Sizes) {
    canvas.reading(|canvas| read(canvas, rows, corner, sizes));
}

fn read(canvas: &mut Canvas, rows: &[Vec<LegendEntry>], (left, top): Spot, sizes: &Sizes) {
    let style = style(canvas, sizes);
    let mut baseline = top + pixel(sizes.small);
    for row in rows {
        for (fill, words, x) in row {
            let mut at = left + x;
            if let Some(fill) = fill {
                let ink = fill.ink(canvas.palette);
                swatch(canvas, Swatch::Bar, ink, (at, baseline), sizes);
                at += swatch_width(sizes);
            }
            canvas.text(words, (at, baseline), &style);
        }
        baseline += Sizes::line(sizes.small);
    }
}
