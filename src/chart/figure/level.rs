//! Levels: turnover, exports and imports as bars or a line, with growth below; a balance with its two sides.

use super::{Colour, Layer, MarkShape, Panel, PeriodAxis, Quantity, marks};
use crate::{
    chart::kind::ChartKind,
    language::{Language, Magnitude},
    series::{Point, Series},
    trade::Level,
};

/// The scaled unit of everything that a series shows.
pub(super) fn magnitude(series: &Series) -> Magnitude {
    Magnitude::of_largest(series.points.iter().flat_map(|point| [&point.level, &point.exports, &point.imports]).flatten())
}

/// One panel of level bars.
pub(super) fn panel(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Panel {
    let layer = layer(language, series, slots, |point| point.level.as_ref());
    let unit = magnitude(series).unit(language, &series.unit);
    let flow = language.term("chart.flow", series.subject.word());
    let heading = language.fill("chart.unit.heading", &[("flow", flow), ("unit", &unit)]);
    Panel { heading, short: unit, share: 2, quantity: Quantity::Money, layers: vec![layer] }
}

fn layer(
    language: Language,
    series: &Series,
    slots: Option<PeriodAxis>,
    level: impl Fn(&Point) -> Option<&Level> + Clone,
) -> Layer {
    let points = series.points.iter().map(move |point| (point.period, level(point), point.status));
    marks::levels(language, points, slots, magnitude(series))
}

/// A balance, with its two sides unless it is of bars alone.
pub(super) fn balance(language: Language, series: &Series, slots: Option<PeriodAxis>, kind: ChartKind) -> Panel {
    let mut panel = panel(language, series, slots);
    panel.layers[0].colour = Colour::Third;
    language.term("chart.flow", "balance").clone_into(&mut panel.layers[0].name);
    panel.layers[0].short = language.term("chart.flow_short", "balance");
    if kind == ChartKind::Line {
        panel.layers[0].shape = MarkShape::Line;
    }
    if kind == ChartKind::Bar {
        panel.layers[0].colour = Colour::Sign;
        return panel;
    }
    for (flow, colour) in [("export", Colour::First), ("import", Colour::Second)] {
        let (name, short) = (language.term("chart.flow", flow), language.term("chart.flow_short", flow));
        let side =
            layer(
                language,
                series,
                slots,
                |point| if colour == Colour::First { point.exports.as_ref() } else { point.imports.as_ref() },
            );
        if !side.marks.is_empty() {
            panel.layers.push(Layer { shape: MarkShape::Line, colour, name: name.to_owned(), short, nulls: Vec::new(), ..side });
        }
    }
    panel
}
