//! Points of a series as marks: levels, growth rates, index values.

use super::{
    Layer, Mark, Slots,
    number::{Magnitude, grouped, percent_label},
};
use crate::{
    series::{Point, Ratio, Reason, Series},
    trade::{Level, Period, Status},
};

/// The slots of a series.
pub(super) fn slots(series: &Series) -> Option<Slots> {
    Slots::of(series.points.iter().map(|point| point.period), series.frequency, series.calendar)
}

/// Slots before which the series has a break.
pub(super) fn breaks(series: &Series, slots: Option<Slots>) -> Vec<(usize, &'static str)> {
    let Some(slots) = slots else { return Vec::new() };
    let place = |point: &Point| Some((slots.slot(point.period)?, point.status.meaning()));
    series.points.iter().filter(|point| is_break(point.status)).filter_map(place).collect()
}

/// The periods before which the series has a break.
pub(super) fn broken(series: &Series) -> impl Iterator<Item = Period> {
    series.points.iter().filter(|point| is_break(point.status)).map(|point| point.period)
}

fn is_break(status: Status) -> bool {
    matches!(status, Status::Break | Status::DefinitionDiffers)
}

fn doubt(status: Status) -> Option<&'static str> {
    status.is_tentative().then(|| status.meaning())
}

/// A layer of levels; `level` picks which.
pub(super) fn levels<'a>(
    points: impl Iterator<Item = (Period, Option<&'a Level>, Status)> + Clone,
    slots: Option<Slots>,
    magnitude: Magnitude,
) -> Layer {
    let known = points.clone().filter_map(|(_, level, _)| level);
    let largest = known.map(|level| magnitude.amount(level.amount).abs()).fold(0.0, f64::max);
    let mut layer = Layer::default();
    for (period, level, status) in points {
        match (level, slots.and_then(|slots| slots.slot(period))) {
            (Some(level), Some(slot)) => {
                let value = magnitude.amount(level.amount);
                let bounds = (magnitude.bound(level.bounds.low), magnitude.bound(level.bounds.high));
                layer.marks.push(Mark {
                    slot,
                    value,
                    bounds: level.rounding.map(|_| bounds),
                    doubt: doubt(status),
                    broken: is_break(status),
                    label: grouped(value, magnitude.decimals(largest, level.rounding)),
                });
            }
            _ => layer.nulls.push((period.to_string(), missing(status))),
        }
    }
    layer
}

fn missing(status: Status) -> &'static str {
    if status.allows_empty() { status.meaning() } else { Reason::Missing.sentence() }
}

/// Far beyond what 64-bit amounts can give; an axis for more would have no end.
const LARGEST: f64 = 1e30;

/// Can it be drawn? Neither NaN nor infinite nor absurd.
fn drawable(value: f64) -> bool {
    value.abs() <= LARGEST
}

/// A layer of ratios, such as growth rates or index values.
fn ratios(
    series: &Series,
    slots: Option<Slots>,
    ratio: impl Fn(&Point) -> Option<Ratio>,
    label: impl Fn(f64) -> String,
) -> Layer {
    let mut layer = Layer::default();
    for point in &series.points {
        let Some(ratio) = ratio(point) else { continue };
        let slot = slots.and_then(|slots| slots.slot(point.period));
        match (ratio.value.filter(|value| drawable(*value)), slot) {
            (Some(value), Some(slot)) => {
                let bounds = ratio.low.zip(ratio.high).filter(|(low, high)| drawable(*low) && drawable(*high));
                layer.marks.push(Mark { slot, value, bounds, doubt: doubt(point.status), broken: false, label: label(value) });
            }
            _ => layer.nulls.push((point.period.to_string(), ratio.reason.unwrap_or(Reason::Missing).sentence())),
        }
    }
    layer
}

/// Growth on a year before; as doubtful as either of its two figures.
pub(super) fn growth(series: &Series, slots: Option<Slots>) -> Layer {
    let mut layer = ratios(series, slots, |point| Some(point.yoy), percent_label);
    let status = |period: Period| series.points.iter().find(|point| point.period == period).map(|point| point.status);
    for mark in &mut layer.marks {
        let base = slots.and_then(|slots| status(slots.period(mark.slot).year_before()));
        mark.doubt = mark.doubt.or_else(|| base.and_then(doubt));
    }
    layer
}

/// The index on the base period.
pub(super) fn index(series: &Series, slots: Option<Slots>) -> Layer {
    ratios(series, slots, |point| point.index, |value| grouped(value, usize::from(value < 99.95 && value.fract() != 0.0)))
}
