//! One row group of a Parquet file as texts, read by Polars' own decoder from the bytes of its columns.
//!
//! Bytes are read, never mapped: a file truncated in place must not end the process. A column that its statistics show to be
//! of one value is not read at all.

use std::io::Cursor;

use polars::prelude::*;
use polars_parquet::{
    parquet::statistics::Statistics,
    read::{
        BasicDecompressor, ColumnChunkMetadata, FileMetadata, PageReader, ParquetError, RowGroupMetadata, column_iter_to_arrays,
    },
};

/// The fields of one column.
pub(super) enum Field {
    /// All the same; empty for nulls.
    Same(String),
    /// One for each row.
    Each(StringChunked),
}

impl Field {
    /// The text of a row; empty for a null.
    pub(super) fn text(&self, row: usize) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => texts.get(row).unwrap_or_default(),
        }
    }
}

/// Longer texts of statistics may have been cut.
const LONGEST_WHOLE: usize = 15;

/// Reads so many bytes from a place of the file.
pub(super) type ReadAt<'a> = &'a dyn Fn(std::ops::Range<u64>) -> std::io::Result<Vec<u8>>;

/// One column of a row group as texts.
pub(super) fn field(
    metadata: &FileMetadata,
    group: &RowGroupMetadata,
    column: usize,
    schema: &ArrowField,
    read: ReadAt<'_>,
) -> PolarsResult<Field> {
    let Some(chunk) = group.parquet_columns().get(column) else {
        polars_bail!(ComputeError: "the row group has no column {column}");
    };
    if let Some(same) = one_value(metadata, chunk) {
        return Ok(Field::Same(same));
    }
    let bytes = read(chunk.byte_range())?;
    let pages = PageReader::new(Cursor::new(bytes.into()), chunk, Vec::new(), usize::MAX);
    let kind = &chunk.descriptor().descriptor.primitive_type;
    let pages = vec![BasicDecompressor::new(pages, Vec::new())];
    let (arrays, _) = column_iter_to_arrays(pages, vec![kind], schema.clone(), None)?;
    let series = Series::try_from((schema, arrays))?;
    polars_ensure!(series.len() == group.num_rows(), ComputeError: "{} rows of {}", series.len(), group.num_rows());
    Ok(Field::Each(series.cast(&DataType::String)?.str()?.rechunk().into_owned()))
}

/// The text that all rows of a column have, when its statistics say so.
fn one_value(metadata: &FileMetadata, chunk: &ColumnChunkMetadata) -> Option<String> {
    let all: Result<Statistics, ParquetError> = chunk.statistics(&metadata.footer_buf)?;
    let number = |nulls: Option<i64>, low: Option<i64>, high: Option<i64>| {
        let same = low.filter(|low| nulls == Some(0) && Some(*low) == high && (0..1000).contains(low));
        same.map(|number| number.to_string())
    };
    let (nulls, same) = match all.ok()? {
        Statistics::Binary(text) => {
            let same = text
                .min_value
                .filter(|low| text.null_count == Some(0) && low.len() <= LONGEST_WHOLE && Some(low) == text.max_value.as_ref());
            (text.null_count, same.and_then(|bytes| String::from_utf8(bytes).ok()))
        }
        Statistics::Int32(ints) => {
            let same = number(ints.null_count, ints.min_value.map(i64::from), ints.max_value.map(i64::from));
            (ints.null_count, same)
        }
        Statistics::Int64(ints) => (ints.null_count, number(ints.null_count, ints.min_value, ints.max_value)),
        _ => return None,
    };
    same.or_else(|| (nulls? == chunk.num_values()).then(String::new))
}
