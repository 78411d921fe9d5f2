//! Rows as row groups of Parquet. Words are written as they are coded, once a group, without being gathered again from rows.

use std::io::Write;

use polars::prelude::{PolarsError, PolarsResult};
use polars_arrow::{
    array::{Array, DictionaryArray, PrimitiveArray, Utf8ViewArray},
    bitmap::Bitmap,
    datatypes::{ArrowDataType, ArrowSchema, Field, IntegerType},
};
use polars_parquet::read::ParquetError;
use polars_parquet::write::{
    CompressedPage, CompressionOptions, Compressor, DynIter, DynStreamingIterator, Encoding, FileWriter, ParquetType,
    StatisticsOptions, Version, WriteOptions, ZstdLevel, array_to_columns, fallible_streaming_iterator, to_parquet_type,
};

use super::coded_rows::{Coded, CodedRows};
use crate::published::COLUMNS;

/// Goes up when the same rows are written as other bytes.
pub(super) const REVISION: u32 = 1;

/// Rows of a group.
pub(super) const GROUP_ROWS: usize = crate::table::BLOCK_ROWS;

/// The pages of a row group, column by column.
pub(super) struct EncodedGroup {
    rows: usize,
    columns: Vec<Vec<CompressedPage>>,
}

/// A file that groups are written to.
pub(super) struct ParquetFile<W: Write> {
    writer: FileWriter<W>,
}

fn options() -> PolarsResult<WriteOptions> {
    Ok(WriteOptions {
        statistics: StatisticsOptions {
            min_value: true,
            max_value: true,
            distinct_count: false,
            null_count: true,
            binary_statistics_truncate_length: Some(64),
        },
        // What every engine reads.
        version: Version::V1,
        compression: CompressionOptions::Zstd(Some(ZstdLevel::try_new(3)?)),
        data_page_size: None,
    })
}

/// The columns: those that may be empty are the figure and the note.
fn schema() -> ArrowSchema {
    let field = |name: &str| {
        let kind = match name {
            "period_number" | "published" | "rounding" => ArrowDataType::Int32,
            "hundredths" => ArrowDataType::Int64,
            _ => ArrowDataType::Utf8View,
        };
        Field::new(name.into(), kind, ["hundredths", "note"].contains(&name))
    };
    COLUMNS.iter().map(|(name, _)| ((*name).into(), field(name))).collect()
}

impl EncodedGroup {
    /// Encodes and compresses rows.
    pub(super) fn of(rows: CodedRows) -> PolarsResult<Self> {
        let (options, schema) = (options()?, schema());
        let encoded = rows.columns.into_iter().zip(schema.iter_values());
        let columns = encoded.map(|(column, field)| pages(column, to_parquet_type(field)?, options));
        Ok(Self { rows: rows.rows, columns: columns.collect::<PolarsResult<_>>()? })
    }
}

fn pages(column: Coded, kind: ParquetType, options: WriteOptions) -> PolarsResult<Vec<CompressedPage>> {
    let (array, encoding): (Box<dyn Array>, Encoding) = match column {
        Coded::Text { words, places, is_there } => {
            let words = Utf8ViewArray::from_slice_values(&words);
            let places = PrimitiveArray::new(ArrowDataType::UInt32, places.into(), is_there.map(bitmap));
            let kind = ArrowDataType::Dictionary(IntegerType::UInt32, Box::new(ArrowDataType::Utf8View), false);
            (Box::new(DictionaryArray::try_new(kind, places, Box::new(words))?), Encoding::RleDictionary)
        }
        Coded::Small(values) => (Box::new(PrimitiveArray::from_vec(values)), Encoding::RleDictionary),
        Coded::Large(values, is_there) => {
            let values = PrimitiveArray::new(ArrowDataType::Int64, values.into(), Some(bitmap(is_there)));
            (Box::new(values), Encoding::Plain)
        }
    };
    let mut compressed = Vec::new();
    for pages in array_to_columns(array, kind, options, &[encoding])? {
        let pages = pages.map(|page| page.map_err(|error| ParquetError::FeatureNotSupported(error.to_string())));
        for page in Compressor::new_from_vec(DynIter::new(pages), options.compression, Vec::new()) {
            compressed.push(page.map_err(PolarsError::from)?);
        }
    }
    Ok(compressed)
}

fn bitmap(is_there: Vec<bool>) -> Bitmap {
    Bitmap::from(is_there)
}

impl<W: Write> ParquetFile<W> {
    pub(super) fn new(writer: W) -> PolarsResult<Self> {
        Ok(Self { writer: FileWriter::try_new(writer, schema(), options()?)? })
    }

    pub(super) fn push(&mut self, group: &EncodedGroup) -> PolarsResult<()> {
        let columns = group.columns.iter().map(|pages| {
            let pages = fallible_streaming_iterator::convert(pages.iter().map(PolarsResult::Ok));
            Ok(DynStreamingIterator::new(pages))
        });
        self.writer.write(u64::try_from(group.rows).unwrap_or(u64::MAX), DynIter::new(columns))
    }

    /// Writes the footer. The types of Arrow are left out of it: every engine chooses its own.
    pub(super) fn finish(mut self) -> PolarsResult<W> {
        self.writer.end(Some(Vec::new()))?;
        Ok(self.writer.into_inner())
    }
}
