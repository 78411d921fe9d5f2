//! An answer as bytes: the same for HTTP, batch and command line (floor 4).

mod cell;
mod contract;
mod csv;
mod json;
mod links;
mod number;
mod series_sheet;
mod sheet;
mod sheet_products;
mod short;

pub use cell::Cell;
pub use contract::schema;
pub use csv::{csv, written};
pub use json::{document, json};
pub use links::{Links, Site};
pub use number::Number;
pub use sheet::{Sheet, sheet};
pub use short::Short;

#[cfg(test)]
mod tests;
