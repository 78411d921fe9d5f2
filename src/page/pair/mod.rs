//! The page of a pair: everything about it, and its picture for other people's pages.

mod asked;
mod choice_lists;
mod claims;
mod comparing;
mod comparing_cautions;
mod comparing_entries;
mod comparing_names;
mod comparing_suggestions;
mod comparing_table;
mod controls;
mod embed;
mod embedded_list;
mod events;
mod figures;
mod figures_shown;
mod gallery;
mod head;
mod headline;
mod key_figures;
mod measured_cells;
mod mended;
mod mended_words;
mod mirror_table;
mod oembed;
mod offered;
mod opening_view;
mod page_model;
mod page_state;
mod page_window;
mod pair_navigation;
mod partner_rank;
mod period;
mod picture;
mod picture_caption;
mod picture_options;
mod picture_tools;
mod product_field;
mod product_trail;
mod products_table;
mod revisions_table;
mod settled;
mod share;
mod sources;
mod structured_data;
mod title;
mod views;
mod whole_page;

use maud::Markup;

pub use self::oembed::{Oembed, Room};
use self::{
    asked::Asked,
    page_model::PageModel,
    page_state::{PageFrame, PageState},
};
pub(super) use self::{
    comparing_names::names as compared_names,
    figures::sides as sides_of_balance,
    figures_shown::has_figures,
    headline::{capital, sides_of_mirror},
    measured_cells::headings as measured_headings,
    opening_view::{default_pair, default_view},
    page_model::is_doubtful,
    period::figure_sentences,
};
use super::{context::PageContext, page_query::PageQuery};
use crate::query::QueryError;

/// The whole page.
///
/// # Errors
/// As for the address of the data itself.
pub(super) fn page(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    Ok(whole_page::page(&PageModel::gather(context.catalogue, state(context, given, PageFrame::Page)?)?, context))
}

/// Only its picture, for other people's pages.
///
/// # Errors
/// As for the address of the data itself.
pub(super) fn embed(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    Ok(embed::page(&shown(context, given, PageFrame::Embed)?, context))
}

/// Only the table of its figures, for other pages.
///
/// # Errors
/// As for the address of the data itself.
pub(super) fn table_of(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    Ok(figures::section(&shown(context, given, PageFrame::Page)?, context.site))
}

/// Its picture as oEmbed has it, within this room; the frame is of this site. Nothing where there is no picture.
///
/// # Errors
/// As for the address of the data itself.
pub(super) fn oembed(context: &PageContext, given: PageQuery, is_embed: bool, room: Room) -> Result<Option<Oembed>, QueryError> {
    let frame = if is_embed { PageFrame::Embed } else { PageFrame::Page };
    Ok(Oembed::of(&shown(context, given, frame)?, room, context.whole))
}

fn shown(context: &PageContext, given: PageQuery, frame: PageFrame) -> Result<PageModel, QueryError> {
    PageModel::shown(context.catalogue, state(context, given, frame)?)
}

fn state(context: &PageContext, given: PageQuery, frame: PageFrame) -> Result<PageState, QueryError> {
    PageState::read(context.catalogue, Asked::new(given, context.is_forgiving), &context.reader, frame)
}
