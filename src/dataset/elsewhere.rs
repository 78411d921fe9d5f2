//! Datasets that lie with an engine elsewhere, and what is told of them by who knows it.

use std::{collections::BTreeMap, fmt::Debug, sync::Arc};

use super::totals::Totals;
use crate::{table::TradeTable, trade::Finding};

/// A place of datasets that lie with an engine.
pub trait Elsewhere: Debug + Send + Sync {
    /// Every dataset that is there now, in whatever order. One that is there and cannot be read is among them.
    ///
    /// # Errors
    /// Why nothing can be said of the place.
    fn packages(&self) -> Result<Vec<Arc<dyn PackageElsewhere>>, String>;

    /// The place in words, for the log and for who looks after the server.
    fn place(&self) -> String;
}

/// A dataset that lies with an engine.
pub trait PackageElsewhere: Debug + Send + Sync {
    /// The name of the folder that it was published from.
    fn folder_name(&self) -> String;

    /// What tells its state from every other, also where it cannot be read.
    fn version(&self) -> String;

    /// What was said of it when it was published.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn stated(&self) -> Result<Stated, Finding>;

    /// A file of the package, whole; none where it has no such file.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn file(&self, name: &str) -> Result<Option<Vec<u8>>, Finding>;

    /// Its table and the totals beside it, of rows whose sources are named so.
    ///
    /// # Errors
    /// Why the engine has them not.
    fn tables(&self, sources: &BTreeMap<String, u16>) -> Result<(TradeTable, Option<Totals>), Finding>;
}

/// What was said of a dataset when it was published.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The hash of the dataset.
    pub hash: String,
    /// The hash of what is in its tables.
    pub content: blake3::Hash,
    /// What its checks found.
    pub findings: Vec<Finding>,
}
