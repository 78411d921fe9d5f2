//! Delimited text to records, one at a time, whatever the size of the file: quotes, line ends, Latin-1 where it is not
//! UTF-8, and the physical line of each record. A quote that is never closed ends the import instead of swallowing the rest.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    io::{BufRead, Read},
};

use super::error::ImportError;
use crate::limits::{Limits, count};

/// Stands between the cells of a row of a workbook, between which no text has it.
pub(super) const SEPARATOR: u8 = 0x1f;

/// One record and the physical line that it begins on.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub line: u64,
    text: String,
    ends: Vec<usize>,
}

/// Reads records from text.
pub(super) struct Records<'a> {
    input: &'a mut dyn BufRead,
    file: &'a str,
    delimiter: u8,
    line: u64,
    raw: Vec<u8>,
    /// Does the last line end with its file instead of a line end?
    unended: bool,
    /// The longest record, in bytes, so that an open quote cannot read a whole file into one field.
    longest: u64,
}

/// A record over many lines is split anew at each of them; at so many times its longest, in bytes, this ends.
const SPLIT_TIMES: u64 = 64;

impl Record {
    /// A record of fields from elsewhere, such as JSON.
    pub(super) fn from_fields<'b>(line: u64, fields: impl Iterator<Item = &'b str>) -> Self {
        let mut record = Self { line, ..Self::default() };
        for field in fields {
            record.text.push_str(field);
            record.ends.push(record.text.len());
        }
        record
    }

    /// Bytes that it takes.
    pub(super) fn size(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>() + size_of::<Self>()
    }

    /// How many fields.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A field by its place, without spaces around it; empty when it is not there.
    pub(super) fn field(&self, place: usize) -> &str {
        let start = if place == 0 { Some(0) } else { self.ends.get(place - 1).copied() };
        let end = self.ends.get(place).copied();
        trimmed(start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default())
    }

    /// The field of a column that may not be there.
    pub(super) fn optional(&self, place: Option<usize>) -> &str {
        place.map_or("", |place| self.field(place))
    }

    /// Every field in turn.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.field(place))
    }

    /// A hash of all fields: equal records have equal ones, whatever their line ends and quotes.
    pub(super) fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.text.hash(&mut hasher);
        self.ends.hash(&mut hasher);
        hasher.finish()
    }

    fn is_blank(&self) -> bool {
        self.fields().all(str::is_empty)
    }

    /// Splits raw bytes; false when a quote is still open at their end.
    fn split(&mut self, raw: &[u8], delimiter: u8) -> bool {
        self.text.clear();
        self.ends.clear();
        let latin_1;
        let text = if let Ok(text) = std::str::from_utf8(raw) {
            text
        } else {
            latin_1 = raw.iter().map(|byte| char::from(*byte)).collect::<String>();
            &latin_1
        };
        let mut rest = text.trim_end_matches(['\n', '\r']);
        loop {
            let after = if let Some(inside) = rest.strip_prefix('"') {
                let Some(after) = self.quoted(inside) else { return false };
                after
            } else {
                let end = rest.bytes().position(|byte| byte == delimiter).unwrap_or(rest.len());
                self.text.push_str(&rest[..end]);
                &rest[end..]
            };
            let end = after.bytes().position(|byte| byte == delimiter).unwrap_or(after.len());
            self.text.push_str(&after[..end]);
            self.ends.push(self.text.len());
            if end == after.len() {
                return true;
            }
            rest = &after[end + 1..];
        }
    }

    /// Takes a quoted field; what follows its closing quote, or nothing when there is none.
    fn quoted<'b>(&mut self, mut inside: &'b str) -> Option<&'b str> {
        loop {
            let end = inside.find('"')?;
            self.text.push_str(&inside[..end]);
            inside = &inside[end + 1..];
            match inside.strip_prefix('"') {
                Some(more) => {
                    self.text.push('"');
                    inside = more;
                }
                None => return Some(inside),
            }
        }
    }
}

/// A text without spaces around it; most have none.
fn trimmed(text: &str) -> &str {
    let solid = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if solid(bytes.first()) && solid(bytes.last()) { text } else { text.trim() }
}

