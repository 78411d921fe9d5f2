//! The pages for people: markup from the catalogue and the text of an address (floor 5). Whole without a script; with one, they
//! live.

mod assets;
mod cards;
mod contents;
mod context;
mod copied;
mod document;
mod error;
mod formatting;
mod landing;
mod method;
mod page_head;
mod page_query;
mod pair;
mod picture_address;
mod reader;
mod request;
mod search;
mod site_header;
mod snippets;
mod table_cells;
mod titles;

pub use self::{
    assets::{asset, is_current_asset},
    contents::{ContentsEntry, ContentsOf, contents_page},
    page_query::without_marks,
    pair::{Oembed, Room},
    request::{PagePlace, PageRequest, error_page},
};
