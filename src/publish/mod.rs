//! Publishing: a dataset as Parquet files and a manifest in a folder or an S3-compatible store, for an engine to read (floor 3;
//! only with the feature `spark-connect`).
//!
//! Files of a version are put first, each whole; the manifest that names them is put last, in one step. So whoever reads finds a
//! version whole, or the one before. A run that was stopped goes on where it was: what it finished stands in a journal.

mod check;
mod clock;
mod coded_rows;
mod destination;
mod error;
mod hashed;
mod journal;
mod lease;
mod package;
mod parallel;
mod parquet;
mod part_rows;
mod parts;
mod placing;
mod present;
mod read_back;
mod run;
mod sums;
mod turn;
mod version;
mod versions;
mod writing;

pub use check::{Check, EngineSums, check};
pub use error::PublishError;
pub use run::{Progress, PublishJob, Published, dataset_id, publish};
pub use versions::{Version, rollback, versions};
