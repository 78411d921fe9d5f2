//! The small signs before words of a legend or a notation.

use super::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, Spot, pixel},
    sizes::Sizes,
    strokes::{Dash, Fill, broken, filled_bar, square, stroke, triangle},
};
use crate::chart::theme::Ink;

/// What stands before a text of the key or the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Swatch {
    Bar,
    Hatched,
    /// A provisional bar.
    Pale,
    /// The bar of a forecast.
    Outlined,
    Line(Dash),
    Hollow,
    /// A provisional part of a line.
    PaleLine,
    /// The part of a line that leads to a forecast.
    DashedHollow,
    /// Slots without a figure, for each reason.
    NoData,
    Suppressed,
    Incomplete,
    /// The area between two lines, where the first is above and where the second is.
    Surplus,
    Deficit,
    /// The number that stands for an event.
    Numbered(u8),
    Whisker,
    Span,
    Break,
    Dot,
    Square,
    Stem,
    Moved,
    Blank,
}

/// How much of its colour an area between two lines has.
pub(in crate::chart) const AREA: f64 = 0.3;
/// How much of its colour a provisional part of a line has.
pub(in crate::chart) const PROVISIONAL: f64 = 0.5;

/// Why there is no figure where one is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Emptiness {
    NoData,
    Suppressed,
    Incomplete,
}

/// A place without a figure: pale; hatched where the figure is withheld; between dashes where a part of it is there.
pub(in crate::chart) fn empty(canvas: &mut Canvas, rect: Rect, kind: Emptiness, sizes: &Sizes) {
    let ground = canvas.palette.grid.into(canvas.palette.background, 0.55);
    canvas.rect(rect, ground);
    match kind {
        Emptiness::NoData => {}
        Emptiness::Suppressed => {
            let spacing = pixel(sizes.text * 0.8).max(6);
            canvas.slanted(rect, canvas.palette.event.into(ground, 0.5), ground, (sizes.thin, spacing));
        }
        Emptiness::Incomplete => {
            let ink = canvas.palette.event;
            for x in [rect.left, rect.right - 1] {
                stroke(canvas, vec![(x, rect.top), (x, rect.bottom)], Dash::Dashed, ink, sizes.thin);
            }
        }
    }
}

/// How wide the sign of a number of events is.
pub(in crate::chart) fn numbered_width(number: f64, sizes: &Sizes) -> i32 {
    pixel(number + sizes.small * 0.55).max(pixel(sizes.small * 1.2))
}

/// How a number in a ring looks.
pub(in crate::chart) fn number_style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: (sizes.small * 1.7).round() / 2.0, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle }
}

/// A number in a ring that is as wide as the number needs.
pub(in crate::chart) fn numbered(canvas: &mut Canvas, (x, y): Spot, number: &str, sizes: &Sizes) {
    let words = canvas.language.digits(number);
    let style = number_style(canvas, sizes);
    let high = pixel(sizes.small * 1.2);
    let wide = numbered_width(style.width(canvas.typesetter, &words), sizes);
    for (ink, radius) in [(canvas.palette.event, high / 2), (canvas.palette.background, high / 2 - 1)] {
        let aside = (wide - high) / 2;
        let round = radius.unsigned_abs();
        canvas.rect(Rect { left: x - aside, right: x + aside + 1, top: y - radius, bottom: y + radius + 1 }, ink);
        canvas.dot((x - aside, y), round, ink);
        canvas.dot((x + aside, y), round, ink);
    }
    canvas.text(&words, (x, style.centred(y)), &style);
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
        Swatch::Hatched => filled_bar(canvas, rect, ink, Fill::Hatched, sizes),
        Swatch::Pale => filled_bar(canvas, rect, ink, Fill::Pale, sizes),
        Swatch::Outlined => filled_bar(canvas, rect, ink, Fill::Outlined, sizes),
        Swatch::NoData => empty(canvas, rect, Emptiness::NoData, sizes),
        Swatch::Suppressed => empty(canvas, rect, Emptiness::Suppressed, sizes),
        Swatch::Incomplete => empty(canvas, rect, Emptiness::Incomplete, sizes),
        Swatch::Surplus => canvas.rect(rect, canvas.palette.first.into(canvas.palette.background, AREA)),
        Swatch::Deficit => canvas.rect(rect, canvas.palette.second.into(canvas.palette.background, AREA)),
        Swatch::Numbered(number) => numbered(canvas, (middle, centre), &number.to_string(), sizes),
        Swatch::Line(dash) => {
            stroke(canvas, vec![(left, centre), (left + wide, centre)], dash, ink, sizes.stroke);
            canvas.dot((middle, centre), dot, ink);
        }
        Swatch::Hollow => {
            canvas.line(vec![(left, centre), (left + wide, centre)], ink, sizes.stroke);
            canvas.ring((middle, centre), dot, ink, sizes.stroke.max(2) - 1);
        }
        Swatch::PaleLine => {
            let pale = ink.into(canvas.palette.background, PROVISIONAL);
            canvas.line(vec![(left, centre), (left + wide, centre)], pale, sizes.stroke);
            canvas.dot((middle, centre), dot, pale);
        }
        Swatch::DashedHollow => {
            stroke(canvas, vec![(left, centre), (left + wide, centre)], Dash::Dashed, ink, sizes.stroke);
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
