//! An answer as an Arrow IPC file, with what it is in the metadata of its schema.

use std::{io::Cursor, sync::Arc};

use polars::prelude::*;

use crate::{
    query::Answer,
    write::{Site, WriteError, flat_table, frame::frame, metadata},
};

/// An answer as an Arrow IPC file: not compressed, texts in the layout that every reader knows.
///
/// # Errors
/// [`WriteError::Table`] when Polars cannot write it.
pub fn arrow(answer: &Answer, site: &Site) -> Result<Vec<u8>, WriteError> {
    let table = flat_table(answer, site);
    let mut frame = frame(&table)?;
    let said = metadata(answer, &table, site).into_iter().map(|(key, value)| (key.into(), value.into())).collect();
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = IpcWriter::new(&mut bytes).with_compat_level(CompatLevel::oldest()).with_parallel(false);
    writer.set_custom_schema_metadata(Arc::new(said));
    writer.finish(&mut frame)?;
    Ok(bytes.into_inner())
}
