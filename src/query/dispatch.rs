//! Query to answer.

use crate::{
    dataset::Catalogue,
    query::{
        Answer, Query, QueryError, Resource, View,
        answer::{data_date, listing::origin},
        claims::verdicts,
        find,
        lists::{catalogue_lists, pairs, products},
        observations,
        panel::page,
        ranking::{area, dyad_products, movers, partners},
        series::{compare, mirror, revisions, single, summary},
        verify,
    },
};

/// Answers a query from a catalogue, with the dates of the data that answer.
///
/// # Errors
/// [`QueryError`] for a pair, view or dataset without data, and for parameters that leave no series.
pub fn answer(catalogue: &Catalogue, query: &Query) -> Result<Answer, QueryError> {
    Ok(data_date::dated(catalogue, undated(catalogue, query)?))
}

fn undated(catalogue: &Catalogue, query: &Query) -> Result<Answer, QueryError> {
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
        Resource::View(dyad, View::Events) => Answer::Events(catalogue_lists::events(catalogue, *dyad, parameters)),
        Resource::View(dyad, view) => match view.subject() {
            Some(subject) => Answer::Series(Box::new(single::series_answer(catalogue, *dyad, subject, parameters)?)),
            None => return Err(QueryError::UnknownPath { path: query.resource.path() }),
        },
        Resource::Partners(area) => Answer::Partners(Box::new(partners::partners_answer(catalogue, *area, parameters)?)),
        Resource::Area(area) => Answer::Area(Box::new(area::area_answer(catalogue, *area, parameters)?)),
        Resource::Areas => Answer::Areas(catalogue_lists::areas(catalogue, parameters)),
        Resource::Products => Answer::Products(products::products(catalogue, parameters)?),
        Resource::Product(product) => Answer::Product(Box::new(products::product(catalogue, product)?)),
        Resource::Datasets => Answer::Datasets(catalogue_lists::datasets(catalogue, parameters)),
        Resource::Dataset(name) => Answer::Dataset(
            Box::new(catalogue_lists::dataset(catalogue, name)?),
            origin(catalogue, query.resource.clone(), parameters),
        ),
        Resource::Compare => Answer::Compare(Box::new(compare::compare_answer(catalogue, parameters)?)),
        Resource::Panel => Answer::Panel(Box::new(page::panel_answer(catalogue, parameters)?)),
        Resource::Observations => Answer::Observations(Box::new(observations::page::observations_answer(catalogue, parameters)?)),
        Resource::Verify => Answer::Verify(Box::new(verify::page::verify_answer(catalogue, parameters)?)),
        Resource::Find => Answer::Found(Box::new(find::search::find_answer(catalogue, parameters)?)),
        Resource::Movers => Answer::Movers(Box::new(movers::movers_answer(catalogue, parameters)?)),
        Resource::Sources => Answer::Sources(catalogue_lists::sources(catalogue, parameters)),
    })
}
