//! The Arrow of an engine to a frame, with strings for dictionaries and 32 bits for 16.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use polars::prelude::{Column, DataFrame, IdxCa, NamedFrom, PolarsError, PolarsResult, Series};
use polars_arrow::{
    array::{Array, DictionaryArray, DictionaryKey, PrimitiveArray},
    datatypes::ArrowDataType,
    io::ipc::read::{StreamReader, StreamState, read_stream_metadata},
};

use super::arrow_guard::{Unread, looked_through};

/// The frames of one whole stream, one a batch of it, where none has more rows than these and all together say so many.
pub(super) fn frames(bytes: &[u8], said: i64, most_rows: u64) -> Result<Vec<DataFrame>, Unread> {
    looked_through(bytes, most_rows)?;
    // The reader is another's, and the bytes are an engine's: what it cannot bear is told as what cannot be read.
    let frames = match catch_unwind(AssertUnwindSafe(|| read(bytes))) {
        Ok(Ok(frames)) => frames,
        Ok(Err(error)) => return Err(Unread::Wrong(format!("its Arrow cannot be read: {error}"))),
        Err(_) => return Err(Unread::Wrong("its Arrow broke the reader".to_owned())),
    };
    let rows: usize = frames.iter().map(DataFrame::height).sum();
    if u64::try_from(said).ok() == u64::try_from(rows).ok() {
        Ok(frames)
    } else {
        Err(Unread::Wrong(format!("a batch is said to have {said} rows, and has {rows}")))
    }
}

fn read(bytes: &[u8]) -> PolarsResult<Vec<DataFrame>> {
    let mut bytes = Cursor::new(bytes);
    let metadata = read_stream_metadata(&mut bytes)?;
    let names: Vec<_> = metadata.schema.iter_names().cloned().collect();
    let mut frames = Vec::new();
    for state in StreamReader::new(bytes, metadata, None) {
        let StreamState::Some(batch) = state? else { break };
        let height = batch.len();
        let columns = names.iter().zip(batch.into_arrays());
        let columns = columns.map(|(name, array)| Ok(Column::from(series(name, array)?)));
        frames.push(DataFrame::new(height, columns.collect::<PolarsResult<_>>()?)?);
    }
    Ok(frames)
}

fn series(name: &str, array: Box<dyn Array>) -> PolarsResult<Series> {
    let any = array.as_any();
    // Of 16 bits with a sign there are none among the columns here.
    if let Some(short) = any.downcast_ref::<PrimitiveArray<i16>>() {
        let values = short.values().iter().map(|value| i32::from(*value)).collect();
        let wide = PrimitiveArray::new(ArrowDataType::Int32, values, short.validity().cloned());
        return Series::from_arrow(name.into(), Box::new(wide));
    }
    let from_dictionary = spelt::<u8>(name, &*array)
        .or_else(|| spelt::<i8>(name, &*array))
        .or_else(|| spelt::<u16>(name, &*array))
        .or_else(|| spelt::<i16>(name, &*array))
        .or_else(|| spelt::<u32>(name, &*array))
        .or_else(|| spelt::<i32>(name, &*array))
        .or_else(|| spelt::<u64>(name, &*array))
        .or_else(|| spelt::<i64>(name, &*array));
    from_dictionary.unwrap_or_else(|| Series::from_arrow(name.into(), array))
}

/// The values of a dictionary in the place of their numbers. Long strings are shared, not copied.
fn spelt<K: DictionaryKey>(name: &str, array: &dyn Array) -> Option<PolarsResult<Series>> {
    let array = array.as_any().downcast_ref::<DictionaryArray<K>>()?;
    let values = Series::from_arrow(name.into(), array.values().clone());
    let places = array.keys().iter().map(|key| match key {
        None => Ok(None),
        Some(key) => {
            let place = (*key).try_into().ok().and_then(|place: usize| u32::try_from(place).ok());
            place.map(Some).ok_or_else(|| PolarsError::OutOfBounds("a place in a dictionary".into()))
        }
    });
    Some(places.collect::<PolarsResult<Vec<_>>>().and_then(|places| values?.take(&IdxCa::new("".into(), places))))
}
