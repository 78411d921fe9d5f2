//! The two counts of a direction, each by the reporter who made it, and what lies between them.

use super::{
    absences, gap_words,
    mirror_panel::{layer, side, spans},
};
use crate::{
    chart::{
        body::panels::{Between, Callout, Colour, Layer, Mark, MarkShape},
        period_axis::PeriodAxis,
    },
    language::{Language, Magnitude},
    series::{Mirror, MirrorDirection, MirrorPoint, MirrorSide},
    trade::{Area, Level},
};

/// The counts of a direction by reporter: the one asked for first, whichever way the goods go, each in the colour of its area.
pub(in crate::chart) struct Sides {
    /// The figures of either.
    pub(in crate::chart) counts: [Layer; 2],
    /// The intervals of one that counts in another calendar.
    pub(in crate::chart) intervals: Vec<Layer>,
}

/// What one reporter counts of a direction.
struct Counting {
    area: Area,
    flow: &'static str,
    level: fn(&MirrorPoint) -> Option<&Level>,
    side: fn(&MirrorPoint) -> &MirrorSide,
    colour: Colour,
}

/// The counts of a direction of a mirror in marks of these shapes.
pub(in crate::chart) fn of(
    language: Language,
    mirror: &Mirror,
    direction: &MirrorDirection,
    scale: (Option<PeriodAxis>, Magnitude),
    shapes: [MarkShape; 2],
) -> Sides {
    let (from, to) = (direction.dyad.reporter, direction.dyad.partner);
    let exporter = Counting {
        area: from,
        flow: "export",
        level: |point| point.exports.as_ref(),
        side: |point| &point.exporter,
        colour: Colour::of_area(from, to),
    };
    let importer = Counting {
        area: to,
        flow: "import",
        level: |point| point.imports.as_ref(),
        side: |point| &point.importer,
        colour: Colour::of_area(to, from),
    };
    let counting = if from == mirror.dyad.reporter { [exporter, importer] } else { [importer, exporter] };
    let name = |of: &Counting| side(language, of.area, of.flow);
    let drawn = |of: &Counting, shape: MarkShape| Layer {
        shape,
        colour: of.colour,
        short: of.area.code(),
        ..layer(language, direction, scale, (of.level, of.side), &name(of))
    };
    let mut counts = [drawn(&counting[0], shapes[0]), drawn(&counting[1], shapes[1])];
    let intervals = counting.iter().filter_map(|of| spans(language, direction, scale, of.side, (&name(of), of.colour))).collect();
    counts[0].absences = absences::of_direction(language, direction, scale.0);
    counts[0].between = Between::Gap;
    counts[0].compared = compared(language, direction, scale.0, (&counting, &counts));
    Sides { counts, intervals }
}

/// What is said of both counts, of every slot that has both.
fn compared(
    language: Language,
    direction: &MirrorDirection,
    slots: Option<PeriodAxis>,
    (counting, counts): (&[Counting; 2], &[Layer; 2]),
) -> Vec<Callout> {
    let told = |point: &MirrorPoint| {
        let slots = slots?;
        let slot = slots.slot(point.period)?;
        let mark = |layer: &'_ Layer| layer.marks.iter().find(|mark| mark.slot == slot).cloned();
        let marks: [Mark; 2] = [mark(&counts[0])?, mark(&counts[1])?];
        let levels = [(counting[0].level)(point)?, (counting[1].level)(point)?];
        let areas = [counting[0].area, counting[1].area];
        Some(gap_words::told(language, slots, (areas, [&marks[0], &marks[1]]), levels))
    };
    direction.points.iter().filter_map(told).collect()
}

/// The largest gap, where rounding alone does not account for it.
pub(in crate::chart) fn largest(counts: &[Layer; 2]) -> Option<Callout> {
    let bounds = |layer: &Layer, slot: usize| {
        let mark = layer.marks.iter().find(|mark| mark.slot == slot)?;
        Some(mark.bounds.unwrap_or((mark.value, mark.value)))
    };
    let apart = |callout: &&Callout| {
        let both = bounds(&counts[0], callout.slot).zip(bounds(&counts[1], callout.slot));
        both.is_some_and(|(one, other)| one.0 > other.1 || other.0 > one.1)
    };
    let size = |callout: &Callout| (callout.ends.0 - callout.ends.1).abs();
    let largest = counts[0].compared.iter().filter(apart).max_by(|one, other| size(one).total_cmp(&size(other)));
    largest.cloned()
}
