//! The mirror: each direction of trade as the exporter and as the importer report it, side by side.

use super::{
    dumbbell,
    mirror_panel::{framed, layer, side, spans},
    model::{Figure, FigureOptions},
};
use crate::{
    chart::{
        body::{
            Body,
            panels::{self, Arrangement, Colour, Layer, MarkShape, Panel, PanelContent, PanelSet},
        },
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::{Language, Magnitude},
    query::MirrorAnswer,
    series::{MirrorDirection, MirrorSide},
    trade::{Amount, BOUND_PER_HUNDREDTH, Level, Valuation},
};

/// How the panels of a mirror are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum MirrorForm {
    /// Either side in marks of this shape.
    Sides(MarkShape),
    /// Two markers a period, joined.
    Dumbbells,
}

/// The figure of a mirror.
pub(in crate::chart) fn figure(answer: &MirrorAnswer, options: FigureOptions, form: MirrorForm) -> Figure {
    let (mirror, language) = (&answer.mirror, options.language);
    let points = || mirror.directions.iter().flat_map(|direction| &direction.points);
    let slots = PeriodAxis::along(points().map(|point| point.period), mirror.frequency, mirror.calendar);
    let ceilings: Vec<Level> = points().flat_map(|point| [&point.exporter, &point.importer]).filter_map(ceiling).collect();
    let magnitude = Magnitude::of_largest(points().flat_map(|point| [&point.exports, &point.imports]).flatten().chain(&ceilings));
    let unit = magnitude.unit(language, &mirror.unit);
    let panel = |direction: &MirrorDirection| match form {
        MirrorForm::Dumbbells => dumbbell::panel(language, mirror, direction, slots, magnitude),
        MirrorForm::Sides(shape) => panel(language, &unit, direction, (slots, magnitude), shape),
    };
    let directions = mirror.directions.iter().map(panel).collect();
    let basis = phrases::basis(language, mirror.rounding, &mirror.unit);
    let mut parts = vec![phrases::of_value(language, &unit, &basis), language.say("chart.basis.freight").to_owned()];
    parts.extend(phrases::part_year(language, mirror.frequency, mirror.calendar));
    parts.extend(phrases::calendar(language, mirror.calendar));
    if !ceilings.is_empty() {
        parts.push(language.say("chart.mirror.between_key").to_owned());
    }
    let sources = mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]).flatten();
    let sources: Vec<_> = sources.cloned().collect();
    let (reporter, partner) = (language.area(mirror.dyad.reporter), language.area(mirror.dyad.partner));
    let names = [("reporter", reporter), ("partner", partner), ("product", &phrases::product(&mirror.product))];
    let events = if options.events { panels::within(language, &answer.events, slots) } else { Vec::new() };
    Figure {
        title: language.fill("title.chart.mirror", &names),
        subtitle: parts.join(" \u{b7} "),
        body: Body::Panels(PanelSet { events, ..PanelSet::new(slots, directions, Arrangement::Side) }),
        cautions: mirror.cautions.clone(),
        note: None,
        source: phrases::sources(language, &sources, answer.origin.created),
        address: answer.origin.address.clone(),
        description: String::new(),
    }
}

fn panel(
    language: Language,
    unit: &str,
    direction: &MirrorDirection,
    scale: (Option<PeriodAxis>, Magnitude),
    shape: MarkShape,
) -> Panel {
    let (from, to) = (direction.dyad.reporter, direction.dyad.partner);
    let exports = layer(language, direction, scale, |point| point.exports.as_ref(), &side(language, from, "export"));
    let imports = layer(language, direction, scale, |point| point.imports.as_ref(), &side(language, to, "import"));
    let short = |flow: &'static str| language.term("chart.flow_short", flow);
    let (there, back) = (Colour::of_area(from, to), Colour::of_area(to, from));
    let mut layers = vec![
        Layer { shape, colour: there, short: short("export"), ..exports },
        Layer { shape, colour: back, short: short("import"), ..imports },
    ];
    layers.extend(spans(language, direction, scale, |point| &point.exporter, (&side(language, from, "export"), there)));
    layers.extend(spans(language, direction, scale, |point| &point.importer, (&side(language, to, "import"), back)));
    // A side that has intervals only is not without data.
    let spanned: Vec<Colour> =
        layers.iter().filter(|layer| layer.shape.form().traits.interval).map(|layer| layer.colour).collect();
    layers.retain(|layer| layer.shape.form().traits.interval || !layer.marks.is_empty() || !spanned.contains(&layer.colour));
    framed(language, direction, unit, PanelContent::Layers(layers))
}

/// The most that an interval allows, as a level.
fn ceiling(side: &MirrorSide) -> Option<Level> {
    let hundredths = i64::try_from(side.allowed?.high? / BOUND_PER_HUNDREDTH).ok()?;
    Some(Level::rounded_to(Amount::from_hundredths(hundredths), None, Valuation::Unknown))
}
