//! The small signs before words of a legend or a notation.

use super::{
    canvas::Canvas,
    geometry::{Rect, Spot, pixel},
    sizes::Sizes,
    strokes::{Dash, bar, broken, square, stroke, triangle},
};
use crate::chart::theme::Ink;

/// What stands before a text of the key or the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Swatch {
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

/// The width of a swatch with the space after it.
pub(in crate::chart) fn swatch_width(sizes: &Sizes) -> i32 {
    pixel(sizes.text * 1.15) + sizes.gap / 2
}

/// A swatch on a baseline.
pub(in crate::chart) fn swatch(canvas: &mut Canvas, kind: Swatch, ink: Ink, (left, baseline): Spot, sizes: &Sizes) {
    let wide = pixel(sizes.text * 1.15);
    let high = pixel(sizes.small * 0.78);
    let (middle, centre) = (left + wide / 2, baseline - high / 2);
    let rect = Rect { left: left + wide / 8, right: left + wide - wide / 8, top: baseline - high, bottom: baseline + 1 };
    let dot = sizes.dot.min(u32::try_from(high / 2).unwrap_or(3));
    match kind {
        Swatch::Bar => canvas.rect(rect, ink),
        Swatch::Hatched => bar(canvas, rect, ink, true, sizes),
        Swatch::Line(dash) => {
            stroke(canvas, vec![(left, centre), (left + wide, centre)], dash, ink, sizes.stroke);
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
        Swatch::Square => canvas.rect(square((middle, centre), dot), ink),
        Swatch::Stem => canvas.line(vec![(middle, rect.top), (middle, rect.bottom)], ink, sizes.stroke),
        Swatch::Moved => {
            triangle(canvas, (left + wide / 4, centre), high, true);
            triangle(canvas, (left + wide * 3 / 4, centre), high, false);
        }
        Swatch::Blank => {}
    }
}
