//! The trade table: observations as sorted, code-encoded columns in blocks, in memory or read as they are asked for, and the
//! one question that is asked of it: the rows of a slice (floor 1).

mod asked_rows;
mod block;
mod cache;
mod check;
mod coded;
mod counts;
mod engine_watch;
mod in_order;
mod index;
mod met_fault;
mod observation;
mod read_ahead;
mod row_source;
mod rows;
mod slice;
mod storage;
mod storage_error;
mod totals;

pub use asked_rows::{Products, Slice};
pub use block::{Block, RowKey};
pub use cache::BlockCache;
pub use check::RowFault;
pub use coded::{NumberReader, NumberWriter, vocabulary};
pub use counts::DyadCount;
pub use engine_watch::{EngineReport, EngineWatch};
pub use in_order::RowsInOrder;
pub use index::{DyadExtent, Index, LevelExtent, SourceExtent};
pub use met_fault::{meeting, met};
pub use observation::{Observation, SeriesKey};
pub use read_ahead::{ReadAhead, Scan, ScannedProducts};
pub use row_source::{Counted, Counting, Counts, FlowOfPair, Making, Part, RowSource, Selection};
pub use rows::{Dictionary, FINER, NO_ROUNDING, NO_VALUE, Rows, rounding_code};
pub use slice::{SeriesRows, StoredRow};
pub use storage::{BlockSource, TradeTable};
pub use storage_error::{EngineFault, StorageError};
pub use totals::{LevelSums, SummedLevel, SummedPart};

/// Rows of a block that is made here; those of a file are its row groups.
pub const BLOCK_ROWS: usize = 128 * 1024;

#[cfg(test)]
mod tests;
