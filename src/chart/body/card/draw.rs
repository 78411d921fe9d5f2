//! The card: when, the figure as large as there is room, and lines below it as far as they fit.

use super::model::CardFigure;
use crate::chart::paint::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, pixel},
    sizes::Sizes,
    text,
};

/// The most of the height that the figure takes, and its size against the text around it.
const PART: f64 = 0.42;
const LARGEST: f64 = 9.0;

/// Draws a figure into a rectangle.
pub(super) fn draw(canvas: &mut Canvas, figure: &CardFigure, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, figure, rect, sizes));
}

fn read(canvas: &mut Canvas, figure: &CardFigure, rect: Rect, sizes: &Sizes) {
    let quiet = Style { size: sizes.heading, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    let large = Style { size: large(canvas, figure, rect, sizes), bold: true, ink: canvas.palette.first, anchor: Anchor::Start };
    let large = Style { ink: canvas.palette.written(large.ink), ..large };
    let (line, tall) = (Sizes::line(quiet.size), Sizes::line(large.size));
    let mut below: Vec<String> = Vec::new();
    for words in &figure.below {
        below.extend(text::wrapped(canvas.typesetter, words, quiet.size, false, f64::from(rect.width()), 2));
    }
    let room = (rect.height() - tall - line).max(0) / line.max(1);
    below.truncate(usize::try_from(room).unwrap_or(0));
    let lines = i32::try_from(below.len()).unwrap_or(0);
    let free = rect.height() - tall - line * (lines + 1);
    let mut top = rect.top + (free / 3).max(0);
    if free >= 0 {
        canvas.text(&figure.when, (rect.left, top + pixel(quiet.size)), &quiet);
        top += line;
    }
    canvas.text(&figure.amount, (rect.left, top + pixel(large.size)), &large);
    top += tall;
    for words in &below {
        canvas.text(words, (rect.left, top + pixel(quiet.size)), &quiet);
        top += line;
    }
}

/// The size of the figure: as large as height and width allow.
fn large(canvas: &Canvas, figure: &CardFigure, rect: Rect, sizes: &Sizes) -> f64 {
    let by_height = (f64::from(rect.height()) * PART).min(sizes.text * LARGEST);
    let width = canvas.typesetter.width(&figure.amount, 100.0, true).max(1.0) / 100.0;
    let by_width = f64::from(rect.width()) * 0.98 / width;
    (by_height.min(by_width) * 2.0).floor() / 2.0
}
