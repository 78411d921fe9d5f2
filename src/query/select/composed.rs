//! Candidates made of several series: totals over the products of a level, and turnovers of which one flow is there.

use std::sync::Arc;

use super::candidate::{Candidate, Rows};
use crate::{
    dataset::Dataset,
    series::Subject,
    table::{SeriesKey, SeriesRows},
    trade::{Flow, Product, Vintage},
};

/// A total over these rows: of one flow, or of exports and imports.
pub(in crate::query) fn summed(
    dataset: &Arc<Dataset>,
    key: &SeriesKey,
    subject: Subject,
    vintage: Vintage,
    (own, imports): (Vec<SeriesRows>, Vec<SeriesRows>),
    over: String,
) -> Option<Candidate> {
    Some(Candidate {
        dataset: Arc::clone(dataset),
        source: Arc::clone(dataset.sources.get(usize::from(key.source))?),
        dyad: key.dyad,
        subject,
        product: Product::Total,
        calendar: key.calendar,
        frequency: key.frequency,
        currency: key.currency.to_string(),
        rolled_up_from: None,
        vintage,
        rows: Rows::Summed { own, imports, over },
        quarters: None,
    })
}

/// The exports without imports and the imports without exports of one making, where no turnover is published either.
pub(in crate::query) fn one_flow_of(dataset: &Arc<Dataset>, vintage: Vintage, series: &[SeriesRows]) -> Vec<Candidate> {
    let has = |key: SeriesKey| series.iter().any(|rows| rows.key == key);
    let alone = |rows: &&SeriesRows| {
        let other = match rows.key.flow {
            Flow::Export => Flow::Import,
            Flow::Import => Flow::Export,
            _ => return false,
        };
        !has(SeriesKey { flow: other, ..rows.key }) && !has(SeriesKey { flow: Flow::Turnover, ..rows.key })
    };
    let one = |rows: &SeriesRows| one_flow(dataset, &rows.key, vintage, vec![rows.clone()]);
    series.iter().filter(alone).filter_map(one).collect()
}

/// A turnover of which these rows are the one flow that there is.
pub(in crate::query) fn one_flow(
    dataset: &Arc<Dataset>,
    key: &SeriesKey,
    vintage: Vintage,
    rows: Vec<SeriesRows>,
) -> Option<Candidate> {
    let flow = rows.first()?.key.flow;
    let (own, imports, over) = (Vec::new(), Vec::new(), String::new());
    let like = summed(dataset, key, Subject::Turnover, vintage, (own, imports), over)?;
    Some(Candidate { product: key.product, rows: Rows::OneFlow { rows, flow }, ..like })
}
