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
    let base = answer.base.map_or_else(String::new, |base| format!(", {base} = 100"));
    let basis = words::basis(series.rounding, &series.unit);
    let (before, mut parts, panels) = match answer.measure {
        // The others have no picture: `query::parse` refuses them, so that none is drawn as another.
        Measure::Value | Measure::Pop | Measure::Rolling12 | Measure::Ytd | Measure::Intensity | Measure::Rca => {
            let unit = level::magnitude(series).unit(&series.unit);
            ("", vec![format!("{unit}, {basis}")], level::panels(series, slots, spec.kind))
        }
        Measure::Yoy => {
            let unit = "Change on a year before, %".to_owned();
            ("Growth of ", vec![unit, format!("from figures {basis}")], growth::panels(series, slots, spec.kind))
        }
        Measure::Index => {
            let parts = vec![format!("Index{base}"), format!("from figures {basis}")];
            ("Index of ", parts, index::panels(series, slots, spec.kind, &base))
        }
    };
    parts.extend(words::conditions(series));
    Figure {
        title: words::title(series, before),
        subtitle: parts.join(" \u{b7} "),
        slots,
        panels,
        composition: None,
        arrangement: Arrangement::Stacked,
        breaks: marks::breaks(series, slots),
        happenings: if spec.events { happening::within(&answer.events, slots) } else { Vec::new() },
        cautions: series.cautions.clone(),
        source: words::sources(slice::from_ref(&series.source), answer.origin.created),
        address: answer.origin.address.clone(),
        ..Figure::default()
    }
}
