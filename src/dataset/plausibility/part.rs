//! A part above its whole: a product above the one it belongs to or above the total, a partner above the world, goods passed on
//! above all that was exported, exports above the turnover. Both are of one source, period, currency and calendar, and the part
//! exceeds the whole also where both are taken at the bounds that their rounding allows.

use std::collections::BTreeMap;

use super::{
    amount_text::bound_units,
    checked_table::{CheckedTable, LatestSeries},
};
use crate::{
    dataset::findings::Findings,
    table::SeriesKey,
    trade::{Area, BOUND_PER_UNIT, Bound, Calendar, Dyad, FindingCode, Flow, Interval, Period, Product, Word},
};

/// What figures have in common that are compared: all but the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PeriodCell {
    source: u16,
    currency: Word,
    calendar: Calendar,
    period: Period,
    flow: Flow,
}

/// The bounds of a figure, and when it came out.
type FigureBounds = (Interval, i32);

/// The figures of a dyad, by what they have in common and by product.
pub(super) type PeriodCells = BTreeMap<PeriodCell, BTreeMap<Product, FigureBounds>>;

/// A part may exceed its whole by a thousandth and by one unit: sums of rounded figures do.
const SPARE: Bound = 1000;

pub(super) fn cells(told: &[LatestSeries]) -> PeriodCells {
    let mut cells = PeriodCells::new();
    for (key, points) in told {
        for point in points {
            let Some(level) = point.level else { continue };
            let SeriesKey { source, currency, calendar, flow, .. } = *key;
            let cell = PeriodCell { source, currency, calendar, period: point.period, flow };
            cells.entry(cell).or_default().insert(key.product, (level.bounds, point.published));
        }
    }
    cells
}

/// Looks at the products of a dyad, and at flows that are part of another.
pub(super) fn look(checked: &CheckedTable<'_>, dyad: Dyad, cells: &PeriodCells, findings: &mut Findings) {
    for (cell, products) in cells {
        let mut above: Vec<(Product, Interval)> = Vec::new();
        for (product, figure) in products {
            // Products come in order, so what a code begins with stands above it.
            while above.pop_if(|(whole, _)| !begins(whole, product)).is_some() {}
            if let Some((whole, bounds)) = above.last() {
                tell(checked, dyad, (cell, product), (*figure, *bounds), &format!("{whole}"), findings);
            }
            above.push((*product, figure.0));
        }
        for whole in wholes(cell.flow) {
            let Some(wholes) = cells.get(&PeriodCell { flow: *whole, ..*cell }) else { continue };
            for (product, figure) in products {
                if let Some((bounds, _)) = wholes.get(product) {
                    tell(checked, dyad, (cell, product), (*figure, *bounds), &format!("the {whole} of it"), findings);
                }
            }
        }
    }
}

/// Looks at a partner beside the world.
pub(super) fn of_world(
    checked: &CheckedTable<'_>,
    dyad: Dyad,
    (cells, world): (&PeriodCells, &PeriodCells),
    findings: &mut Findings,
) {
    for (cell, products) in cells {
        let Some(wholes) = world.get(cell) else { continue };
        for (product, figure) in products {
            if let Some((bounds, _)) = wholes.get(product) {
                let whole = format!("{}-{}", dyad.reporter, Area::world());
                tell(checked, dyad, (cell, product), (*figure, *bounds), &whole, findings);
            }
        }
    }
}

/// Does a product belong to this one?
fn begins(whole: &Product, product: &Product) -> bool {
    match (whole, product) {
        (Product::Total, Product::Code { .. }) => true,
        (Product::Code { classification, code }, Product::Code { classification: own, code: part }) => {
            classification == own && part.len() > code.len() && part.starts_with(&**code)
        }
        _ => false,
    }
}

/// The flows that a flow is part of.
fn wholes(flow: Flow) -> &'static [Flow] {
    match flow {
        Flow::ReExport => &[Flow::Export],
        Flow::ReImport => &[Flow::Import],
        Flow::Export | Flow::Import => &[Flow::Turnover],
        Flow::Turnover => &[],
    }
}

fn tell(
    checked: &CheckedTable<'_>,
    dyad: Dyad,
    (cell, product): (&PeriodCell, &Product),
    ((part, published), whole): (FigureBounds, Interval),
    named: &str,
    findings: &mut Findings,
) {
    if part.low - whole.high <= BOUND_PER_UNIT.max(whole.high / SPARE) {
        return;
    }
    findings.push_with(FindingCode::PartAboveWhole, || {
        let key = SeriesKey {
            dyad,
            product: *product,
            flow: cell.flow,
            source: cell.source,
            currency: cell.currency,
            calendar: cell.calendar,
            frequency: cell.period.frequency(),
        };
        let (part, whole) = (bound_units(part.low), bound_units(whole.high));
        let text = format!("{part} is more than {named}, which is {whole}; a part is at most its whole");
        checked.doubt(FindingCode::PartAboveWhole, &key, (cell.period, published), &text)
    });
}
