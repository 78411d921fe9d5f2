//! Everything about one pair on one page, and its picture for other people's pages: markup from the catalogue and the text of an
//! address (floor 5). Whole without a script; with one, it lives.

mod assets;
mod claims;
mod controls;
mod error;
mod events;
mod facts;
mod figures;
mod gallery;
mod given;
mod head;
mod headline;
mod intervals;
mod layout;
mod mirror_table;
mod picture;
mod products_table;
mod rank;
mod request;
mod search;
mod share;
mod snippets;
mod sources;
mod state;
mod titles;
mod top;
mod views;
mod words;

pub use self::{
    assets::asset,
    request::{PageRequest, error_page},
    state::Frame,
};
