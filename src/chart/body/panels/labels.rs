//! Values written beside their marks, only where nothing else stands.

use super::{
    frame::{BarPlace, PlotFrame},
    marks::dumbbell,
    model::{Layer, Mark, Panel},
};
use crate::chart::fonts::Typesetter;
use crate::chart::paint::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Spot, number, pixel},
    sizes::Sizes,
};

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle }
}

fn widest(typesetter: Typesetter, layer: &Layer, style: &Style) -> f64 {
    layer.marks.iter().map(|mark| style.width(typesetter, &mark.label)).fold(0.0, f64::max)
}

/// How much room labels want above and below the marks of a panel whose slots are about so wide.
pub(in crate::chart) fn room(canvas: &Canvas, panel: &Panel, step: f64, sizes: &Sizes) -> i32 {
    if panel.gaps().is_some() {
        return dumbbell::label_room(sizes);
    }
    let style = style(canvas, sizes);
    let layers = panel.layers();
    let beside = |layer: &Layer| layer.shape.form().traits.beside;
    let bars = layers.iter().filter(|layer| beside(layer)).count();
    let fits =
        |layer: &&Layer| !beside(layer) || widest(canvas.typesetter, layer, &style) + sizes.text * 0.4 <= step / number(bars);
    let mixed = bars > 0 && bars < layers.len() || bars == 0 && layers.len() > 1;
    if sizes.labels && !mixed && layers.iter().all(fits) { pixel(sizes.text * 1.7) } else { 0 }
}

/// Labels over (or under) bars, when all of them fit side by side.
pub(in crate::chart) fn over_bars(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, place: BarPlace) {
    let style = style(canvas, frame.sizes);
    if widest(canvas.typesetter, layer, &style) + frame.sizes.text * 0.4 > frame.x_axis.step / f64::from(place.of) {
        return;
    }
    for mark in &layer.marks {
        let (left, right) = frame.sides(mark.slot, place);
        let spot = beyond(frame, mark, i32::midpoint(left, right), &style);
        if canvas.is_free(style.boxed(canvas.typesetter, &mark.label, spot)) {
            canvas.label(&mark.label, spot, &style);
        }
    }
}

/// Just beyond the mark and its whisker, away from zero.
fn beyond(frame: &PlotFrame, mark: &Mark, x: i32, style: &Style) -> Spot {
    let (low, high) = mark.bounds.unwrap_or((mark.value, mark.value));
    let space = pixel(style.size * 0.42);
    if mark.value < 0.0 {
        (x, frame.y_axis.y(low.min(mark.value)) + space + pixel(style.size * 0.8))
    } else {
        (x, frame.y_axis.y(high.max(mark.value)) - space)
    }
}

/// Labels along a line: of every mark when there is room, else of the highest and the last.
pub(in crate::chart) fn along_line(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer) {
    let style = style(canvas, frame.sizes);
    let all = widest(canvas.typesetter, layer, &style) * 1.25 <= frame.x_axis.step;
    // The label's ground must not bite into a line as wide as its stroke.
    let halo = pixel(f64::from(frame.sizes.stroke) / 2.0) + 1;
    let highest = layer.marks.iter().max_by(|one, other| one.value.total_cmp(&other.value)).map(|mark| mark.slot);
    let last = layer.marks.last().map(|mark| mark.slot);
    for mark in layer.marks.iter().filter(|mark| all || Some(mark.slot) == highest || Some(mark.slot) == last) {
        let spots = around(canvas.typesetter, frame, mark, &style);
        let free = spots.into_iter().find(|spot| {
            let place = style.boxed(canvas.typesetter, &mark.label, *spot);
            place.left >= frame.plot.left && place.right <= frame.plot.right + 2 && canvas.is_free(place.grown(halo))
        });
        if let Some(spot) = free {
            canvas.label(&mark.label, spot, &style);
        }
    }
}

/// Places to try for the label of a marker: above, below, left and right of it.
fn around(typesetter: Typesetter, frame: &PlotFrame, mark: &Mark, style: &Style) -> [Spot; 6] {
    let (x, y) = (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value));
    let (low, high) = mark.bounds.unwrap_or((mark.value, mark.value));
    let (bottom, top) = (frame.y_axis.y(low).max(y), frame.y_axis.y(high).min(y));
    let dot = pixel(f64::from(frame.sizes.dot));
    let space = dot + pixel(style.size * 0.3) + pixel(f64::from(frame.sizes.stroke) / 2.0) + 1;
    let half = pixel(style.width(typesetter, &mark.label) / 2.0) + space;
    let above = top - space;
    let below = bottom + space + pixel(style.size * 0.8);
    [(x, above), (x, below), (x - half, above), (x + half, above), (x + half, style.centred(y)), (x - half, style.centred(y))]
}
