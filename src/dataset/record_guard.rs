//! Comma-separated text held to its limits while it is read: a file of commas, a field without end or a quote that is never closed
//! is refused where it passes a limit, not once all of it is in memory.

use std::{
    fs::File,
    io::{self, Read},
};

use crate::{
    limits::Limits,
    trade::{Finding, FindingCode},
};

/// Bytes that are read at a time.
const PIECE: usize = 1 << 16;

/// Where the reading of a text stands.
#[derive(Debug)]
struct RecordGuard {
    most_columns: u64,
    most_bytes: u64,
    /// The line of the byte at hand, and that on which its record began.
    line: u64,
    began: u64,
    bytes: u64,
    columns: u64,
    field: FieldState,
    after_return: bool,
}

/// Where in a field a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldState {
    Begins,
    Plain,
    Quoted,
    /// Behind a quote within a quoted field: its end, or the first of two.
    Quote,
}

/// Why a text was not read to its end.
pub(super) enum Stopped {
    /// It passes a limit.
    Refused(Finding),
    /// It cannot be read.
    Unreadable(io::Error),
    /// There is more of it than is read.
    TooLarge,
}

/// The bytes of a file of comma-separated text, when no record in it passes a limit.
pub(super) fn guarded_bytes(file: &File, name: &str, limits: &Limits) -> Result<Vec<u8>, Stopped> {
    let stated = file.metadata().map_err(Stopped::Unreadable)?.len();
    if stated > limits.table_bytes {
        return Err(Stopped::TooLarge);
    }
    let mut input = file.take(limits.table_bytes.saturating_add(1));
    let mut guard = RecordGuard::new(limits);
    // What a file says of its size is believed for so much only.
    let mut bytes = Vec::with_capacity(usize::try_from(stated.min(1 << 20)).unwrap_or(0));
    let mut piece = vec![0; PIECE];
    loop {
        let read = match input.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Stopped::Unreadable(error)),
        };
        let read = piece.get(..read).unwrap_or_default();
        if let Err((code, text)) = guard.take(read) {
            return Err(Stopped::Refused(Finding::of_file(code, name, text).at_line(guard.began)));
        }
        bytes.extend_from_slice(read);
    }
    if input.limit() == 0 { Err(Stopped::TooLarge) } else { Ok(bytes) }
}

impl RecordGuard {
    fn new(limits: &Limits) -> Self {
        let (most_columns, most_bytes) = (limits.columns, limits.record_bytes);
        let field = FieldState::Begins;
        Self { most_columns, most_bytes, line: 1, began: 1, bytes: 0, columns: 1, field, after_return: false }
    }

    /// Looks at the next bytes; what is wrong with the record that they are of.
    fn take(&mut self, bytes: &[u8]) -> Result<(), (FindingCode, String)> {
        for byte in bytes {
            let ends_pair = self.after_return && *byte == b'\n';
            self.after_return = *byte == b'\r';
            let is_line_end = (*byte == b'\n' && !ends_pair) || *byte == b'\r';
            self.line += u64::from(is_line_end);
            if ends_pair && self.bytes == 0 {
                continue;
            }
            self.bytes += 1;
            self.field = match (self.field, *byte) {
                (FieldState::Quoted, b'"') => FieldState::Quote,
                (FieldState::Quoted, _) | (FieldState::Begins | FieldState::Quote, b'"') => FieldState::Quoted,
                (_, b'\n' | b'\r') => {
                    (self.bytes, self.columns, self.began) = (0, 1, self.line);
                    FieldState::Begins
                }
                (_, b',') => {
                    self.columns += 1;
                    FieldState::Begins
                }
                _ => FieldState::Plain,
            };
            if self.columns > self.most_columns {
                return Err((
                    FindingCode::ExtraColumn,
                    format!("more than the {} columns that a table may have", self.most_columns),
                ));
            }
            if self.bytes > self.most_bytes {
                let hint = if self.field == FieldState::Quoted { "; is a quote opened and never closed?" } else { "" };
                let text = format!("a record of more than {} bytes begins here{hint}", self.most_bytes);
                return Err((FindingCode::FieldTooLong, text));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str, limits: &Limits) -> Option<(FindingCode, u64)> {
        let mut guard = RecordGuard::new(limits);
        // A byte at a time: what is remembered between pieces matters.
        let fault = text.as_bytes().chunks(1).find_map(|byte| guard.take(byte).err());
        fault.map(|(code, _)| (code, guard.began))
    }

    #[test]
    fn limits_hold_at_their_value_and_one_past_it() {
        let limits = Limits { columns: 3, record_bytes: 10, ..Limits::default() };
        for (text, found) in [
            ("a,b,c\n1,2,3\r\n4,5,6\r7,8,9", None),
            ("a,b,c\n1,2,3\n\n1,2,3,4\n", Some((FindingCode::ExtraColumn, 4))),
            ("\"a,b,c,d\"\n", None),
            ("\"a\",\"\"\"\",c\n", None),
            ("\"a\",\"\"\"\",cd\n", Some((FindingCode::FieldTooLong, 1))),
            ("\"\",\"\"\"\",c\n1,\"\n\n\",\n", None),
            ("1234567890\n1234567890\r\n", None),
            ("1,2\r\n12345678901\n", Some((FindingCode::FieldTooLong, 2))),
            ("a\n\"\n\n\n\n\n\n\n\n\n\n\n", Some((FindingCode::FieldTooLong, 2))),
            (",,", None),
            (",,,", Some((FindingCode::ExtraColumn, 1))),
        ] {
            assert_eq!(taken(text, &limits), found, "{text:?}");
        }
    }
}
