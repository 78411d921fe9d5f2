//! What the page of a product shows.

use super::state::ProductState;
use crate::{
    dataset::Catalogue,
    query::{self, Answer, Parameters, ProductAnswer, ProductPairs, Query, QueryError, Resource},
    series::Subject,
    table::StorageError,
    trade::Product,
};

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
        // What would read too much is said where it would stand.
        let is_refused = matches!(traders, Err(QueryError::Storage(StorageError::Engine(_))));
        let has_flows = place.entry.with_data && !is_refused;
        let flows = if has_flows { query::product_flows(catalogue, state.product, &state.parameters)? } else { Vec::new() };
        let is_below = |product: &&Product| product.name().is_none() && product.is_within(&state.product);
        let unnamed = there.iter().filter(is_below).copied().collect();
        Ok(Self { unnamed, place: *place, traders, flows, state })
    }
}
