//! The figure of a series: what is measured decides the panels.

use std::slice;

use super::{Arrangement, Colour, Figure, MarkShape, Panel, PeriodAxis, event_mark, growth, index, level, marks, phrases};
use crate::{
    chart::{kind::ChartKind, spec::PictureSpec},
    query::{Measure, SeriesAnswer},
    series::{Series, Subject},
};

/// The figure of a series.
pub(super) fn figure(answer: &SeriesAnswer, spec: &PictureSpec) -> Figure {
    let series = &answer.series;
    let slots = marks::slots(series);
    let language = spec.lang;
    let basis = phrases::basis(language, series.rounding, &series.unit);
    let of_ratio = language.fill("chart.basis.of_ratio", &[("basis", &basis)]);
    let (measured, mut parts, panels) = match answer.measure {
        Measure::Yoy => {
            let unit = language.say("chart.unit.change").to_owned();
            (Some("title.chart.growth"), vec![unit, of_ratio], growths(series, slots, spec))
        }
        Measure::Index => {
            let unit = index::unit(language, answer.base);
            (Some("title.chart.index"), vec![unit.clone(), of_ratio], indices(series, slots, spec, unit))
        }
        // The others have no picture: `query::parse` refuses them, so that none is drawn as another.
        _ => {
            let unit = level::magnitude(series).unit(language, &series.unit);
            (None, vec![phrases::of_value(language, &unit, &basis)], levels(series, slots, spec))
        }
    };
    parts.extend(phrases::conditions(language, series));
    parts.extend(phrases::attributed(language, &series.source));
    Figure {
        title: phrases::title(language, series, measured),
        subtitle: parts.join(" \u{b7} "),
        slots,
        panels,
        composition: None,
        arrangement: Arrangement::Stacked,
        breaks: marks::breaks(series, slots),
        events: if spec.events { event_mark::within(language, &answer.events, slots) } else { Vec::new() },
        cautions: series.cautions.clone(),
        source: phrases::sources(language, slice::from_ref(&series.source), answer.origin.created),
        address: answer.origin.address.clone(),
        ..Figure::default()
    }
}

/// The panels of a series of levels.
fn levels(series: &Series, slots: Option<PeriodAxis>, spec: &PictureSpec) -> Vec<Panel> {
    let (language, kind) = (spec.lang, spec.kind.unwrap_or(ChartKind::Combo));
    if series.subject == Subject::Balance {
        return vec![level::balance(language, series, slots, kind)];
    }
    let mut levels = level::panel(language, series, slots);
    if kind == ChartKind::Line {
        levels.layers[0].shape = MarkShape::Line;
    }
    let mut panels = vec![levels];
    if kind == ChartKind::Combo {
        panels.extend(growth::below(language, series, slots));
    }
    panels
}

/// The panels of the measure `yoy`.
fn growths(series: &Series, slots: Option<PeriodAxis>, spec: &PictureSpec) -> Vec<Panel> {
    let mut panels = vec![growth::panel(spec.lang, series, slots)];
    match spec.kind.unwrap_or(ChartKind::Bar) {
        ChartKind::Line => {
            panels[0].layers[0].shape = MarkShape::Line;
            panels[0].layers[0].colour = Colour::First;
        }
        ChartKind::Combo => {
            let mut levels = Panel { share: 1, ..level::panel(spec.lang, series, slots) };
            levels.layers[0].colour = Colour::Third;
            panels.push(levels);
        }
        _ => {}
    }
    panels
}

/// The panels of the measure `index`.
fn indices(series: &Series, slots: Option<PeriodAxis>, spec: &PictureSpec, heading: String) -> Vec<Panel> {
    let mut panels = vec![index::panel(spec.lang, series, slots, heading)];
    let kind = spec.kind.unwrap_or(ChartKind::Line);
    if kind != ChartKind::Bar {
        panels[0].layers[0].shape = MarkShape::Line;
    }
    if kind == ChartKind::Combo {
        panels.extend(growth::below(spec.lang, series, slots));
    }
    panels
}
