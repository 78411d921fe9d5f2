//! Bars from zero: a forecast is an edge only, a provisional figure is paler, a doubtful one is hatched. A zero is a tick on
//! the base line, and what is too small to be drawn a line of the bar's colour.

use super::form::{Depth, MarkForm, Traits};
use crate::{
    chart::{
        body::panels::{
            doubt::Doubt,
            frame::{BarPlace, PlotFrame, ink, whisker},
            model::{Layer, Mark, MarkShape},
        },
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, pixel},
            strokes::{Fill, filled_bar},
            swatch::Swatch,
        },
    },
    trade::Status,
};

/// Bars.
pub(super) const FORM: MarkForm = MarkForm {
    swatch: |_| Swatch::Bar,
    doubtful: |doubt| match doubt {
        Doubt::Forecast => Swatch::Outlined,
        Doubt::Provisional => Swatch::Pale,
        Doubt::Unsure => Swatch::Hatched,
    },
    logarithmic: MarkShape::Dots,
    traits: Traits { beside: true, ..Traits::PLAIN },
    depth: Depth::BehindBase,
    reserve: |_, _, _| {},
    draw,
};

fn fill(doubt: Option<Status>) -> Fill {
    match doubt.map(Doubt::of) {
        None => Fill::Full,
        Some(Doubt::Forecast) => Fill::Outlined,
        Some(Doubt::Provisional) => Fill::Pale,
        Some(Doubt::Unsure) => Fill::Hatched,
    }
}

/// Is a bar too low to be seen?
fn is_slight(frame: &PlotFrame, mark: &Mark) -> bool {
    (frame.y_axis.y(mark.value) - frame.y_axis.base()).abs() < 2
}

/// The bars of a layer, each with its whisker.
fn draw(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, place: Option<BarPlace>) {
    let Some(place) = place else { return };
    let base = frame.y_axis.base();
    for mark in &layer.marks {
        let (left, right) = frame.sides(mark.slot, place);
        let y = frame.y_axis.y(mark.value);
        let rect = Rect { left, right, top: y.min(base), bottom: y.max(base) };
        let ink = ink(canvas.palette, layer.colour, mark.value);
        filled_bar(canvas, rect, ink, fill(mark.doubt), frame.sizes);
    }
    for mark in &layer.marks {
        let (left, right) = frame.sides(mark.slot, place);
        whisker(canvas, frame, mark, i32::midpoint(left, right), right - left);
    }
}

/// The letter of its status at the foot of each hatched bar, where bars are hatched for several reasons.
pub(in crate::chart) fn letters(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, place: BarPlace) {
    let unsure = |mark: &&Mark| mark.doubt.is_some_and(|status| Doubt::of(status) == Doubt::Unsure);
    let mut marks = layer.marks.iter().filter(unsure);
    let Some(first) = marks.next() else { return };
    if !marks.any(|mark| mark.doubt != first.doubt) {
        return;
    }
    let style = Style { size: frame.sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle };
    let base = frame.y_axis.base();
    for mark in layer.marks.iter().filter(unsure) {
        let (left, right) = frame.sides(mark.slot, place);
        let y = if mark.value < 0.0 { base + pixel(style.size * 1.2) } else { base - pixel(style.size * 0.5) };
        let (letter, spot) =
            (mark.doubt.map_or_else(String::new, |status| status.letter().to_string()), (i32::midpoint(left, right), y));
        let ground = style.boxed(canvas.typesetter, &letter, spot).grown(1);
        let top = frame.y_axis.y(mark.value);
        let bar = Rect { left, right, top: top.min(base), bottom: top.max(base) };
        if bar.holds(ground.grown(2)) && canvas.is_free(ground) {
            canvas.label(&letter, spot, &style);
        }
    }
}

/// Bars that cannot be seen, over the base line: a tick for a zero, a line for what is nearly one, each with its figure.
pub(in crate::chart) fn slight(canvas: &mut Canvas, frame: &PlotFrame, layer: &Layer, place: BarPlace) {
    let base = frame.y_axis.base();
    let thick = pixel(f64::from(frame.sizes.thin)).max(2);
    for mark in layer.marks.iter().filter(|mark| is_slight(frame, mark)) {
        let (left, right) = frame.sides(mark.slot, place);
        let middle = i32::midpoint(left, right);
        if mark.value == 0.0 {
            let high = pixel(frame.sizes.text * 0.4).max(4);
            let rect = Rect { left: middle - thick / 2, right: middle - thick / 2 + thick, top: base - high, bottom: base };
            canvas.rect(rect, canvas.palette.text);
        } else {
            let ink = ink(canvas.palette, layer.colour, mark.value);
            let (top, bottom) = if mark.value < 0.0 { (base + 1, base + 1 + thick) } else { (base - thick, base) };
            canvas.rect(Rect { left, top, right, bottom }, ink);
        }
        if frame.sizes.labels {
            figure(canvas, frame, mark, middle);
        }
    }
}

/// The figure over a bar that cannot be seen, where there is room for it.
fn figure(canvas: &mut Canvas, frame: &PlotFrame, mark: &Mark, x: i32) {
    let style = Style { size: frame.sizes.text, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle };
    let space = pixel(style.size * 0.42);
    let high = mark.bounds.map_or(mark.value, |(_, high)| high.max(mark.value));
    let y = if mark.value < 0.0 {
        frame.y_axis.base() + space + pixel(style.size * 0.8)
    } else {
        frame.y_axis.y(high).min(frame.y_axis.base() - pixel(style.size * 0.3)) - space
    };
    let place = style.boxed(canvas.typesetter, &mark.label, (x, y));
    if frame.plot.grown(2).holds(place) && f64::from(place.width()) <= frame.x_axis.step && canvas.is_free(place) {
        canvas.label(&mark.label, (x, y), &style);
    }
}
