//! The line of a spark, from the lowest to the highest of its figures; zero is drawn where it lies between them.

use super::mark::SparkMark;
use crate::chart::paint::{
    canvas::Canvas,
    geometry::{Rect, Spot, number, pixel},
};

/// Draws figures into a rectangle of so many slots.
pub(super) fn draw(canvas: &mut Canvas, marks: &[SparkMark], slots: usize, rect: Rect) {
    let stroke = (rect.height() / 18).clamp(1, 4).unsigned_abs();
    let dot = pixel(f64::from(stroke) * 1.6).max(2);
    // The end mark must not be cut.
    let inner = Rect { left: rect.left + dot, right: rect.right - dot - 1, top: rect.top + dot, bottom: rect.bottom - dot - 1 };
    let finite = || marks.iter().map(|mark| mark.value).filter(|value| value.is_finite());
    let (low, high) = finite().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return;
    }
    let height = f64::from(inner.height().max(1));
    // Of equal figures the line lies in the middle.
    let part = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    let y = |value: f64| inner.bottom - pixel(height * part(value));
    let step = f64::from(inner.width().max(1)) / number(slots.saturating_sub(1).max(1));
    let x =
        |slot: usize| if slots > 1 { inner.left + pixel(step * number(slot)) } else { i32::midpoint(inner.left, inner.right) };
    if low < 0.0 && high > 0.0 {
        canvas.grid_line((inner.left, y(0.0)), (inner.right, y(0.0)), 1);
    }
    let spot = |mark: &SparkMark| -> Spot { (x(mark.slot), y(mark.value)) };
    let ink = canvas.palette.first;
    for run in marks.chunk_by(|one, next| one.slot + 1 == next.slot && !next.broken) {
        let course: Vec<Spot> = run.iter().filter(|mark| mark.value.is_finite()).map(spot).collect();
        match course[..] {
            [alone] => canvas.dot(alone, stroke, ink),
            _ => canvas.line(course, ink, stroke),
        }
    }
    if let Some(last) = marks.iter().rfind(|mark| mark.value.is_finite()) {
        canvas.dot(spot(last), dot.unsigned_abs(), ink);
    }
}
