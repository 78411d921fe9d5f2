//! Lines with markers: a missing period or a break of the series breaks the line. A doubtful figure has a hollow marker, a
//! provisional one is paler, and the way to a forecast is dashed.

use super::form::{Depth, MarkForm, Traits};
use crate::chart::{
    body::panels::{
        doubt::Doubt,
        frame::{BarPlace, PlotFrame, ink, whisker},
        model::{Colour, Layer, Mark, MarkShape, Weight},
    },
    paint::{
        canvas::Canvas,
        geometry::{Spot, pixel},
        strokes::{Dash, stroke},
        swatch::{PROVISIONAL, Swatch},
    },
    theme::{Ink, Palette},
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
    doubtful: |doubt| match doubt {
        Doubt::Forecast => Swatch::DashedHollow,
        Doubt::Provisional => Swatch::PaleLine,
        Doubt::Unsure => Swatch::Hollow,
    },
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

/// A line of a weight of its own: no whiskers, no markers but at a doubtful end and where a month stands alone.
fn weighted(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, colour: Ink) {
    let (colour, width) = match layer.weight {
        Weight::Thick => (colour, frame.sizes.stroke + frame.sizes.stroke / 2),
        Weight::Thin => (colour.into(canvas.palette.background, 0.5), (frame.sizes.stroke / 2).max(1)),
        Weight::Usual => (colour, (frame.sizes.stroke * 2 / 3).max(1)),
    };
    for run in runs(&layer.marks) {
        let firm = |mark: &Mark| mark.doubt.is_none() || layer.weight != Weight::Thick;
        // A stroke is as doubtful as the mark that it leads to.
        for part in run.windows(2).collect::<Vec<_>>().chunk_by(|one, next| firm(&one[1]) == firm(&next[1])) {
            let marks = part.iter().map(|pair| &pair[0]).chain(part.last().map(|pair| &pair[1]));
            let spots: Vec<Spot> = marks.map(|mark| spot(frame, mark)).collect();
            let is_firm = part.first().is_none_or(|pair| firm(&pair[1]));
            stroke(canvas, spots, if is_firm { Dash::Solid } else { Dash::Dashed }, colour, width);
        }
        if let [mark] = run {
            canvas.dot(spot(frame, mark), width.max(2), colour);
        }
    }
    if let Some(mark) = layer.marks.last().filter(|mark| layer.weight == Weight::Thick && mark.doubt.is_some()) {
        canvas.ring(spot(frame, mark), frame.sizes.dot, colour, frame.sizes.stroke.max(2) - 1);
    }
}

/// The line, whiskers and markers of a layer; no line where it is markers only.
fn draw(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, _: Option<BarPlace>) {
    let colour = ink(canvas.palette, layer.colour, 0.0);
    if layer.weight != Weight::Usual || layer.colour == Colour::Context {
        return weighted(canvas, frame, layer, colour);
    }
    let pale = colour.into(canvas.palette.background, PROVISIONAL);
    for run in runs(&layer.marks).filter(|run| run.len() > 1 && layer.shape == MarkShape::Line) {
        for part in parts(run) {
            let spots: Vec<Spot> = part.iter().map(|mark| spot(frame, mark)).collect();
            let own = dash(canvas.palette, layer.colour);
            let (dash, ink) = match part.last().and_then(doubt) {
                Some(Doubt::Forecast) => (Dash::Dashed, colour),
                Some(Doubt::Provisional) => (own, pale),
                _ => (own, colour),
            };
            stroke(canvas, spots, dash, ink, frame.sizes.stroke);
        }
    }
    for mark in &layer.marks {
        let (x, _) = spot(frame, mark);
        whisker(canvas, frame, mark, x, frame.plot.width());
    }
    let radius = frame.sizes.dot;
    let airy = frame.x_axis.step >= f64::from(radius) * 4.0;
    for run in runs(&layer.marks) {
        let small = radius.min(pixel(frame.x_axis.step * 0.6).max(2).unsigned_abs());
        for mark in run {
            let place = spot(frame, mark);
            let ink = if doubt(mark) == Some(Doubt::Provisional) { pale } else { colour };
            let radius = if airy || layer.shape == MarkShape::Dots { radius } else { small };
            if matches!(doubt(mark), Some(Doubt::Unsure | Doubt::Forecast)) {
                canvas.ring(place, radius, colour, frame.sizes.stroke.max(2) - 1);
            } else if airy || layer.shape == MarkShape::Dots || run.len() == 1 {
                canvas.dot(place, radius, ink);
            }
        }
    }
}

fn doubt(mark: &Mark) -> Option<Doubt> {
    mark.doubt.map(Doubt::of)
}

/// A run in parts that are drawn alike, by the doubt of the figure that each step leads to; a part begins where the one before
/// it ended.
fn parts(run: &[Mark]) -> Vec<&[Mark]> {
    let drawn = |place: usize| doubt(&run[place]).filter(|doubt| *doubt != Doubt::Unsure);
    let (mut parts, mut from) = (Vec::new(), 0);
    for place in 1..run.len() {
        if place + 1 == run.len() || drawn(place) != drawn(place + 1) {
            parts.push(&run[from..=place]);
            from = place;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Status;

    #[test]
    fn a_line_changes_its_look_where_the_doubt_does() {
        let doubts =
            [None, Some(Status::Estimated), None, Some(Status::Provisional), Some(Status::Forecast), Some(Status::Forecast)];
        let mark = |(slot, doubt)| Mark { slot, value: 1.0, bounds: None, doubt, broken: false, label: String::new() };
        let marks: Vec<Mark> = doubts.into_iter().enumerate().map(mark).collect();
        let slots = |part: &&[Mark]| part.iter().map(|mark| mark.slot).collect::<Vec<_>>();
        let found: Vec<Vec<usize>> = parts(&marks).iter().map(slots).collect();
        // Whole up to the third, paler to the fourth, dashed to the end.
        assert_eq!(found, [vec![0, 1, 2], vec![2, 3], vec![3, 4, 5]]);
        assert!(parts(&marks[..1]).is_empty());
    }
}
