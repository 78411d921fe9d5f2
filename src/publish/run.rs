//! One run: load, write what is not there yet, look at all of it, and say last that it is current.

use std::{
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

use super::{
    clock::now,
    destination::{is_fit, is_own},
    error::PublishError,
    journal::{Finished, Journal},
    package::{Package, is_as_loaded},
    part_rows::PartRows,
    parts::{FILE_ROWS, Part, parts},
    placing::place,
    present::{is_there, is_whole, strays},
    sums::Sums,
    turn::PublishingTurn,
    version::version,
    versions::{self, Keep, Tidied},
    writing::{How, Writing},
};
use crate::{
    dataset::{DESCRIPTOR, Dataset, Files, Memory, is_slug, load},
    published::{FindingLine, Location, LocationError, Manifest, data_folder, lease_path},
    trade::Finding,
};

/// What is to be published, and where to.
#[derive(Debug)]
pub struct PublishJob<'a> {
    /// The folder of the dataset.
    pub folder: &'a Path,
    /// Where to.
    pub location: &'a Location,
    /// Versions that are kept, the current one among them.
    pub keep: usize,
}

/// How far a run is.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Rows of files that are done.
    pub rows: u64,
    /// Rows of all of them.
    pub of: u64,
}

/// What a run came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Published {
    /// The id of the dataset.
    pub dataset: String,
    /// The version that is current now.
    pub version: String,
    /// Was it current already?
    pub was_current: bool,
    /// Its rows.
    pub rows: u64,
    /// Its files of rows.
    pub files: usize,
    /// Bytes of all its files.
    pub bytes: u64,
    /// Files that were written.
    pub written: usize,
    /// Files that an earlier run had finished.
    pub kept: usize,
    /// Files that were taken over from an earlier version.
    pub copied: usize,
    /// Versions that were removed.
    pub removed: Vec<String>,
    /// Files of runs that were stopped, which were removed.
    pub swept: usize,
}

/// A dataset that is without errors, and what was found in it.
pub(super) struct Loaded {
    pub dataset: Dataset,
    pub findings: Vec<Finding>,
    pub folder: String,
}

/// The id of a dataset by its folder, or as it is given where there is no such folder.
///
/// # Errors
/// [`PublishError::NoDataset`] for what is neither.
pub fn dataset_id(given: &Path) -> Result<String, PublishError> {
    #[derive(serde::Deserialize)]
    struct Named {
        name: String,
    }
    let no_dataset =
        || PublishError::NoDataset(format!("{} is neither the folder of a data package nor the id of one", given.display()));
    if given.join(DESCRIPTOR).is_file() {
        let bytes =
            Files::Folder(given.to_owned()).read(DESCRIPTOR).map_err(|finding| PublishError::NoDataset(finding.to_string()))?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        return serde_json::from_slice(bytes).map(|Named { name }| name).map_err(|_| no_dataset());
    }
    given.to_str().filter(|id| is_slug(id)).map(str::to_owned).ok_or_else(no_dataset)
}

/// Loads a dataset as a server does.
pub(super) fn loaded(folder: &Path) -> Result<Loaded, PublishError> {
    if !folder.join(DESCRIPTOR).is_file() {
        let text = format!("{} has no {DESCRIPTOR}; name the folder of a data package", folder.display());
        return Err(PublishError::NoDataset(text));
    }
    // A name of its own, where it is given as `.`.
    let named = if folder.file_name().is_some() { None } else { folder.canonicalize().ok() };
    let files = Files::Folder(named.unwrap_or_else(|| folder.to_owned()));
    let folder = files.folder_name();
    match load(&files, &Memory::default()) {
        (Some(dataset), findings) => Ok(Loaded { dataset, findings, folder }),
        (None, findings) => Err(PublishError::Refused { folder, findings }),
    }
}

/// Publishes a dataset.
///
/// # Errors
/// [`PublishError`]; what was current before is current still.
pub fn publish(job: &PublishJob<'_>, tell: &(dyn Fn(Progress) + Sync)) -> Result<Published, PublishError> {
    let loaded = loaded(job.folder)?;
    let (location, name) = (job.location, loaded.dataset.name.as_str());
    is_fit(location, name, Some(job.folder))?;
    let package = Package::of(&loaded.dataset)?;
    let totals = totals(&loaded.dataset);
    let version = version(&loaded.folder, &loaded.dataset, &package.objects, &totals);
    // In a store the turn itself is something that is put; one that a dead process left is taken, and given back.
    if location.folder().is_none() && location.head(&lease_path(name))?.is_none() {
        let current = versions::current(location, name)?.filter(|found| found.manifest.version == version);
        if let Some(found) = current {
            return Ok(Published { was_current: true, ..told(&found.manifest) });
        }
    }
    let turn = PublishingTurn::take(location, name)?;
    let current = versions::current(location, name)?;
    is_own(location, name, current.as_ref().map(|found| &found.manifest))?;
    if let Some(found) = current.as_ref().filter(|found| found.manifest.version == version) {
        let keep = Keep { current: &found.manifest, versions: job.keep, now: now() };
        // In a store no manifest was put: who began earlier may go on, and what he has finished stays.
        let tidied = if location.folder().is_some() { versions::tidy(location, &keep)? } else { Tidied::default() };
        let Tidied { removed, swept } = tidied;
        return Ok(Published { was_current: true, removed, swept, ..told(&found.manifest) });
    }
    let (manifest, mut published) = if let Some(manifest) = earlier_whole(location, name, &version)? {
        let published = told(&manifest);
        (manifest, published)
    } else {
        let run = Run { job, loaded: &loaded, package: &package, version: &version, turn: &turn };
        run.written(totals, current.as_ref().map(|found| &found.manifest), tell)?
    };
    is_as_loaded(&loaded.dataset)?;
    turn.confirm()?;
    let manifest = place(location, manifest, current.as_ref())?;
    // From here on it is published. What cannot be removed now is removed by the next run.
    let keep = Keep { current: &manifest, versions: job.keep, now: now() };
    let tidied = turn.confirm().and_then(|()| Ok(versions::tidy(location, &keep)?));
    match tidied {
        Ok(tidied) => (published.removed, published.swept) = (tidied.removed, tidied.swept),
        Err(error) => tracing::warn!("{} is published; earlier versions could not be removed: {error}", manifest.version),
    }
    Ok(published)
}

