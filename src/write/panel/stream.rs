//! A long table written row by row or batch by batch, in any form that can be.

use std::{
    io::{self, Write},
    sync::Arc,
};

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use super::batches::Batches;
use crate::{
    query::{Format, LongTable, QueryError},
    write::{FlatTable, OutputOptions, Site, WriteError, document, formats::CsvWriter, member::Row, metadata},
};

/// Why a long table ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// The rows.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A format that is not written row by row.
    #[error(".{0} is not written row by row")]
    NotRows(&'static str),
    /// The format.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Whoever reads it is gone.
    #[error(transparent)]
    Reader(#[from] io::Error),
}

impl From<PolarsError> for StreamError {
    fn from(error: PolarsError) -> Self {
        match error {
            PolarsError::IO { error, .. } => Self::Reader(io::Error::new(error.kind(), error)),
            other => Self::Write(other.into()),
        }
    }
}

/// Writes a long table in a format.
///
/// # Errors
/// [`StreamError`]; what was written until then is no whole file.
pub fn stream(
    table: LongTable<'_>,
    site: &Site,
    format: Format,
    options: OutputOptions,
    into: impl Write,
) -> Result<(), StreamError> {
    match table {
        LongTable::Panel(panel) => written(panel, site, format, options, into),
        LongTable::Observations(observations) => written(observations, site, format, options, into),
    }
}

fn written(
    table: impl Batches,
    site: &Site,
    format: Format,
    options: OutputOptions,
    into: impl Write,
) -> Result<(), StreamError> {
    match format {
        Format::Csv => csv(table, options, into),
        Format::Jsonl => jsonl(table, into),
        Format::Parquet => parquet(table, site, into),
        Format::Arrow => arrow(table, site, into),
        other => Err(StreamError::NotRows(other.suffix())),
    }
}

fn csv<T: Batches>(table: T, options: OutputOptions, into: impl Write) -> Result<(), StreamError> {
    let mut writer = CsvWriter::begun(into, options.dialect)?;
    writer.header(T::Line::columns())?;
    for batch in table {
        for line in T::lines(&batch?) {
            writer.row(&line.cells())?;
        }
    }
    Ok(writer.end()?)
}

fn jsonl<T: Batches>(table: T, mut into: impl Write) -> Result<(), StreamError> {
    for batch in table {
        for line in T::lines(&batch?) {
            into.write_all(&document(&line))?;
        }
    }
    Ok(into.flush()?)
}

fn parquet<T: Batches>(table: T, site: &Site, into: impl Write) -> Result<(), StreamError> {
    let said = KeyValueMetadata::from_static(said(&table, site));
    let writer = ParquetWriter::new(into).with_compression(ParquetCompression::Zstd(None));
    let writer = writer.with_key_value_metadata(Some(said)).set_parallel(false);
    let mut writer = writer.batched(T::frame(&T::Batch::default())?.schema())?;
    for batch in table {
        writer.write_batch(&T::frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

fn arrow<T: Batches>(table: T, site: &Site, into: impl Write) -> Result<(), StreamError> {
    let said = said(&table, site);
    let schema = Arc::clone(T::frame(&T::Batch::default())?.schema());
    let writer = IpcWriter::new(into).with_compat_level(CompatLevel::oldest()).with_parallel(false);
    // One plain field for each column: none is a dictionary.
    let fields = std::iter::repeat_with(Default::default).take(schema.len()).collect();
    let mut writer = writer.batched(&schema, fields)?;
    writer.set_custom_metadata(said);
    for batch in table {
        writer.write_batch(&T::frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

/// What the table is, for the metadata of a file.
fn said<T: Batches>(table: &T, site: &Site) -> Vec<(String, String)> {
    let sheet = FlatTable { columns: T::Line::columns().to_vec(), rows: Vec::new() };
    metadata(&table.about(), &sheet, site)
}
