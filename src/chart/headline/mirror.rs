//! The finding of a mirror: where the two counts of the same goods are surely furthest apart, or how close they are.
//!
//! Only where both are counted by the statistics of their own country: a figure taken from the partner's statistics, or made to
//! agree with them, is one count and not two.

use super::{
    finding::{CountsDiffer, Finding},
    firm::is_firm,
    size::Range,
};
use crate::{
    query::MirrorAnswer,
    series::{MirrorDirection, MirrorPoint, MirrorSide},
    trade::{Area, Reporting, Source, Status},
};

/// Counts that are surely this many hundredths of one another differ enough to be told.
const TOLD: i128 = 125;
/// From here on, times are easier to grasp than per cent.
const MANY: i128 = 200;

/// What is found in a mirror.
pub(super) fn finding(answer: &MirrorAnswer) -> Option<Finding> {
    let directions = answer.mirror.directions.iter().filter(|direction| is_counted_twice(direction));
    let counts: Vec<Counts> =
        directions.flat_map(|direction| direction.points.iter().filter_map(|point| counts(direction, point))).collect();
    let mut widest: Option<&Counts> = None;
    for one in &counts {
        if widest.is_none_or(|widest| one.range.is_surer_than(widest.range)) {
            widest = Some(one);
        }
    }
    let told = widest.filter(|widest| widest.range.is_at_least(TOLD));
    if let Some(Counts { goods, point, exporter_higher, range }) = told {
        let [exporter, importer] = *goods;
        let (higher, lower) = if *exporter_higher { (exporter, importer) } else { (importer, exporter) };
        let size = if range.is_at_least(MANY) { range.times()? } else { range.more()? };
        return Some(Finding::CountsDiffer(CountsDiffer { goods: *goods, period: point.period, higher, lower, size }));
    }
    let Counts { goods, point, range, .. } = counts.iter().max_by_key(|counts| counts.point.period)?;
    // Of a wide interval it is not said that the counts are near.
    let within = range.at_most_more().filter(|_| range.is_at_most(TOLD))?;
    Some(Finding::CountsAgree { goods: *goods, period: point.period, within })
}

/// Two counts of the same goods and how many times the less the more is.
struct Counts<'a> {
    goods: [Area; 2],
    point: &'a MirrorPoint,
    exporter_higher: bool,
    range: Range,
}

fn is_counted_twice(direction: &MirrorDirection) -> bool {
    let counted =
        |source: &Option<std::sync::Arc<Source>>| source.as_ref().is_some_and(|source| source.reporting == Reporting::Reported);
    counted(&direction.exports_source) && counted(&direction.imports_source)
}

fn counts<'a>(direction: &MirrorDirection, point: &'a MirrorPoint) -> Option<Counts<'a>> {
    let (exports, imports) = (point.exports?, point.imports?);
    let firm = |side: &MirrorSide| side.status.is_none_or(|status| is_firm(status) && status != Status::DefinitionDiffers);
    let comparable = point.ratio.value.is_some() && point.ratio.reason.is_none();
    if !comparable || !firm(&point.exporter) || !firm(&point.importer) {
        return None;
    }
    let goods = [direction.dyad.reporter, direction.dyad.partner];
    let exporters = Range::of(exports.bounds, imports.bounds)?;
    let (range, exporter_higher) =
        if exporters.is_one_or_above() { (exporters, true) } else { (Range::of(imports.bounds, exports.bounds)?, false) };
    range.is_one_or_above().then_some(Counts { goods, point, exporter_higher, range })
}
