//! The index that earlier versions wrote beside a table (`<table>.index.json`): which row group holds which pair.
//!
//! It names the table by its length and the hash of its footer, and its sources in their order. An index that does not fit is
//! left alone: every row is looked at instead, which is slower and says the same. What is written now is `blocks_file`.

use serde::Deserialize;

use super::parquet_table::Stored;
use crate::table::{Index, SummedLevel};

/// What the index of a table is called.
pub(super) const SUFFIX: &str = ".index.json";

/// The only version that there was.
const VERSION: u32 = 1;

#[derive(Deserialize)]
struct WrittenIndex {
    version: u32,
    bytes: u64,
    footer: String,
    sources: Vec<String>,
    /// What the totals beside the table are sums of; none where it has its own.
    summed: Vec<SummedLevel>,
    index: Index,
}

/// The index in these bytes, when it is one of this table.
pub(super) fn read(bytes: &[u8], stored: &Stored) -> Option<(Index, Vec<SummedLevel>)> {
    let written: WrittenIndex = serde_json::from_slice(bytes).ok()?;
    let known = (written.version, written.bytes, written.footer.as_str());
    let (length, footer) = stored.identity();
    let fits = known == (VERSION, length, footer.as_str())
        && written.sources == stored.source_names()
        && written.index.fits(stored.groups());
    fits.then_some((written.index, written.summed))
}
