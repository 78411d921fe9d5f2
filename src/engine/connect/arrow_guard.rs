//! Arrow as an engine sends it, looked through before it is read: what its reader would reserve memory for must be there.

use polars_arrow::io::ipc::format::ipc::{
    MessageHeaderRef, MessageRef, RecordBatchRef, SchemaRef, TypeRef,
    planus::{self, ReadAsRoot},
};

/// What stands before a message; older writers leave it out.
const CONTINUED: [u8; 4] = [0xff; 4];
/// Bytes of the description of the columns. Theirs are some dozen each.
const LONGEST_SCHEMA: usize = 64 << 10;

/// Why bytes are not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// They are no Arrow, or not such as is asked for here.
    Wrong(String),
    /// A batch has more rows than it may have.
    TooMany,
}

fn wrong<T>(what: impl Into<String>) -> Result<T, Unread> {
    Err(Unread::Wrong(what.into()))
}

impl From<planus::Error> for Unread {
    fn from(error: planus::Error) -> Self {
        Self::Wrong(format!("its Arrow cannot be read: {error}"))
    }
}

/// Looks through a whole stream, of which no batch may have more rows than these.
pub(super) fn looked_through(bytes: &[u8], most_rows: u64) -> Result<(), Unread> {
    let mut rest = bytes;
    let mut is_described = false;
    while let Some(message) = next(&mut rest)? {
        let size = message.len();
        let message = MessageRef::read_as_root(message)?;
        let body = match usize::try_from(message.body_length()?) {
            Ok(body) if body <= rest.len() => body,
            _ => return wrong("its Arrow is cut off within a batch"),
        };
        match message.header()? {
            Some(MessageHeaderRef::Schema(schema)) if !is_described && size <= LONGEST_SCHEMA => {
                describes(&schema)?;
                is_described = true;
            }
            Some(MessageHeaderRef::RecordBatch(batch)) if is_described => is_there(&batch, body, most_rows)?,
            Some(MessageHeaderRef::DictionaryBatch(batch)) if is_described => match batch.data()? {
                Some(data) => is_there(&data, body, most_rows)?,
                None => return wrong("its Arrow has a dictionary without values"),
            },
            _ => return wrong("its Arrow has messages in no order"),
        }
        rest = &rest[body..];
    }
    if is_described { Ok(()) } else { wrong("it is no stream of Arrow") }
}

/// The next message without its body; none at the end.
fn next<'a>(rest: &mut &'a [u8]) -> Result<Option<&'a [u8]>, Unread> {
    if rest.is_empty() {
        return Ok(None);
    }
    *rest = rest.strip_prefix(&CONTINUED[..]).unwrap_or(rest);
    let Some((length, behind)) = rest.split_first_chunk() else { return wrong("it is no stream of Arrow") };
    match usize::try_from(i32::from_le_bytes(*length)) {
        Ok(0) => Ok(None),
        Ok(length) if length <= behind.len() => {
            let (message, behind) = behind.split_at(length);
            *rest = behind;
            Ok(Some(message))
        }
        _ => wrong("its Arrow is cut off, or none"),
    }
}

/// Only flat columns: what lies within each other can be made to take any time and room.
fn describes(schema: &SchemaRef<'_>) -> Result<(), Unread> {
    for field in schema.fields()?.into_iter().flatten() {
        let field = field?;
        let name = field.name()?.unwrap_or_default();
        let is_flat = matches!(
            field.type_()?,
            Some(
                TypeRef::Null(_)
                    | TypeRef::Bool(_)
                    | TypeRef::Int(_)
                    | TypeRef::FloatingPoint(_)
                    | TypeRef::Utf8(_)
                    | TypeRef::LargeUtf8(_)
                    | TypeRef::Utf8View(_)
            )
        );
        if !is_flat || field.children()?.is_some_and(|children| !children.is_empty()) {
            return wrong(format!("its column {name:?} is none of integers, floating-point numbers, strings, Booleans; cast it"));
        }
    }
    Ok(())
}

fn is_there(batch: &RecordBatchRef<'_>, body: usize, most_rows: u64) -> Result<(), Unread> {
    if batch.compression()?.is_some() {
        return wrong("its Arrow is compressed: on Spark, spark.sql.execution.arrow.compression.codec must be none");
    }
    let Ok(rows) = u64::try_from(batch.length()?) else { return wrong("its Arrow has a batch of fewer than no rows") };
    if rows > most_rows {
        return Err(Unread::TooMany);
    }
    for node in batch.nodes()?.into_iter().flatten() {
        let is_whole = u64::try_from(node.length()) == Ok(rows) && (0..=node.length()).contains(&node.null_count());
        if !is_whole {
            return wrong("its Arrow has a column with another number of rows than its batch");
        }
    }
    for buffer in batch.buffers()?.into_iter().flatten() {
        let end = usize::try_from(buffer.offset()).ok().zip(usize::try_from(buffer.length()).ok());
        if end.and_then(|(offset, length)| offset.checked_add(length)).is_none_or(|end| end > body) {
            return wrong("its Arrow has a column that is not within its batch");
        }
    }
    Ok(())
}
