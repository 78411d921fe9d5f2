//! A long table written row by row or batch by batch, in any form that can be.

use std::{
    io::{self, Write},
    sync::Arc,
};

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use super::frame::{frame, named_frame};
use crate::{
    language::Language,
    parameter::ParameterError,
    query::{Answer, Format, Panel, PanelAnswer, PanelBatch, QueryError},
    write::{
        FlatTable, OutputOptions, Site, Table, TableColumn, WriteError,
        contract::PanelItem,
        document,
        formats::{CsvWriter, FrameStream, lines},
        member::Row,
        metadata,
        shape::{columns, long},
    },
};

/// So many rows are arranged at once.
const AT_ONCE: usize = 1024;

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

/// Can a long table be written so? What is wrong is told before the first byte.
///
/// # Errors
/// [`ParameterError`] for columns that it has not; side by side its series are not written row by row.
pub fn check_stream(options: &OutputOptions) -> Result<(), ParameterError> {
    if options.is_wide() {
        return Err(ParameterError::new("shape", "\"wide\" is not written row by row", &["long"]));
    }
    columns(PanelItem::columns(), None, options).map(|_| ())
}

/// Writes a long table in a format.
///
/// # Errors
/// [`StreamError`]; what was written until then is no whole file.
pub fn stream(
    panel: Panel<'_>,
    site: &Site,
    format: Format,
    options: &OutputOptions,
    into: impl Write,
) -> Result<(), StreamError> {
    let about = Answer::Panel(Box::new(PanelAnswer::about(&panel)));
    let columns = columns(PanelItem::columns(), Some(&about), options).map_err(WriteError::Refused)?;
    let said = || metadata(&about, &columns, site);
    let keys: Vec<&str> = columns.iter().map(|column| &*column.key).collect();
    let frames = Frames { keys: options.arranges().then_some(keys.as_slice()), language: options.language() };
    let rows = Rows { about: &about, options };
    match format {
        Format::Csv => csv(panel, &rows, &columns, into),
        Format::Jsonl => jsonl(panel, &rows, into),
        Format::Parquet => parquet(panel, &frames, said(), into),
        Format::Arrow => arrow(panel, &frames, said(), into),
        Format::Arrows => arrow_stream(panel, &frames, said(), into),
        other => Err(StreamError::NotRows(other.suffix())),
    }
}

/// How rows are arranged.
struct Rows<'a> {
    about: &'a Answer,
    options: &'a OutputOptions,
}

impl Rows<'_> {
    /// Rows of a batch as tables, so many rows at a time that little is held twice.
    fn tables(&self, batch: &PanelBatch, mut write: impl FnMut(&Table) -> Result<(), StreamError>) -> Result<(), StreamError> {
        let mut rows = batch.rows().peekable();
        while rows.peek().is_some() {
            let rows = rows.by_ref().take(AT_ONCE).map(|row| PanelItem::new(&row).cells()).collect();
            let flat = FlatTable { columns: PanelItem::columns().to_vec(), rows };
            write(&long(flat, Some(self.about), self.options).map_err(WriteError::Refused)?)?;
        }
        Ok(())
    }
}

/// How frames are arranged: with these columns, where they are not those that a batch has by itself.
struct Frames<'a> {
    keys: Option<&'a [&'a str]>,
    language: Language,
}

impl Frames<'_> {
    fn frame(&self, batch: &PanelBatch) -> PolarsResult<DataFrame> {
        match self.keys {
            None => frame(batch),
            Some(keys) => named_frame(batch, self.language)?.select(keys.iter().copied()),
        }
    }
}

fn csv(panel: Panel<'_>, rows: &Rows<'_>, columns: &[TableColumn], into: impl Write) -> Result<(), StreamError> {
    let mut writer = CsvWriter::begun(into, rows.options.dialect)?;
    writer.header(&columns.iter().map(|column| &*column.name).collect::<Vec<_>>())?;
    for batch in panel {
        if rows.options.arranges() {
            rows.tables(&batch?, |table| Ok(table.rows.iter().try_for_each(|row| writer.row(row))?))?;
        } else {
            batch?.rows().try_for_each(|row| writer.row(&PanelItem::new(&row).cells()))?;
        }
    }
    Ok(writer.end()?)
}

fn jsonl(panel: Panel<'_>, rows: &Rows<'_>, mut into: impl Write) -> Result<(), StreamError> {
    for batch in panel {
        if rows.options.arranges() {
            rows.tables(&batch?, |table| Ok(into.write_all(&lines(table))?))?;
        } else {
            batch?.rows().try_for_each(|row| into.write_all(&document(&PanelItem::new(&row))))?;
        }
    }
    Ok(into.flush()?)
}

fn parquet(panel: Panel<'_>, frames: &Frames<'_>, said: Vec<(String, String)>, into: impl Write) -> Result<(), StreamError> {
    let said = KeyValueMetadata::from_static(said);
    let writer = ParquetWriter::new(into).with_compression(ParquetCompression::Snappy);
    let writer = writer.with_key_value_metadata(Some(said)).set_parallel(false);
    let mut writer = writer.batched(frames.frame(&PanelBatch::default())?.schema())?;
    for batch in panel {
        writer.write_batch(&frames.frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

fn arrow(panel: Panel<'_>, frames: &Frames<'_>, said: Vec<(String, String)>, into: impl Write) -> Result<(), StreamError> {
    let schema = Arc::clone(frames.frame(&PanelBatch::default())?.schema());
    let writer = IpcWriter::new(into).with_compat_level(CompatLevel::oldest()).with_parallel(false);
    // One plain field for each column: none is a dictionary.
    let fields = std::iter::repeat_with(Default::default).take(schema.len()).collect();
    let mut writer = writer.batched(&schema, fields)?;
    writer.set_custom_metadata(said);
    for batch in panel {
        writer.write_batch(&frames.frame(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

fn arrow_stream(panel: Panel<'_>, frames: &Frames<'_>, said: Vec<(String, String)>, into: impl Write) -> Result<(), StreamError> {
    let schema = Arc::clone(frames.frame(&PanelBatch::default())?.schema());
    let mut stream = FrameStream::begun(into, &schema, said)?;
    for batch in panel {
        stream.write(&mut frames.frame(&batch?)?)?;
    }
    Ok(stream.end()?)
}
