//! A series as its latest figure, and as a line without a word.

use super::{
    level, marks,
    model::{Figure, FigureOptions},
    series::{self, SeriesForm},
};
use crate::{
    chart::{
        body::{
            Body,
            card::{Card, CardFigure},
            panels::{Layer, MarkShape},
            spark::{Spark, SparkMark},
        },
        wording::{
            money::{Money, money},
            number::{percent_label, trimmed, usual_decimals},
            phrases,
        },
    },
    language::{Language, Magnitude},
    query::{Measure, SeriesAnswer},
    series::{Point, Ratio},
    trade::Level,
};

/// The latest figure as a card.
pub(in crate::chart) fn card(answer: &SeriesAnswer, options: FigureOptions) -> Figure {
    let figure = answer.series.points.iter().rev().find_map(|point| card_figure(options.language, answer, point));
    Figure { body: Body::Card(Card { figure }), ..framed(answer, options) }
}

/// The course without a word.
pub(in crate::chart) fn spark(answer: &SeriesAnswer, options: FigureOptions) -> Figure {
    let (series, language) = (&answer.series, options.language);
    let slots = marks::slots(series);
    let layer: Layer = match answer.measure {
        Measure::Yoy => marks::growth(language, series, slots),
        Measure::Index => marks::index(language, series, slots),
        _ => {
            let points = series.points.iter().map(|point| (point.period, point.level.as_ref(), point.status));
            marks::levels(language, points, slots, level::magnitude(series))
        }
    };
    let unit =
        if answer.measure == Measure::Value { level::magnitude(series).sign(language, &series.unit) } else { String::new() };
    let label = |label: String| if unit.is_empty() { label } else { format!("{label} {unit}") };
    let mark = |mark: crate::chart::body::panels::Mark| SparkMark {
        slot: mark.slot,
        value: mark.value,
        broken: mark.broken,
        label: label(mark.label),
    };
    let marks = layer.marks.into_iter().map(mark).collect();
    Figure { body: Body::Spark(Spark { periods: slots, marks }), ..framed(answer, options) }
}

/// Title, words and source as every picture of the series has them.
fn framed(answer: &SeriesAnswer, options: FigureOptions) -> Figure {
    series::figure(answer, FigureOptions { events: false, ..options }, SeriesForm::Plain(MarkShape::Bars))
}

fn card_figure(language: Language, answer: &SeriesAnswer, point: &Point) -> Option<CardFigure> {
    let series = &answer.series;
    let growth = |ratio: Ratio| ratio.value.map(|value| percent_label(language, value));
    let (amount, value, bounds) = match answer.measure {
        Measure::Yoy => {
            let value = point.yoy.value.filter(|value| marks::drawable(*value))?;
            (growth(point.yoy)?, value, ratio_bounds(language, point.yoy))
        }
        Measure::Index => {
            let index = point.measured_ratio()?;
            let value = index.value.filter(|value| marks::drawable(*value))?;
            (trimmed(language, value, 1), value, index_bounds(language, index))
        }
        _ => {
            let level = point.level.as_ref()?;
            let magnitude = Magnitude::fitting(level.amount.bound());
            let money_in = Money { magnitude, currency: series.unit.clone() };
            let value = magnitude.amount(level.amount);
            let amount = money(language, value, magnitude.decimals(usual_decimals(value.abs()), level.rounding), &money_in);
            (amount, level.amount.units(), level_bounds(language, level))
        }
    };
    let changed = || {
        let change = growth(point.yoy).filter(|_| answer.measure == Measure::Value)?;
        let change = language.fill("card.change", &[("percent", &change)]);
        Some(ratio_bounds(language, point.yoy).map_or_else(|| change.clone(), |bounds| format!("{change} ({bounds})")))
    };
    let rounded = bounds.map(|bounds| language.fill("card.bounds", &[("range", &bounds)]));
    let doubt = marks::doubt(point.status).map(|status| phrases::status(language, status));
    let below = [changed(), rounded, doubt].into_iter().flatten().collect();
    let when = language.period_in(point.period, series.calendar);
    Some(CardFigure { amount, when, below, period: point.period.to_string(), value })
}

/// The bounds that rounding allows, where they are not one.
fn ratio_bounds(language: Language, ratio: Ratio) -> Option<String> {
    let bound = |bound: Option<f64>| bound.filter(|value| marks::drawable(*value)).map(|value| percent_label(language, value));
    let (low, high) = (bound(ratio.low)?, bound(ratio.high)?);
    (low != high).then(|| language.fill("chart.range", &[("low", &low), ("high", &high)]))
}

fn index_bounds(language: Language, ratio: Ratio) -> Option<String> {
    let bound = |bound: Option<f64>| bound.filter(|value| marks::drawable(*value)).map(|value| trimmed(language, value, 1));
    let (low, high) = (bound(ratio.low)?, bound(ratio.high)?);
    (low != high).then(|| language.fill("chart.range", &[("low", &low), ("high", &high)]))
}

fn level_bounds(language: Language, level: &Level) -> Option<String> {
    level.rounding?;
    let magnitude = Magnitude::fitting(level.amount.bound());
    let written = |bound| language.number(&magnitude.digits(bound, 3));
    let (low, high) = (written(level.bounds.low), written(level.bounds.high));
    (low != high).then(|| language.fill("chart.range", &[("low", &low), ("high", &high)]))
}
