//! A hub with its flows, in the direction of reading: what flows in at the beginning, what flows out at the end.

use super::{
    flows::{Fitted, Flow, FlowSide, Sankey},
    ribbon::{Edge, corners},
};
use crate::chart::{
    categorical_palette::Fill,
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, number, pixel},
        sizes::Sizes,
        text,
    },
    theme::Ink,
};

/// Names take at most this part of the width of each side.
const WIDEST: f64 = 0.3;
/// A ribbon is this part of its colour, the rest of it ground.
const PALE: f64 = 0.45;

/// One side as it is laid out.
struct Laid<'a> {
    side: &'a FlowSide,
    fitted: Fitted<'a>,
    /// Is it what flows in?
    inward: bool,
    /// Where the bars of its flows stand.
    bar: (i32, i32),
}

/// Draws the flows into a rectangle.
pub(in crate::chart) fn draw(canvas: &mut Canvas, sankey: &Sankey, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, sankey, rect, sizes));
}

fn style(size: f64, bold: bool, ink: Ink, anchor: Anchor) -> Style {
    Style { size, bold, ink, anchor }
}

fn read(canvas: &mut Canvas, sankey: &Sankey, rect: Rect, sizes: &Sizes) {
    let head = heads(canvas, sankey, rect, sizes);
    let plot = Rect { top: rect.top + head, ..rect };
    if plot.height() < 8 {
        return;
    }
    let (line, gap) = (f64::from(Sizes::line(sizes.text)), f64::from((sizes.gap / 3).max(2)));
    let thick = pixel(sizes.text * 0.8).max(4);
    let both = sankey.inward.is_some() && sankey.outward.is_some();
    let middle = i32::midpoint(plot.left, plot.right);
    let hub = match (both, sankey.inward.is_some()) {
        (true, _) => (middle - thick / 2, middle - thick / 2 + thick),
        (false, true) => (plot.right - thick, plot.right),
        (false, false) => (plot.left, plot.left + thick),
    };
    let mut laid: Vec<Laid> = Vec::new();
    for (side, inward) in [(&sankey.inward, true), (&sankey.outward, false)] {
        let Some(side) = side else { continue };
        let fitted = side.fitted(f64::from(plot.height()), line, gap);
        let names = names(canvas, &fitted, plot.width(), sizes);
        let bar = if inward {
            (plot.left + names, plot.left + names + thick)
        } else {
            (plot.right - names - thick, plot.right - names)
        };
        laid.push(Laid { side, fitted, inward, bar });
    }
    // One scale for both sides, so that they can be held against each other.
    let scale = laid.iter().map(|laid| laid.fitted.scale).fold(f64::INFINITY, f64::min);
    let highest = laid.iter().map(|laid| laid.side.total * scale).fold(0.0, f64::max);
    for laid in &laid {
        flows(canvas, laid, (plot, hub), (scale, gap), sizes);
    }
    let middle = f64::from(plot.top) + f64::from(plot.height()) / 2.0;
    let body = Rect { left: hub.0, right: hub.1, top: pixel(middle - highest / 2.0), bottom: pixel(middle + highest / 2.0) };
    canvas.rect(body, canvas.palette.axis);
}

/// The hub's name and the headings of the sides over the plot; how high they are.
fn heads(canvas: &mut Canvas, sankey: &Sankey, rect: Rect, sizes: &Sizes) -> i32 {
    let both = sankey.inward.is_some() && sankey.outward.is_some();
    let own = style(sizes.text, true, canvas.palette.text, Anchor::Start);
    let name = if both {
        Anchor::Middle
    } else if sankey.inward.is_some() {
        Anchor::End
    } else {
        Anchor::Start
    };
    let x = match name {
        Anchor::Middle => i32::midpoint(rect.left, rect.right),
        Anchor::End => rect.right,
        Anchor::Start => rect.left,
    };
    let baseline = rect.top + pixel(sizes.text);
    let third = f64::from(rect.width()) * if both { 0.3 } else { 0.46 };
    let name_style = style(sizes.text, true, canvas.palette.text, name);
    let words = text::shortened(canvas.typesetter, &sankey.hub, own.size, true, third);
    canvas.text(&words, (x, baseline), &name_style);
    for (side, anchor, x) in [(&sankey.inward, Anchor::Start, rect.left), (&sankey.outward, Anchor::End, rect.right)] {
        let Some(side) = side else { continue };
        let style = style(sizes.text, false, canvas.palette.muted, anchor);
        let words = text::shortened(canvas.typesetter, &side.heading, style.size, false, third);
        let spot = (x, baseline);
        if canvas.is_free(style.boxed(canvas.typesetter, &words, spot)) {
            canvas.text(&words, spot, &style);
        }
    }
    Sizes::line(sizes.text) + sizes.gap / 2
}

