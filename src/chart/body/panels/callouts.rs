//! Words beside a figure, with a line to it; of two figures that are compared, with an arrow from one to the other.

use super::{
    frame::{BarPlace, PlotFrame},
    model::{Callout, Layer, Panel},
};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        text,
    },
};

/// The most lines that the words take.
const LINES: usize = 4;

/// The words as they are set: their lines and the place they fill.
struct Block {
    lines: Vec<String>,
    place: Rect,
}

/// Every callout of a panel; the words of each where nothing else stands, and no line without its words.
pub(super) fn draw(canvas: &mut Canvas, panel: &Panel, places: &[Option<BarPlace>], frame: &PlotFrame) {
    if !frame.sizes.labels {
        return;
    }
    let bars = bars(panel, places, frame);
    for callout in panel.layers().into_iter().flat_map(|layer: &Layer| &layer.callouts) {
        let x = frame.x_axis.centre(callout.slot);
        let ends = [callout.ends.0, callout.ends.1].map(|value| frame.y_axis.y(value));
        let (top, bottom) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let Some(block) = placed(canvas, callout, (x, top, bottom), &bars, frame) else { continue };
        if bottom - top >= pixel(frame.sizes.text) {
            // A dumbbell has a stem already.
            if panel.gaps().is_none() {
                arrow(canvas, (x, top), (x, bottom), frame.sizes);
            }
        } else {
            leader(canvas, (x, i32::midpoint(top, bottom)), block.place, frame.sizes);
        }
        let style = style(canvas, frame.sizes);
        let Rect { left, top, right, .. } = block.place.grown(-2);
        let mut baseline = top + pixel(style.size);
        for line in &block.lines {
            canvas.text(line, (i32::midpoint(left, right), baseline), &style);
            baseline += Sizes::line(style.size);
        }
    }
}

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle }
}

/// The bars of a panel, which words must not cover.
fn bars(panel: &Panel, places: &[Option<BarPlace>], frame: &PlotFrame) -> Vec<Rect> {
    let base = frame.y_axis.base();
    let of_layer = |(layer, place): (&Layer, &Option<BarPlace>)| {
        let of_mark = |place: BarPlace| {
            layer.marks.iter().map(move |mark| {
                let ((left, right), y) = (frame.sides(mark.slot, place), frame.y_axis.y(mark.value));
                Rect { left, right, top: y.min(base), bottom: y.max(base) }
            })
        };
        place.map(of_mark).into_iter().flatten().collect::<Vec<_>>()
    };
    panel.layers().into_iter().zip(places).flat_map(of_layer).collect()
}

/// The nearest place that is free: beside what is compared, or around the figure.
fn placed(
    canvas: &Canvas,
    callout: &Callout,
    (x, top, bottom): (i32, i32, i32),
    bars: &[Rect],
    frame: &PlotFrame,
) -> Option<Block> {
    let style = style(canvas, frame.sizes);
    let line = Sizes::line(style.size);
    // As wide as words read well, then narrower.
    [18.0, 12.0, 9.0].into_iter().find_map(|ems| {
        let most = (style.size * ems).min(f64::from(frame.plot.width()) * 0.6);
        if text::lines_needed(canvas.typesetter, &callout.words, style.size, false, most) > LINES {
            return None;
        }
        let lines = balanced(canvas.typesetter, &callout.words, style.size, most);
        let widest = lines.iter().map(|words| style.width(canvas.typesetter, words)).fold(0.0, f64::max);
        let (wide, high) = (pixel(widest.ceil()) + 4, line * i32::try_from(lines.len()).unwrap_or(1) + 4);
        let spots = around((x, top, bottom), (wide, high), frame);
        let whole = |(left, top): Spot| Rect { left, top, right: left + wide, bottom: top + high };
        let free = |place: &Rect| {
            frame.plot.holds(*place) && canvas.is_free(place.grown(1)) && !bars.iter().any(|bar| bar.meets(place.grown(1)))
        };
        spots.into_iter().map(whole).find(free).map(|place| Block { lines, place })
    })
}

/// The words in as few lines as this width allows, all about as long.
fn balanced(typesetter: Typesetter, words: &str, size: f64, width: f64) -> Vec<String> {
    let count = text::lines_needed(typesetter, words, size, false, width);
    let narrower = (1..=10).map(|step| width * (1.0 - f64::from(step) * 0.05));
    let still = |width: &f64| text::lines_needed(typesetter, words, size, false, *width) <= count;
    let width = narrower.take_while(still).last().unwrap_or(width);
    text::wrapped(typesetter, words, size, false, width, LINES)
}

/// Corners to try for words so wide and high, the nearest to the figure first.
fn around((x, top, bottom): (i32, i32, i32), (wide, high): (i32, i32), frame: &PlotFrame) -> Vec<Spot> {
    let near = pixel(f64::from(frame.sizes.dot)) + frame.sizes.gap / 2;
    let middle = i32::midpoint(top, bottom) - high / 2;
    let mut spots = Vec::new();
    for step in 0..12 {
        let away = near + step * frame.sizes.gap * 3 / 2;
        // Beside the middle of a gap first; the words of a single figure go over it first.
        for height in [middle, top - high - near, bottom + near, middle - high - near, middle + high + near] {
            spots.extend([(x - away - wide, height), (x + away, height)]);
        }
        let aside = x - wide / 2;
        spots.extend([(aside, top - high - near - away), (aside, bottom + near + away)]);
    }
    spots
}

/// A line from a figure to the nearest edge of its words.
fn leader(canvas: &mut Canvas, (x, y): Spot, words: Rect, sizes: &Sizes) {
    let to = (x.clamp(words.left, words.right), y.clamp(words.top, words.bottom));
    canvas.line(vec![(x, y), to], canvas.palette.text, sizes.thin);
    canvas.keep_clear((x, y), to);
}

/// A line between two figures with a head at each end.
fn arrow(canvas: &mut Canvas, top: Spot, bottom: Spot, sizes: &Sizes) {
    let ink = canvas.palette.text;
    let head = pixel(sizes.text * 0.3).max(3);
    canvas.line(vec![top, bottom], ink, sizes.thin);
    for ((x, y), way) in [(top, 1), (bottom, -1)] {
        canvas.line(vec![(x - head, y + head * way), (x, y), (x + head, y + head * way)], ink, sizes.thin);
    }
    canvas.keep_clear(top, bottom);
}
