//! Bars from zero; doubtful ones are hatched. And the whiskers of rounding, on bars and lines alike.

use super::{
    canvas::Canvas,
    geometry::{Rect, Spot, pixel},
    sizes::Sizes,
    x_axis::XAxis,
    y_axis::YAxis,
};
use crate::chart::{
    figure::{Colour, Layer, Mark},
    theme::{Ink, Palette},
};

/// The axes and sizes that marks are drawn with.
pub(super) struct PlotFrame<'a> {
    pub(super) x_axis: XAxis,
    pub(super) y_axis: &'a YAxis,
    pub(super) sizes: &'a Sizes,
    pub(super) plot: Rect,
}

/// Where a layer's bars stand within their slots: its place among the bar layers.
#[derive(Debug, Clone, Copy)]
pub(super) struct BarPlace {
    pub(super) index: i32,
    pub(super) of: i32,
}

/// The colour of a mark.
pub(super) fn ink(palette: &Palette, colour: Colour, value: f64) -> Ink {
    match colour {
        Colour::Second => palette.second,
        Colour::Third => palette.third,
        Colour::Nth(place) => palette.nth(place),
        Colour::Sign if value < 0.0 => palette.second,
        Colour::First | Colour::Sign => palette.first,
    }
}

impl PlotFrame<'_> {
    /// The left and right edge of a bar.
    pub(super) fn sides(&self, slot: usize, place: BarPlace) -> (i32, i32) {
        let widest = f64::from(self.plot.width()) * 0.13;
        let group = (self.x_axis.step * 0.68).min(widest * f64::from(place.of)).max(1.0);
        let each = group / f64::from(place.of);
        let start = f64::from(self.x_axis.centre(slot)) - group / 2.0 + each * f64::from(place.index);
        let space = if place.of > 1 && each > 6.0 { each * 0.06 } else { 0.0 };
        let (left, right) = (pixel(start + space), pixel(start + each - space));
        (left, right.max(left + 1))
    }
}

/// The bars of a layer, each with its whisker.
pub(super) fn bars(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, place: BarPlace) {
    let base = frame.y_axis.base();
    for mark in &layer.marks {
        let (left, right) = frame.sides(mark.slot, place);
        let y = frame.y_axis.y(mark.value);
        let rect = Rect { left, right, top: y.min(base), bottom: y.max(base) };
        bar(canvas, rect, ink(canvas.palette, layer.colour, mark.value), mark.doubt.is_some(), frame.sizes);
    }
    for mark in &layer.marks {
        let (left, right) = frame.sides(mark.slot, place);
        whisker(canvas, frame, mark, i32::midpoint(left, right), right - left);
    }
}

/// One bar: full, or hatched when its figure is doubtful.
pub(super) fn bar(canvas: &mut Canvas, rect: Rect, ink: Ink, doubtful: bool, sizes: &Sizes) {
    if rect.height() == 0 {
        return;
    }
    if !doubtful || rect.width() < 4 {
        canvas.rect(rect, ink);
        return;
    }
    canvas.rect(rect, ink.into(canvas.palette.background, 0.16));
    let spacing = pixel(sizes.text * 0.55).max(5);
    let stroke = sizes.thin;
    let (width, height) = (rect.width() - 1, rect.height() - 1);
    let mut along = spacing / 2;
    while along < width + height {
        let from = (rect.left + (along - height).max(0), rect.top + along.min(height));
        let to = (rect.left + along.min(width), rect.top + (along - width).max(0));
        canvas.line(vec![from, to], ink, stroke);
        along += spacing;
    }
    let Rect { left, top, right, bottom } = rect;
    let (right, bottom) = (right - 1, bottom - 1);
    canvas.line(vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], ink, stroke.max(sizes.stroke / 2));
}

/// Intervals without a figure: a stroke from the lowest to the highest, in the colour of its series, beside the middle of the slot, so that
/// those of two series do not hide one another.
pub(super) fn spans(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer) {
    let aside = pixel((frame.x_axis.step * 0.18).min(frame.sizes.text)).max(2);
    for mark in &layer.marks {
        let Some((low, high)) = mark.bounds else { continue };
        let ink = ink(canvas.palette, layer.colour, high);
        let x = frame.x_axis.centre(mark.slot) + if layer.colour == Colour::Second { aside } else { -aside };
        let (bottom, top) = (frame.y_axis.y(low), frame.y_axis.y(high));
        let arm = (aside / 2).max(2);
        canvas.line(vec![(x, top), (x, bottom)], ink, frame.sizes.stroke.max(2));
        for y in [top, bottom] {
            canvas.line(vec![(x - arm, y), (x + arm, y)], ink, frame.sizes.stroke.max(2));
        }
        canvas.keep_clear((x, top), (x, bottom));
    }
}

/// The rounding bounds of a mark as a whisker, where they are more than a pixel apart.
pub(super) fn whisker(canvas: &mut Canvas, frame: &PlotFrame, mark: &Mark, x: i32, room: i32) {
    let Some((low, high)) = mark.bounds else { return };
    if frame.y_axis.pixels(low, high) < 2 {
        return;
    }
    let (bottom, top) = (frame.y_axis.y(low), frame.y_axis.y(high));
    let arm = pixel(frame.sizes.text * 0.36).min(room / 2).min(pixel(frame.x_axis.step * 0.3));
    let strokes: [Vec<Spot>; 3] =
        [vec![(x, top), (x, bottom)], vec![(x - arm, top), (x + arm, top)], vec![(x - arm, bottom), (x + arm, bottom)]];
    if arm >= 5 && bottom - top >= 8 {
        for stroke in &strokes {
            canvas.line(stroke.clone(), canvas.palette.background, frame.sizes.whisker + 2);
        }
    }
    for stroke in strokes {
        canvas.line(stroke, canvas.palette.text, frame.sizes.whisker);
    }
    canvas.keep_clear((x, top), (x, bottom));
}
