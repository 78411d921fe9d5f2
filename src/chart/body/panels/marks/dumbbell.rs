//! Dumbbells: a round and a square marker in each slot, a stem between them, and over it what lies between them.

use super::form::{Depth, MarkForm, Traits};
use crate::chart::{
    body::panels::{
        doubt::Doubt,
        frame::{PlotFrame, ink, whisker},
        model::{Colour, Dumbbells, Layer, Mark, MarkShape},
    },
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::pixel,
        sizes::Sizes,
        strokes::square,
        swatch::{PROVISIONAL, Swatch},
    },
};

/// Square markers.
pub(super) const SQUARES: MarkForm = MarkForm {
    swatch: |_| Swatch::Square,
    doubtful: |_| Swatch::Hollow,
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
    for slot in 0..frame.x_axis.count() {
        let (x, ends) = (frame.x_axis.centre(slot), ends(sides, frame, slot));
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
}

/// The heights of the markers of a slot.
fn ends(sides: &[Layer; 2], frame: &PlotFrame, slot: usize) -> Vec<i32> {
    let marks = sides.iter().filter_map(|layer| layer.marks.iter().find(|mark| mark.slot == slot));
    marks.map(|mark| frame.y_axis.y(mark.value)).collect()
}

/// The room that the labels of gaps want above and below the marks.
pub(in crate::chart) fn label_room(sizes: &Sizes) -> i32 {
    if sizes.labels { pixel(sizes.small * 1.9) } else { 0 }
}

fn marker(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, mark: &Mark, radius: u32) {
    let spot = (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value));
    let full = ink(canvas.palette, layer.colour, 1.0);
    let doubt = mark.doubt.map(Doubt::of);
    let colour = if doubt == Some(Doubt::Provisional) { full.into(canvas.palette.background, PROVISIONAL) } else { full };
    whisker(canvas, frame, mark, spot.0, pixel(frame.x_axis.step));
    let is_hollow = matches!(doubt, Some(Doubt::Unsure | Doubt::Forecast));
    match (layer.shape == MarkShape::Squares, is_hollow) {
        (true, false) => canvas.rect(square(spot, radius), colour),
        (true, true) => {
            canvas.rect(square(spot, radius), colour);
            canvas.rect(square(spot, radius).grown(-2), canvas.palette.background);
        }
        (false, false) => canvas.dot(spot, radius, colour),
        (false, true) => canvas.ring(spot, radius, colour, frame.sizes.stroke.max(2) - 1),
    }
}

/// So many gaps are labelled where not all have room.
const FEW: usize = 5;

/// Gaps over the dumbbells, else under them: all where there is room, else the largest; what is said in words is not said again.
pub(in crate::chart) fn labels(canvas: &mut Canvas, frame: &PlotFrame, dumbbells: &Dumbbells) {
    let style = Style { size: frame.sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle };
    let said = |slot: usize| dumbbells.sides.iter().flat_map(|layer| &layer.callouts).any(|callout| callout.slot == slot);
    let wanted = dumbbells.gaps.marks.iter().filter(|mark| !mark.label.is_empty() && !said(mark.slot));
    let mut wanted: Vec<(&Mark, i32, i32)> = wanted
        .filter_map(|mark| {
            let ends = ends(&dumbbells.sides, frame, mark.slot);
            Some((mark, *ends.iter().min()?, *ends.iter().max()?))
        })
        .collect();
    wanted.sort_by_key(|(mark, top, bottom)| (top - bottom, mark.slot));
    let widest = wanted.iter().map(|(mark, ..)| style.width(canvas.typesetter, &mark.label)).fold(0.0, f64::max);
    if widest * 1.15 > frame.x_axis.step {
        wanted.truncate(FEW);
    }
    // From a marker's middle to the nearer edge of the label, which must not touch the marker.
    let space = pixel(f64::from(frame.sizes.dot)) + 3;
    for (mark, top, bottom) in wanted {
        let x = frame.x_axis.centre(mark.slot);
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
