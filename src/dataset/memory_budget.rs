//! How much memory tables may take, and whether an index beside a table is believed.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::table::BlockCache;

/// How tables are held.
#[derive(Debug, Clone)]
pub struct Memory {
    /// A Parquet table without blocks beside it is kept in memory once read when it has at most so many bytes; a larger one is
    /// read by row group.
    pub in_memory: u64,
    /// The decoded blocks and row groups of tables that are not kept.
    pub cache: Arc<BlockCache>,
    /// Are the blocks and the index beside a table believed, or is every row looked at again?
    pub trust_index: bool,
    /// Is each of the blocks beside a table held against its checksum when the table is loaded?
    pub look_at_blocks: bool,
    /// The day as of which every series is looked through for what is hardly right, and every file held against the hash of its
    /// descriptor; none where neither is done.
    pub doubt: Option<NaiveDate>,
}

/// The largest table without blocks that is kept in memory, in MiB of its file, when nothing else is said.
pub const IN_MEMORY_MIB: u64 = 64;
/// The decoded blocks kept of all tables, in MiB, when nothing else is said: a block is read and decoded in a fraction of a
/// millisecond, so that few need to be at hand.
pub const CACHE_MIB: u64 = 16;

impl Memory {
    /// Tables up to so many MiB in memory, and so many MiB of blocks of others.
    #[must_use]
    pub fn of_mib(in_memory: u64, cache: u64) -> Self {
        let bytes = |mib: u64| mib.saturating_mul(1 << 20);
        Self {
            in_memory: bytes(in_memory),
            cache: Arc::new(BlockCache::new(bytes(cache))),
            trust_index: true,
            look_at_blocks: false,
            doubt: None,
        }
    }

    /// The same, and every row is looked at.
    #[must_use]
    pub fn looking_at_every_row(self) -> Self {
        Self { trust_index: false, ..self }
    }

    /// The same, and blocks beside a table are held against their checksums.
    #[must_use]
    pub fn looking_at_blocks(self) -> Self {
        Self { look_at_blocks: true, ..self }
    }

    /// The same, and every series is looked through for what is hardly right on this day.
    #[must_use]
    pub fn doubting(self, today: NaiveDate) -> Self {
        Self { doubt: Some(today), ..self }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::of_mib(IN_MEMORY_MIB, CACHE_MIB)
    }
}
