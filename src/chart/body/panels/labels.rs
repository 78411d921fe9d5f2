//! Values written beside their marks, only where nothing else stands.

use super::{
    frame::{BarPlace, PlotFrame, ink},
    marks::dumbbell,
    model::{Layer, Mark, Panel},
};
use crate::{
    chart::{
        fonts::Typesetter,
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, Spot, pixel},
            sizes::Sizes,
        },
        wording::number::{Quantity, grouped, labelled, percent_signed, usual_decimals},
    },
    language::Language,
};

/// The most lines on one pair of axes whose figures are written along them.
const FEW_LINES: usize = 3;

/// The least height of a plot for that, in lines of text, where there is more than one line.
const LINES_HIGH: f64 = 12.0;

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle }
}

/// How the values of a panel are written: as they are labelled, or with a decimal less where that makes room.
#[derive(Clone, Copy)]
struct Wording {
    language: Language,
    quantity: Quantity,
    largest: f64,
    short: bool,
}

impl Wording {
    /// The two ways of writing the values of a panel, the fuller first.
    fn of(language: Language, panel: &Panel) -> [Self; 2] {
        let layers = panel.layers();
        let largest = layers.iter().flat_map(|layer| &layer.marks).map(|mark| mark.value.abs()).fold(0.0, f64::max);
        [false, true].map(|short| Self { language, quantity: panel.quantity, largest, short })
    }

    fn text(self, mark: &Mark) -> String {
        let fewer = || match self.quantity {
            Quantity::Money => labelled(self.language, mark.value, usual_decimals(self.largest).saturating_sub(1)),
            Quantity::Percent => percent_signed(self.language, mark.value, 0),
            Quantity::Index => grouped(self.language, mark.value, 0),
        };
        Some(mark.label.clone()).filter(|_| !self.short).unwrap_or_else(|| {
            let fewer = fewer();
            if fewer.chars().count() < mark.label.chars().count() { fewer } else { mark.label.clone() }
        })
    }

    fn widest<'a>(self, typesetter: Typesetter, marks: impl Iterator<Item = &'a Mark>, style: &Style) -> f64 {
        marks.map(|mark| style.width(typesetter, &self.text(mark))).fold(0.0, f64::max)
    }
}

/// What is told of many figures, the most important first: the last, the largest by size, the first, the other extreme.
pub(super) fn telling(marks: &[Mark]) -> Vec<&Mark> {
    let by_size = |one: &&Mark, other: &&Mark| one.value.abs().total_cmp(&other.value.abs());
    let by_value = |one: &&Mark, other: &&Mark| one.value.total_cmp(&other.value);
    let largest = marks.iter().max_by(by_size);
    let falls = largest.is_some_and(|mark| mark.value < 0.0);
    let other = if falls { marks.iter().max_by(by_value) } else { marks.iter().min_by(by_value) };
    let mut told: Vec<&Mark> = Vec::new();
    for mark in [marks.last(), largest, marks.first(), other].into_iter().flatten() {
        if !told.iter().any(|told| told.slot == mark.slot) {
            told.push(mark);
        }
    }
    told
}

/// How much room labels want above and below the marks of a panel.
pub(in crate::chart) fn room(panel: &Panel, sizes: &Sizes) -> i32 {
    if panel.gaps().is_some() {
        return dumbbell::label_room(sizes);
    }
    let layers = panel.layers();
    let bars = layers.iter().filter(|layer| layer.shape.form().traits.beside).count();
    let mixed = bars > 0 && bars < layers.len() || bars == 0 && layers.len() > FEW_LINES;
    if sizes.labels && !mixed { pixel(sizes.text * 1.7) } else { 0 }
}

/// How much room the last figure of a line that is alone wants right of a plot whose slots are about so wide; none where every
/// figure is labelled.
pub(in crate::chart) fn end_room(canvas: &Canvas, panel: &Panel, step: f64, sizes: &Sizes) -> i32 {
    let [layer] = panel.layers()[..] else { return 0 };
    let style = style(canvas, sizes);
    let widest = layer.marks.iter().map(|mark| style.width(canvas.typesetter, &mark.label)).fold(0.0, f64::max);
    let Some(last) = layer.marks.last().filter(|_| sizes.labels && layer.shape.form().traits.joined && widest * 1.25 > step)
    else {
        return 0;
    };
    let space = pixel(f64::from(sizes.dot)) + pixel(style.size * 0.3) + pixel(f64::from(sizes.stroke)) + 2;
    pixel(style.width(canvas.typesetter, &last.label).ceil()) + space
}

