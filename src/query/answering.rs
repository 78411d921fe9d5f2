//! Query to answer.

use super::{
    Answer, Listing, Origin, Parameters, Query, QueryError, Resource, View, area, compare, dyad_products, listings, mirror,
    pairs, panel, partners, products, revisions, series, summary, verdicts,
};
use crate::dataset::Catalogue;

/// How many items a list gives when no limit is asked for.
const DEFAULT_LIMIT: usize = 1000;

/// Answers a query from a catalogue.
///
/// # Errors
/// [`QueryError`] for a pair, view or dataset without data, and for parameters that leave no series.
pub fn answer(catalogue: &Catalogue, query: &Query) -> Result<Answer, QueryError> {
    let parameters = &query.parameters;
    if let Resource::Dyad(dyad) | Resource::View(dyad, _) = &query.resource {
        pairs::known(catalogue, *dyad)?;
    }
    Ok(match &query.resource {
        Resource::Dyads => Answer::Dyads(pairs::dyads(catalogue, parameters)?),
        Resource::Dyad(dyad) => Answer::Dyad(Box::new(summary::summary(catalogue, *dyad)?)),
        Resource::View(dyad, View::Mirror) => Answer::Mirror(Box::new(mirror::mirror_answer(catalogue, *dyad, parameters)?)),
        Resource::View(dyad, View::Revisions) => {
            Answer::Revisions(Box::new(revisions::revisions_answer(catalogue, *dyad, parameters)?))
        }
        Resource::View(dyad, View::Products) => {
            Answer::DyadProducts(Box::new(dyad_products::dyad_products_answer(catalogue, *dyad, parameters)?))
        }
        Resource::View(dyad, View::Claims) => Answer::Verdicts(verdicts::verdicts_answer(catalogue, *dyad, parameters)?),
        Resource::View(dyad, View::Events) => Answer::Events(listings::events(catalogue, *dyad, parameters)),
        Resource::View(dyad, view) => match view.subject() {
            Some(subject) => Answer::Series(Box::new(series::series_answer(catalogue, *dyad, subject, parameters)?)),
            None => return Err(QueryError::UnknownPath { path: query.resource.path() }),
        },
        Resource::Partners(area) => Answer::Partners(Box::new(partners::partners_answer(catalogue, *area, parameters)?)),
        Resource::Area(area) => Answer::Area(Box::new(area::area_answer(catalogue, *area, parameters)?)),
        Resource::Areas => Answer::Areas(listings::areas(catalogue, parameters)),
        Resource::Products => Answer::Products(products::products(catalogue, parameters)?),
        Resource::Product(product) => Answer::Product(Box::new(products::product(catalogue, product)?)),
        Resource::Datasets => Answer::Datasets(listings::datasets(catalogue, parameters)),
        Resource::Dataset(name) => {
            Answer::Dataset(Box::new(listings::dataset(catalogue, name)?), origin(catalogue, query.resource.clone(), parameters))
        }
        Resource::Compare => Answer::Compare(Box::new(compare::compare_answer(catalogue, parameters)?)),
        Resource::Panel => Answer::Panel(Box::new(panel::panel_answer(catalogue, parameters)?)),
        Resource::Sources => Answer::Sources(listings::sources(catalogue, parameters)),
    })
}

/// What an answer knows of itself.
pub(super) fn origin(catalogue: &Catalogue, resource: Resource, parameters: &Parameters) -> Origin {
    let query = Query { resource, parameters: parameters.clone() };
    Origin { address: query.address(), created: catalogue.created(), parameters: query.parameters }
}

/// One page of a list.
pub(super) fn page<T>(items: Vec<T>, catalogue: &Catalogue, resource: Resource, parameters: &Parameters) -> Listing<T> {
    let (limit, offset) = (parameters.limit.unwrap_or(DEFAULT_LIMIT), parameters.offset.unwrap_or(0));
    let total = items.len();
    let items = items.into_iter().skip(offset).take(limit).collect();
    Listing { items, total, limit, offset, origin: origin(catalogue, resource, parameters) }
}
