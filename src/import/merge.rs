//! Sorted streams to one: the runs of an import, what is left in memory, and the dataset that was there.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
    path::Path,
};

use super::{
    error::ImportError,
    parquet_files::Reader,
    row::{Key, Row, Texts},
};

/// Rows read of a stream at once.
const PIECE: usize = 16 * 1024;

/// One sorted stream.
pub(super) struct Stream {
    rows: VecDeque<Row>,
    reader: Option<Reader>,
    /// Is it the dataset that was there?
    pub old: bool,
}

/// Streams in order of key; of one key in the order of the streams.
pub(super) struct Merge {
    streams: Vec<Stream>,
    heap: BinaryHeap<Reverse<(Key, usize)>>,
}

impl Stream {
    pub(super) fn of_rows(rows: Vec<Row>) -> Self {
        Self { rows: rows.into(), reader: None, old: false }
    }

    pub(super) fn of_file(path: &Path, old: bool) -> Result<Self, ImportError> {
        Ok(Self { rows: VecDeque::new(), reader: Some(Reader::new(path, PIECE)?), old })
    }

    /// How many rows it has, before any is taken.
    pub(super) fn rows(&self) -> u64 {
        (self.rows.len() + self.reader.as_ref().map_or(0, Reader::total)) as u64
    }

    fn next(&mut self, texts: &mut Texts) -> Result<Option<Row>, ImportError> {
        if self.rows.is_empty()
            && let Some(reader) = &mut self.reader
        {
            self.rows = reader.read(texts)?.into();
        }
        Ok(self.rows.pop_front())
    }

    fn peek(&mut self, texts: &mut Texts) -> Result<Option<Key>, ImportError> {
        let row = self.next(texts)?;
        if let Some(row) = row {
            self.rows.push_front(row);
        }
        Ok(row.map(|row| row.key))
    }
}

impl Merge {
    pub(super) fn new(mut streams: Vec<Stream>, texts: &mut Texts) -> Result<Self, ImportError> {
        let mut heap = BinaryHeap::new();
        for (place, stream) in streams.iter_mut().enumerate() {
            if let Some(key) = stream.peek(texts)? {
                heap.push(Reverse((key, place)));
            }
        }
        Ok(Self { streams, heap })
    }

    /// The next row, and whether it was in the dataset before.
    pub(super) fn next(&mut self, texts: &mut Texts) -> Result<Option<(Row, bool)>, ImportError> {
        let Some(Reverse((_, place))) = self.heap.pop() else { return Ok(None) };
        let stream = &mut self.streams[place];
        let row = stream.next(texts)?;
        if let Some(key) = stream.peek(texts)? {
            self.heap.push(Reverse((key, place)));
        }
        Ok(row.map(|row| (row, stream.old)))
    }
}
