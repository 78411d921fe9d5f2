//! The figure of a series: what is measured decides the panels.

use std::slice;

use super::{Arrangement, Figure, growth, happening, index, level, marks, words};
use crate::{
    chart::spec::PictureSpec,
    query::{Measure, SeriesAnswer},
};

/// The figure of a series.
pub(super) fn figure(answer: &SeriesAnswer, spec: &PictureSpec) -> Figure {
    let series = &answer.series;
    let slots = marks::slots(series);
    let language = spec.lang;
    let basis = words::basis(language, series.rounding, &series.unit);
    let of_ratio = language.fill("chart.basis.of_ratio", &[("basis", &basis)]);
    let (measured, mut parts, panels) = match answer.measure {
        // The others have no picture: `query::parse` refuses them, so that none is drawn as another.
        Measure::Value | Measure::Pop | Measure::Rolling12 | Measure::Ytd | Measure::Intensity | Measure::Rca => {
            let unit = level::magnitude(series).unit(language, &series.unit);
            (None, vec![words::of_value(language, &unit, &basis)], level::panels(series, slots, spec))
        }
        Measure::Yoy => {
            let unit = language.say("chart.unit.change").to_owned();
            (Some("chart.title.growth"), vec![unit, of_ratio], growth::panels(series, slots, spec))
        }
        Measure::Index => {
            let unit = index::unit(language, answer.base);
            (Some("chart.title.index"), vec![unit.clone(), of_ratio], index::panels(series, slots, spec, unit))
        }
    };
    parts.extend(words::conditions(language, series));
    parts.extend(words::attributed(language, &series.source));
    Figure {
        title: words::title(language, series, measured),
        subtitle: parts.join(" \u{b7} "),
        slots,
        panels,
        composition: None,
        arrangement: Arrangement::Stacked,
        breaks: marks::breaks(series, slots),
        happenings: if spec.events { happening::within(language, &answer.events, slots) } else { Vec::new() },
        cautions: series.cautions.clone(),
        source: words::sources(language, slice::from_ref(&series.source), answer.origin.created),
        address: answer.origin.address.clone(),
        ..Figure::default()
    }
}
