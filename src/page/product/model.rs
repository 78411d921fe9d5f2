//! What the page of a product shows.

use super::state::ProductState;
use crate::{
    dataset::Catalogue,
    query::{self, Answer, Panel, Parameters, ProductAnswer, ProductPairs, Query, QueryError, Resource},
    series::Subject,
    trade::Product,
};

/// The flows that a product may have.
const FLOWS: [Subject; 5] = [Subject::Exports, Subject::Imports, Subject::Turnover, Subject::ReExports, Subject::ReImports];

/// What the page of a product shows.
pub(super) struct ProductModel {
    pub state: ProductState,
    /// What is above and below it in the code list.
    pub place: ProductAnswer,
    /// Codes with figures below it that the code list does not have.
    pub unnamed: Vec<Product>,
    /// Who trades it; what went wrong where nobody does.
    pub traders: Result<ProductPairs, QueryError>,
    /// The flows that there are figures of.
    pub flows: Vec<Subject>,
}

impl ProductModel {
    pub(super) fn gather(catalogue: &Catalogue, state: ProductState) -> Result<Self, QueryError> {
        let asked = Query { resource: Resource::Product(state.product), parameters: Parameters::default() };
        let Answer::Product(place) = query::answer(catalogue, &asked)? else {
            return Err(QueryError::UnknownPath { path: asked.address() });
        };
        let there = query::products_with_data(catalogue);
        let traders = query::product_pairs(catalogue, state.product, &state.parameters, state.period);
        let flows = if place.entry.with_data { flows(catalogue, state.product, &state.parameters)? } else { Vec::new() };
        let is_below = |product: &&Product| product.name().is_none() && product.is_within(&state.product);
        let unnamed = there.iter().filter(is_below).copied().collect();
        Ok(Self { unnamed, place: *place, traders, flows, state })
    }
}

/// The flows that any pair has figures of, and turnover where there are both that it is made from.
fn flows(catalogue: &Catalogue, product: Product, parameters: &Parameters) -> Result<Vec<Subject>, QueryError> {
    let asked = Parameters { product: Some(product), flow: None, ..parameters.clone() };
    let mut panel = Panel::open(catalogue, &asked)?;
    let mut found: Vec<Subject> = Vec::new();
    while let Some(batch) = panel.read()? {
        for series in batch.series() {
            if !found.contains(&series.subject) {
                found.push(series.subject);
            }
        }
    }
    let both = [Subject::Exports, Subject::Imports].iter().all(|flow| found.contains(flow));
    let is_there = |subject: &Subject| found.contains(subject) || (both && *subject == Subject::Turnover);
    Ok(FLOWS.into_iter().filter(is_there).collect())
}
