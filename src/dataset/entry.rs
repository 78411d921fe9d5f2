//! One dataset of the catalogue: the data that are served, and what became of its files when they were last loaded.

use std::sync::Arc;

use super::{loaded::Dataset, package::DESCRIPTOR, pair_versions::Bearing};
use crate::{
    trade::{Finding, FindingCode},
    watch::FileStates,
};

/// What became of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Served as it stands on disk.
    Served,
    /// An error was found; an earlier good version goes on serving.
    Stale,
    /// An error was found and there is no earlier version.
    Refused,
}

/// One dataset of the catalogue.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id, or its folder's name while the descriptor cannot be read.
    pub name: String,
    /// Its folder's name.
    pub folder: String,
    /// What became of it.
    pub state: State,
    /// The data that are served.
    pub dataset: Option<Arc<Dataset>>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// The state of its files in which it was found so; none when it is to be loaded again whatever their state is.
    pub(super) on_disk: Option<FileStates>,
    pub(super) bearing: Option<Bearing>,
    pub(super) awaited: bool,
}

impl Entry {
    /// Has nothing of it been had yet of the engine that has it? What there is in it nobody can say then.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.awaited
    }

    /// Is it what it was before: taken over, and not found anew?
    #[must_use]
    pub fn is(&self, earlier: &Self) -> bool {
        let same = match (&self.dataset, &earlier.dataset) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (one, two) => one.is_none() && two.is_none(),
        };
        let same_files = match (self.on_disk, earlier.on_disk) {
            (Some(one), Some(two)) => one.is(&two),
            (one, two) => one.is_none() && two.is_none(),
        };
        same && same_files && self.state == earlier.state && self.findings == earlier.findings
    }
}

impl State {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Served, Self::Stale, Self::Refused];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Stale => "stale",
            Self::Refused => "refused",
        }
    }
}

/// The warning that a table lost more than a tenth of its rows since it was loaded before: a file that was cut at the end of a
/// row has no other fault.
pub(super) fn shrunk(now: &Dataset, before: &Dataset) -> Option<Finding> {
    let (now, before) = (now.table.len(), before.table.len());
    let text = format!("{now} observations, where there were {before} when it was loaded before; was a file cut short?");
    (now < before - before / 10).then(|| Finding::of_file(FindingCode::Shrunk, DESCRIPTOR, text).in_column("resources"))
}
