//! The axes and sizes that marks are drawn with, and what all marks share: their colours and whiskers.

use super::{
    model::{Colour, Mark},
    y_axis::YAxis,
};
use crate::chart::{
    paint::{
        canvas::Canvas,
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        x_axis::XAxis,
    },
    theme::{Ink, Palette},
};

/// The axes and sizes that marks are drawn with.
pub(in crate::chart) struct PlotFrame<'a> {
    pub(in crate::chart) x_axis: XAxis,
    pub(in crate::chart) y_axis: &'a YAxis,
    pub(in crate::chart) sizes: &'a Sizes,
    pub(in crate::chart) plot: Rect,
}

/// Where a layer's bars stand within their slots: its place among the bar layers.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct BarPlace {
    pub(in crate::chart) index: i32,
    pub(in crate::chart) of: i32,
}

/// The colour of a mark.
pub(in crate::chart) fn ink(palette: &Palette, colour: Colour, value: f64) -> Ink {
    match colour {
        Colour::Second => palette.second,
        Colour::Third => palette.third,
        Colour::Context => palette.event,
        Colour::Nth(place) => palette.nth(place),
        Colour::Side(side) => palette.side(side),
        Colour::Sign if value < 0.0 => palette.second,
        Colour::First | Colour::Sign => palette.first,
    }
}

impl PlotFrame<'_> {
    /// The left and right edge of a bar.
    pub(in crate::chart) fn sides(&self, slot: usize, place: BarPlace) -> (i32, i32) {
        let widest = f64::from(self.plot.width()) * 0.13;
        let group = (self.x_axis.step * 0.68).min(widest * f64::from(place.of)).max(1.0);
        let each = group / f64::from(place.of);
        let start = f64::from(self.x_axis.centre(slot)) - group / 2.0 + each * f64::from(place.index);
        let space = if place.of > 1 && each > 6.0 { each * 0.06 } else { 0.0 };
        let (left, right) = (pixel(start + space), pixel(start + each - space));
        (left, right.max(left + 1))
    }
}

/// The rounding bounds of a mark as a whisker, where they are more than a pixel apart.
pub(in crate::chart) fn whisker(canvas: &mut Canvas, frame: &PlotFrame, mark: &Mark, x: i32, room: i32) {
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
