//! The pages for people: markup from the catalogue and the text of an address (floor 5). Whole without a script; with one, they
//! live.

mod area;
mod assets;
mod cards;
mod contents;
mod context;
mod copied;
mod data_words;
mod document;
mod elsewhere;
mod error;
mod fault_words;
mod formatting;
mod landing;
mod linked_text;
mod method;
mod page_head;
mod page_query;
mod pair;
mod pair_address;
mod picture_address;
mod product;
mod reader;
mod request;
mod search;
mod site_header;
mod snippets;
mod source_list;
mod statements;
mod table_cells;
mod titles;

pub use self::{
    assets::{asset, is_current_asset},
    contents::{ContentsEntry, ContentsOf, ContentsText, contents_page},
    elsewhere::Elsewhere,
    error::PageFault,
    page_query::without_marks,
    pair::{Oembed, Room},
    request::{PagePlace, PageRequest, error_page},
};
