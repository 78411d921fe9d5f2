//! Sorted streams to one: the runs of an import, what is left in memory, and the dataset that was there.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, binary_heap::PeekMut},
    path::Path,
    vec,
};

use super::{
    error::ImportError,
    parquet_files::Reader,
    row::{Key, Row, Texts},
    run_file::{Run, RunRows},
};

/// Rows read of a table at once.
const PIECE: usize = 16 * 1024;

/// One sorted stream.
pub(super) struct Stream {
    rows: StreamRows,
    /// How many rows it has, before any is taken.
    pub total: u64,
    /// Is it the dataset that was there?
    pub old: bool,
}

/// Where its rows come from.
enum StreamRows {
    Memory(vec::IntoIter<Row>),
    Run(RunRows),
    Table { reader: Box<Reader>, piece: vec::IntoIter<Row> },
}

/// Streams in order of key; of one key in the order of the streams.
pub(super) struct Merge {
    streams: Vec<Stream>,
    /// The next row of each stream.
    heads: Vec<Option<Row>>,
    heap: BinaryHeap<Reverse<(Key, usize)>>,
}

impl Stream {
    pub(super) fn of_rows(rows: Vec<Row>) -> Self {
        Self { total: rows.len() as u64, rows: StreamRows::Memory(rows.into_iter()), old: false }
    }

    pub(super) fn of_run(run: &Run) -> Result<Self, ImportError> {
        Ok(Self { total: run.rows, rows: StreamRows::Run(run.open()?), old: false })
    }

    /// The dataset that was there.
    pub(super) fn of_table(path: &Path) -> Result<Self, ImportError> {
        let reader = Box::new(Reader::new(path, PIECE)?);
        let total = reader.total() as u64;
        Ok(Self { total, rows: StreamRows::Table { reader, piece: Vec::new().into_iter() }, old: true })
    }

    fn next(&mut self, texts: &mut Texts) -> Result<Option<Row>, ImportError> {
        match &mut self.rows {
            StreamRows::Memory(rows) => Ok(rows.next()),
            StreamRows::Run(rows) => rows.next(),
            StreamRows::Table { reader, piece } => {
                if piece.len() == 0 {
                    *piece = reader.read(texts)?.into_iter();
                }
                Ok(piece.next())
            }
        }
    }
}

impl Merge {
    pub(super) fn new(mut streams: Vec<Stream>, texts: &mut Texts) -> Result<Self, ImportError> {
        let heads = streams.iter_mut().map(|stream| stream.next(texts)).collect::<Result<Vec<_>, _>>()?;
        let keys = heads.iter().enumerate().filter_map(|(place, head)| head.map(|row| Reverse((row.key, place))));
        Ok(Self { heap: keys.collect(), streams, heads })
    }

    /// The next row, and whether it was in the dataset before.
    pub(super) fn next(&mut self, texts: &mut Texts) -> Result<Option<(Row, bool)>, ImportError> {
        let Some(mut first) = self.heap.peek_mut() else { return Ok(None) };
        let place = first.0.1;
        let stream = &mut self.streams[place];
        let row = std::mem::replace(&mut self.heads[place], stream.next(texts)?);
        match &self.heads[place] {
            Some(next) => first.0.0 = next.key,
            None => drop(PeekMut::pop(first)),
        }
        Ok(row.map(|row| (row, stream.old)))
    }
}
