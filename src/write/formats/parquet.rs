//! An answer as Parquet, with what it is in the metadata of the file.

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use crate::{
    query::Answer,
    write::{Site, WriteError, flat_table, frame::frame, metadata},
};

/// An answer as Parquet.
///
/// # Errors
/// [`WriteError::Table`] when Polars cannot write it.
pub fn parquet(answer: &Answer, site: &Site) -> Result<Vec<u8>, WriteError> {
    let table = flat_table(answer, site);
    let mut frame = frame(&table)?;
    let said = KeyValueMetadata::from_static(metadata(answer, &table, site));
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .with_key_value_metadata(Some(said))
        .set_parallel(false)
        .finish(&mut frame)?;
    Ok(bytes)
}
