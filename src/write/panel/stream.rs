//! A long table written row by row or batch by batch, in any form that can be.

use std::{
    io::{self, Write},
    sync::Arc,
};

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use super::frame::frame;
use crate::{
    query::{Answer, Panel, PanelAnswer, PanelBatch, QueryError, Suffix},
    write::{FlatTable, OutputOptions, Site, WriteError, cell::Row, contract::PanelItem, csv::CsvWriter, document, metadata},
};

/// Why a long table ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// The rows.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The form.
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

/// Writes a long table in the form of a suffix.
///
/// # Errors
/// [`StreamError`]; what was written until then is no whole file.
pub fn stream(panel: Panel<'_>, site: &Site, suffix: Suffix, form: OutputOptions, into: impl Write) -> Result<(), StreamError> {
    match suffix {
        Suffix::Csv => csv(panel, form, into),
        Suffix::Jsonl => jsonl(panel, into),
        Suffix::Parquet => parquet(panel, site, into),
        Suffix::Arrow => arrow(panel, site, into),
        other => Err(WriteError::NotData(other.word()).into()),
    }
}

fn csv(panel: Panel<'_>, form: OutputOptions, into: impl Write) -> Result<(), StreamError> {
    let mut writer = CsvWriter::begun(into, form.dialect)?;
    writer.header(PanelItem::COLUMNS)?;
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
    let mut writer = writer.batched(&schema, vec![Default::default(); schema.len()])?;
    writer.set_custom_metadata(said);
    for batch in panel {
        writer.write_batch(&frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

/// What the table is, for the metadata of a file.
fn said(panel: &Panel<'_>, site: &Site) -> Vec<(String, String)> {
    let sheet = FlatTable { columns: PanelItem::COLUMNS.to_vec(), rows: Vec::new() };
    metadata(&Answer::Panel(Box::new(PanelAnswer::about(panel))), &sheet, site)
}
