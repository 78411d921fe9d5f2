//! The vertical axis: values to pixels by plotters' own coordinate, ticks, and the room they take.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::range::{Range, position};
use crate::{
    chart::{
        axis_scale::AxisScale,
        display::Class,
        fonts::Typesetter,
        paint::{
            canvas::{Canvas, Style},
            geometry::{Rect, number, pixel},
            sizes::Sizes,
            ticks::Ticks,
            x_axis::label_style,
        },
        wording::number::Quantity,
    },
    language::Language,
};

/// What was there can fall by all of it and no more, per cent.
const LEAST_GROWTH: f64 = -100.0;

/// A vertical axis.
pub(in crate::chart) struct YAxis {
    coordinate: RangedCoordf64,
    top: i32,
    bottom: i32,
    quantity: Quantity,
    axis: AxisScale,
    ticks: Ticks,
}

impl YAxis {
    /// An axis for a range from `top` to `bottom`, with so many pixels kept free at the ends for labels.
    pub(in crate::chart) fn new(range: Range, quantity: Quantity, (top, bottom): (i32, i32), room: i32, sizes: &Sizes) -> Self {
        let height = f64::from((bottom - top).max(1));
        let most = pixel(height / (sizes.text * 2.3)).clamp(3, 8);
        let most = usize::try_from(most).unwrap_or(3);
        let axis = range.axis;
        let ticks = match axis {
            AxisScale::Linear if range.is_flat() => Ticks::zero(range.low, range.high),
            AxisScale::Linear if quantity == Quantity::Percent && range.low >= LEAST_GROWTH => {
                Ticks::spanning(range.low, range.high, most).not_below(LEAST_GROWTH)
            }
            AxisScale::Linear => Ticks::spanning(range.low, range.high, most),
            AxisScale::Logarithmic => Ticks::of_powers(range.low, range.high, most),
        };
        // Of the height, `part` goes to each end that wants room; the values keep the rest.
        let part = (f64::from(room) / height).min(0.3);
        let ends = if range.low < 0.0 && range.high > 0.0 { 2.0 } else { 1.0 };
        let free = range.span() * part / (1.0 - ends * part);
        let [lowest, highest, first, last] = [range.low, range.high, ticks.low, ticks.high].map(|value| position(axis, value));
        let low = first.min(if range.low < 0.0 { lowest - free } else { lowest });
        let high = if range.high > 0.0 { last.max(highest + free) } else { last };
        Self { coordinate: (low..high).into(), top, bottom, quantity, axis, ticks }
    }

    /// The height of a value.
    pub(in crate::chart) fn y(&self, value: f64) -> i32 {
        self.coordinate.map(&position(self.axis, value), (self.bottom, self.top))
    }

    /// Where bars begin: zero, or the edge nearest to it.
    pub(in crate::chart) fn base(&self) -> i32 {
        if self.axis == AxisScale::Logarithmic { self.bottom } else { self.y(0.0).min(self.bottom).max(self.top) }
    }

    fn labels(&self, language: Language) -> impl Iterator<Item = (i32, String)> {
        self.ticks.values.iter().map(move |value| (self.y(*value), self.ticks.label(language, *value, self.quantity)))
    }

    /// The width of the widest label.
    pub(in crate::chart) fn width(&self, typesetter: Typesetter, style: &Style) -> i32 {
        self.labels(typesetter.language()).map(|(_, label)| pixel(style.width(typesetter, &label).ceil())).max().unwrap_or(0)
    }

    /// Grid lines across the panel and labels left of it.
    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, plot: Rect, sizes: &Sizes) {
        let style = label_style(canvas, sizes);
        let mut last: Option<Rect> = None;
        for value in &self.ticks.values {
            let y = self.y(*value);
            canvas.grid_line((plot.left, y), (plot.right, y), sizes.thin);
        }
        for (y, label) in self.labels(canvas.language) {
            let spot = (plot.left - sizes.gap / 2, style.centred(y));
            let place = style.boxed(canvas.typesetter, &label, spot);
            if last.is_none_or(|last| !last.meets(place)) {
                canvas.group(Class::Axis, |canvas| canvas.text(&label, spot, &style));
                last = Some(place);
            }
        }
    }

    /// The line that values are read from: zero, or the base of an index. Drawn last but for the data.
    pub(in crate::chart) fn draw_base(&self, canvas: &mut Canvas, plot: Rect, sizes: &Sizes) {
        let y = match (self.quantity, self.axis) {
            (Quantity::Index, _) => self.y(100.0),
            (_, AxisScale::Linear) => self.y(0.0),
            // There is no zero; the calendar stands at the bottom.
            (_, AxisScale::Logarithmic) => self.bottom,
        };
        if (self.top..=self.bottom).contains(&y) {
            canvas.group(Class::Axis, |canvas| {
                canvas.line(vec![(plot.left, y), (plot.right, y)], canvas.palette.axis, sizes.thin);
            });
        }
    }

    /// Do values begin at the bottom, so that the base line is the calendar axis too?
    pub(in crate::chart) fn stands_on_base(&self) -> bool {
        self.quantity != Quantity::Index && self.base() == self.bottom
    }

    /// How many pixels a difference of values is high.
    pub(in crate::chart) fn pixels(&self, low: f64, high: f64) -> i32 {
        self.y(low) - self.y(high)
    }
}

/// The least height of a plot in which an axis can be read.
pub(in crate::chart) fn least_height(sizes: &Sizes) -> i32 {
    pixel(sizes.text * number(3))
}
