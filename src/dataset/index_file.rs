//! The index of a table in a file beside it (`<table>.index.json`), written by `dyad import`, so that a start looks at no row.
//!
//! It names the table by its length and the hash of its footer, and its sources in their order. An index that does not fit is
//! left alone: every row is looked at instead, which is slower and says the same.

use serde::{Deserialize, Serialize};

use super::parquet_table::Stored;
use crate::table::{Index, SummedLevel};

/// What the index of a table is called.
pub(super) const SUFFIX: &str = ".index.json";

/// Goes up when an index says another thing than before.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct WrittenIndex<I> {
    version: u32,
    bytes: u64,
    footer: String,
    sources: Vec<String>,
    /// What the totals beside the table are sums of; none where it has its own.
    summed: Vec<SummedLevel>,
    index: I,
}

/// The index in these bytes, when it is one of this table.
pub(super) fn read(bytes: &[u8], stored: &Stored) -> Option<(Index, Vec<SummedLevel>)> {
    let written: WrittenIndex<Index> = serde_json::from_slice(bytes).ok()?;
    let known = (written.version, written.bytes, written.footer.as_str());
    let (length, footer) = stored.identity();
    let fits = known == (VERSION, length, footer.as_str())
        && written.sources == stored.source_names()
        && written.index.fits(stored.groups());
    fits.then_some((written.index, written.summed))
}

/// The bytes of the index of a table.
pub(super) fn written(index: &Index, summed: &[SummedLevel], stored: &Stored) -> Vec<u8> {
    let (bytes, footer) = stored.identity();
    let written =
        WrittenIndex { version: VERSION, bytes, footer, sources: stored.source_names(), summed: summed.to_vec(), index };
    serde_json::to_vec(&written).unwrap_or_default()
}
