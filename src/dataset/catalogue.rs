//! The catalogue: every dataset that is served, and what the checks found.

mod other_tables;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{
    entry::{Entry, State, shrunk},
    latest_totals::LatestTotals,
    load::load,
    loaded::{Dataset, Loaded},
    memory_budget::Memory,
    package::DESCRIPTOR,
    package_files::Files,
    pair_versions::{Bearing, PairVersions},
    roots::{DatasetError, Found, Roots, found, with_state},
};
use crate::{
    trade::{Dyad, Event, Finding, FindingCode, Source},
    watch::FileStates,
};

/// What the reading of a package came to.
pub(super) enum Read {
    /// It was read whole.
    Done(Box<Loaded>),
    /// It is still being read.
    Hangs,
    /// A file of it was written to meanwhile, so that what was read may be of two states.
    Changing,
}

/// Every dataset, read-only; a reload makes a new one.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub(super) entries: Vec<Entry>,
    sources: BTreeMap<String, Arc<Source>>,
    events: Arc<[Event]>,
    created: i64,
    version: String,
    pub(super) pairs: PairVersions,
    memory: Memory,
    latest_totals: OnceLock<LatestTotals>,
    making_totals: Mutex<()>,
}

impl Catalogue {
    /// The latest turnover of every pair that has any, once somebody has made it.
    #[must_use]
    pub fn latest_totals(&self) -> Option<&LatestTotals> {
        self.latest_totals.get()
    }

    /// Keeps the latest turnover of every pair for the life of the catalogue. It is made by the first who asks; others wait.
    ///
    /// # Errors
    /// What making them fails with; the next who asks tries again.
    pub fn keep_latest_totals<E>(&self, make: impl FnOnce() -> Result<LatestTotals, E>) -> Result<&LatestTotals, E> {
        // One who panicked left nothing half done.
        let _making = self.making_totals.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(totals) = self.latest_totals.get() {
            return Ok(totals);
        }
        let totals = make()?;
        Ok(self.latest_totals.get_or_init(|| totals))
    }

    /// Loads every package; one with an error is refused whole, or goes on serving from `previous`.
    ///
    /// # Errors
    /// [`DatasetError`] when the folder cannot be read or holds no package.
    pub fn load(roots: &Roots, previous: Option<&Self>) -> Result<Self, DatasetError> {
        let memory = previous.map(|previous| previous.memory.clone()).unwrap_or_default();
        Self::load_within(roots, previous, memory)
    }

