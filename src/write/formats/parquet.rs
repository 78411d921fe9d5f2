//! An answer as Parquet, with what it is in the metadata of the file.

use polars::{io::parquet::write::KeyValueMetadata, prelude::*};

use crate::{
    query::Answer,
    write::{OutputOptions, Site, WriteError, frame::frame, metadata, shape},
};

/// An answer as Parquet, compressed by Snappy, which every reader knows.
///
/// # Errors
/// [`WriteError::Table`] when Polars cannot write it, [`WriteError::Refused`] for a column or a shape that it has not.
pub fn parquet(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    let table = shape::table(answer, site, options)?;
    let mut frame = frame(&table)?;
    let said = KeyValueMetadata::from_static(metadata(answer, &table.columns, site));
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Snappy)
        .with_key_value_metadata(Some(said))
        .set_parallel(false)
        .finish(&mut frame)?;
    Ok(bytes)
}
