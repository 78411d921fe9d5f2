//! A long table written row by row or batch by batch, in any form that can be.

use std::{
    io::{self, Write},
    sync::Arc,
};

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use super::batches::Batches;
use crate::{
    language::Language,
    parameter::ParameterError,
    query::{Answer, Format, LongTable, QueryError},
    write::{
        FlatTable, OutputOptions, Site, Table, TableColumn, WriteError,
        contract::{PanelItem, StoredObservation},
        document,
        formats::{CsvWriter, FrameStream, lines},
        member::Row,
        metadata,
        shape::{columns, language, long},
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

/// Can a long table be written so? What is wrong is told before the first byte; `about` is the table without its rows.
///
/// # Errors
/// [`ParameterError`] for columns that it has not; side by side its series are not written row by row.
pub fn check_stream(about: &Answer, options: &OutputOptions) -> Result<(), ParameterError> {
    if options.is_wide() {
        return Err(ParameterError::new("shape", "\"wide\" is not written row by row", &["long"]));
    }
    let leaves = if matches!(about, Answer::Observations(_)) { StoredObservation::columns() } else { PanelItem::columns() };
    columns(leaves, about, options).map(|_| ())
}

/// Writes a long table in a format.
///
/// # Errors
/// [`StreamError`]; what was written until then is no whole file.
pub fn stream(
    table: LongTable<'_>,
    site: &Site,
    format: Format,
    options: &OutputOptions,
    into: impl Write,
) -> Result<(), StreamError> {
    match table {
        LongTable::Panel(panel) => written(panel, site, format, options, into),
        LongTable::Observations(observations) => written(observations, site, format, options, into),
    }
}

fn written<T: Batches>(
    table: T,
    site: &Site,
    format: Format,
    options: &OutputOptions,
    into: impl Write,
) -> Result<(), StreamError> {
    let about = table.about();
    let columns = columns(T::Line::columns(), &about, options).map_err(WriteError::Refused)?;
    let arranged = Arranged { about: &about, columns: &columns, options };
    let said = || metadata(&about, &columns, site);
    match format {
        Format::Csv => csv(table, &arranged, into),
        Format::Jsonl => jsonl(table, &arranged, into),
        Format::Parquet => parquet(table, &arranged, said(), into),
        Format::Arrow => arrow(table, &arranged, said(), into),
        Format::Arrows => arrow_stream(table, &arranged, said(), into),
        other => Err(StreamError::NotRows(other.suffix())),
    }
}

/// How a long table is arranged.
struct Arranged<'a> {
    about: &'a Answer,
    columns: &'a [TableColumn],
    options: &'a OutputOptions,
}

impl Arranged<'_> {
    /// Rows of a batch as tables, so many rows at a time that little is held twice.
    fn tables<T: Batches>(
        &self,
        batch: &T::Batch,
        mut write: impl FnMut(&Table) -> Result<(), StreamError>,
    ) -> Result<(), StreamError> {
        let mut lines = T::lines(batch).peekable();
        while lines.peek().is_some() {
            let rows = lines.by_ref().take(AT_ONCE).map(|line| line.cells()).collect();
            let flat = FlatTable { columns: T::Line::columns().to_vec(), rows };
            write(&long(flat, self.about, self.options).map_err(WriteError::Refused)?)?;
        }
        Ok(())
    }

    /// A batch as a frame: as it is by itself, or with the columns that are asked for.
    fn frame<T: Batches>(&self, batch: &T::Batch) -> PolarsResult<DataFrame> {
        if !self.options.arranges() {
            return T::frame(batch);
        }
        let language: Language = language(self.about, self.options);
        T::named_frame(batch, language)?.select(self.columns.iter().map(|column| &*column.key))
    }
}

fn csv<T: Batches>(table: T, arranged: &Arranged<'_>, into: impl Write) -> Result<(), StreamError> {
    let mut writer = CsvWriter::begun(into, arranged.options.dialect)?;
    writer.header(&arranged.columns.iter().map(|column| &*column.name).collect::<Vec<_>>())?;
    for batch in table {
        if arranged.options.arranges() {
            arranged.tables::<T>(&batch?, |table| Ok(table.rows.iter().try_for_each(|row| writer.row(row))?))?;
        } else {
            T::lines(&batch?).try_for_each(|line| writer.row(&line.cells()))?;
        }
    }
    Ok(writer.end()?)
}

fn jsonl<T: Batches>(table: T, arranged: &Arranged<'_>, mut into: impl Write) -> Result<(), StreamError> {
    for batch in table {
        if arranged.options.arranges() {
            arranged.tables::<T>(&batch?, |table| Ok(into.write_all(&lines(table))?))?;
        } else {
            T::lines(&batch?).try_for_each(|line| into.write_all(&document(&line)))?;
        }
    }
    Ok(into.flush()?)
}

fn parquet<T: Batches>(
    table: T,
    arranged: &Arranged<'_>,
    said: Vec<(String, String)>,
    into: impl Write,
) -> Result<(), StreamError> {
    let said = KeyValueMetadata::from_static(said);
    let writer = ParquetWriter::new(into).with_compression(ParquetCompression::Snappy);
    let writer = writer.with_key_value_metadata(Some(said)).set_parallel(false);
    let mut writer = writer.batched(arranged.frame::<T>(&T::Batch::default())?.schema())?;
    for batch in table {
        writer.write_batch(&arranged.frame::<T>(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

fn arrow<T: Batches>(
    table: T,
    arranged: &Arranged<'_>,
    said: Vec<(String, String)>,
    into: impl Write,
) -> Result<(), StreamError> {
    let schema = Arc::clone(arranged.frame::<T>(&T::Batch::default())?.schema());
    let writer = IpcWriter::new(into).with_compat_level(CompatLevel::oldest()).with_parallel(false);
    // One plain field for each column: none is a dictionary.
    let fields = std::iter::repeat_with(Default::default).take(schema.len()).collect();
    let mut writer = writer.batched(&schema, fields)?;
    writer.set_custom_metadata(said);
    for batch in table {
        writer.write_batch(&arranged.frame::<T>(&batch?)?)?;
    }
    writer.finish()?;
    Ok(())
}

fn arrow_stream<T: Batches>(
    table: T,
    arranged: &Arranged<'_>,
    said: Vec<(String, String)>,
    into: impl Write,
) -> Result<(), StreamError> {
    let schema = Arc::clone(arranged.frame::<T>(&T::Batch::default())?.schema());
    let mut stream = FrameStream::begun(into, &schema, said)?;
    for batch in table {
        stream.write(&mut arranged.frame::<T>(&batch?)?)?;
    }
    Ok(stream.end()?)
}
