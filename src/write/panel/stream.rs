//! A long table written row by row or batch by batch, in any form that can be.

use std::{
    io::{self, Write},
    sync::Arc,
};

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use super::frame::frame;
use crate::{
    query::{Answer, Format, Panel, PanelAnswer, PanelBatch, QueryError},
    write::{
        FlatTable, OutputOptions, Site, WriteError, contract::PanelItem, document, formats::CsvWriter, member::Row, metadata,
    },
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
    panel: Panel<'_>,
    site: &Site,
    format: Format,
    options: OutputOptions,
    into: impl Write,
) -> Result<(), StreamError> {
    match format {
        Format::Csv => csv(panel, options, into),
        Format::Jsonl => jsonl(panel, into),
        Format::Parquet => parquet(panel, site, into),
        Format::Arrow => arrow(panel, site, into),
        other => Err(StreamError::NotRows(other.suffix())),
    }
}

fn csv(panel: Panel<'_>, options: OutputOptions, into: impl Write) -> Result<(), StreamError> {
    let mut writer = CsvWriter::begun(into, options.dialect)?;
    writer.header(PanelItem::columns())?;
    for batch in panel {
        for row in batch?.rows() {
            writer.row(&PanelItem::new(&row).cells())?;
        }
    }
    Ok(writer.end()?)
}

fn jsonl(panel: Panel<'_>, mut into: impl Write) -> Result<(), StreamError> {
    for batch in panel {
        for row in batch?.rows() {
            into.write_all(&document(&PanelItem::new(&row)))?;
        }
    }
    Ok(into.flush()?)
}

fn parquet(panel: Panel<'_>, site: &Site, into: impl Write) -> Result<(), StreamError> {
    let said = KeyValueMetadata::from_static(said(&panel, site));
    let writer = ParquetWriter::new(into).with_compression(ParquetCompression::Zstd(None));
    let writer = writer.with_key_value_metadata(Some(said)).set_parallel(false);
    let mut writer = writer.batched(frame(&PanelBatch::default())?.schema())?;
    for batch in panel {
        writer.write_batch(&frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

fn arrow(panel: Panel<'_>, site: &Site, into: impl Write) -> Result<(), StreamError> {
    let said = said(&panel, site);
    let schema = Arc::clone(frame(&PanelBatch::default())?.schema());
    let writer = IpcWriter::new(into).with_compat_level(CompatLevel::oldest()).with_parallel(false);
    // One plain field for each column: none is a dictionary.
    let fields = std::iter::repeat_with(Default::default).take(schema.len()).collect();
    let mut writer = writer.batched(&schema, fields)?;
    writer.set_custom_metadata(said);
    for batch in panel {
        writer.write_batch(&frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

/// What the table is, for the metadata of a file.
fn said(panel: &Panel<'_>, site: &Site) -> Vec<(String, String)> {
    let sheet = FlatTable { columns: PanelItem::columns().to_vec(), rows: Vec::new() };
    metadata(&Answer::Panel(Box::new(PanelAnswer::about(panel))), &sheet, site)
}
