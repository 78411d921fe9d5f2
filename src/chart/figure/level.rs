//! Levels: turnover, exports and imports as bars or a line.

use super::{absences, marks};
use crate::{
    chart::{
        body::panels::{Colour, Layer, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
        wording::number::Quantity,
    },
    language::{Language, Magnitude},
    series::{Point, Series},
    trade::Level,
};

/// The scaled unit of everything that a series shows.
pub(in crate::chart) fn magnitude(series: &Series) -> Magnitude {
    Magnitude::of_largest(series.points.iter().flat_map(|point| [&point.level, &point.exports, &point.imports]).flatten())
}

/// The largest that is shown of a series, in its scaled unit.
pub(super) fn largest(series: &Series) -> f64 {
    largest_in(series, magnitude(series))
}

/// The same in another unit.
pub(super) fn largest_in(series: &Series, magnitude: Magnitude) -> f64 {
    let levels = series.points.iter().flat_map(|point| [&point.level, &point.exports, &point.imports]).flatten();
    levels.map(|level| magnitude.amount(level.amount).abs()).fold(0.0, f64::max)
}

/// One panel of levels.
pub(super) fn panel(language: Language, series: &Series, slots: Option<PeriodAxis>, look: (MarkShape, Colour)) -> Panel {
    let (shape, colour) = look;
    let absences = absences::of_series(language, series, slots);
    let layer = Layer { shape, colour, absences, ..layer(language, series, slots, |point| point.level.as_ref()) };
    of_layers(language, series, vec![layer])
}

fn of_layers(language: Language, series: &Series, layers: Vec<Layer>) -> Panel {
    let unit = magnitude(series).sign(language, &series.unit);
    let flow = language.term("chart.flow", series.subject.word());
    let heading = language.fill("chart.unit.heading", &[("flow", flow), ("unit", &unit)]);
    Panel { heading, short: unit, share: 2, quantity: Quantity::Money, content: PanelContent::Layers(layers) }
}

/// The figures of a series, or of what it was made from.
pub(super) fn layer(
    language: Language,
    series: &Series,
    slots: Option<PeriodAxis>,
    level: impl Fn(&Point) -> Option<&Level> + Clone,
) -> Layer {
    let points = series.points.iter().map(move |point| (point.period, level(point), point.status));
    marks::levels(language, points, slots, magnitude(series))
}
