//! Lines with markers: a missing period or a break of the series breaks the line, a doubtful figure has a hollow marker.

use super::{
    bars::{Frame, ink, whisker},
    canvas::Canvas,
    geometry::{Spot, pixel},
};
use crate::chart::figure::{Layer, Mark};

/// Runs of marks in neighbouring slots without a break of the series.
pub(super) fn runs(marks: &[Mark]) -> impl Iterator<Item = &[Mark]> {
    marks.chunk_by(|one, next| one.slot + 1 == next.slot && !next.broken)
}

fn spot(frame: &Frame, mark: &Mark) -> Spot {
    (frame.across.centre(mark.slot), frame.upright.y(mark.value))
}

/// Remembers where a layer's lines will be, so that labels keep clear of them.
pub(super) fn reserve(canvas: &mut Canvas, frame: &Frame, layer: &Layer) {
    for run in runs(&layer.marks) {
        for pair in run.windows(2) {
            canvas.keep_clear(spot(frame, &pair[0]), spot(frame, &pair[1]));
        }
        for mark in run {
            let (x, y) = spot(frame, mark);
            let radius = pixel(f64::from(frame.sizes.dot));
            canvas.keep_clear((x, y - radius), (x, y + radius));
        }
    }
}

/// The line, whiskers and markers of a layer.
pub(super) fn line(canvas: &mut Canvas, frame: &Frame, layer: &Layer) {
    let colour = ink(canvas.palette, layer.colour, 0.0);
    for run in runs(&layer.marks).filter(|run| run.len() > 1) {
        let spots: Vec<Spot> = run.iter().map(|mark| spot(frame, mark)).collect();
        canvas.line(spots, colour, frame.sizes.stroke);
    }
    for mark in &layer.marks {
        let (x, _) = spot(frame, mark);
        whisker(canvas, frame, mark, x, frame.plot.width());
    }
    let radius = frame.sizes.dot;
    let airy = frame.across.step >= f64::from(radius) * 4.0;
    for run in runs(&layer.marks) {
        for mark in run {
            let place = spot(frame, mark);
            if mark.doubt.is_some() {
                canvas.ring(place, radius, colour, frame.sizes.stroke.max(2) - 1);
            } else if airy {
                canvas.dot(place, radius, colour);
            } else if run.len() == 1 {
                canvas.dot(place, radius.min(pixel(frame.across.step * 0.6).max(2).unsigned_abs()), colour);
            }
        }
    }
}