/// The manifest of a version that was published before, where all of it is there still.
fn earlier_whole(location: &Location, dataset: &str, version: &str) -> Result<Option<Manifest>, PublishError> {
    let found = match Manifest::of_version(location, dataset, version) {
        Err(error) if error.is_missing() => return Ok(None),
        found => found?.manifest,
    };
    Ok(is_whole(location, &found)?.then_some(found))
}

struct Run<'a> {
    job: &'a PublishJob<'a>,
    loaded: &'a Loaded,
    package: &'a Package<'a>,
    version: &'a str,
    turn: &'a PublishingTurn,
}

impl Run<'_> {
    /// Writes what is not there yet, and makes the manifest of it.
    fn written(
        &self,
        totals: Vec<String>,
        earlier: Option<&Manifest>,
        tell: &(dyn Fn(Progress) + Sync),
    ) -> Result<(Manifest, Published), PublishError> {
        let (dataset, location) = (&self.loaded.dataset, self.job.location);
        let parts = parts(dataset.table.index(), FILE_ROWS);
        let done = self.files(&parts, earlier, tell)?;
        self.package.put(location, &dataset.name, self.version)?;
        let mut published = Published::default();
        let (mut sums, mut files) = (Sums::default(), Vec::with_capacity(done.len()));
        for (finished, how) in done {
            match how {
                How::Written => published.written += 1,
                How::Kept => published.kept += 1,
                How::Copied => published.copied += 1,
            }
            sums.join(finished.sums);
            files.push(finished.file);
        }
        let manifest = Manifest {
            format: Manifest::FORMAT,
            dataset: dataset.name.clone(),
            generation: 0,
            made: now(),
            put: 0,
            before: None,
            folder: self.loaded.folder.clone(),
            version: self.version.to_owned(),
            hash: dataset.hash.clone(),
            content: dataset.content(),
            rows: u64::try_from(dataset.table.len()).unwrap_or(u64::MAX),
            files,
            package: self.package.objects.clone(),
            totals,
            findings: self.loaded.findings.iter().map(FindingLine::from).collect(),
            sums: sums.listed(),
        };
        strays(location, &manifest)?.iter().try_for_each(|stray| location.remove(stray))?;
        if !is_there(location, &manifest)? {
            let place = location.place(&data_folder(&dataset.name, self.version));
            return Err(LocationError::failed(place, "files that were just put are not there; does somebody remove them?").into());
        }
        let Published { written, kept, copied, .. } = published;
        Ok((manifest.clone(), Published { written, kept, copied, ..told(&manifest) }))
    }

    fn files(
        &self,
        parts: &[Part],
        earlier: Option<&Manifest>,
        tell: &(dyn Fn(Progress) + Sync),
    ) -> Result<Vec<(Finished, How)>, PublishError> {
        let (dataset, location) = (&self.loaded.dataset, self.job.location);
        let journal = Journal { location, dataset: &dataset.name, version: self.version };
        let goes_on = || self.turn.holds();
        let writing = Writing::new(PartRows::of(dataset), location, journal, earlier, &goes_on);
        let (rows, of) = (AtomicU64::new(0), u64::try_from(dataset.table.len()).unwrap_or(u64::MAX));
        writing.all(parts, &|file, _| {
            let before = rows.fetch_add(file.rows, Ordering::Relaxed);
            tell(Progress { rows: before + file.rows, of });
        })
    }
}

/// What is said of a manifest that is current.
fn told(manifest: &Manifest) -> Published {
    Published {
        dataset: manifest.dataset.clone(),
        version: manifest.version.clone(),
        rows: manifest.rows,
        files: manifest.files.len(),
        bytes: manifest.objects().map(|(_, bytes, _)| bytes).sum(),
        ..Published::default()
    }
}

/// The levels that totals are kept of, in words.
pub(super) fn totals(dataset: &Dataset) -> Vec<String> {
    let levels = dataset.totals.iter().flat_map(|totals| &totals.levels);
    let source = |place: u16| dataset.sources.get(usize::from(place)).map_or("", |source| source.name.as_str());
    levels.map(|level| format!("{} {}:{}", source(level.source), &*level.classification, level.digits)).collect()
}
