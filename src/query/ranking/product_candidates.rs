//! The series of every product of a pair: the one door to the rows behind them.

use crate::{
    dataset::Catalogue,
    query::{
        QueryError,
        select::{candidate::Candidate, find::of_series},
    },
    series::Subject,
    table::{Products, Slice},
    trade::{Dyad, Vintage},
};

/// Every series of a pair and subject, the total among them, those of one product and dataset together.
pub(in crate::query) fn product_candidates(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = Vec::new();
    for dataset in catalogue.datasets() {
        let series = dataset.table.slice(&Slice::of_dyad(dyad, Products::All))?;
        // Exports and imports of one product stand together, so a turnover is put together without a search over all.
        let products = series.chunk_by(|one, two| one.key.product == two.key.product);
        found.extend(products.flat_map(|series| of_series(dataset, dyad, subject, vintage, series)));
    }
    found.retain(Candidate::is_known);
    Ok(found)
}
