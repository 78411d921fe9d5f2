//! Intervals without a figure.

use super::form::{Depth, MarkForm, Traits};
use crate::chart::{
    body::panels::{
        frame::{BarPlace, PlotFrame, ink},
        model::{Colour, Layer, MarkShape},
    },
    paint::{canvas::Canvas, geometry::pixel, swatch::Swatch},
    theme::PairSide,
};

/// Intervals.
pub(super) const FORM: MarkForm = MarkForm {
    swatch: |_| Swatch::Span,
    doubtful: |_| Swatch::Hollow,
    logarithmic: MarkShape::Spans,
    traits: Traits { interval: true, ..Traits::PLAIN },
    depth: Depth::OverBase,
    reserve: |_, _, _| {},
    draw,
};

/// Intervals without a figure: a stroke from the lowest to the highest, in the colour of its series, beside the
/// middle of the slot, so that those of two series do not hide one another.
fn draw(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, _: Option<BarPlace>) {
    let aside = pixel((frame.x_axis.step * 0.18).min(frame.sizes.text)).max(2);
    for mark in &layer.marks {
        let Some((low, high)) = mark.bounds else { continue };
        let ink = ink(canvas.palette, layer.colour, high);
        let x = frame.x_axis.centre(mark.slot)
            + if matches!(layer.colour, Colour::Second | Colour::Side(PairSide::Other)) { aside } else { -aside };
        let (bottom, top) = (frame.y_axis.y(low), frame.y_axis.y(high));
        let arm = (aside / 2).max(2);
        canvas.line(vec![(x, top), (x, bottom)], ink, frame.sizes.stroke.max(2));
        for y in [top, bottom] {
            canvas.line(vec![(x - arm, y), (x + arm, y)], ink, frame.sizes.stroke.max(2));
        }
        canvas.keep_clear((x, top), (x, bottom));
    }
}