impl<'a> Records<'a> {
    /// Reads the header of a text behind a number of lines above it; the delimiter is the one that splits it most.
    pub(super) fn after(skip: u64, input: &'a mut dyn BufRead, file: &'a str) -> Result<(Self, Record), ImportError> {
        let limits = Limits::current();
        let mut records =
            Self { input, file, delimiter: b',', line: 0, raw: Vec::new(), unended: false, longest: limits.record_bytes };
        let mut header = Record::default();
        for _ in 0..skip {
            records.next_line()?;
        }
        records.next_line()?;
        if records.raw.starts_with(b"\xef\xbb\xbf") {
            records.raw.drain(..3);
        }
        if records.raw.starts_with(b"\xff\xfe") || records.raw.starts_with(b"\xfe\xff") || records.raw.contains(&0) {
            return Err(ImportError::input(file, "is UTF-16 or not text; save it as UTF-8"));
        }
        if records.raw.iter().all(u8::is_ascii_whitespace) {
            return Err(ImportError::input(file, "is empty, or its first line is"));
        }
        let found = |delimiter: &u8| records.raw.split(|byte| byte == delimiter).count();
        records.delimiter = if records.raw.contains(&SEPARATOR) {
            SEPARATOR
        } else {
            [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(found).unwrap_or(b',')
        };
        header.line = records.line;
        records.fill(&mut header)?;
        if header.len() > count(limits.imported_columns) {
            let text = format!(
                "has {} columns; at most {} are read (the limit imported-columns)",
                header.len(),
                limits.imported_columns
            );
            return Err(ImportError::input(file, text));
        }
        Ok((records, header))
    }

    /// The next record that is not blank; false at the end.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, ImportError> {
        loop {
            if !self.next_line()? {
                return Ok(false);
            }
            record.line = self.line;
            self.fill(record)?;
            if !record.is_blank() {
                return Ok(true);
            }
        }
    }

    /// May the file have been cut in its last record? It has no line end, and it is short or its last field ends with a digit.
    pub(super) fn may_be_cut(&self, last: &Record, width: usize) -> bool {
        let number = last.fields().last().is_some_and(|field| field.ends_with(|letter: char| letter.is_ascii_digit()));
        self.unended && last.line == self.line && (last.len() < width || number)
    }

    /// Splits the line at hand, taking more lines while a quote is open.
    fn fill(&mut self, record: &mut Record) -> Result<(), ImportError> {
        let (first, mut split) = (self.line, 0);
        while !record.split(&self.raw, self.delimiter) {
            let before = self.raw.len();
            split += before as u64;
            self.append_line()?;
            let too_long = self.raw.len() as u64 > self.longest || split > self.longest.saturating_mul(SPLIT_TIMES);
            if self.raw.len() == before || too_long {
                let text = format!("line {first}: a quote is opened and never closed; everything below it would be lost");
                return Err(ImportError::input(self.file, text));
            }
        }
        Ok(())
    }

    fn next_line(&mut self) -> Result<bool, ImportError> {
        self.raw.clear();
        self.append_line()?;
        Ok(!self.raw.is_empty())
    }

    fn append_line(&mut self) -> Result<(), ImportError> {
        let before = self.raw.len();
        let read = (&mut self.input).take(self.longest).read_until(b'\n', &mut self.raw);
        let read = read.map_err(|error| ImportError::Io { place: self.file.to_owned(), error })?;
        if read as u64 == self.longest && self.raw.last() != Some(&b'\n') {
            let text = format!("line {}: longer than {} bytes; this is no table of text", self.line + 1, self.longest);
            return Err(ImportError::input(self.file, text));
        }
        if read > 0 {
            self.unended = self.raw.last() != Some(&b'\n');
        }
        self.line += u64::from(self.raw.len() > before);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, String> {
        let mut input = bytes;
        let (mut records, header) = Records::after(0, &mut input, "f").map_err(|error| error.to_string())?;
        let owned = |record: &Record| (record.line, record.fields().map(str::to_owned).collect());
        let (mut found, mut record) = (vec![owned(&header)], Record::default());
        while records.read(&mut record).map_err(|error| error.to_string())? {
            found.push(owned(&record));
        }
        Ok(found)
    }

    #[test]
    fn delimiters_quotes_line_ends_and_encodings() {
        let row = |line: u64, fields: &[&str]| (line, fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>());
        assert_eq!(all(b"\xef\xbb\xbfa,b\r\n1,\"x, \"\"y\"\"\"\r\n").unwrap(), [row(1, &["a", "b"]), row(2, &["1", "x, \"y\""])]);
        assert_eq!(all(b"a\tb\n5\" pipe\tc,d\n").unwrap()[1], row(2, &["5\" pipe", "c,d"]));
        assert_eq!(all(b"a;b\n1;2").unwrap()[1], row(2, &["1", "2"]));
        // "Côte" in Latin-1.
        assert_eq!(all(b"a,b\nC\xf4te,1\n").unwrap()[1], row(2, &["Côte", "1"]));
        assert_eq!(all(b"a,b\n\"x\ny\",1\n\n2,3\n").unwrap()[2], row(5, &["2", "3"]));
    }

    #[test]
    fn an_open_quote_ends_the_import_and_says_where() {
        assert!(all(b"a,b\n1,\"x\n2,3\n").unwrap_err().contains("line 2: a quote"));
        assert!(all(b"").unwrap_err().contains("empty"));
        assert!(all(b"\xff\xfea\0").unwrap_err().contains("UTF-16"));
    }
}
