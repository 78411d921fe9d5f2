//! An answer as bytes: the same for HTTP, batch and command line (floor 4).
//!
//! `contract` has the structs whose fields are both JSON members and columns; `formats` has a file for each format that is
//! written from an answer alone; the rest is what they share: columns and their definitions, cells, citations, links.

mod answer_table;
mod brief;
mod cell;
pub mod citation;
mod column;
mod column_constraints;
mod contract;
mod dialect;
mod document;
mod error;
mod figure;
mod flat_table;
pub mod formats;
mod frame;
mod inline_text;
mod leaf;
mod links;
mod media;
mod member;
mod metadata;
mod number;
mod output_options;
mod panel;
mod product_tables;
mod reviewer;
mod series_table;
mod shape;
mod table;
pub mod titles;
pub mod vocabulary;

pub use answer_table::flat_table;
pub use brief::of_brief;
pub use cell::Cell;
pub use column::{FigurePart, Kind, definition, figure_of, kind, unit};
pub use contract::{ChartItem, ChartList, LimitItem, LimitList, ProblemDocument, ProblemKind, schema};
pub use dialect::{Dialect, Separator};
pub use document::document;
pub use error::WriteError;
pub use flat_table::FlatTable;
pub use inline_text::InlineText;
pub use links::{Links, Site, page_address};
pub use media::Media;
pub use metadata::{datapackage, metadata};
pub use number::Number;
pub use output_options::{OUTPUT_PARAMETERS, OutputOptions, SeriesNames, Shape};
pub use panel::{StreamError, check_stream, stream};
pub use reviewer::Reviewer;
pub use shape::{language as language_of, table as shaped_table};
pub use table::{Table, TableColumn};

#[cfg(test)]
mod tests;
