//! The page of a product: who trades it, what is above and below it; and what names of products lead to.

mod choices;
mod choose;
mod code;
mod found_products;
mod head;
mod list;
mod model;
mod place;
mod state;
mod traders;
mod whole_page;

use maud::Markup;

use self::{model::ProductModel, state::ProductState};
use super::{context::PageContext, page_query::PageQuery};
use crate::query::QueryError;

pub(super) use choose::typed;

/// The page of the product that the address names by its code; the products that a name matches, those with figures first.
///
/// # Errors
/// For a code that there is not, and as for the address of the data.
pub(super) fn page(context: &PageContext, text: &str, given: &PageQuery) -> Result<Markup, QueryError> {
    match code::of(text) {
        Some(product) => {
            let state = ProductState::read(product, given)?;
            Ok(whole_page::page(&ProductModel::gather(context.catalogue, state)?, context))
        }
        None => list::page(context, text),
    }
}
