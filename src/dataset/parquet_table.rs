//! A Parquet table: its columns held to those of `observations`, its row groups read one at a time.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs::File,
    io::{self, Cursor, Seek, SeekFrom},
    ops::Range,
    os::unix::fs::FileExt,
    sync::Arc,
    time::SystemTime,
};

use polars::prelude::*;
use polars_parquet::read::{FileMetadata, RowGroupMetadata, infer_schema, read_metadata};

use super::{
    header::Header,
    observations::COLUMNS,
    panic_guard::caught,
    row_group::{Field, field},
    strict_csv::Record,
    typed_columns::{TypedRows, coded},
};
use crate::{
    limits::{Limits, count},
    table::{Block, BlockSource, StorageError},
    trade::{Finding, FindingCode},
};

/// The ending by which a resource is known to be Parquet.
pub(super) const PARQUET: &str = ".parquet";

/// The bytes of a file, on disk or compiled in.
#[derive(Debug)]
pub enum Bytes {
    /// An open file; it stays the same when another takes its name.
    File(File),
    /// Bytes in memory.
    Memory(&'static [u8]),
    /// Bytes that were read from elsewhere.
    Held(Arc<[u8]>),
}

/// What names a Parquet file: how many bytes it has, and a hash of its footer, which names every part of it.
pub(super) type Identity = (u64, String);

/// A Parquet file with the columns of `observations`.
#[derive(Debug)]
pub(super) struct Stored {
    bytes: Bytes,
    pub file: String,
    metadata: FileMetadata,
    schema: ArrowSchema,
    /// Where each column of [`COLUMNS`] stands in the file.
    places: Vec<Option<usize>>,
    sources: BTreeMap<String, u16>,
}

/// Some of the bytes in memory.
fn part(all: &[u8], start: u64, length: usize) -> io::Result<Vec<u8>> {
    let start = usize::try_from(start).map_err(io::Error::other)?;
    let part = all.get(start..start.saturating_add(length));
    part.map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

impl Bytes {
    /// Some of the bytes.
    pub(super) fn read_at(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        let length = usize::try_from(range.end.saturating_sub(range.start)).map_err(io::Error::other)?;
        match self {
            Self::File(file) => {
                // A damaged footer may ask for more than there is: that is told before memory is taken for it.
                if range.end > file.metadata()?.len() {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                let mut bytes = vec![0; length];
                file.read_exact_at(&mut bytes, range.start)?;
                Ok(bytes)
            }
            Self::Memory(all) => part(all, range.start, length),
            Self::Held(all) => part(all, range.start, length),
        }
    }

    /// How many bytes there are.
    pub(super) fn length(&self) -> u64 {
        match self {
            Self::File(file) => file.metadata().map_or(0, |data| data.len()),
            Self::Memory(all) => u64::try_from(all.len()).unwrap_or(u64::MAX),
            Self::Held(all) => u64::try_from(all.len()).unwrap_or(u64::MAX),
        }
    }

    /// How long it is, and when it was last written to; both change with what it holds.
    pub(super) fn state(&self) -> (u64, Option<SystemTime>) {
        match self {
            Self::File(file) => file.metadata().map_or((0, None), |data| (data.len(), data.modified().ok())),
            Self::Memory(_) | Self::Held(_) => (self.length(), None),
        }
    }

    /// Adds what tells these bytes from all others: all of them.
    pub(super) fn name(&self, hasher: &mut blake3::Hasher) -> io::Result<()> {
        self.each_piece(|piece| {
            hasher.update(piece);
        })
    }

    /// Hands over all of them, so many at a time.
    pub(super) fn each_piece(&self, mut take: impl FnMut(&[u8])) -> io::Result<()> {
        const PIECE: u64 = 1 << 20;
        let (length, mut at) = (self.length(), 0);
        while at < length {
            let end = length.min(at + PIECE);
            take(&self.read_at(at..end)?);
            at = end;
        }
        Ok(())
    }

    /// The same bytes once more.
    pub(super) fn again(&self) -> io::Result<Self> {
        match self {
            Self::File(file) => file.try_clone().map(Self::File),
            Self::Memory(all) => Ok(Self::Memory(all)),
            Self::Held(all) => Ok(Self::Held(Arc::clone(all))),
        }
    }

    /// What names the Parquet file that these are; the footer is not parsed.
    pub(super) fn identity(&self) -> io::Result<Identity> {
        let (all, wrong) = (self.length(), || io::Error::from(io::ErrorKind::InvalidData));
        let footer = self.footer_length()?;
        if footer > Limits::current().footer_bytes {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let footer = self.read_at(all.checked_sub(footer).ok_or_else(wrong)?..all)?;
        Ok((all, footer_hash(&footer)))
    }

    /// How many bytes the footer says that it has, with what says so.
    fn footer_length(&self) -> io::Result<u64> {
        const END: u64 = 8;
        let (all, wrong) = (self.length(), || io::Error::from(io::ErrorKind::InvalidData));
        let end = self.read_at(all.checked_sub(END).ok_or_else(wrong)?..all)?;
        let (length, _magic) = end.split_first_chunk().ok_or_else(wrong)?;
        Ok(u64::from(u32::from_le_bytes(*length)) + END)
    }

    fn metadata(&self) -> PolarsResult<FileMetadata> {
        match self {
            Self::File(file) => {
                let mut file = file.try_clone()?;
                file.seek(SeekFrom::Start(0))?;
                read_metadata(&mut file)
            }
            Self::Memory(all) => read_metadata(&mut Cursor::new(all)),
            Self::Held(all) => read_metadata(&mut Cursor::new(all)),
        }
    }
}

impl Stored {
    /// The table of a file, its columns matched by name and held to their types.
    pub(super) fn open(bytes: Bytes, file: &str, sources: &BTreeMap<String, u16>) -> Result<Self, Vec<Finding>> {
        let unreadable = |error: PolarsError| {
            let text = format!("cannot be read as Parquet: {error}");
            vec![Finding::of_file(FindingCode::Unreadable, file, text)]
        };
        let limits = Limits::current();
        let read = || {
            let (footer, most) = (bytes.footer_length()?, limits.footer_bytes);
            polars_ensure!(footer <= most, ComputeError: "its footer has {footer} bytes; at most {most} are read");
            let metadata = bytes.metadata()?;
            let schema = infer_schema(&metadata)?;
            Ok((metadata, schema))
        };
        let (metadata, schema) = guarded(read).map_err(unreadable)?;
        if let Some(finding) = size_fault(&metadata, schema.len(), limits, file) {
            return Err(vec![finding]);
        }
        let names = schema.iter_names().map(|name| Cow::Borrowed(name.as_str())).collect();
        let (header, mut findings) = Header::matching(&Record { line: 1, fields: names }, &COLUMNS, file);
        findings.extend(schema.iter_values().filter_map(|field| type_fault(field, file)));
        if metadata.num_rows == 0 {
            findings.push(Finding::of_file(FindingCode::HeaderOnly, file, "there are columns and no rows"));
        }
        if !findings.is_empty() {
            return Err(findings.all());
        }
        let places = COLUMNS.required.iter().chain(COLUMNS.optional).map(|name| header.place(name)).collect();
        Ok(Self { bytes, file: file.to_owned(), metadata, schema, places, sources: sources.clone() })
    }

    /// The rows of each group.
    pub(super) fn groups(&self) -> impl Iterator<Item = usize> {
        self.metadata.row_groups.iter().map(RowGroupMetadata::num_rows)
    }

    /// What names the file.
    pub(super) fn identity(&self) -> Identity {
        (self.bytes.length(), footer_hash(&self.metadata.footer_buf))
    }

    /// The names of the sources, in the order that rows refer to.
    pub(super) fn source_names(&self) -> Vec<String> {
        in_order(&self.sources)
    }

    /// One group, typed and checked row by row.
    pub(super) fn coded(&self, place: usize) -> PolarsResult<TypedRows> {
        guarded(|| {
            let group = self.group(place)?;
            let first = self.groups().take(place).sum();
            coded(&|column| self.field(group, column), group.num_rows(), first, &self.file, &self.sources)
        })
    }

    /// One group as it was written: its fields in the order of [`COLUMNS`].
    pub(super) fn texts(&self, place: usize) -> PolarsResult<Vec<Field>> {
        guarded(|| {
            let group = self.group(place)?;
            (0..self.places.len()).map(|column| self.field(group, column)).collect()
        })
    }

    fn group(&self, place: usize) -> PolarsResult<&RowGroupMetadata> {
        self.metadata.row_groups.get(place).ok_or_else(|| polars_err!(ComputeError: "no row group {place}"))
    }

    /// A column of a group, by its place in [`COLUMNS`].
    fn field(&self, group: &RowGroupMetadata, place: usize) -> PolarsResult<Field> {
        let Some(column) = self.places.get(place).copied().flatten() else { return Ok(Field::Same(String::new())) };
        let schema = self.schema.get_at_index(column).map(|(_, field)| field);
        let schema = schema.ok_or_else(|| polars_err!(ComputeError: "no column {column}"))?;
        field(&self.metadata, group, column, schema, &|range| self.bytes.read_at(range))
    }
}

impl BlockSource for Stored {
    fn read(&self, place: usize) -> Result<Block, StorageError> {
        let failed = |text: String| {
            tracing::error!("{}, row group {place}: {text}", self.file);
            StorageError::Unreadable(text)
        };
        let coded = self.coded(place).map_err(|error| failed(error.to_string()))?;
        if let Some(finding) = coded.findings.all().iter().find(|finding| finding.is_error()) {
            return Err(failed(finding.to_string()));
        }
        Ok(Block::from_sorted(&coded.rows.sorted()))
    }
}

/// The names of sources, in the order of their places.
pub(super) fn in_order(sources: &BTreeMap<String, u16>) -> Vec<String> {
    let mut names: Vec<(u16, String)> = sources.iter().map(|(name, place)| (*place, name.clone())).collect();
    names.sort_unstable();
    names.into_iter().map(|(_, name)| name).collect()
}

fn footer_hash(footer: &[u8]) -> String {
    blake3::hash(footer).to_hex()[..32].to_owned()
}

/// A damaged file makes the decoder panic here and there; that is a fault of the file, not the end of the server.
fn guarded<T>(read: impl FnOnce() -> PolarsResult<T>) -> PolarsResult<T> {
    caught(read).unwrap_or_else(|_| Err(polars_err!(ComputeError: "the file is damaged")))
}

/// A table of more columns, or with more rows in a group, than are taken into memory together.
fn size_fault(metadata: &FileMetadata, columns: usize, limits: &Limits, file: &str) -> Option<Finding> {
    if columns > count(limits.columns) {
        let text = format!("{columns} columns; a table may have {}", limits.columns);
        return Some(Finding::of_file(FindingCode::ExtraColumn, file, text));
    }
    let rows = metadata.row_groups.iter().map(polars_parquet::read::RowGroupMetadata::num_rows);
    let rows = rows.max().filter(|rows| *rows > count(limits.group_rows))?;
    let text = format!("a row group of {rows} rows; at most {} are read: write the table in smaller ones", limits.group_rows);
    Some(Finding::of_file(FindingCode::Unreadable, file, text))
}

/// Text and whole numbers only: a float has already lost the figure.
fn type_fault(field: &ArrowField, file: &str) -> Option<Finding> {
    let dtype = DataType::from_arrow_field(field);
    let fits = matches!(dtype, DataType::String | DataType::Null) || dtype.is_integer();
    let text = format!("is of type {dtype}; allowed: string, integer");
    (!fits).then(|| Finding::of_file(FindingCode::BadNumber, file, text).in_column(field.name.as_str()))
}
