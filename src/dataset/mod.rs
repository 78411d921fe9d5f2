//! Data packages: read, checked whole, and held in a catalogue (floor 2).
//!
//! Bytes become text, text becomes records, records become rows whose fields are parsed once, with every fault noted where it
//! stands; rows become a trade table. Parquet tables come a row group at a time. Then what no row shows alone is checked.

mod blocks_file;
mod builtin;
mod catalogue;
mod claim_value;
mod claims;
mod coded_table;
mod dates;
mod elsewhere;
mod entry;
mod events;
mod findings;
mod handed_out;
mod header;
mod index_file;
mod integrity;
mod latest_totals;
mod load;
mod load_elsewhere;
mod loaded;
mod memory_budget;
mod observations;
mod package;
mod package_files;
mod pair_versions;
mod panic_guard;
mod parquet_table;
mod plausibility;
mod record_guard;
mod reload;
mod roots;
mod row;
mod row_group;
mod rows_elsewhere;
mod scan;
mod strict_csv;
mod table_file;
mod table_texts;
mod text;
mod totals;
mod translated_members;
mod typed_columns;
mod unseen_letters;

pub use catalogue::Catalogue;
pub use dates::{DATE_ALLOWED, date_text, partial_date};
pub use elsewhere::{Elsewhere, PackageElsewhere, Stated};
pub use entry::{Entry, State};
pub use handed_out::{FileFault, HandedOut, PackageFile};
pub use latest_totals::{LatestTotals, SUFFIX as LATEST_TOTALS, write_latest_totals};
pub use load::load;
pub use loaded::Dataset;
pub use memory_budget::{CACHE_MIB, IN_MEMORY_MIB, Memory};
pub use observations::{is_year, year_fault};
pub use package::{DESCRIPTOR, is_slug};
pub use package_files::Files;
pub use panic_guard::caught;
pub use reload::Reloader;
pub use roots::{DatasetError, Roots};
pub use table_file::write_index;
pub use table_texts::{GroupTexts, TableTexts};
pub use totals::Totals;

#[cfg(test)]
mod parquet_tests;
