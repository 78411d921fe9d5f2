//! A series in another unit: wherever both have a figure, it is about a thousand or a million times what another source says of
//! the same trade, or what the other side reports.

use std::collections::BTreeMap;

use super::{
    checked_table::{CheckedTable, LatestSeries},
    unit_slip::{slip, times},
};
use crate::{
    dataset::findings::Findings,
    series::Point,
    table::SeriesKey,
    trade::{FindingCode, Flow, Period, Product},
};

/// In so many periods both must have a figure.
const SHARED: usize = 3;

/// Looks at the series of a dyad beside those of other sources and, for totals, those of its mirror.
pub(super) fn look(checked: &CheckedTable<'_>, told: &[LatestSeries], mirror: &[LatestSeries], findings: &mut Findings) {
    for (place, (key, points)) in told.iter().enumerate() {
        let same =
            |other: &SeriesKey| (other.calendar, other.frequency, other.currency) == (key.calendar, key.frequency, key.currency);
        let others = told[..place].iter().rev().take_while(|(other, _)| other.product == key.product);
        let others = others.filter(|(other, _)| other.flow == key.flow && other.source != key.source && same(other));
        let facing = facing(key.flow).filter(|_| key.product == Product::Total);
        let reported =
            mirror.iter().filter(|(other, _)| Some(other.flow) == facing && other.product == Product::Total && same(other));
        for (other, theirs) in others.chain(reported) {
            if let Some((power, shared, first)) = apart(points, theirs) {
                findings.push_with(FindingCode::OtherUnit, || {
                    let name = checked.sources.get(usize::from(other.source)).map_or("", |source| &source.name);
                    let text = format!(
                        "in each of {shared} shared periods from here on the figure is about {} that of {name} for {} {}; a series in \
                         another unit? unit_mult says by which power of ten a value is multiplied",
                        times(power),
                        other.dyad,
                        other.flow
                    );
                    checked.doubt(FindingCode::OtherUnit, key, (first.period, first.published), &text)
                });
            }
        }
    }
}

/// The flow that the other side reports of the same trade.
fn facing(flow: Flow) -> Option<Flow> {
    match flow {
        Flow::Export => Some(Flow::Import),
        Flow::Import => Some(Flow::Export),
        _ => None,
    }
}

/// By which power of ten figures are apart in every period that both have, in how many, and the first of them.
fn apart<'a>(points: &'a [Point], theirs: &[Point]) -> Option<(f64, usize, &'a Point)> {
    if points.len() < SHARED || theirs.len() < SHARED {
        return None;
    }
    let theirs: BTreeMap<Period, f64> = theirs.iter().filter_map(|point| Some((point.period, power(point)?))).collect();
    let mut found: Option<(f64, usize, &Point)> = None;
    for point in points {
        let (Some(own), Some(other)) = (power(point), theirs.get(&point.period)) else { continue };
        let power = slip(own - other)?;
        found = match found {
            None => Some((power, 1, point)),
            Some((known, count, first)) if (known - power).abs() < 0.5 => Some((known, count + 1, first)),
            Some(_) => return None,
        };
    }
    found.filter(|(_, count, _)| *count >= SHARED)
}

/// The power of ten of a figure above zero.
fn power(point: &Point) -> Option<f64> {
    let hundredths = point.level?.amount.hundredths();
    #[expect(clippy::cast_precision_loss, reason = "only its power of ten is wanted")]
    let power = (hundredths > 0).then(|| libm::log10(hundredths as f64));
    power
}
