//! Lines with markers: a missing period or a break of the series breaks the line, a doubtful figure has a hollow marker.

use super::form::{Depth, MarkForm, Traits};
use crate::chart::{
    body::panels::{
        frame::{BarPlace, PlotFrame, ink, whisker},
        model::{Colour, Layer, Mark, MarkShape},
    },
    paint::{
        canvas::Canvas,
        geometry::{Spot, pixel},
        strokes::{Dash, stroke},
        swatch::Swatch,
    },
    theme::Palette,
};

/// Lines past the colours there are, and those of a colour that some reader takes for another, come again dashed, then dotted.
pub(in crate::chart) fn dash(palette: &Palette, colour: Colour) -> Dash {
    let Colour::Nth(place) = colour else { return Dash::Solid };
    match palette.turn(place) {
        0 => Dash::Solid,
        1 => Dash::Dashed,
        _ => Dash::Dotted,
    }
}

/// Runs of marks in neighbouring slots without a break of the series.
fn runs(marks: &[Mark]) -> impl Iterator<Item = &[Mark]> {
    marks.chunk_by(|one, next| one.slot + 1 == next.slot && !next.broken)
}

fn spot(frame: &PlotFrame, mark: &Mark) -> Spot {
    (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value))
}

/// A line with markers.
pub(super) const LINE: MarkForm = MarkForm {
    swatch: |_| Swatch::Line(Dash::Solid),
    doubtful: Swatch::Hollow,
    logarithmic: MarkShape::Line,
    traits: Traits { joined: true, ..Traits::PLAIN },
    depth: Depth::Front,
    reserve,
    draw,
};

/// Markers without a line.
pub(super) const DOTS: MarkForm =
    MarkForm { swatch: |_| Swatch::Dot, logarithmic: MarkShape::Dots, traits: Traits::PLAIN, ..LINE };

/// Remembers where a layer's lines will be, so that labels keep clear of them.
fn reserve(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer) {
    for run in runs(&layer.marks) {
        for pair in run.windows(2).filter(|_| layer.shape == MarkShape::Line) {
            canvas.keep_clear(spot(frame, &pair[0]), spot(frame, &pair[1]));
        }
        for mark in run {
            let (x, y) = spot(frame, mark);
            let radius = pixel(f64::from(frame.sizes.dot));
            canvas.keep_clear((x, y - radius), (x, y + radius));
        }
    }
}

/// The line, whiskers and markers of a layer; no line where it is markers only.
fn draw(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, _: Option<BarPlace>) {
    let colour = ink(canvas.palette, layer.colour, 0.0);
    for run in runs(&layer.marks).filter(|run| run.len() > 1 && layer.shape == MarkShape::Line) {
        let spots: Vec<Spot> = run.iter().map(|mark| spot(frame, mark)).collect();
        stroke(canvas, spots, dash(canvas.palette, layer.colour), colour, frame.sizes.stroke);
    }
    for mark in &layer.marks {
        let (x, _) = spot(frame, mark);
        whisker(canvas, frame, mark, x, frame.plot.width());
    }
    let radius = frame.sizes.dot;
    let airy = frame.x_axis.step >= f64::from(radius) * 4.0;
    for run in runs(&layer.marks) {
        for mark in run {
            let place = spot(frame, mark);
            if mark.doubt.is_some() {
                canvas.ring(place, radius, colour, frame.sizes.stroke.max(2) - 1);
            } else if airy || layer.shape == MarkShape::Dots {
                canvas.dot(place, radius, colour);
            } else if run.len() == 1 {
                canvas.dot(place, radius.min(pixel(frame.x_axis.step * 0.6).max(2).unsigned_abs()), colour);
            }
        }
    }
}
