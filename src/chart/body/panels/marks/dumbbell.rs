//! Dumbbells: a round and a square marker in each slot, a stem between them, and over it what lies between them.

use super::form::{Depth, MarkForm, Traits};
use crate::chart::{
    body::panels::{
        frame::{PlotFrame, ink, whisker},
        model::{Colour, Dumbbells, Gaps, Layer, Mark, MarkShape},
    },
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::pixel,
        sizes::Sizes,
        strokes::square,
        swatch::Swatch,
    },
};

/// Square markers.
pub(super) const SQUARES: MarkForm = MarkForm {
    swatch: |_| Swatch::Square,
    doubtful: Swatch::Hollow,
    logarithmic: MarkShape::Squares,
    traits: Traits::PLAIN,
    depth: Depth::Front,
    reserve: |_, _, _| {},
    draw: |canvas, frame, layer, _| layer.marks.iter().for_each(|mark| marker(canvas, frame, layer, mark, frame.sizes.dot)),
};

/// The stems, whiskers, markers and labels of a panel.
pub(in crate::chart) fn draw(canvas: &mut Canvas, dumbbells: &Dumbbells, frame: &PlotFrame) {
    let sides = &dumbbells.sides;
    let radius = frame.sizes.dot.min(pixel(frame.x_axis.step * 0.4).max(2).unsigned_abs());
    let ends = |slot: usize| {
        let marks = sides.iter().filter_map(|layer| layer.marks.iter().find(|mark| mark.slot == slot));
        marks.map(|mark| frame.y_axis.y(mark.value)).collect::<Vec<_>>()
    };
    for slot in 0..frame.x_axis.count() {
        let (x, ends) = (frame.x_axis.centre(slot), ends(slot));
        let (Some(top), Some(bottom)) = (ends.iter().min(), ends.iter().max()) else { continue };
        if top < bottom {
            canvas.line(vec![(x, *top), (x, *bottom)], ink(canvas.palette, Colour::Third, 1.0), frame.sizes.stroke);
        }
        let reach = pixel(f64::from(radius));
        canvas.keep_clear((x, top - reach), (x, bottom + reach));
        for end in &ends {
            canvas.keep_clear((x - reach - 1, *end), (x + reach + 1, *end));
        }
    }
    for layer in sides.iter().rev() {
        canvas.marks_of(&layer.name, |canvas| {
            layer.marks.iter().for_each(|mark| marker(canvas, frame, layer, mark, radius));
        });
    }
    if frame.sizes.labels {
        labels(canvas, frame, &dumbbells.gaps, ends);
    }
}

/// The room that the labels of gaps want above and below the marks.
pub(in crate::chart) fn label_room(sizes: &Sizes) -> i32 {
    if sizes.labels { pixel(sizes.small * 1.9) } else { 0 }
}

fn marker(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, mark: &Mark, radius: u32) {
    let spot = (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value));
    let colour = ink(canvas.palette, layer.colour, 1.0);
    whisker(canvas, frame, mark, spot.0, pixel(frame.x_axis.step));
    if layer.shape == MarkShape::Squares {
        canvas.rect(square(spot, radius), colour);
    } else {
        canvas.dot(spot, radius, colour);
    }
}

/// Gaps over the dumbbells, else under them, the latest first, where they fit.
fn labels(canvas: &mut Canvas, frame: &PlotFrame, gaps: &Gaps, ends: impl Fn(usize) -> Vec<i32>) {
    let style = Style { size: frame.sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle };
    // From a marker's middle to the nearer edge of the label, which must not touch the marker.
    let space = pixel(f64::from(frame.sizes.dot)) + 3;
    for mark in gaps.marks.iter().rev() {
        let (x, ends) = (frame.x_axis.centre(mark.slot), ends(mark.slot));
        let (Some(top), Some(bottom)) = (ends.iter().min(), ends.iter().max()) else { continue };
        let (above, below) = (top - space - pixel(style.size * 0.3), bottom + space + pixel(style.size * 0.85));
        let free = [(x, above), (x, below)].into_iter().find(|spot| {
            let place = style.boxed(canvas.typesetter, &mark.label, *spot);
            frame.plot.grown(2).holds(place) && canvas.is_free(place.grown(1))
        });
        if let Some(spot) = free {
            canvas.label(&mark.label, spot, &style);
        }
    }
}