/// Labels over (or under) bars: of all where all of them fit side by side, else of those that tell most.
pub(in crate::chart) fn over_bars(canvas: &mut Canvas, frame: &PlotFrame, panel: &Panel, bars: &[(&Layer, BarPlace)]) {
    let style = style(canvas, frame.sizes);
    let wordings = Wording::of(canvas.language, panel);
    let all = |wording: &Wording| {
        bars.iter().all(|(layer, place)| {
            let widest = wording.widest(canvas.typesetter, layer.marks.iter(), &style);
            widest + frame.sizes.text * 0.4 <= frame.x_axis.step / f64::from(place.of)
        })
    };
    if let Some(wording) = wordings.iter().find(|wording| all(wording)) {
        for (layer, place) in bars {
            for mark in &layer.marks {
                let (left, right) = frame.sides(mark.slot, *place);
                let (spot, text) = (beyond(frame, mark, i32::midpoint(left, right), &style), wording.text(mark));
                if canvas.is_free(style.boxed(canvas.typesetter, &text, spot)) {
                    canvas.label(&text, spot, &style);
                }
            }
        }
        return;
    }
    let standing: Vec<Rect> = bars.iter().flat_map(|(layer, place)| bodies(frame, layer, *place)).collect();
    for (layer, place) in bars {
        for mark in telling(&layer.marks) {
            over_bar(canvas, frame, (mark, *place), &standing, &wordings);
        }
    }
}

/// The bars of a layer as they stand.
fn bodies(frame: &PlotFrame, layer: &Layer, place: BarPlace) -> impl Iterator<Item = Rect> {
    layer.marks.iter().map(move |mark| {
        let ((left, right), y, base) = (frame.sides(mark.slot, place), frame.y_axis.y(mark.value), frame.y_axis.base());
        Rect { left, right, top: y.min(base), bottom: y.max(base) }
    })
}

/// The label of one of many bars, in the middle or to either side of it, where no other bar stands; else beyond all that stand
/// around it, with a line that leads there.
fn over_bar(canvas: &mut Canvas, frame: &PlotFrame, (mark, place): (&Mark, BarPlace), standing: &[Rect], wordings: &[Wording]) {
    let style = style(canvas, frame.sizes);
    let (left, right) = frame.sides(mark.slot, place);
    for text in wordings.iter().map(|wording| wording.text(mark)) {
        let half = pixel(style.width(canvas.typesetter, &text) / 2.0);
        let places = [i32::midpoint(left, right), left + half, right - half].map(|x| beyond(frame, mark, x, &style));
        let free = places.into_iter().find(|spot| {
            let place = style.boxed(canvas.typesetter, &text, *spot).grown(1);
            canvas.is_free(place) && !standing.iter().any(|bar| bar.meets(place))
        });
        if let Some(spot) = free {
            canvas.label(&text, spot, &style);
            return;
        }
        if led_over(canvas, frame, mark, ((left, right), standing), &text) {
            return;
        }
    }
}

