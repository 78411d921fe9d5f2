//! Where the blocks of a table are: in memory, or on disk and read as they are asked for.

use std::{
    ops::Range,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{Block, BlockCache, Counting, Counts, FlowOfPair, Index, Observation, RowSource, Rows, StorageError, met};
use crate::trade::{Area, Dyad};

/// Reads the blocks of a table by place.
pub trait BlockSource: std::fmt::Debug + Send + Sync {
    /// The rows of one block. It is asked for under a lock, so it works on the thread that asks: a thread of a pool that waits for
    /// another pool takes up other work meanwhile, which may want that lock.
    ///
    /// # Errors
    /// [`StorageError`] when they cannot be read any more.
    fn read(&self, place: usize) -> Result<Block, StorageError>;

    /// Can each of so many blocks be read?
    ///
    /// # Errors
    /// [`StorageError`] of the first that cannot.
    fn verify(&self, count: usize) -> Result<(), StorageError> {
        (0..count).try_for_each(|place| self.read(place).map(drop))
    }
}

/// Observations sorted by dyad, series, period and vintage.
#[derive(Debug)]
pub struct TradeTable {
    index: Arc<Index>,
    blocks: Blocks,
}

#[derive(Debug)]
enum Blocks {
    /// All of them in memory.
    Held(Vec<Arc<Block>>),
    /// Read once and kept.
    Kept { source: Box<dyn BlockSource>, blocks: Vec<OnceLock<Arc<Block>>>, reading: Mutex<()> },
    /// Read again when they have left the cache.
    Cached { source: Box<dyn BlockSource>, table: u64, cache: Arc<BlockCache> },
    /// With an engine elsewhere, which is asked for the rows of each slice.
    Asked(Arc<dyn RowSource>),
}

impl TradeTable {
    /// A table of observations, in whatever order they come.
    #[must_use]
    pub fn new(observations: &[Observation]) -> Self {
        let mut rows = Rows::default();
        for (line, row) in observations.iter().enumerate() {
            rows.push(row, u32::try_from(line).unwrap_or(u32::MAX));
        }
        Self::from_sorted(&rows.sorted())
    }

    /// A table of rows that are in order.
    #[must_use]
    pub fn from_sorted(rows: &Rows) -> Self {
        let blocks = Block::cut(rows);
        let mut index = Index::default();
        for block in &blocks {
            let _in_order = index.append(Index::of_block(block));
        }
        Self::held(index, blocks)
    }

    /// A table of blocks in memory, and their index.
    #[must_use]
    pub fn held(index: Index, blocks: Vec<Block>) -> Self {
        Self { index: Arc::new(index), blocks: Blocks::Held(blocks.into_iter().map(Arc::new).collect()) }
    }

    /// A table whose blocks are read when they are first asked for, and kept.
    #[must_use]
    pub fn kept(index: Index, source: Box<dyn BlockSource>) -> Self {
        let blocks = index.rows_of_blocks().map(|_| OnceLock::new()).collect();
        Self { index: Arc::new(index), blocks: Blocks::Kept { source, blocks, reading: Mutex::new(()) } }
    }

    /// A table whose blocks are read when they are asked for, and kept while the cache has room.
    #[must_use]
    pub fn cached(index: Index, source: Box<dyn BlockSource>, cache: Arc<BlockCache>) -> Self {
        static TABLES: AtomicU64 = AtomicU64::new(0);
        let table = TABLES.fetch_add(1, Ordering::Relaxed);
        Self { index: Arc::new(index), blocks: Blocks::Cached { source, table, cache } }
    }

    /// A table whose rows lie with an engine elsewhere.
    #[must_use]
    pub fn asked(index: Index, source: Arc<dyn RowSource>) -> Self {
        Self { index: Arc::new(index), blocks: Blocks::Asked(source) }
    }

    /// The same table, about whose rows another is asked.
    #[must_use]
    pub fn answered_by(&self, source: Arc<dyn RowSource>) -> Self {
        Self { index: Arc::clone(&self.index), blocks: Blocks::Asked(source) }
    }

    /// The engine that has the rows, where they are elsewhere.
    #[must_use]
    pub fn elsewhere(&self) -> Option<&Arc<dyn RowSource>> {
        match &self.blocks {
            Blocks::Asked(source) => Some(source),
            Blocks::Held(_) | Blocks::Kept { .. } | Blocks::Cached { .. } => None,
        }
    }

    /// What is known of it without its rows, to be held longer than the table.
    #[must_use]
    pub fn shared_index(&self) -> Arc<Index> {
        Arc::clone(&self.index)
    }

    /// What an engine elsewhere counts; none where the rows have to be read.
    ///
    /// # Errors
    /// [`StorageError`] when it does not answer.
    pub fn counts(&self, counting: &Counting<'_>) -> Result<Option<Counts>, StorageError> {
        self.elsewhere().map_or(Ok(None), |source| met(source.counts(counting)))
    }

    /// Which flows of which source each pair has, by pair, as an engine elsewhere tells it; none where the rows have to be read.
    ///
    /// # Errors
    /// [`StorageError`] when it does not answer.
    pub fn flows(&self) -> Result<Option<Arc<[FlowOfPair]>>, StorageError> {
        self.elsewhere().map_or(Ok(None), |source| met(source.flows()))
    }

    /// How many observations.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.rows()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is known of it without its rows.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Reads what is to be kept, one block after another, so that nobody waits for it later.
    ///
    /// # Errors
    /// [`StorageError`] when rows on disk cannot be read.
    pub fn warm(&self) -> Result<(), StorageError> {
        match &self.blocks {
            Blocks::Kept { blocks, .. } => (0..blocks.len()).try_for_each(|place| self.block(place).map(|_| ())),
            Blocks::Held(_) | Blocks::Cached { .. } | Blocks::Asked(_) => Ok(()),
        }
    }

    /// Looks at what is read from disk while it is served: can all of it be read?
    ///
    /// # Errors
    /// [`StorageError`] of the first rows that cannot.
    pub fn verify(&self) -> Result<(), StorageError> {
        match &self.blocks {
            // An engine looks after its own.
            Blocks::Held(_) | Blocks::Asked(_) => Ok(()),
            // What was read once is kept.
            Blocks::Kept { .. } => self.warm(),
            Blocks::Cached { source, .. } => source.verify(self.index.rows_of_blocks().count()),
        }
    }

    /// Are the rows of a dyad in memory, so that they are there in microseconds?
    #[must_use]
    pub fn is_at_hand(&self, dyad: Dyad) -> bool {
        if let Some(source) = self.elsewhere() {
            return self.index.dyad(dyad).is_none() || source.is_at_hand(dyad);
        }
        self.index.blocks_between(dyad, dyad).all(|place| match &self.blocks {
            Blocks::Held(_) => true,
            Blocks::Asked(_) => false,
            Blocks::Kept { blocks, .. } => blocks.get(place).is_some_and(|block| block.get().is_some()),
            Blocks::Cached { table, cache, .. } => cache.held(*table, place),
        })
    }

    /// One block.
    pub(super) fn block(&self, place: usize) -> Result<Arc<Block>, StorageError> {
        match &self.blocks {
            Blocks::Held(blocks) => {
                blocks.get(place).cloned().ok_or_else(|| StorageError::Unreadable(format!("there is no block {place}")))
            }
            Blocks::Kept { source, blocks, reading } => {
                let cell = blocks.get(place).ok_or_else(|| StorageError::Unreadable(format!("there is no block {place}")))?;
                if let Some(block) = cell.get() {
                    return Ok(Arc::clone(block));
                }
                // One at a time: reading takes many times the memory of what is kept. A reader that panicked left nothing half done.
                let _reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(block) = cell.get() {
                    return Ok(Arc::clone(block));
                }
                let block = Arc::new(source.read(place)?);
                Ok(Arc::clone(cell.get_or_init(|| block)))
            }
            Blocks::Cached { source, table, cache } => cache.get(*table, place, || source.read(place)),
            Blocks::Asked(_) => Err(StorageError::Unreadable("its blocks are elsewhere".to_owned())),
        }
    }

    /// The blocks that may hold rows of a reporter, or of one dyad.
    pub(super) fn blocks_of(&self, reporter: Area, partner: Option<Area>) -> Range<usize> {
        let (first, last) = partner.map_or((Area::first(), Area::last()), |partner| (partner, partner));
        self.index.blocks_between(Dyad { reporter, partner: first }, Dyad { reporter, partner: last })
    }

    /// The dyad that goes on from this block into the next.
    pub(super) fn goes_on(&self, place: usize) -> Option<Dyad> {
        self.index.goes_on(place)
    }
}
