//! Lines with markers: a missing period or a break of the series breaks the line, a doubtful figure has a hollow marker.

use super::{
    bars::{PlotFrame, ink, whisker},
    canvas::Canvas,
    geometry::{Spot, pixel},
};
use crate::chart::{
    figure::{Colour, Layer, Mark, MarkShape},
    theme::{Ink, SERIES},
};

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

/// Lines past the colours there are come again dashed, then dotted.
pub(super) fn dash(colour: Colour) -> Dash {
    match colour {
        Colour::Nth(place) if place >= SERIES * 2 => Dash::Dotted,
        Colour::Nth(place) if place >= SERIES => Dash::Dashed,
        _ => Dash::Solid,
    }
}

/// A line through spots, whole or in dashes.
pub(super) fn stroke(canvas: &mut Canvas, spots: Vec<Spot>, dash: Dash, ink: Ink, width: u32) {
    let thick = f64::from(width);
    let (on, off) = match dash {
        Dash::Solid => return canvas.line(spots, ink, width),
        Dash::Dashed => (thick * 4.0, thick * 2.5),
        Dash::Dotted => (1.0, thick * 2.2),
    };
    for piece in pieces(&spots, on, off) {
        canvas.line(piece, ink, width);
    }
}

/// The pieces of a line that are drawn, `on` long and `off` apart.
fn pieces(spots: &[Spot], on: f64, off: f64) -> Vec<Vec<Spot>> {
    let (mut pieces, mut drawn, mut left) = (Vec::new(), true, on);
    let mut piece: Vec<Spot> = spots.first().copied().into_iter().collect();
    for pair in spots.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let step = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = (step.0 * step.0 + step.1 * step.1).sqrt();
        let mut gone = 0.0;
        while length - gone > left {
            gone += left;
            let part = gone / length;
            let at = (pixel(f64::from(from.0) + step.0 * part), pixel(f64::from(from.1) + step.1 * part));
            if drawn {
                piece.push(at);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![at];
            }
            drawn = !drawn;
            left = if drawn { on } else { off };
        }
        left -= length - gone;
        if drawn {
            piece.push(to);
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// Runs of marks in neighbouring slots without a break of the series.
pub(super) fn runs(marks: &[Mark]) -> impl Iterator<Item = &[Mark]> {
    marks.chunk_by(|one, next| one.slot + 1 == next.slot && !next.broken)
}

fn spot(frame: &PlotFrame, mark: &Mark) -> Spot {
    (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value))
}

/// Remembers where a layer's lines will be, so that labels keep clear of them.
pub(super) fn reserve(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer) {
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
pub(super) fn line(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer) {
    let colour = ink(canvas.palette, layer.colour, 0.0);
    for run in runs(&layer.marks).filter(|run| run.len() > 1 && layer.shape == MarkShape::Line) {
        let spots: Vec<Spot> = run.iter().map(|mark| spot(frame, mark)).collect();
        stroke(canvas, spots, dash(layer.colour), colour, frame.sizes.stroke);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_go_on_around_corners() {
        let line = [(0, 0), (10, 0), (10, 10)];
        assert_eq!(pieces(&line, 6.0, 2.0), [vec![(0, 0), (6, 0)], vec![(8, 0), (10, 0), (10, 4)], vec![(10, 6), (10, 10)]]);
        assert_eq!(pieces(&line, 99.0, 2.0), [line.to_vec()]);
        assert!(pieces(&[(5, 5)], 6.0, 2.0).is_empty() && pieces(&[], 6.0, 2.0).is_empty());
    }
}
