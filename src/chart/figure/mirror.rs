//! The mirror: each direction of trade as the exporter and as the importer report it, side by side.

use super::{
    dumbbell,
    mirror_panel::framed,
    mirror_sides::{self, Sides},
    model::{Figure, FigureOptions},
    one_figure,
};
use crate::{
    chart::{
        body::{
            Body,
            panels::{self, Arrangement, Between, Colour, MarkShape, Panel, PanelContent, PanelSet},
        },
        period_axis::PeriodAxis,
        wording::{phrases, unit},
    },
    language::{Language, Magnitude},
    query::MirrorAnswer,
    series::{Mirror, MirrorDirection, MirrorSide},
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

impl MirrorForm {
    /// The marks of one figure for both sides.
    fn shape(self) -> MarkShape {
        match self {
            Self::Sides(shape) => shape,
            Self::Dumbbells => MarkShape::Dots,
        }
    }
}

/// The figure of a mirror.
pub(in crate::chart) fn figure(answer: &MirrorAnswer, options: FigureOptions, form: MirrorForm) -> Figure {
    let (mirror, language) = (&answer.mirror, options.language);
    let points = || mirror.directions.iter().flat_map(|direction| &direction.points);
    let slots = PeriodAxis::along(points().map(|point| point.period), mirror.frequency, mirror.calendar);
    let ceilings: Vec<Level> = points().flat_map(|point| [&point.exporter, &point.importer]).filter_map(ceiling).collect();
    let magnitude = Magnitude::of_largest(points().flat_map(|point| [&point.exports, &point.imports]).flatten().chain(&ceilings));
    let unit = magnitude.sign(language, &mirror.unit);
    let crowded = slots.is_some_and(|slots| slots.count > MOST_DUMBBELLS);
    let form = if form == MirrorForm::Dumbbells && crowded { MirrorForm::Sides(MarkShape::Line) } else { form };
    let panel = |direction: &MirrorDirection| match (direction.counted_once(), form) {
        (Some(counter), _) => one_figure::panel(language, &unit, (direction, counter), (slots, magnitude), form.shape()),
        (None, MirrorForm::Dumbbells) => dumbbell::panel(language, mirror, direction, slots, magnitude),
        (None, MirrorForm::Sides(shape)) => panel(language, (mirror, &unit), direction, (slots, magnitude), shape),
    };
    let directions = mirror.directions.iter().map(panel).collect();
    let shown = points().flat_map(|point| [&point.exports, &point.imports]).flatten();
    let largest = shown.map(|level| magnitude.amount(level.amount).abs()).fold(0.0, f64::max);
    let unit_told = unit::told(language, &unit, (mirror.rounding, &mirror.unit), (magnitude, largest));
    let mut parts = vec![unit_told, one_figure::basis(language, mirror).to_owned()];
    parts.extend(phrases::product_code(language, &mirror.product));
    parts.extend(phrases::part_year(language, mirror.frequency, mirror.calendar));
    parts.extend(phrases::calendar(language, mirror.calendar));
    if !ceilings.is_empty() {
        parts.push(language.say("chart.mirror.between_key").to_owned());
    }
    let sources = mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]).flatten();
    let sources: Vec<_> = sources.cloned().collect();
    let events = if options.events { panels::within(language, &answer.events, slots) } else { Vec::new() };
    Figure {
        headline: None,
        title: phrases::of_product(language, &one_figure::title(language, mirror), &mirror.product),
        subtitle: parts.join(" \u{b7} "),
        body: Body::Panels(in_one_scale(language, PanelSet { events, ..PanelSet::new(slots, directions, Arrangement::Side) })),
        cautions: phrases::cautions(language, &mirror.cautions),
        note: None,
        source: phrases::sources(language, &sources, &answer.origin),
        address: answer.origin.address.clone(),
        description: String::new(),
    }
}

/// The panels, whose headings say so where one would be lost on the scale of the other.
fn in_one_scale(language: Language, mut set: PanelSet) -> PanelSet {
    if set.scales_differ() {
        for panel in set.panels.iter_mut().skip(1) {
            let own = |heading: &str| language.fill("chart.sight.own_scale", &[("heading", heading)]);
            (panel.heading, panel.short) = (own(&panel.heading), own(&panel.short));
        }
    }
    set
}

/// A direction in marks of one shape, the largest gap said.
fn panel(
    language: Language,
    (mirror, unit): (&Mirror, &str),
    direction: &MirrorDirection,
    scale: (Option<PeriodAxis>, Magnitude),
    shape: MarkShape,
) -> Panel {
    let Sides { mut counts, intervals } = mirror_sides::of(language, mirror, direction, scale, [shape; 2]);
    counts[0].callouts = mirror_sides::largest(&counts).into_iter().collect();
    if shape != MarkShape::Line {
        counts[0].between = Between::Nothing;
    }
    // A side that has intervals only is not without data.
    let spanned: Vec<Colour> = intervals.iter().map(|layer| layer.colour).collect();
    let mut layers = counts.to_vec();
    layers.retain(|layer| !layer.marks.is_empty() || !spanned.contains(&layer.colour));
    layers.extend(intervals);
    framed(language, direction, unit, PanelContent::Layers(layers))
}

/// More periods than can be told apart as dumbbells are two lines.
const MOST_DUMBBELLS: usize = 40;

/// The most that an interval allows, as a level.
fn ceiling(side: &MirrorSide) -> Option<Level> {
    let hundredths = i64::try_from(side.allowed?.high? / BOUND_PER_HUNDREDTH).ok()?;
    Some(Level::rounded_to(Amount::from_hundredths(hundredths), None, Valuation::Unknown))
}
