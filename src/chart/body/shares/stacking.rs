//! How parts stand on one another in a period, and how they can be pointed at.

use super::SharePart;
use crate::chart::{
    hit_area::Datum,
    paint::{
        canvas::Canvas,
        geometry::{Rect, pixel},
        x_axis::XAxis,
    },
    wording::phrases::listed,
};

/// Where a part of a column begins and ends, from the bottom.
pub(super) fn edges(parts: &[f64], plot: Rect) -> Vec<(i32, i32)> {
    let (mut known, mut from) = (0.0, plot.bottom);
    let mut edges = Vec::with_capacity(parts.len());
    for share in parts {
        known += share;
        let to = (plot.bottom - pixel(f64::from(plot.height()) * known)).max(plot.top);
        edges.push((to, from));
        from = to;
    }
    edges
}

/// A share can be pointed at.
pub(super) fn pointed(canvas: &mut Canvas, (part, share): (&SharePart, f64), (slot, x_axis): (usize, &XAxis), rect: Rect) {
    let period = x_axis.period(slot);
    let percent = share * 100.0;
    let whose = listed(canvas.language, &[&part.name, &x_axis.in_words(canvas.language, period)]);
    let words = format!("{whose}: {}", canvas.language.percent(&format!("{percent:.1}")));
    canvas.hit_area(rect, Datum { period: period.to_string(), series: part.name.clone(), value: percent, words });
}
