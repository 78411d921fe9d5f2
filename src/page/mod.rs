//! The pages for people: markup from the catalogue and the text of an address (floor 5). Whole without a script; with one, they
//! live.

mod area;
mod assets;
mod cards;
mod choice;
mod contents;
mod context;
mod copied;
mod curated_chart;
mod data_words;
mod document;
mod elsewhere;
mod error;
mod fault_words;
mod formatting;
mod framed_error;
mod landing;
mod library;
mod linked_text;
mod machine_read;
mod method;
mod page_head;
mod page_query;
mod pair;
mod pair_address;
mod picture_address;
mod product;
mod reader;
mod request;
mod schema_org;
mod search;
mod series_page;
mod site_header;
mod snippets;
mod source_list;
mod statements;
mod table_cells;
mod titles;
mod verify;
mod web_address;
mod worded;

pub use self::{
    assets::{asset, is_current_asset},
    contents::{ContentsEntry, ContentsOf, ContentsText, contents_page},
    elsewhere::Elsewhere,
    error::PageFault,
    framed_error::{FrameFault, framed_error_page},
    library::LibraryPlace,
    page_query::without_marks,
    pair::{Oembed, Room},
    request::{PagePlace, PageRequest, error_page},
    worded::{WordedList, markdown, plain_text},
};