/// "China 50.2".
fn label(flow: &Flow) -> String {
    format!("{}\u{a0}\u{a0}{}", flow.name, flow.written)
}

/// The room that names beside the bars take.
fn names(canvas: &Canvas, fitted: &Fitted<'_>, width: i32, sizes: &Sizes) -> i32 {
    let style = style(sizes.text, false, canvas.palette.text, Anchor::Start);
    let widest = fitted.flows.iter().map(|flow| style.width(canvas.typesetter, &label(flow))).fold(0.0, f64::max);
    pixel(widest.ceil().min(f64::from(width) * WIDEST)) + sizes.gap / 2
}

/// The flows of a side: bar, ribbon to the hub, name.
fn flows(canvas: &mut Canvas, laid: &Laid<'_>, (plot, hub): (Rect, (i32, i32)), (scale, gap): (f64, f64), sizes: &Sizes) {
    let line = f64::from(Sizes::line(sizes.text));
    let places: Vec<f64> = laid.fitted.flows.iter().map(|flow| (flow.value * scale).max(line)).collect();
    let taken: f64 = places.iter().sum::<f64>() + gap * number(places.len().saturating_sub(1));
    let middle = f64::from(plot.top) + f64::from(plot.height()) / 2.0;
    let mut top = (middle - taken / 2.0).max(f64::from(plot.top));
    let mut at = middle - laid.side.total * scale / 2.0;
    for (flow, place) in laid.fitted.flows.iter().zip(places) {
        let high = flow.value * scale;
        let from = top + (place - high) / 2.0;
        let (upper, lower) = (pixel(from), pixel(from + high).max(pixel(from) + 1));
        let at_hub: (i32, i32) = (pixel(at), pixel(at + high).max(pixel(at) + 1));
        let ink = ink(canvas, flow, laid.inward);
        let (own, other): (Edge, Edge) = if laid.inward {
            ((laid.bar.1, upper, lower), (hub.0, at_hub.0, at_hub.1))
        } else {
            ((hub.1, at_hub.0, at_hub.1), (laid.bar.0, upper, lower))
        };
        canvas.marks_of(&flow.name, |canvas| {
            canvas.polygon(corners(own, other), ink.into(canvas.palette.background, PALE));
            canvas.rect(Rect { left: laid.bar.0, right: laid.bar.1, top: upper, bottom: lower }, ink);
        });
        name(canvas, flow, laid, pixel(top + place / 2.0), (plot, sizes));
        let (left, right) = if laid.inward { (plot.left, hub.0) } else { (hub.1, plot.right) };
        let words = format!("{}: {}", flow.name, flow.written);
        let told = Datum { period: flow.code.clone(), series: laid.side.heading.clone(), value: flow.value, words };
        canvas.hit_area(Rect { left, right, top: pixel(top), bottom: pixel(top + place) }, told);
        top += place + gap;
        at += high;
    }
}

fn ink(canvas: &Canvas, flow: &Flow, inward: bool) -> Ink {
    match flow.fill {
        Some(fill) => fill.ink(canvas.palette),
        None if flow.code.is_empty() => Fill::Rest.ink(canvas.palette),
        None if inward => canvas.palette.second,
        None => canvas.palette.first,
    }
}

/// The name and value outside the bar, the name shortened where it has to be.
fn name(canvas: &mut Canvas, flow: &Flow, laid: &Laid<'_>, y: i32, (plot, sizes): (Rect, &Sizes)) {
    let (x, anchor, room) = if laid.inward {
        (laid.bar.0 - sizes.gap / 2, Anchor::End, laid.bar.0 - sizes.gap / 2 - plot.left)
    } else {
        (laid.bar.1 + sizes.gap / 2, Anchor::Start, plot.right - laid.bar.1 - sizes.gap / 2)
    };
    let style = style(sizes.text, false, canvas.palette.text, anchor);
    let room = f64::from(room) + 0.5;
    let value = style.width(canvas.typesetter, &format!("\u{a0}\u{a0}{}", flow.written));
    let whole = label(flow);
    let words = if style.width(canvas.typesetter, &whole) <= room {
        whole
    } else if value < room * 0.6 {
        let short = text::shortened(canvas.typesetter, &flow.name, style.size, false, room - value - 1.0);
        format!("{short}\u{a0}\u{a0}{}", flow.written)
    } else {
        text::shortened(canvas.typesetter, &flow.name, style.size, false, room)
    };
    let spot = (x, style.centred(y));
    let place = style.boxed(canvas.typesetter, &words, spot);
    if place.left >= plot.left - 1 && place.right <= plot.right + 1 && canvas.is_free(place) {
        canvas.text(&words, spot, &style);
    }
}
