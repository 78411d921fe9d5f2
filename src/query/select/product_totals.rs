//! Totals where a source publishes none: the exact sum over one complete level of products.
//!
//! The answer is derived and says over what. A large table keeps its totals beside it; of any other the products are summed
//! here, since they are few.

use std::sync::Arc;

use super::{
    candidate::Candidate,
    composed::{one_flow, summed},
};
use crate::{
    dataset::Dataset,
    series::Subject,
    table::{Products, SeriesKey, SeriesRows, Slice, StorageError, SummedLevel},
    trade::{Area, Dyad, Flow, Product, Vintage},
};

/// The totals that a dataset has by summing complete levels: of a reporter and one partner, or every partner but itself.
///
/// # Errors
/// [`StorageError`] when rows on disk cannot be read.
pub(in crate::query) fn derived_totals(
    dataset: &Arc<Dataset>,
    reporter: Area,
    partner: Option<Area>,
    subject: Subject,
    vintage: Vintage,
) -> Result<Vec<Candidate>, StorageError> {
    let mut found = Vec::new();
    for level in &dataset.complete {
        let series = parts(dataset, level, reporter, partner)?;
        let over = format!("{}:{}", level.classification, level.digits);
        // What the world reports of itself is a total; what any other reporter does is not.
        let is_other = |dyad: Dyad| dyad.partner != dyad.reporter || (dyad.partner == Area::world() && partner.is_some());
        for pair in series.chunk_by(|one, two| one.key.dyad == two.key.dyad).filter(|pair| is_other(pair[0].key.dyad)) {
            for making in makings(pair) {
                let of = |flow: Flow| of_flow(pair, &making, flow);
                match rows_of(subject, of) {
                    Some(rows) => found.extend(summed(dataset, &making, subject, vintage, rows, over.clone())),
                    // Of one pair there is no turnover then; among many partners it is told what is left out.
                    None if partner.is_none() && subject == Subject::Turnover => {
                        let sides = [Flow::Export, Flow::Import].into_iter().map(of);
                        found.extend(sides.filter_map(|rows| one_flow(dataset, &making, vintage, rows)));
                    }
                    None => {}
                }
            }
        }
    }
    Ok(found)
}

/// The series of a level: its totals where they are kept, else its products.
fn parts(dataset: &Dataset, level: &SummedLevel, reporter: Area, partner: Option<Area>) -> Result<Vec<SeriesRows>, StorageError> {
    let slice = Slice { reporter, partner, products: Products::All, flow: None, source: Some(level.source) };
    if let Some(totals) = dataset.totals.as_ref().filter(|totals| totals.levels.contains(level)) {
        return totals.table.slice(&slice);
    }
    let products = Products::Level { classification: level.classification, digits: level.digits, under: "" };
    dataset.table.slice(&Slice { products, ..slice })
}

/// One total for each making: products of one currency, calendar and frequency.
fn makings(pair: &[SeriesRows]) -> Vec<SeriesKey> {
    let mut makings: Vec<SeriesKey> = Vec::new();
    for rows in pair {
        let making = SeriesKey { product: Product::Total, flow: Flow::Export, ..rows.key };
        if !makings.contains(&making) {
            makings.push(making);
        }
    }
    makings
}

fn of_flow(pair: &[SeriesRows], making: &SeriesKey, flow: Flow) -> Vec<SeriesRows> {
    let same = |rows: &&SeriesRows| rows.key == SeriesKey { product: rows.key.product, flow, ..*making };
    pair.iter().filter(same).cloned().collect()
}

type Sides = (Vec<SeriesRows>, Vec<SeriesRows>);

/// The rows of a subject: of one flow, or of the two that it is made from where there are both.
fn rows_of(subject: Subject, of: impl Fn(Flow) -> Vec<SeriesRows>) -> Option<Sides> {
    let some = |rows: Vec<SeriesRows>| (!rows.is_empty()).then_some(rows);
    let both = || subject.made_from().and_then(|(one, two)| Some((some(of(one))?, some(of(two))?)));
    subject.flow().and_then(|flow| some(of(flow))).map(|own| (own, Vec::new())).or_else(both)
}