    /// The same, with so much memory for tables; without it as much as the previous catalogue had.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_within(roots: &Roots, previous: Option<&Self>, memory: Memory) -> Result<Self, DatasetError> {
        Ok(Self::read(found(roots)?, previous, memory))
    }

    /// A catalogue of these packages.
    #[must_use]
    pub fn from_packages(packages: Vec<Files>, previous: Option<&Self>, memory: Memory) -> Self {
        Self::read(packages.into_iter().map(with_state).collect(), previous, memory)
    }

    fn read(found: Vec<Found>, previous: Option<&Self>, memory: Memory) -> Self {
        let read = memory.clone();
        Self::assembled(found, previous, memory, &|files, _| Read::Done(Box::new(load(files, &read))))
    }

    /// A catalogue of these packages. What is served of `previous` from files in the same state is taken over, the others are read.
    pub(super) fn assembled(
        mut found: Vec<Found>,
        previous: Option<&Self>,
        memory: Memory,
        read: &dyn Fn(&Files, FileStates) -> Read,
    ) -> Self {
        let mut catalogue = Self { memory, ..Self::default() };
        // A name that is being served keeps its meaning: newcomers come after what is there.
        found.sort_by_key(|found| !previous.is_some_and(|previous| previous.serves(&found.files.folder_name())));
        for found in found {
            let entry = catalogue.entry(&found, previous, read);
            catalogue.add(entry);
        }
        catalogue.finished()
    }

    fn finished(mut self) -> Self {
        self.entries.sort_by(|one, two| one.folder.cmp(&two.folder));
        let mut hasher = blake3::Hasher::new();
        for entry in &self.entries {
            hasher.update(entry.folder.as_bytes()).update(entry.state.word().as_bytes());
            if let Some(bearing) = &entry.bearing {
                hasher.update(bearing.identity().as_bytes());
            }
            for finding in &entry.findings {
                hasher.update(finding.to_string().as_bytes());
            }
        }
        self.version = hasher.finalize().to_hex().chars().take(16).collect();
        self.pairs = PairVersions::of(self.entries.iter().filter_map(|entry| entry.bearing.as_ref()));
        self.created = self.datasets().map(|dataset| dataset.created_seconds).max().unwrap_or(0);
        self.events = self.datasets().flat_map(|dataset| dataset.events.iter().cloned()).collect();
        self
    }

    /// Has this folder a dataset being served?
    fn serves(&self, folder: &str) -> bool {
        self.entries.iter().any(|entry| entry.folder == folder && entry.dataset.is_some())
    }

    fn add(&mut self, entry: Entry) {
        for source in entry.dataset.iter().flat_map(|dataset| &dataset.sources) {
            self.sources.insert(source.name.clone(), Arc::clone(source));
        }
        self.entries.push(entry);
    }

    fn entry(
        &self,
        Found { files, state, has_other_bytes }: &Found,
        previous: Option<&Self>,
        read: &dyn Fn(&Files, FileStates) -> Read,
    ) -> Entry {
        let folder = files.folder_name();
        let earlier = previous.and_then(|previous| previous.entries.iter().find(|entry| entry.folder == folder));
        let fits = |entry: &&Entry| entry.dataset.as_ref().is_none_or(|dataset| self.clash(dataset).is_none());
        let earlier = earlier.filter(fits);
        if let Some(entry) = earlier.filter(|entry| !has_other_bytes && entry.on_disk.is_some_and(|known| known.holds(state))) {
            return entry.clone();
        }
        let unread = |text: &str| (None, vec![Finding::of_file(FindingCode::Unreadable, DESCRIPTOR, text)], None);
        let (dataset, mut findings, on_disk) = match read(files, *state) {
            Read::Done(loaded) => {
                let (dataset, findings) = *loaded;
                (dataset, findings, Some(*state))
            }
            Read::Hangs => {
                unread("its files are still being read; does their drive hang? What this comes to is taken when it ends")
            }
            Read::Changing => match earlier {
                // The next reload finds them at rest.
                Some(entry) => return Entry { on_disk: None, ..entry.clone() },
                None => unread("its files were written to while they were read; they are read again"),
            },
        };
        let clash = dataset.as_ref().and_then(|dataset| self.clash(dataset));
        // What stands in the way is another dataset, which may go.
        let on_disk = on_disk.filter(|_| clash.is_none());
        // What is elsewhere may be had the next time, although nothing of it changes.
        let on_disk = on_disk.filter(|_| dataset.is_some() || !matches!(files, Files::Elsewhere(_)));
        let is_unread = dataset.is_none() && matches!(files, Files::Elsewhere(_));
        let good = dataset.filter(|_| clash.is_none()).map(Arc::new);
        findings.extend(clash);
        let was = earlier.and_then(|entry| entry.dataset.as_ref());
        findings.extend(good.as_ref().zip(was).and_then(|(good, was)| shrunk(good, was)));
        let (state, dataset) = match (good, was) {
            (Some(good), _) => (State::Served, Some(good)),
            (None, Some(was)) => (State::Stale, Some(Arc::clone(was))),
            (None, None) => (State::Refused, None),
        };
        let bearing = dataset.as_ref().map(|dataset| Bearing::of(&folder, dataset));
        let name = dataset.as_ref().map_or_else(|| folder.clone(), |dataset| dataset.name.clone());
        let awaited = is_unread && dataset.is_none();
        Entry { name, folder, state, dataset, findings, on_disk, bearing, awaited }
    }

    /// The same catalogue, where what is read from disk while it is served can be read; else one that says of which datasets it
    /// cannot. What can be read of them is served.
    #[must_use]
    pub fn verified(&self) -> Option<Self> {
        let damage = |entry: &Entry| {
            let dataset = entry.dataset.as_ref()?;
            let totals = dataset.totals.as_ref().map_or(Ok(()), |totals| totals.table.verify());
            dataset.table.verify().and(totals).err()
        };
        let damaged: Vec<_> = self.entries.iter().map(damage).collect();
        if damaged.iter().all(Option::is_none) {
            return None;
        }
        let mut told = Self { memory: self.memory.clone(), sources: self.sources.clone(), ..Self::default() };
        for (entry, damage) in self.entries.iter().zip(damaged) {
            let mut entry = entry.clone();
            if let Some(damage) = damage {
                let text = format!("its table is damaged on disk, and what cannot be read of it is not served: {damage}");
                entry.findings.push(Finding::of_file(FindingCode::Unreadable, DESCRIPTOR, text));
                entry.state = State::Stale;
            }
            told.entries.push(entry);
        }
        Some(told.finished())
    }

    fn clash(&self, dataset: &Dataset) -> Option<Finding> {
        let finding = |text: String| Finding::of_file(FindingCode::UnknownSource, DESCRIPTOR, text);
        if self.datasets().any(|other| other.name == dataset.name) {
            return Some(finding(format!("the dataset name {:?} is taken by another folder", dataset.name)).in_column("name"));
        }
        let taken = dataset.sources.iter().find(|source| self.sources.contains_key(&source.name))?;
        Some(finding(format!("the source name {:?} is taken by another dataset", taken.name)).in_column("sources"))
    }

    /// Every dataset with its state and findings, by folder.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Is there a dataset of which nothing has been had yet of the engine that has it, so that nobody can say what there is not?
    #[must_use]
    pub fn is_awaiting(&self) -> bool {
        self.entries.iter().any(Entry::is_awaited)
    }

    /// The datasets that are served.
    pub fn datasets(&self) -> impl Iterator<Item = &Arc<Dataset>> {
        self.entries.iter().filter_map(|entry| entry.dataset.as_ref())
    }

    /// Reads the tables that are kept in memory, one block after another, so that nobody waits for them later. What cannot be
    /// read is told in the log, and again to who asks for it.
    pub fn warm(&self) {
        for dataset in self.datasets() {
            let totals = dataset.totals.as_ref().map_or(Ok(()), |totals| totals.table.warm());
            if let Err(error) = dataset.table.warm().and(totals) {
                tracing::error!("dataset {}: {error}", dataset.name);
            }
        }
    }

    /// Are the rows of a dyad and of its mirror in memory, and at most so many, so that an answer takes microseconds?
    #[must_use]
    pub fn is_at_hand(&self, dyad: Dyad, most: usize) -> bool {
        let rows = |dataset: &Dataset, dyad| dataset.table.index().dyad(dyad).map_or(0, |extent| extent.observations);
        let of_pair = |dataset: &Dataset| rows(dataset, dyad) + rows(dataset, dyad.mirror());
        self.datasets().map(|dataset| of_pair(dataset)).sum::<usize>() <= most
            && self.datasets().all(|dataset| dataset.table.is_at_hand(dyad) && dataset.table.is_at_hand(dyad.mirror()))
    }

    /// Every source by name.
    #[must_use]
    pub fn sources(&self) -> &BTreeMap<String, Arc<Source>> {
        &self.sources
    }

    /// Every event of every dataset.
    #[must_use]
    pub fn events(&self) -> &Arc<[Event]> {
        &self.events
    }

    /// The newest `created` of the descriptors, seconds since 1970.
    #[must_use]
    pub fn created(&self) -> i64 {
        self.created
    }

    /// A hash of all that is served and of all that was found.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What tells an answer about a pair from one of other data. A dataset that has nothing of its areas does not bear on it.
    #[must_use]
    pub fn pair_version(&self, dyad: Dyad) -> String {
        self.pairs.version(dyad)
    }

    /// How tables are held.
    pub(super) fn memory(&self) -> &Memory {
        &self.memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_datasets_have_no_fault() {
        let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
        assert!(!catalogue.entries().is_empty());
        for entry in catalogue.entries() {
            let findings: Vec<_> = entry.findings.iter().map(ToString::to_string).collect();
            assert_eq!((entry.state, findings), (State::Served, vec![]), "{}", entry.name);
        }
    }
}
