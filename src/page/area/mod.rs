//! The page of an area: its totals, its partners and where each leads, how concentrated its trade is, and who reports it.

mod choices;
mod concentration;
mod found_area;
mod head;
mod model;
mod movers;
mod partners_table;
mod pictures;
mod products;
mod reporting;
mod state;
mod totals;
mod whole_page;

use maud::Markup;

pub(in crate::page) use self::totals::basis as ranking_basis;
use self::{found_area::FoundArea, model::AreaModel, state::AreaState};
use super::{context::PageContext, page_query::PageQuery, search::Search};
use crate::query::{self, QueryError};

/// The page of the area that the address names, by its code or a name of it; what the search finds for other words.
///
/// # Errors
/// For a code that there is not, an area without data, and as for the address of the data.
pub(super) fn page(context: &PageContext, text: &str, given: &PageQuery) -> Result<Markup, QueryError> {
    query::bounded_search("area", text)?;
    match found_area::find(context.catalogue, text)? {
        FoundArea::Area(area) => {
            let state = AreaState::read(area, given)?;
            Ok(whole_page::page(&AreaModel::gather(context.catalogue, state)?, context))
        }
        FoundArea::Words => match Search::read(&mut PageQuery::of("search", text))? {
            Some(search) => search.page(context),
            None => Err(found_area::unknown(text)),
        },
    }
}
