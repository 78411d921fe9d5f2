//! Published datasets whose rows an engine elsewhere has, asked by Spark Connect (floor 3; only with the feature `spark-connect`).
//!
//! What a slice comes to is a question in SQL with named arguments; its answer becomes rows whose every code is checked, in order, and
//! is kept. What pairs, sources and products there are is counted by the engine and held against the manifest.

mod asked_of;
mod asking;
mod columns;
mod connect;
mod counting;
mod counts;
mod datasets;
mod kept;
mod level_sums;
mod package;
mod published;
mod question;
mod rows;
mod selection;
mod sums;
mod table_rows;
#[cfg(test)]
mod tests;
mod total_rows;
mod watched;

pub use asked_of::Engine;
pub use asking::{Argument, Asks};
pub use connect::{Address, AddressError, ConnectError, NoSecret, Secret, SparkConnect};
pub use datasets::EngineDatasets;
pub use kept::KeptSlices;
pub use published::{Place, Relation, Version};
pub use sums::sums;
pub use watched::WatchedEngine;
