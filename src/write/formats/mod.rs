//! The formats that are written from an answer alone: one file a format. What may be known of a format before it is written
//! stands in [`Format`](crate::query::Format).

mod arrow;
mod bibtex;
mod csv;
mod json;
mod jsonl;
mod one_figure;
mod parquet;
mod workbook;

pub(in crate::write) use arrow::FrameStream;
pub use arrow::{arrow, arrow_stream};
pub use bibtex::bibtex;
pub(in crate::write) use csv::{CsvWriter, spreadsheet_safe};
pub use csv::{csv, csv_of};
pub use json::{json, json_as};
pub use jsonl::jsonl;
pub(in crate::write) use jsonl::lines;
pub use one_figure::{figure_facts, is_one_figure, one_figure};
pub use parquet::parquet;
pub use workbook::workbook;