/// A label beyond the bars around its own, with a thin line to that; false where that has no room either.
fn led_over(canvas: &mut Canvas, frame: &PlotFrame, mark: &Mark, (sides, standing): ((i32, i32), &[Rect]), text: &str) -> bool {
    let style = style(canvas, frame.sizes);
    let x = i32::midpoint(sides.0, sides.1);
    let own = beyond(frame, mark, x, &style);
    let column = Rect { top: frame.plot.top, bottom: frame.plot.bottom, ..style.boxed(canvas.typesetter, text, own).grown(1) };
    let around = || standing.iter().filter(|bar| bar.meets(column));
    let space = pixel(style.size * 0.6);
    let (y, end) = if mark.value < 0.0 {
        let lowest = around().map(|bar| bar.bottom).max().unwrap_or(own.1);
        (lowest + space + pixel(style.size * 0.8), lowest + space / 2)
    } else {
        let highest = around().map(|bar| bar.top).min().unwrap_or(own.1);
        (highest - space, highest - space / 2)
    };
    let place = style.boxed(canvas.typesetter, text, (x, y)).grown(1);
    let free = canvas.is_free(place) && frame.plot.grown(pixel(style.size)).holds(place);
    if free {
        canvas.line(vec![(x, end), (x, frame.y_axis.y(mark.value))], canvas.palette.muted, frame.sizes.thin);
        canvas.label(text, (x, y), &style);
    }
    free
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

/// Labels along the lines of a panel: of every mark when there is room, else of those that tell most, with so much room right of
/// the plot; without any, the last stands beside the name there.
pub(in crate::chart) fn along_lines(canvas: &mut Canvas, frame: &PlotFrame, panel: &Panel, end_room: Option<i32>) {
    let layers: Vec<&Layer> = panel.layers().into_iter().filter(|layer| !layer.shape.form().traits.interval).collect();
    let crowded = layers.len() > 1 && frame.plot.height() < pixel(frame.sizes.text * LINES_HIGH);
    if layers.len() > FEW_LINES {
        return;
    }
    let wordings = Wording::of(canvas.language, panel);
    let reach = end_room.unwrap_or(0) + 2;
    for layer in &layers {
        let mut style = style(canvas, frame.sizes);
        if layers.len() > 1 {
            style.ink = canvas.palette.written(ink(canvas.palette, layer.colour, 1.0));
        }
        let widest = wordings[0].widest(canvas.typesetter, layer.marks.iter(), &style);
        let all = layers.len() == 1 && widest * 1.25 <= frame.x_axis.step;
        let mut told = if all { layer.marks.iter().collect() } else { telling(&layer.marks) };
        // Of several lines close to one another the last figures are told alone.
        told.truncate(if crowded { 1 } else { told.len() });
        let last = layer.marks.last().map(|mark| mark.slot).filter(|_| end_room.is_none());
        for mark in told.into_iter().filter(|mark| Some(mark.slot) != last) {
            beside_line(canvas, frame, (mark, reach), &wordings, &style);
        }
    }
}

/// The label of one mark of a line, where it fits.
fn beside_line(canvas: &mut Canvas, frame: &PlotFrame, (mark, reach): (&Mark, i32), wordings: &[Wording], style: &Style) {
    // The label's ground must not bite into a line as wide as its stroke.
    let halo = pixel(f64::from(frame.sizes.stroke) / 2.0) + 1;
    for text in wordings.iter().map(|wording| wording.text(mark)) {
        let spots = around(canvas.typesetter, frame, (mark, &text), style);
        let free = spots.into_iter().find(|spot| {
            let place = style.boxed(canvas.typesetter, &text, *spot);
            place.left >= frame.plot.left && place.right <= frame.plot.right + reach && canvas.is_free(place.grown(halo))
        });
        if let Some(spot) = free {
            canvas.label(&text, spot, style);
            return;
        }
    }
}

/// Places to try for the label of a marker: above, below, left and right of it.
fn around(typesetter: Typesetter, frame: &PlotFrame, (mark, text): (&Mark, &str), style: &Style) -> [Spot; 8] {
    let (x, y) = (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value));
    let (low, high) = mark.bounds.unwrap_or((mark.value, mark.value));
    let (bottom, top) = (frame.y_axis.y(low).max(y), frame.y_axis.y(high).min(y));
    let dot = pixel(f64::from(frame.sizes.dot));
    let space = dot + pixel(style.size * 0.3) + pixel(f64::from(frame.sizes.stroke) / 2.0) + 1;
    let half = pixel(style.width(typesetter, text) / 2.0) + space;
    let above = top - space;
    let below = bottom + space + pixel(style.size * 0.8);
    let (left, right, level) = (x - half, x + half, style.centred(y));
    [(x, above), (x, below), (left, above), (right, above), (right, level), (left, level), (right, below), (left, below)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::body::panels::PanelContent;

    fn marks(values: &[f64]) -> Vec<Mark> {
        let mark = |(slot, value): (usize, &f64)| Mark {
            slot,
            value: *value,
            bounds: None,
            doubt: None,
            broken: false,
            label: format!("{value:.2}"),
        };
        values.iter().enumerate().map(mark).collect()
    }

    #[test]
    fn the_last_the_largest_the_first_and_the_other_extreme_are_told() {
        let slots = |values: &[f64]| telling(&marks(values)).iter().map(|mark| mark.slot).collect::<Vec<_>>();
        assert_eq!(slots(&[2.0, 9.0, 1.0, 3.0]), [3, 1, 0, 2]);
        assert_eq!(slots(&[-4.2, -17.0, -6.0]), [2, 1, 0], "the largest deficit, not the smallest");
        assert_eq!(slots(&[5.0, -6.0, 7.0, 0.0]), [3, 2, 0, 1]);
        assert_eq!((slots(&[1.0]), slots(&[])), (vec![0], vec![]));
    }

    #[test]
    fn a_decimal_leaves_before_the_figure_does() {
        let panel = |quantity, values: &[f64]| Panel {
            heading: String::new(),
            short: String::new(),
            share: 1,
            quantity,
            content: PanelContent::Layers(vec![Layer { marks: marks(values), ..Layer::default() }]),
        };
        let short = |quantity, values: &[f64]| {
            let panel = panel(quantity, values);
            let wording = Wording::of(Language::English, &panel)[1];
            panel.layers()[0].marks.iter().map(|mark| wording.text(mark)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(short(Quantity::Money, &[3.36, 0.377, 0.04]), "3.4 0.4 0.04");
        assert_eq!(short(Quantity::Money, &[33.6, 0.3]), "34 <1");
        assert_eq!(short(Quantity::Percent, &[28.4, -17.3]), "+28% −17%");
    }
}
