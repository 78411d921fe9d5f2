//! A catalogue for as long as a question is answered: the same data, whose rows are asked of somebody else.

use std::sync::Arc;

use super::Catalogue;
use crate::dataset::{Dataset, Entry};

impl Catalogue {
    /// The same catalogue with other tables of the same rows in some datasets, for as long as they are read.
    #[must_use]
    pub fn with_datasets(&self, other: impl Fn(&Arc<Dataset>) -> Option<Dataset>) -> Self {
        let entry = |entry: &Entry| {
            let other = entry.dataset.as_ref().and_then(&other).map(Arc::new);
            Entry { dataset: other.or_else(|| entry.dataset.clone()), ..entry.clone() }
        };
        Self {
            entries: self.entries.iter().map(entry).collect(),
            sources: self.sources.clone(),
            events: Arc::clone(&self.events),
            created: self.created,
            version: self.version.clone(),
            pairs: self.pairs.clone(),
            memory: self.memory.clone(),
            ..Self::default()
        }
    }
}
