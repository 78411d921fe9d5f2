//! The mirror: each direction of trade as the exporter and as the importer report it, side by side.

use super::{
    Arrangement, Colour, Figure, Layer, Mark, Panel, Quantity, Shape, Slots, dumbbell, happening, marks,
    number::{Magnitude, trimmed},
    words,
};
use crate::{
    chart::{Kind, spec::PictureSpec},
    language::Language,
    query::MirrorAnswer,
    series::{MirrorDirection, MirrorPoint, MirrorSide},
    trade::{Amount, Area, BOUND_PER_HUNDREDTH, Level, Status, Valuation},
};

/// The figure of a mirror.
pub(super) fn figure(answer: &MirrorAnswer, spec: &PictureSpec) -> Figure {
    let (mirror, language) = (&answer.mirror, spec.lang);
    let points = || mirror.directions.iter().flat_map(|direction| &direction.points);
    let slots = Slots::of(points().map(|point| point.period), mirror.frequency, mirror.calendar);
    let ceilings: Vec<Level> = points().flat_map(|point| [&point.exporter, &point.importer]).filter_map(ceiling).collect();
    let magnitude = Magnitude::of(points().flat_map(|point| [&point.exports, &point.imports]).flatten().chain(&ceilings));
    let kind = spec.kind.unwrap_or(Kind::Line);
    let shape = if kind == Kind::Line { Shape::Line } else { Shape::Bars };
    let unit = magnitude.unit(language, &mirror.unit);
    let panel = |direction: &MirrorDirection| match kind {
        Kind::Dumbbell => dumbbell::panel(language, mirror, direction, slots, magnitude),
        _ => panel(language, &unit, direction, (slots, magnitude), shape),
    };
    let panels = mirror.directions.iter().map(panel).collect();
    let basis = words::basis(language, mirror.rounding, &mirror.unit);
    let mut parts = vec![words::of_value(language, &unit, &basis), language.say("chart.basis.freight").to_owned()];
    parts.extend(words::part_year(language, mirror.frequency, mirror.calendar));
    parts.extend(words::calendar(language, mirror.calendar));
    if !ceilings.is_empty() {
        parts.push(language.say("chart.mirror.between_key").to_owned());
    }
    let sources = mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]).flatten();
    let sources: Vec<_> = sources.cloned().collect();
    let (reporter, partner) = (language.area(mirror.dyad.reporter), language.area(mirror.dyad.partner));
    let names = [("reporter", reporter), ("partner", partner), ("product", &words::product(&mirror.product))];
    Figure {
        title: language.fill("chart.title.mirror", &names),
        subtitle: parts.join(" \u{b7} "),
        slots,
        panels,
        composition: None,
        arrangement: Arrangement::Side,
        happenings: if spec.events { happening::within(language, &answer.events, slots) } else { Vec::new() },
        cautions: mirror.cautions.clone(),
        source: words::sources(language, &sources, answer.origin.created),
        address: answer.origin.address.clone(),
        ..Figure::default()
    }
}

fn panel(language: Language, unit: &str, direction: &MirrorDirection, scale: (Option<Slots>, Magnitude), shape: Shape) -> Panel {
    let (from, to) = (direction.dyad.reporter, direction.dyad.partner);
    let exports = layer(language, direction, scale, |point| point.exports.as_ref(), &side(language, from, "export"));
    let imports = layer(language, direction, scale, |point| point.imports.as_ref(), &side(language, to, "import"));
    let short = |flow: &'static str| language.term("chart.flow_short", flow);
    let mut layers = vec![
        Layer { shape, colour: Colour::First, short: short("export"), ..exports },
        Layer { shape, colour: Colour::Second, short: short("import"), ..imports },
    ];
    layers.extend(spans(language, direction, scale, |point| &point.exporter, (&side(language, from, "export"), Colour::First)));
    layers.extend(spans(language, direction, scale, |point| &point.importer, (&side(language, to, "import"), Colour::Second)));
    // A side that has intervals only is not without data.
    let spanned: Vec<Colour> = layers.iter().filter(|layer| layer.shape == Shape::Spans).map(|layer| layer.colour).collect();
    layers.retain(|layer| layer.shape == Shape::Spans || !layer.marks.is_empty() || !spanned.contains(&layer.colour));
    framed(language, direction, unit, layers)
}

/// "Russia: exports".
pub(super) fn side(language: Language, area: Area, flow: &str) -> String {
    let flow = language.term("chart.flow_short", flow);
    language.fill("chart.mirror.side", &[("area", language.area(area)), ("flow", flow)])
}

/// One side's figures of a direction.
pub(super) fn layer(
    language: Language,
    direction: &MirrorDirection,
    (slots, magnitude): (Option<Slots>, Magnitude),
    level: fn(&MirrorPoint) -> Option<&Level>,
    name: &str,
) -> Layer {
    let points = direction.points.iter().map(move |point| (point.period, level(point), Status::Normal));
    let layer = marks::levels(language, points, slots, magnitude);
    let name = if layer.marks.is_empty() { language.fill("chart.no_data", &[("name", name)]) } else { name.to_owned() };
    Layer { name, ..layer }
}

/// The most that an interval allows, as a level.
fn ceiling(side: &MirrorSide) -> Option<Level> {
    let hundredths = i64::try_from(side.allowed?.high? / BOUND_PER_HUNDREDTH).ok()?;
    Some(Level::rounded_to(Amount::from_hundredths(hundredths), None, Valuation::Unknown))
}

/// The intervals of an end that counts in another calendar, where there are any. One without a ceiling is told, not drawn.
pub(super) fn spans(
    language: Language,
    direction: &MirrorDirection,
    (slots, magnitude): (Option<Slots>, Magnitude),
    side: fn(&MirrorPoint) -> &MirrorSide,
    (name, colour): (&str, Colour),
) -> Option<Layer> {
    let name = language.fill("chart.mirror.between", &[("name", name)]);
    let mut layer = Layer { shape: Shape::Spans, colour, name, ..Layer::default() };
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
pub(super) fn framed(language: Language, direction: &MirrorDirection, unit: &str, layers: Vec<Layer>) -> Panel {
    let (from, to) = (language.area(direction.dyad.reporter), language.area(direction.dyad.partner));
    Panel {
        heading: language.fill("chart.mirror.goods", &[("from", from), ("to", to), ("unit", unit)]),
        short: format!("{} \u{2192} {}", direction.dyad.reporter, direction.dyad.partner),
        share: 1,
        quantity: Quantity::Money,
        layers,
    }
}
