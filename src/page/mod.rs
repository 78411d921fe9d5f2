//! Everything about one pair on one page, and its picture for other people's pages: markup from the catalogue and the text of an
//! address (floor 5). Whole without a script; with one, it lives.

mod assets;
mod claims;
mod contents;
mod controls;
mod document;
mod embed;
mod error;
mod events;
mod figures;
mod formatting;
mod gallery;
mod head;
mod headline;
mod intervals;
mod mirror_table;
mod page_model;
mod page_query;
mod page_state;
mod pair_navigation;
mod partner_rank;
mod picture;
mod products_table;
mod reader;
mod request;
mod revisions_table;
mod search;
mod share;
mod site_header;
mod snippets;
mod sources;
mod structured_data;
mod table_cells;
mod titles;
mod views;
mod whole_page;

pub use self::{
    assets::asset,
    contents::{ContentsEntry, ContentsOf, contents_page},
    page_state::PageFrame,
    request::{PageRequest, error_page},
};
