//! An answer as bytes: the same for HTTP, batch and command line (floor 4).

pub mod about;
mod cell;
pub mod citation;
mod column;
mod columnar;
mod contract;
mod csv;
mod dialect;
mod error;
mod form;
mod frame;
mod json;
mod jsonl;
mod links;
mod metadata;
mod number;
mod panel;
mod series_sheet;
mod sheet;
mod sheet_products;
mod short;
mod workbook;

pub use cell::Cell;
pub use citation::bibtex;
pub use column::{Kind, definition, kind, unit};
pub use columnar::{arrow, parquet};
pub use contract::schema;
pub use csv::{csv, csv_of};
pub use dialect::{Dialect, Separator};
pub use error::WriteError;
pub use form::{Form, written};
pub use json::{document, json};
pub use jsonl::jsonl;
pub use links::{Links, Site};
pub use metadata::{datapackage, metadata};
pub use number::Number;
pub use panel::{StreamError, stream};
pub use sheet::{Sheet, sheet};
pub use short::Short;
pub use workbook::workbook;

#[cfg(test)]
mod tests;
