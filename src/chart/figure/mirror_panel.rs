//! What the panels of a mirror are made of: a side's figures, its intervals, and the panel of a direction.

use super::marks;
use crate::{
    chart::{
        body::panels::{Colour, Layer, Mark, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
        wording::number::{Quantity, trimmed},
    },
    language::{Language, Magnitude},
    series::{MirrorDirection, MirrorPoint, MirrorSide},
    trade::{Area, Level, Status},
};

/// "Russia: exports".
pub(in crate::chart) fn side(language: Language, area: Area, flow: &str) -> String {
    let flow = language.term("chart.flow_short", flow);
    language.fill("chart.mirror.side", &[("area", language.area(area)), ("flow", flow)])
}

/// The figure of a side, and what else is known of it.
pub(in crate::chart) type Count = (fn(&MirrorPoint) -> Option<&Level>, fn(&MirrorPoint) -> &MirrorSide);

/// One side's figures of a direction.
pub(in crate::chart) fn layer(
    language: Language,
    direction: &MirrorDirection,
    (slots, magnitude): (Option<PeriodAxis>, Magnitude),
    (level, side): Count,
    name: &str,
) -> Layer {
    let status = move |point: &MirrorPoint| side(point).status.unwrap_or(Status::Normal);
    let points = direction.points.iter().map(move |point| (point.period, level(point), status(point)));
    let layer = marks::levels(language, points, slots, magnitude);
    let name = if layer.marks.is_empty() { language.fill("chart.no_data", &[("name", name)]) } else { name.to_owned() };
    Layer { name, ..layer }
}

/// The intervals of an end that counts in another calendar, where there are any. One without a ceiling is told, not drawn.
pub(in crate::chart) fn spans(
    language: Language,
    direction: &MirrorDirection,
    (slots, magnitude): (Option<PeriodAxis>, Magnitude),
    side: fn(&MirrorPoint) -> &MirrorSide,
    (name, colour): (&str, Colour),
) -> Option<Layer> {
    let name = language.fill("chart.mirror.between", &[("name", name)]);
    let mut layer = Layer { shape: MarkShape::Spans, colour, name, ..Layer::default() };
    for point in &direction.points {
        let Some(allowed) = side(point).allowed else { continue };
        let low = magnitude.bound(allowed.low);
        let high = allowed.high.map(|high| magnitude.bound(high));
        if let Some((high, slot)) = high.zip(slots.and_then(|slots| slots.slot(point.period))) {
            let bounds = Some((low, high));
            layer.marks.push(Mark { slot, value: high, bounds, doubt: None, broken: false, label: String::new() });
        } else {
            let at_least = language.fill("chart.mirror.at_least", &[("low", &trimmed(language, low, 2))]);
            let period =
                slots.map_or_else(|| language.period(point.period), |slots| language.period_in(point.period, slots.calendar));
            layer.nulls.push((period, at_least));
        }
    }
    (!layer.marks.is_empty() || !layer.nulls.is_empty()).then_some(layer)
}

/// The panel of a direction.
pub(in crate::chart) fn framed(language: Language, direction: &MirrorDirection, unit: &str, content: PanelContent) -> Panel {
    let (from, to) = (language.area(direction.dyad.reporter), language.area(direction.dyad.partner));
    Panel {
        heading: language.fill("chart.mirror.goods", &[("from", from), ("to", to), ("unit", unit)]),
        short: format!("{} \u{2192} {}", direction.dyad.reporter, direction.dyad.partner),
        share: 1,
        quantity: Quantity::Money,
        content,
    }
}
