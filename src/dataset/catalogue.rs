//! The catalogue: every dataset that is served, and what the checks found.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{
    builtin::BUILTIN,
    latest_totals::LatestTotals,
    load::{Dataset, load},
    memory_budget::Memory,
    package::DESCRIPTOR,
    package_files::Files,
};
use crate::trade::{Dyad, Event, Finding, FindingCode, Source};

/// Where datasets are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Roots {
    /// A folder of data packages, or one data package.
    Folder(PathBuf),
    /// The packages compiled into the binary.
    Builtin,
}

/// A folder of datasets that cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// The folder cannot be read.
    #[error("cannot read the datasets folder {folder}: {error}")]
    Unreadable {
        /// The folder as named.
        folder: String,
        /// Why.
        error: io::Error,
    },
    /// The folder has no data package in it.
    #[error("no data package in {folder}: expected folders with a datapackage.json")]
    Empty {
        /// The folder as named.
        folder: String,
    },
}

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
}

/// Every dataset, read-only; a reload makes a new one.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    sources: BTreeMap<String, Arc<Source>>,
    events: Arc<[Event]>,
    created: i64,
    version: String,
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
        Ok(Self::from_packages(packages(roots)?, previous, memory))
    }

    /// A catalogue of these packages.
    #[must_use]
    pub fn from_packages(mut packages: Vec<Files>, previous: Option<&Self>, memory: Memory) -> Self {
        let mut catalogue = Self { memory, ..Self::default() };
        // A name that is being served keeps its meaning: newcomers come after what is there.
        packages.sort_by_key(|files| !previous.is_some_and(|previous| previous.serves(&files.folder_name())));
        for files in packages {
            catalogue.add(&files, previous);
        }
        catalogue.entries.sort_by(|one, two| one.folder.cmp(&two.folder));
        let mut hasher = blake3::Hasher::new();
        for entry in &catalogue.entries {
            hasher.update(entry.folder.as_bytes()).update(entry.state.word().as_bytes());
            hasher.update(entry.dataset.as_ref().map_or("", |dataset| &dataset.hash).as_bytes());
            for finding in &entry.findings {
                hasher.update(finding.to_string().as_bytes());
            }
        }
        catalogue.version = hasher.finalize().to_hex().chars().take(16).collect();
        catalogue.created = catalogue.datasets().map(|dataset| dataset.created_seconds).max().unwrap_or(0);
        catalogue.events = catalogue.datasets().flat_map(|dataset| dataset.events.iter().cloned()).collect();
        catalogue
    }

    /// Has this folder a dataset being served?
    fn serves(&self, folder: &str) -> bool {
        self.entries.iter().any(|entry| entry.folder == folder && entry.dataset.is_some())
    }

    fn add(&mut self, files: &Files, previous: Option<&Self>) {
        let folder = files.folder_name();
        let (dataset, mut findings) = load(files, &self.memory);
        let clash = dataset.as_ref().and_then(|dataset| self.clash(dataset));
        let good = dataset.filter(|_| clash.is_none()).map(Arc::new);
        findings.extend(clash);
        let earlier = previous.and_then(|previous| previous.entries.iter().find(|entry| entry.folder == folder)?.dataset.clone());
        findings.extend(good.as_ref().zip(earlier.as_ref()).and_then(|(good, earlier)| shrunk(good, earlier)));
        let (state, dataset) = match (good, earlier) {
            (Some(good), _) => (State::Served, Some(good)),
            (None, Some(earlier)) if self.clash(&earlier).is_none() => (State::Stale, Some(earlier)),
            _ => (State::Refused, None),
        };
        for source in dataset.iter().flat_map(|dataset| &dataset.sources) {
            self.sources.insert(source.name.clone(), Arc::clone(source));
        }
        let name = dataset.as_ref().map_or_else(|| folder.clone(), |dataset| dataset.name.clone());
        self.entries.push(Entry { name, folder, state, dataset, findings });
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
fn shrunk(now: &Dataset, before: &Dataset) -> Option<Finding> {
    let (now, before) = (now.table.len(), before.table.len());
    let text = format!("{now} observations, where there were {before} when it was loaded before; was a file cut short?");
    (now < before - before / 10).then(|| Finding::of_file(FindingCode::Shrunk, DESCRIPTOR, text).in_column("resources"))
}

/// The packages below the roots, by folder name.
fn packages(roots: &Roots) -> Result<Vec<Files>, DatasetError> {
    let mut found: Vec<Files> = match roots {
        Roots::Builtin => BUILTIN.dirs().map(Files::Builtin).collect(),
        Roots::Folder(folder) if folder.join(DESCRIPTOR).is_file() => vec![Files::Folder(folder.clone())],
        Roots::Folder(folder) => folders(folder)?.into_iter().map(Files::Folder).collect(),
    };
    found.sort_by_key(Files::folder_name);
    match roots {
        Roots::Folder(folder) if found.is_empty() => Err(DatasetError::Empty { folder: folder.display().to_string() }),
        _ => Ok(found),
    }
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, DatasetError> {
    let unreadable = |error| DatasetError::Unreadable { folder: folder.display().to_string(), error };
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            folders.push(path);
        }
    }
    Ok(folders)
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
