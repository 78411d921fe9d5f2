//! The rows of files, read apart from dyad.

use std::{collections::BTreeMap, fs, path::Path};

use polars::prelude::*;

/// A row by the names of its columns.
pub type Line = BTreeMap<String, String>;

/// The rows of a CSV.
pub fn rows(text: &str) -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    let cell = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    reader.records().map(|record| names.iter().zip(&record.unwrap()).map(cell).collect()).collect()
}

/// The rows of a Parquet file, all of them as text.
pub fn parquet_rows(path: &Path) -> Vec<Line> {
    let frame = ParquetReader::new(fs::File::open(path).unwrap()).finish().unwrap();
    let text = |value: AnyValue<'_>| match value {
        AnyValue::Null => String::new(),
        AnyValue::String(text) => text.to_owned(),
        AnyValue::StringOwned(text) => text.to_string(),
        other => other.to_string(),
    };
    let cell = |column: &Column, row: usize| (column.name().to_string(), text(column.get(row).unwrap()));
    (0..frame.height()).map(|row| frame.columns().iter().map(|column| cell(column, row)).collect()).collect()
}
