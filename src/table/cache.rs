//! Blocks read from disk, kept while there is room: the least used leave first.

use std::sync::Arc;

use quick_cache::{Weighter, sync::Cache};

use super::{Block, StorageError};

/// Blocks of all tables, by table and place.
#[derive(Debug)]
pub struct BlockCache {
    blocks: Cache<(u64, usize), Arc<Block>, ByBytes>,
}

#[derive(Debug, Clone)]
struct ByBytes;

impl Weighter<(u64, usize), Arc<Block>> for ByBytes {
    fn weight(&self, _: &(u64, usize), block: &Arc<Block>) -> u64 {
        u64::try_from(block.bytes()).unwrap_or(u64::MAX)
    }
}

/// A guess of a block's weight, for the size of the cache's own tables.
const USUAL: u64 = 2 << 20;

impl BlockCache {
    /// A cache for so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let usual = usize::try_from(bytes / USUAL).unwrap_or(0).max(8);
        Self { blocks: Cache::with_weighter(usual, bytes, ByBytes) }
    }

    /// A block that is at hand.
    pub(super) fn held(&self, table: u64, place: usize) -> bool {
        self.blocks.peek(&(table, place)).is_some()
    }

    /// A block, read by the first who asks; others wait for it.
    pub(super) fn get(
        &self,
        table: u64,
        place: usize,
        read: impl FnOnce() -> Result<Block, StorageError>,
    ) -> Result<Arc<Block>, StorageError> {
        self.blocks.get_or_insert_with(&(table, place), || read().map(Arc::new))
    }
}
