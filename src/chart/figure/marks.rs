//! Points of a series as marks: levels, growth rates, index values.

use crate::{
    chart::{
        body::panels::{Layer, Mark},
        period_axis::PeriodAxis,
        wording::{
            number::{grouped, labelled, percent_label, usual_decimals},
            phrases,
        },
    },
    language::{Language, Magnitude},
    series::{Point, Ratio, Reason, Series},
    trade::{Level, Period, Status},
};

/// The slots of a series.
pub(in crate::chart) fn slots(series: &Series) -> Option<PeriodAxis> {
    PeriodAxis::along(series.points.iter().map(|point| point.period), series.frequency, series.calendar)
}

/// Slots before which the series has a break.
pub(in crate::chart) fn breaks(series: &Series, slots: Option<PeriodAxis>) -> Vec<(usize, Status)> {
    let Some(slots) = slots else { return Vec::new() };
    let place = |point: &Point| Some((slots.slot(point.period)?, point.status));
    series.points.iter().filter(|point| is_break(point.status)).filter_map(place).collect()
}

/// The periods before which the series has a break.
pub(in crate::chart) fn broken(series: &Series) -> impl Iterator<Item = Period> {
    series.points.iter().filter(|point| is_break(point.status)).map(|point| point.period)
}

pub(super) fn is_break(status: Status) -> bool {
    matches!(status, Status::Break | Status::DefinitionDiffers)
}

pub(in crate::chart) fn doubt(status: Status) -> Option<Status> {
    status.is_tentative().then_some(status)
}

/// A layer of levels; `level` picks which.
pub(in crate::chart) fn levels<'a>(
    language: Language,
    points: impl Iterator<Item = (Period, Option<&'a Level>, Status)> + Clone,
    slots: Option<PeriodAxis>,
    magnitude: Magnitude,
) -> Layer {
    let known = points.clone().filter_map(|(_, level, _)| level);
    let largest = known.map(|level| magnitude.amount(level.amount).abs()).fold(0.0, f64::max);
    let mut layer = Layer::default();
    for (period, level, status) in points {
        if let Some((level, slot)) = level.zip(slots.and_then(|slots| slots.slot(period))) {
            let value = magnitude.amount(level.amount);
            let bounds = (magnitude.bound(level.bounds.low), magnitude.bound(level.bounds.high));
            layer.marks.push(Mark {
                slot,
                value,
                bounds: level.rounding.map(|_| bounds),
                doubt: doubt(status),
                broken: is_break(status),
                // Nothing has no decimals.
                label: match magnitude.decimals(usual_decimals(largest), level.rounding) {
                    _ if value == 0.0 => labelled(language, value, 0),
                    decimals => labelled(language, value, decimals),
                },
            });
        } else {
            let period = slots.map_or_else(|| language.period(period), |slots| language.period_in(period, slots.calendar));
            layer.nulls.push((period, missing(language, status)));
        }
    }
    layer
}

fn missing(language: Language, status: Status) -> String {
    if status.allows_empty() { phrases::status(language, status) } else { phrases::reason(language, Reason::Missing).to_owned() }
}

/// Far beyond what 64-bit amounts can give; an axis for more would have no end.
const LARGEST: f64 = 1e30;

/// Can it be drawn? Neither NaN nor infinite nor absurd.
pub(super) fn drawable(value: f64) -> bool {
    value.abs() <= LARGEST
}

/// A layer of ratios, such as growth rates or index values.
fn ratios(
    language: Language,
    series: &Series,
    slots: Option<PeriodAxis>,
    ratio: impl Fn(&Point) -> Option<Ratio>,
    label: impl Fn(f64) -> String,
) -> Layer {
    let mut layer = Layer::default();
    for point in &series.points {
        let Some(ratio) = ratio(point) else { continue };
        let slot = slots.and_then(|slots| slots.slot(point.period));
        if let (Some(value), Some(slot)) = (ratio.value.filter(|value| drawable(*value)), slot) {
            let bounds = ratio.low.zip(ratio.high).filter(|(low, high)| drawable(*low) && drawable(*high));
            layer.marks.push(Mark { slot, value, bounds, doubt: doubt(point.status), broken: false, label: label(value) });
        } else {
            let reason = phrases::reason(language, ratio.reason.unwrap_or(Reason::Missing));
            layer.nulls.push((language.period_in(point.period, series.calendar), reason.to_owned()));
        }
    }
    layer
}

/// Growth on a year before; as doubtful as either of its two figures.
pub(in crate::chart) fn growth(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Layer {
    let mut layer = ratios(language, series, slots, |point| Some(point.yoy), |value| percent_label(language, value));
    let status = |period: Period| series.points.iter().find(|point| point.period == period).map(|point| point.status);
    for mark in &mut layer.marks {
        let base = slots.and_then(|slots| status(slots.period(mark.slot).year_before()));
        mark.doubt = mark.doubt.or_else(|| base.and_then(doubt));
    }
    layer
}

/// The index on the base period.
pub(in crate::chart) fn index(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Layer {
    let label = |value: f64| grouped(language, value, usize::from(value < 99.95 && value.fract() != 0.0));
    ratios(language, series, slots, Point::measured_ratio, label)
}
