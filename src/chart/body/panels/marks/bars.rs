//! Bars from zero; doubtful ones are hatched.

use super::form::{Depth, MarkForm, Traits};
use crate::chart::{
    body::panels::{
        frame::{BarPlace, PlotFrame, ink, whisker},
        model::{Layer, MarkShape},
    },
    paint::{canvas::Canvas, geometry::Rect, strokes::bar, swatch::Swatch},
};

/// Bars.
pub(super) const FORM: MarkForm = MarkForm {
    swatch: |_| Swatch::Bar,
    doubtful: Swatch::Hatched,
    logarithmic: MarkShape::Dots,
    traits: Traits { beside: true, ..Traits::PLAIN },
    depth: Depth::BehindBase,
    reserve: |_, _, _| {},
    draw,
};

/// The bars of a layer, each with its whisker.
fn draw(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, place: Option<BarPlace>) {
    let Some(place) = place else { return };
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
