//! An answer in Arrow IPC, as a file or as a stream, with what it is in the metadata of its schema.

use std::{
    io::{Cursor, Write},
    sync::Arc,
};

use polars::prelude::*;
use polars_arrow::io::ipc::write::{StreamWriter, WriteOptions};

use crate::{
    query::Answer,
    write::{OutputOptions, Site, WriteError, frame::frame, metadata, shape},
};

/// An answer as an Arrow IPC file: not compressed, texts in the layout that every reader knows.
///
/// # Errors
/// [`WriteError::Table`] when Polars cannot write it, [`WriteError::Refused`] for a column or a shape that it has not.
pub fn arrow(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    let table = shape::table(answer, site, options)?;
    let mut frame = frame(&table)?;
    let said = metadata(answer, &table.columns, site).into_iter().map(|(key, value)| (key.into(), value.into())).collect();
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = IpcWriter::new(&mut bytes).with_compat_level(CompatLevel::oldest()).with_parallel(false);
    writer.set_custom_schema_metadata(Arc::new(said));
    writer.finish(&mut frame)?;
    Ok(bytes.into_inner())
}

/// An answer as an Arrow IPC stream, which readers take from its beginning on.
///
/// # Errors
/// Those of [`arrow`].
pub fn arrow_stream(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    let table = shape::table(answer, site, options)?;
    let mut bytes = Vec::new();
    let mut frame = frame(&table)?;
    let mut stream = FrameStream::begun(&mut bytes, frame.schema(), metadata(answer, &table.columns, site))?;
    stream.write(&mut frame)?;
    stream.end()?;
    Ok(bytes)
}

/// Frames of one schema, written one behind the other as an Arrow IPC stream; Polars' own writer of streams takes one only.
pub(in crate::write) struct FrameStream<W: Write>(StreamWriter<W>);

impl<W: Write> FrameStream<W> {
    /// A stream whose schema, with what is said of it, is written.
    pub fn begun(into: W, schema: &Schema, said: Vec<(String, String)>) -> PolarsResult<Self> {
        let mut writer = StreamWriter::new(into, WriteOptions { compression: None });
        writer.set_custom_schema_metadata(Arc::new(said.into_iter().map(|(key, value)| (key.into(), value.into())).collect()));
        writer.start(&schema.to_arrow(CompatLevel::oldest()), None)?;
        Ok(Self(writer))
    }

    /// The next rows.
    pub fn write(&mut self, frame: &mut DataFrame) -> PolarsResult<()> {
        frame.align_chunks();
        frame.iter_chunks(CompatLevel::oldest(), false).try_for_each(|batch| self.0.write(&batch, None))
    }

    /// Says that nothing follows.
    pub fn end(mut self) -> PolarsResult<()> {
        self.0.finish()
    }
}
