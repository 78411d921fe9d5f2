//! One row group of a Parquet file as texts, read by Polars' own decoder from the bytes of its columns.
//!
//! Bytes are read, never mapped: a file truncated in place must not end the process. A column that its statistics show to be
//! of one value is not read at all.

use std::io::Cursor;

use polars::prelude::*;
use polars_parquet::{
    parquet::{page::CompressedPage, statistics::Statistics},
    read::{
        BasicDecompressor, ColumnChunkMetadata, FileMetadata, PageReader, ParquetError, RowGroupMetadata, column_iter_to_arrays,
    },
};

use crate::limits::{Limits, count};

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
    let (range, most) = (chunk.byte_range(), Limits::current().column_bytes);
    polars_ensure!(range.end.saturating_sub(range.start) <= most, ComputeError: "a column of more than {most} bytes");
    let bytes = read(range)?;
    let words = dictionary_size(&bytes).filter(|size| *size <= most);
    polars_ensure!(words.is_some(), ComputeError: "a dictionary that unpacks to more than {most} bytes, or is damaged");
    let mut pages = PageReader::new(Cursor::new(bytes.into()), chunk, Vec::new(), count(most));
    check_pages(&mut pages, group.num_rows(), most)?;
    let mut bytes = pages.into_inner().0;
    bytes.set_position(0);
    let pages = PageReader::new(bytes, chunk, Vec::new(), count(most));
    let kind = &chunk.descriptor().descriptor.primitive_type;
    let pages = vec![BasicDecompressor::new(pages, Vec::new())];
    let (arrays, _) = column_iter_to_arrays(pages, vec![kind], schema.clone(), None)?;
    let series = Series::try_from((schema, arrays))?;
    polars_ensure!(series.len() == group.num_rows(), ComputeError: "{} rows of {}", series.len(), group.num_rows());
    Ok(Field::Each(series.cast(&DataType::String)?.str()?.rechunk().into_owned()))
}

/// Holds what the heads of the pages say that they unpack to against the limit, before anything is unpacked: a page of some bytes
/// may say that it has thousands of millions.
fn check_pages(pages: &mut PageReader, rows: usize, most: u64) -> PolarsResult<()> {
    let (mut unpacked, mut values) = (0, 0);
    for (place, page) in pages.enumerate() {
        match page? {
            CompressedPage::Data(page) => {
                unpacked += u64::try_from(page.uncompressed_size()).unwrap_or(most);
                values += page.num_values();
            }
            CompressedPage::Dict(_) => polars_ensure!(place == 0, ComputeError: "a dictionary behind the values"),
        }
        polars_ensure!(unpacked <= most, ComputeError: "a column that unpacks to more than {most} bytes");
        polars_ensure!(values <= rows, ComputeError: "a column of more values than rows");
    }
    Ok(())
}

/// What the first page of a column says that it unpacks to, 0 when it is no dictionary; none when its head is none. Polars reads
/// that head and does not tell of it: a kind and a size, each as Thrift's compact form has a 32-bit number behind the field before.
fn dictionary_size(bytes: &[u8]) -> Option<u64> {
    const NEXT_NUMBER: u8 = 0x15;
    const DICTIONARY: u64 = 2;
    let (kind, rest) = zigzag(bytes.strip_prefix(&[NEXT_NUMBER])?)?;
    let (size, _) = zigzag(rest.strip_prefix(&[NEXT_NUMBER])?)?;
    Some(if kind == DICTIONARY { size } else { 0 })
}

/// A number that is not below zero, and what stands behind it.
fn zigzag(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let number = bytes[..=end].iter().rev().fold(0_u64, |number, byte| number << 7 | u64::from(byte & 0x7f));
    (number % 2 == 0).then_some((number / 2, &bytes[end + 1..]))
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
