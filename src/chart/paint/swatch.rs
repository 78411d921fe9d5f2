//! The small signs before words of a legend or a notation.

use super::{
    bars,
    canvas::Canvas,
    dumbbell,
    geometry::{Rect, Spot, pixel},
    lines::{self, Dash},
    ranking_row,
    sizes::Sizes,
};
use crate::chart::theme::Ink;

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
            ranking_row::triangle(canvas, (left + wide / 4, centre), high, true);
            ranking_row::triangle(canvas, (left + wide * 3 / 4, centre), high, false);
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
