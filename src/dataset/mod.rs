//! Data packages: read, checked whole, and held in a catalogue (floor 2).
//!
//! Bytes become text, text becomes records, records become rows whose fields are parsed once, with every fault noted where it
//! stands; rows become a trade table. Parquet tables come a row group at a time. Then what no row shows alone is checked.

mod builtin;
mod catalogue;
mod caught;
mod claims;
mod coded;
mod dates;
mod events;
mod files;
mod findings;
mod group;
mod header;
mod index_file;
mod integrity;
mod load;
mod memory;
mod observations;
mod package;
mod plausibility;
mod record;
mod row;
mod scan;
mod stored;
mod table_file;
mod text;
mod totals;

pub use catalogue::{Catalogue, DatasetError, Entry, Roots, State};
pub use caught::caught;
pub use dates::{DATE_ALLOWED, date_text, partial_date};
pub use files::Files;
pub use load::{Dataset, load};
pub use memory::{CACHE_MIB, IN_MEMORY_MIB, Memory};
pub use package::{DESCRIPTOR, is_slug};
pub use table_file::{BESIDE, write_index};
pub use totals::Totals;

#[cfg(test)]
mod parquet_tests;
