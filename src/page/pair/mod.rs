//! The page of a pair: everything about it, and its picture for other people's pages.

mod claims;
mod controls;
mod embed;
mod events;
mod figures;
mod gallery;
mod head;
mod headline;
mod intervals;
mod key_figures;
mod mirror_table;
mod page_model;
mod page_state;
mod page_window;
mod pair_navigation;
mod partner_rank;
mod period;
mod picture;
mod products_table;
mod revisions_table;
mod share;
mod sources;
mod structured_data;
mod title;
mod views;
mod whole_page;

use maud::Markup;

use self::{
    page_model::PageModel,
    page_state::{PageFrame, PageState},
};
use super::{context::PageContext, page_query::PageQuery};
use crate::query::QueryError;

/// The whole page.
///
/// # Errors
/// As for the address of the data itself.
pub(super) fn page(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    Ok(whole_page::page(&gather(context, given, PageFrame::Page)?, context))
}

/// Only its picture, for other people's pages.
///
/// # Errors
/// As for the address of the data itself.
pub(super) fn embed(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    Ok(embed::page(&gather(context, given, PageFrame::Embed)?, context))
}

fn gather(context: &PageContext, given: PageQuery, frame: PageFrame) -> Result<PageModel, QueryError> {
    let state = PageState::read(context.catalogue, given, &context.reader, frame)?;
    PageModel::gather(context.catalogue, context.charts, state)
}
