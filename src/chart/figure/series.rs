//! The figure of a series: what is measured decides the panels.

use std::slice;

use super::{
    colours, growth, index, level, marks,
    model::{Figure, FigureOptions},
};
use crate::{
    chart::{
        body::{
            Body,
            panels::{self, Arrangement, Colour, MarkShape, Panel, PanelSet},
        },
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::Language,
    query::{Measure, SeriesAnswer},
    series::{Series, Subject},
};

/// How the panels of a series are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum SeriesForm {
    /// One panel of this shape.
    Plain(MarkShape),
    /// Levels and change, one above the other; a balance with its two sides.
    Combo,
}

/// The figure of a series.
pub(in crate::chart) fn figure(answer: &SeriesAnswer, options: FigureOptions, form: SeriesForm) -> Figure {
    let (series, language) = (&answer.series, options.language);
    let slots = marks::slots(series);
    let basis = phrases::basis(language, series.rounding, &series.unit);
    let of_ratio = language.fill("chart.basis.of_ratio", &[("basis", &basis)]);
    let (measured, mut parts, panels) = match answer.measure {
        Measure::Yoy => {
            let unit = language.say("chart.unit.change").to_owned();
            (Some("title.chart.growth"), vec![unit, of_ratio], growths(language, series, slots, form))
        }
        Measure::Index => {
            let unit = index::unit(language, answer.base);
            (Some("title.chart.index"), vec![unit.clone(), of_ratio], indices(language, series, (slots, unit), form))
        }
        // The others have no picture: `query::parse` refuses them, so that none is drawn as another.
        _ => {
            let unit = level::magnitude(series).unit(language, &series.unit);
            (None, vec![phrases::of_value(language, &unit, &basis)], levels(language, series, slots, form))
        }
    };
    let panels = colours::of_flow(panels, series.subject);
    parts.extend(phrases::conditions(language, series));
    parts.extend(phrases::attributed(language, &series.source));
    let events = if options.events { panels::within(language, &answer.events, slots) } else { Vec::new() };
    let set = PanelSet { breaks: marks::breaks(series, slots), events, ..PanelSet::new(slots, panels, Arrangement::Stacked) };
    Figure {
        title: phrases::title(language, series, measured),
        subtitle: parts.join(" \u{b7} "),
        body: Body::Panels(set),
        cautions: series.cautions.clone(),
        note: None,
        source: phrases::sources(language, slice::from_ref(&series.source), answer.origin.created),
        address: answer.origin.address.clone(),
        description: String::new(),
    }
}

/// The panels of a series of levels.
fn levels(language: Language, series: &Series, slots: Option<PeriodAxis>, form: SeriesForm) -> Vec<Panel> {
    let shape = form.shape(MarkShape::Bars);
    if series.subject == Subject::Balance {
        let alone = form != SeriesForm::Combo && shape.form().traits.beside;
        return vec![level::balance(language, series, slots, if alone { None } else { Some(shape) })];
    }
    let mut panels = vec![level::panel(language, series, slots, (shape, Colour::First))];
    if form == SeriesForm::Combo {
        panels.extend(growth::below(language, series, slots));
    }
    panels
}

/// The panels of the measure `yoy`.
fn growths(language: Language, series: &Series, slots: Option<PeriodAxis>, form: SeriesForm) -> Vec<Panel> {
    let shape = form.shape(MarkShape::Bars);
    // Bars below zero are seen to be; the colours of exports and imports would say something else.
    let mut panels = vec![growth::panel(language, series, slots, (shape, Colour::First))];
    if form == SeriesForm::Combo {
        panels.push(Panel { share: 1, ..level::panel(language, series, slots, (MarkShape::Bars, Colour::Third)) });
    }
    panels
}

/// The panels of the measure `index`.
fn indices(language: Language, series: &Series, (slots, heading): (Option<PeriodAxis>, String), form: SeriesForm) -> Vec<Panel> {
    let mut panels = vec![index::panel(language, series, (slots, heading), form.shape(MarkShape::Line))];
    if form == SeriesForm::Combo {
        panels.extend(growth::below(language, series, slots));
    }
    panels
}

impl SeriesForm {
    /// The shape of the first panel, which in a combination is the usual one.
    fn shape(self, usual: MarkShape) -> MarkShape {
        match self {
            Self::Plain(shape) => shape,
            Self::Combo => usual,
        }
    }
}
