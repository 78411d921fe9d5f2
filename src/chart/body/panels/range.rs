//! What an axis has to span. Only finite numbers pass, and the low end is always below the high one.

use super::model::{Arrangement, Panel};
use crate::chart::{axis_scale::AxisScale, wording::number::Quantity};

/// One of two panels is lost on a scale that is so many times as long as it needs.
const LOST: f64 = 25.0;

/// A finite range with `low < high`, both above zero on a logarithmic axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) struct Range {
    pub(in crate::chart) low: f64,
    pub(in crate::chart) high: f64,
    pub(in crate::chart) axis: AxisScale,
}

/// How high an axis is on which every figure is nothing: less than any figure that is drawn.
const FLAT: f64 = 1e-60;

impl Range {
    /// What an axis without figures spans.
    pub(in crate::chart) const EMPTY: Self = Self { low: 0.0, high: FLAT, axis: AxisScale::Linear };

    /// Everything a panel draws, and the base it is read from; nothing when it draws nothing.
    pub(in crate::chart) fn of(panel: &Panel, axis: AxisScale) -> Option<Self> {
        let axis = if panel.quantity == Quantity::Percent { AxisScale::Linear } else { axis };
        let layers = panel.layers();
        let values = layers.iter().flat_map(|layer| &layer.marks).flat_map(|mark| {
            let (low, high) = mark.bounds.unwrap_or((mark.value, mark.value));
            [low, mark.value, high]
        });
        let finite = values.filter(|value| value.is_finite() && (axis == AxisScale::Linear || *value > 0.0));
        let (low, high) = finite.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return None;
        }
        if axis == AxisScale::Logarithmic {
            let base = if panel.quantity == Quantity::Index { 100.0 } else { low };
            return Some(Self { low: low.min(base), high: high.max(base), axis });
        }
        let bars = layers.iter().any(|layer| layer.shape.form().traits.beside);
        let (low, high) = match panel.quantity {
            Quantity::Index if !bars && low.min(100.0) > 0.5 * high.max(100.0) => (low.min(100.0), high.max(100.0)),
            Quantity::Index => (low.min(0.0), high.max(100.0)),
            Quantity::Money | Quantity::Percent => (low.min(0.0), high.max(0.0)),
        };
        Some(Self { low, high: if high > low { high } else { low + FLAT }, axis })
    }

    /// Is every figure on it nothing?
    pub(in crate::chart) fn is_flat(self) -> bool {
        self.low == 0.0 && self.high.total_cmp(&FLAT).is_eq()
    }

    /// The range of both.
    pub(in crate::chart) fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high), axis: self.axis }
    }

    /// How long it is on its axis.
    pub(in crate::chart) fn span(self) -> f64 {
        position(self.axis, self.high) - position(self.axis, self.low)
    }

    /// Which part of the axis lies between two values.
    pub(in crate::chart) fn part(self, low: f64, high: f64) -> f64 {
        (position(self.axis, high) - position(self.axis, low)) / self.span()
    }

    /// One range for all where none is lost beside the others, so that panels compare; else to each its own.
    fn shared(ranges: &mut [Option<Self>], most: f64) {
        let known = || ranges.iter().flatten().copied();
        let Some(all) = known().reduce(Self::with) else { return };
        if known().all(|range| range.span() * most >= all.span()) {
            for range in ranges.iter_mut() {
                *range = Some(all);
            }
        }
    }

    /// The ranges of some panels; of those that stand side by side alike where they can be.
    pub(in crate::chart) fn of_panels(panels: &[Panel], arrangement: Arrangement, axis: AxisScale) -> Vec<Option<Self>> {
        let mut ranges: Vec<Option<Self>> = panels.iter().map(|panel| Self::of(panel, axis)).collect();
        match arrangement {
            // Two directions of the same trade: that one is small is what is to be seen.
            Arrangement::Side => Self::shared(&mut ranges, LOST),
            Arrangement::Grid => Self::shared(&mut ranges, 4.0),
            Arrangement::Stacked | Arrangement::Lines => {}
        }
        ranges
    }
}

/// Where a value lies on an axis, in the axis's own measure: itself, or its power of ten.
pub(in crate::chart) fn position(axis: AxisScale, value: f64) -> f64 {
    match axis {
        AxisScale::Linear => value,
        AxisScale::Logarithmic => libm::log10(value.max(f64::MIN_POSITIVE)),
    }
}
