//! An answer as bytes: the same for HTTP, batch and command line (floor 4).

mod answer_table;
mod cell;
pub mod citation;
mod column;
mod columnar;
mod contract;
mod csv;
mod dialect;
mod error;
mod flat_table;
mod frame;
mod inline_text;
mod json;
mod jsonl;
mod links;
mod media;
mod metadata;
mod number;
mod output_options;
mod panel;
mod product_tables;
mod series_table;
pub mod titles;
mod workbook;

pub use answer_table::flat_table;
pub use cell::Cell;
pub use citation::bibtex;
pub use column::{Kind, definition, kind, unit};
pub use columnar::{arrow, parquet};
pub use contract::{ChartItem, ChartList, ProblemDocument, ProblemKind, schema};
pub use csv::{csv, csv_of};
pub use dialect::{Dialect, Separator};
pub use error::WriteError;
pub use flat_table::FlatTable;
pub use inline_text::InlineText;
pub use json::{document, json};
pub use jsonl::jsonl;
pub use links::{Links, Site};
pub use media::Media;
pub use metadata::{datapackage, metadata};
pub use number::Number;
pub use output_options::{OutputOptions, written};
pub use panel::{StreamError, stream};
pub use workbook::workbook;

#[cfg(test)]
mod tests;
