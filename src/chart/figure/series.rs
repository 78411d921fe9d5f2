//! The figure of a series: what is measured decides the panels.

use std::slice;

use super::{
    balance, colours, growth, index, level, marks,
    model::{Figure, FigureOptions},
    months,
};
use crate::{
    chart::{
        body::{
            Body,
            panels::{self, Arrangement, Colour, MarkShape, Panel, PanelSet},
        },
        period_axis::PeriodAxis,
        wording::{phrases, unit},
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
    let scale = (level::magnitude(series), level::largest(series));
    let of_ratio = || {
        let basis = phrases::basis(language, series.rounding, &series.unit);
        let seen = unit::rounding_is_seen(series.rounding, scale.0, scale.1);
        seen.then(|| language.fill("chart.basis.of_ratio", &[("basis", &basis)]))
    };
    let (measured, parts, panels) = match answer.measure {
        Measure::Yoy => {
            let parts = [Some(language.say("chart.unit.change").to_owned()), of_ratio()];
            (Some("title.chart.growth"), parts, growths(language, series, slots, form))
        }
        Measure::Index => {
            let unit = index::unit(language, answer.base, series.calendar);
            (Some("title.chart.index"), [Some(unit.clone()), of_ratio()], indices(language, series, (slots, unit), form))
        }
        // The others have no picture: `query::parse` refuses them, so that none is drawn as another.
        _ => {
            let unit = scale.0.sign(language, &series.unit);
            let unit = unit::told(language, &unit, (series.rounding, &series.unit), scale);
            (None, [Some(unit), None], levels(language, series, slots, form))
        }
    };
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    let panels = colours::of_flow(panels, series.subject);
    parts.extend(phrases::product_code(language, &series.product));
    parts.extend(phrases::conditions(language, series));
    parts.extend(phrases::attributed(language, &series.source));
    let events = if options.events { panels::within(language, &answer.events, slots) } else { Vec::new() };
    let set = PanelSet { breaks: marks::breaks(series, slots), events, ..PanelSet::new(slots, panels, Arrangement::Stacked) };
    Figure {
        headline: None,
        title: phrases::title(language, series, measured),
        subtitle: parts.join(" \u{b7} "),
        body: Body::Panels(set),
        cautions: phrases::cautions(language, &series.cautions),
        note: None,
        source: phrases::sources(language, slice::from_ref(&series.source), &answer.origin),
        address: answer.origin.address.clone(),
        description: String::new(),
    }
}

/// The panels of a series of levels.
fn levels(language: Language, series: &Series, slots: Option<PeriodAxis>, form: SeriesForm) -> Vec<Panel> {
    if series.subject == Subject::Balance {
        let shape = if let SeriesForm::Plain(shape) = form { Some(shape) } else { None };
        return balance::panels(language, series, slots, shape);
    }
    let shape = form.shape(MarkShape::Bars);
    if shape == MarkShape::Line && months::suit(series, slots) {
        return vec![months::panel(language, series, slots)];
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
