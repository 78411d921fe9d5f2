//! The mirror: each direction of trade as the exporter and as the importer report it, side by side.

use super::{
    Arrangement, Colour, Figure, Layer, Panel, Quantity, Shape, Slots, dumbbell, happening, marks, number::Magnitude, words,
};
use crate::{
    chart::{Kind, spec::PictureSpec},
    query::MirrorAnswer,
    series::{Mirror, MirrorDirection, MirrorPoint},
    trade::{Level, Status},
};

/// The figure of a mirror.
pub(super) fn figure(answer: &MirrorAnswer, spec: &PictureSpec) -> Figure {
    let mirror = &answer.mirror;
    let points = || mirror.directions.iter().flat_map(|direction| &direction.points);
    let slots = Slots::of(points().map(|point| point.period), mirror.frequency, mirror.calendar);
    let magnitude = Magnitude::of(points().flat_map(|point| [&point.exports, &point.imports]).flatten());
    let kind = spec.kind.unwrap_or(Kind::Line);
    let shape = if kind == Kind::Line { Shape::Line } else { Shape::Bars };
    let unit = magnitude.unit(&mirror.unit);
    let panel = |direction: &MirrorDirection| match kind {
        Kind::Dumbbell => dumbbell::panel(mirror, direction, slots, magnitude),
        _ => panel(mirror, direction, slots, magnitude, shape),
    };
    let panels = mirror.directions.iter().map(panel).collect();
    let mut parts =
        vec![format!("{unit}, {}", words::basis(mirror.rounding, &mirror.unit)), "freight, routing and timing differ".to_owned()];
    parts.extend(words::calendar(mirror.calendar));
    let sources = mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]).flatten();
    let sources: Vec<_> = sources.cloned().collect();
    let (reporter, partner) = (mirror.dyad.reporter.name(), mirror.dyad.partner.name());
    Figure {
        title: format!("Trade between {reporter} and {partner}{} as each side reports it", words::product(&mirror.product)),
        subtitle: parts.join(" \u{b7} "),
        slots,
        panels,
        composition: None,
        arrangement: Arrangement::Side,
        happenings: if spec.events { happening::within(&answer.events, slots) } else { Vec::new() },
        cautions: mirror.cautions.clone(),
        source: words::sources(&sources, answer.origin.created),
        address: answer.origin.address.clone(),
        ..Figure::default()
    }
}

fn panel(mirror: &Mirror, direction: &MirrorDirection, slots: Option<Slots>, magnitude: Magnitude, shape: Shape) -> Panel {
    let (from, to) = (direction.dyad.reporter.name(), direction.dyad.partner.name());
    let exports = layer(direction, slots, magnitude, |point| point.exports.as_ref(), format!("{from}: exports"));
    let imports = layer(direction, slots, magnitude, |point| point.imports.as_ref(), format!("{to}: imports"));
    let layers = vec![
        Layer { shape, colour: Colour::First, short: "exports", ..exports },
        Layer { shape, colour: Colour::Second, short: "imports", ..imports },
    ];
    framed(direction, &magnitude.unit(&mirror.unit), layers)
}

/// One side's figures of a direction.
pub(super) fn layer(
    direction: &MirrorDirection,
    slots: Option<Slots>,
    magnitude: Magnitude,
    level: fn(&MirrorPoint) -> Option<&Level>,
    name: String,
) -> Layer {
    let points = direction.points.iter().map(move |point| (point.period, level(point), Status::Normal));
    let layer = marks::levels(points, slots, magnitude);
    let name = if layer.marks.is_empty() { format!("{name}: no data") } else { name };
    Layer { name, ..layer }
}

/// The panel of a direction.
pub(super) fn framed(direction: &MirrorDirection, unit: &str, layers: Vec<Layer>) -> Panel {
    let (from, to) = (direction.dyad.reporter.name(), direction.dyad.partner.name());
    Panel {
        heading: format!("Goods {from} \u{2192} {to}, {unit}"),
        short: format!("{} \u{2192} {}", direction.dyad.reporter, direction.dyad.partner),
        share: 1,
        quantity: Quantity::Money,
        layers,
    }
}
