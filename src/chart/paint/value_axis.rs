//! A vertical axis of amounts from zero on, or of powers of ten: values to pixels, round numbers beside them.

use super::{
    canvas::{Canvas, Style},
    geometry::{Rect, pixel},
    sizes::Sizes,
    ticks::Ticks,
    x_axis::label_style,
};
use crate::chart::{axis_scale::AxisScale, display::Class, fonts::Typesetter, wording::number::Quantity};

/// Values whose lowest is more than this part of the highest lie far above zero.
const FAR_ABOVE: f64 = 0.5;

/// A vertical axis of amounts.
pub(in crate::chart) struct ValueAxis {
    scale: AxisScale,
    low: f64,
    high: f64,
    top: i32,
    bottom: i32,
    ticks: Ticks,
}

impl ValueAxis {
    /// An axis between two heights that holds all these values, and zero unless it is logarithmic, or all of them lie far above
    /// it and no zero is wanted. What is no finite number, and what has no logarithm on an axis of powers, is not looked at.
    pub(in crate::chart) fn holding(
        values: impl Iterator<Item = f64>,
        scale: AxisScale,
        from_zero: bool,
        (top, bottom): (i32, i32),
        sizes: &Sizes,
    ) -> Self {
        let logarithmic = scale == AxisScale::Logarithmic;
        let drawn = values.filter(|value| value.is_finite() && (!logarithmic || *value > 0.0));
        let (low, high) = drawn.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = match (low <= high, logarithmic) {
            (false, false) => (0.0, 1.0),
            (false, true) => (1.0, 10.0),
            (true, true) => (low, high),
            (true, false) if !from_zero && low > high * FAR_ABOVE => (low - (high - low) * 0.1, high),
            (true, false) => (low.min(0.0), high.max(0.0)),
        };
        let high = if high > low { high } else { low + low.abs().max(1.0) };
        let most = usize::try_from(pixel(f64::from((bottom - top).max(1)) / (sizes.text * 2.6)).clamp(3, 8)).unwrap_or(3);
        let ticks = if logarithmic { Ticks::of_powers(low, high, most) } else { Ticks::spanning(low, high, most) };
        Self { scale, low: low.min(ticks.low), high: high.max(ticks.high), top, bottom, ticks }
    }

    fn position(&self, value: f64) -> f64 {
        match self.scale {
            AxisScale::Linear => value,
            AxisScale::Logarithmic => libm::log10(value.max(self.low.max(f64::MIN_POSITIVE))),
        }
    }

    /// The height of a value.
    pub(in crate::chart) fn y(&self, value: f64) -> i32 {
        let (low, high) = (self.position(self.low), self.position(self.high));
        self.bottom - pixel((self.position(value) - low) / (high - low) * f64::from(self.bottom - self.top))
    }

    /// The height of zero, or of the low end above it.
    pub(in crate::chart) fn base(&self) -> i32 {
        if self.scale == AxisScale::Logarithmic { self.bottom } else { self.y(0.0).min(self.bottom) }
    }

    /// The width of the widest label.
    pub(in crate::chart) fn width(&self, typesetter: Typesetter, style: &Style) -> i32 {
        let labels = self.ticks.values.iter().map(|value| self.ticks.label(typesetter.language(), *value, Quantity::Money));
        labels.map(|label| pixel(style.width(typesetter, &label).ceil())).max().unwrap_or(0)
    }

    /// Grid lines across the plot, labels left of it, and the line that values are read from.
    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, plot: Rect, sizes: &Sizes) {
        let style = label_style(canvas, sizes);
        let mut last: Option<Rect> = None;
        for value in &self.ticks.values {
            let y = self.y(*value);
            canvas.grid_line((plot.left, y), (plot.right, y), sizes.thin);
            let label = self.ticks.label(canvas.language, *value, Quantity::Money);
            let spot = (plot.left - sizes.gap / 2, style.centred(y));
            let place = style.boxed(canvas.typesetter, &label, spot);
            if last.is_none_or(|last| !last.meets(place)) && canvas.is_free(place) {
                canvas.group(Class::Axis, |canvas| canvas.text(&label, spot, &style));
                last = Some(place);
            }
        }
        let base = self.base();
        canvas.group(Class::Axis, |canvas| {
            canvas.line(vec![(plot.left, base), (plot.right, base)], canvas.palette.axis, sizes.thin);
        });
    }
}
