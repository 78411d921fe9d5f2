//! Statements drawn: the key above, axes, official statistics behind, then bars and marks, then names.

use super::{
    key::ClaimKey,
    labels, marks,
    model::{ClaimDot, ClaimDots},
    official,
    spread::{ClaimAxes, PlacedDot, placed, radius},
};
use crate::chart::{
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
        value_axis::ValueAxis,
        x_axis::{self, XAxis, label_style},
    },
    period_axis::PeriodAxis,
};

/// Draws the statements into a rectangle.
pub(super) fn draw(canvas: &mut Canvas, claims: &ClaimDots, years: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let key = ClaimKey::of(canvas, claims, rect, sizes);
    key.draw(canvas, rect, sizes);
    let rect = Rect { top: rect.top + key.height(sizes), ..rect };
    let rect = if sizes.subtitle { rect } else { unit(canvas, &claims.unit, rect, sizes) };
    let bottom = rect.bottom - x_axis::height(sizes);
    let top = rect.top + pixel(sizes.text / 2.0);
    let behind = claims.behind.iter().flat_map(|official| &official.steps).map(|step| step.value);
    let values = claims.dots.iter().flat_map(ClaimDot::reach).chain(behind);
    let y_axis = ValueAxis::holding(values, claims.scale, true, (top, bottom), sizes);
    let left = rect.left + y_axis.width(canvas.typesetter, &label_style(canvas, sizes)) + sizes.gap / 2;
    let plot = Rect { left, right: rect.right, top, bottom };
    if plot.width() < 8 || plot.height() < 8 {
        return;
    }
    y_axis.draw(canvas, plot, sizes);
    let x_axis = XAxis::new(years, plot.left, plot.right);
    x_axis.draw(canvas, plot, Rect { left: rect.left, ..rect }, true, sizes);
    let axes = ClaimAxes { x_axis, y_axis: &y_axis, plot };
    for (place, official) in claims.behind.iter().enumerate() {
        official::steps(canvas, official, place, &axes, sizes);
    }
    let placed = placed(claims, &axes, sizes);
    statements(canvas, &placed, &axes, sizes);
    if sizes.labels {
        let steps = claims.behind.iter().flat_map(|official| official::lines(official, &axes)).collect();
        labels::draw(canvas, &placed, steps, &axes, sizes);
        for official in &claims.behind {
            official::name(canvas, official, &axes, sizes);
        }
    }
}

/// The unit over the axis, where no subtitle says it.
fn unit(canvas: &mut Canvas, unit: &str, rect: Rect, sizes: &Sizes) -> Rect {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    let rect_read = canvas.in_reading(rect);
    let words = text::shortened(canvas.typesetter, unit, style.size, false, f64::from(rect.width()));
    canvas.reading(|canvas| canvas.text(&words, (rect_read.left, rect_read.top + pixel(style.size)), &style));
    Rect { top: rect.top + Sizes::line(style.size), ..rect }
}

/// The bars of all statements, then their marks, so that no bar covers a mark; the most telling last.
fn statements(canvas: &mut Canvas, placed: &[PlacedDot], axes: &ClaimAxes, sizes: &Sizes) {
    let radius = radius(sizes);
    for one in placed {
        canvas.marks_of(one.dot.verdict.word(), |canvas| marks::bars(canvas, one, small(one, radius), sizes));
        let (x, y) = one.spot;
        canvas.keep_clear((x, one.bar.0), (x, one.bar.1));
        let (left, right) = if one.dot.is_part { one.months } else { (x, x) };
        canvas.keep_clear((left.min(x - radius), y), (right.max(x + radius), y));
    }
    for one in placed.iter().rev() {
        canvas
            .marks_of(one.dot.verdict.word(), |canvas| marks::mark(canvas, one.dot.verdict, one.spot, small(one, radius), sizes));
    }
    for one in placed.iter().rev() {
        let (x, y) = one.spot;
        let half = one.half.max(radius);
        let (top, bottom) = (one.bar.0.min(y - radius), one.bar.1.max(y + radius));
        let rect = Rect { left: x - half, right: x + half, top: top.max(axes.plot.top - radius), bottom };
        let (period, series) = (one.dot.period.clone(), one.dot.verdict.word().to_owned());
        canvas.hit_area(rect, Datum { period, series, value: one.dot.value, words: one.dot.words.clone() });
    }
}

/// The mark of a part of a year is smaller: its amount is not to be compared with whole years.
fn small(one: &PlacedDot, radius: i32) -> i32 {
    if one.dot.is_part { (radius * 3 / 4).max(2) } else { radius }
}
