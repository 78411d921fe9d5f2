//! What an axis has to span. Only finite numbers pass, and the low end is always below the high one.

use crate::chart::{
    axis_scale::AxisScale,
    figure::{Arrangement, Figure, MarkShape, Panel, Quantity},
};

/// A finite range with `low < high`, both above zero on a logarithmic axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) axis: AxisScale,
}

impl Range {
    /// What an axis without figures spans.
    pub(super) const EMPTY: Self = Self { low: 0.0, high: 1.0, axis: AxisScale::Linear };

    /// Everything a panel draws, and the base it is read from; nothing when it draws nothing.
    pub(super) fn of(panel: &Panel, axis: AxisScale) -> Option<Self> {
        let axis = if panel.quantity == Quantity::Percent { AxisScale::Linear } else { axis };
        let measured = panel.layers.iter().filter(|layer| layer.shape != MarkShape::Stems);
        let values = measured.flat_map(|layer| &layer.marks).flat_map(|mark| {
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
        let bars = panel.layers.iter().any(|layer| layer.shape == MarkShape::Bars);
        let (low, high) = match panel.quantity {
            Quantity::Index if !bars && low.min(100.0) > 0.5 * high.max(100.0) => (low.min(100.0), high.max(100.0)),
            Quantity::Index => (low.min(0.0), high.max(100.0)),
            Quantity::Money | Quantity::Percent => (low.min(0.0), high.max(0.0)),
        };
        Some(Self { low, high: if high > low { high } else { low + 1.0 }, axis })
    }

    /// The range of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high), axis: self.axis }
    }

    /// How long it is on its axis.
    pub(super) fn span(self) -> f64 {
        position(self.axis, self.high) - position(self.axis, self.low)
    }

    /// Which part of the axis lies between two values.
    pub(super) fn part(self, low: f64, high: f64) -> f64 {
        (position(self.axis, high) - position(self.axis, low)) / self.span()
    }

    /// One range for all where they are of like size, so that panels side by side compare; else to each its own.
    pub(super) fn shared(ranges: &mut [Option<Self>]) {
        let known = || ranges.iter().flatten().copied();
        let Some(all) = known().reduce(Self::with) else { return };
        if known().all(|range| range.span() * 4.0 >= all.span()) {
            for range in ranges.iter_mut() {
                *range = Some(all);
            }
        }
    }

    /// The ranges of a figure's panels.
    pub(super) fn of_panels(figure: &Figure) -> Vec<Option<Self>> {
        let mut ranges: Vec<Option<Self>> = figure.panels.iter().map(|panel| Self::of(panel, figure.axis)).collect();
        if matches!(figure.arrangement, Arrangement::Side | Arrangement::Grid) {
            Self::shared(&mut ranges);
        }
        ranges
    }
}

/// Where a value lies on an axis, in the axis's own measure: itself, or its power of ten.
pub(super) fn position(axis: AxisScale, value: f64) -> f64 {
    match axis {
        AxisScale::Linear => value,
        AxisScale::Logarithmic => libm::log10(value.max(f64::MIN_POSITIVE)),
    }
}
