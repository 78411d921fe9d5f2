//! Which part of a plot belongs to which figure, so that whoever points there is told it.

use super::{
    frame::{BarPlace, PlotFrame},
    model::{Layer, Mark, Panel},
    sentences::mark_in_words,
};
use crate::{
    chart::{
        hit_area::Datum,
        paint::{
            canvas::Canvas,
            geometry::{Rect, number},
        },
        wording::phrases::listed,
    },
    language::Language,
    trade::Period,
};

/// The figures of a panel, one series after another: of one series a whole column each, of bars side by side their own
/// parts of it, of others what is nearest by height.
pub(in crate::chart) fn of_panel(
    canvas: &mut Canvas,
    panel: &Panel,
    places: &[Option<BarPlace>],
    alone: bool,
    frame: &PlotFrame,
) {
    let all = panel.layers().into_iter().zip(places.iter().copied());
    let measured: Vec<(&Layer, Option<BarPlace>)> = all.filter(|(layer, _)| !layer.shape.form().traits.interval).collect();
    let side_by_side = measured.iter().all(|(_, place)| place.is_some());
    let heights = if side_by_side { Vec::new() } else { heights(frame, &measured) };
    for (layer, place) in &measured {
        for mark in &layer.marks {
            let column = column(frame, mark.slot);
            let rect = match place {
                Some(place) if side_by_side => share(column, *place),
                _ => nearest(heights.get(mark.slot).map_or(&[], Vec::as_slice), frame.y_axis.y(mark.value), column),
            };
            let period = frame.x_axis.period(mark.slot);
            let when = frame.x_axis.in_words(canvas.language, period);
            let told = told(panel, layer, mark, alone, (period, &when), canvas.language);
            canvas.hit_area(rect, told);
        }
    }
}

/// The figure for scripts, and in the words of the picture's language.
fn told(panel: &Panel, layer: &Layer, mark: &Mark, alone: bool, (period, when): (Period, &str), language: Language) -> Datum {
    let series = match (alone, layer.name.is_empty()) {
        (true, _) => layer.name.clone(),
        (false, true) => panel.heading.clone(),
        (false, false) => format!("{}: {}", panel.heading, layer.name),
    };
    let figure = mark_in_words(language, mark, panel.quantity);
    let whose: Vec<&str> = [series.as_str(), when].into_iter().filter(|part| !part.is_empty()).collect();
    let words = format!("{}: {figure}", listed(language, &whose));
    Datum { period: period.to_string(), series, value: mark.value, words }
}

/// The whole column of a slot.
fn column(frame: &PlotFrame, slot: usize) -> Rect {
    Rect { left: frame.x_axis.at(number(slot)), right: frame.x_axis.at(number(slot + 1)), ..frame.plot }
}

/// The part of a column that belongs to one of several bars.
fn share(column: Rect, place: BarPlace) -> Rect {
    let edge = |index: i32| column.left + column.width() * index / place.of.max(1);
    Rect { left: edge(place.index), right: edge(place.index + 1), ..column }
}

/// How high the marks of each slot stand.
fn heights(frame: &PlotFrame, layers: &[(&Layer, Option<BarPlace>)]) -> Vec<Vec<i32>> {
    let marks = || layers.iter().flat_map(|(layer, _)| &layer.marks);
    let mut heights = vec![Vec::new(); marks().map(|mark| mark.slot + 1).max().unwrap_or(0)];
    for mark in marks() {
        heights[mark.slot].push(frame.y_axis.y(mark.value));
    }
    heights
}

/// The part of a column that is nearer to a mark of this height than to the others of its slot.
fn nearest(heights: &[i32], y: i32, column: Rect) -> Rect {
    let above = heights.iter().filter(|other| **other < y).max().map_or(column.top, |other| i32::midpoint(*other, y));
    let below = heights.iter().filter(|other| **other > y).min().map_or(column.bottom, |other| i32::midpoint(y, *other));
    Rect { top: above, bottom: below, ..column }
}
