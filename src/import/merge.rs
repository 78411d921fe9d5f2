//! Sorted streams to one: the runs of an import, what is left in memory, and the dataset that was there.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
    path::Path,
};

use super::{
    error::ImportError,
    provider::Repeats,
    reason::{Dropped, Drops, Reason},
    row::{Key, Row, Texts},
    store::Reader,
};
use crate::trade::{Flow, Valuation};

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

/// Rows of one key made one.
pub(super) struct Joined {
    pub row: Row,
    /// How many figures were added to the first.
    pub added: u64,
}

impl Joined {
    pub(super) fn new(row: Row) -> Self {
        Self { row, added: 0 }
    }

    /// Takes another row of the same key: a part is added, a double is kept out and counted.
    pub(super) fn join(&mut self, other: Row, repeats: Repeats, drops: &mut Drops) {
        let place = || format!("{} {} {}", self.row.key.reporter, self.row.key.partner, self.row.key.product.text());
        // Figures known to different scales have no common last digit.
        if repeats == Repeats::Parts && self.row.unit_mult == other.unit_mult {
            let sum = self.row.value.zip(other.value).and_then(|(one, two)| one.plus(two));
            if let Some(sum) = sum.filter(|sum| i64::try_from(sum.hundredths(self.row.unit_mult)).is_ok()) {
                self.row.value = Some(sum);
                self.added += 1;
                return;
            }
        }
        let (one, two) = (self.row, other);
        let detail = |row: Row| row.value.map_or_else(String::new, |value| value.to_string());
        let reason = if one == two {
            Reason::Repeated
        } else if one.valuation != two.valuation && one.key.flow == Flow::Import {
            Reason::Valuation
        } else {
            Reason::Conflict
        };
        let text = format!("{} {}: {} and {}", one.key.flow, one.key.period, detail(one), detail(two));
        drops.add(&Dropped::new(reason, text), place);
        if reason == Reason::Valuation && two.valuation == Valuation::Cif {
            self.row = two;
        }
    }
}
