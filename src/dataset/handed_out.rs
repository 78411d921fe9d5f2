//! The files of a data package that anyone may have: its descriptor, the files that it names, and its read-me file. Nothing
//! else of the folder, and nothing that a path or a link leads out of it.
//!
//! They are opened when the package is loaded, so that they stay those that its data were read from when others take their
//! names.

use std::{io, ops::Range, path::Path, sync::Arc, time::SystemTime};

use super::{package::DESCRIPTOR, package_files::Files, parquet_table::Bytes};

/// What a read-me file may be called.
const README: [&str; 3] = ["README.md", "README.txt", "README"];

/// The files of a package that are handed out.
#[derive(Debug, Clone, Default)]
pub struct HandedOut {
    files: Vec<PackageFile>,
    /// Files that the descriptor names and that are not handed out.
    withheld: Vec<String>,
    is_elsewhere: bool,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct PackageFile {
    /// Its path below the package.
    pub name: String,
    /// How many bytes it has.
    pub length: u64,
    bytes: Arc<Bytes>,
    modified: Option<SystemTime>,
}

/// Why a file cannot be handed out now.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// It was written over.
    #[error("{0} has been changed since its data were loaded; it is handed out again after a reload")]
    Changed(String),
    /// It cannot be read any more.
    #[error("{name} cannot be read: {error}")]
    Unreadable {
        /// Its path below the package.
        name: String,
        /// Why.
        error: io::Error,
    },
}

impl HandedOut {
    /// The files of a package whose descriptor names these paths.
    pub(super) fn of<'a>(files: &Files, named: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for name in std::iter::once(DESCRIPTOR).chain(named) {
            if found.file(name).is_some() || found.withheld.iter().any(|known| known == name) {
                continue;
            }
            match PackageFile::open(files, name) {
                Some(file) => found.files.push(file),
                None => found.withheld.push(name.to_owned()),
            }
        }
        found.files.extend(README.into_iter().find_map(|name| PackageFile::open(files, name)));
        found.files.sort_by(|one, two| one.name.cmp(&two.name));
        found
    }

    /// None of a package whose rows lie with an engine; its descriptor names these paths.
    pub(super) fn elsewhere(named: Vec<String>) -> Self {
        Self { files: Vec::new(), withheld: std::iter::once(DESCRIPTOR.to_owned()).chain(named).collect(), is_elsewhere: true }
    }

    /// Is the package not here, since its rows lie with an engine?
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.is_elsewhere
    }

    /// The files, by name.
    #[must_use]
    pub fn files(&self) -> &[PackageFile] {
        &self.files
    }

    /// One of them.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&PackageFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Files that the descriptor names and that are not handed out: they are not there, or lie outside the folder.
    #[must_use]
    pub fn withheld(&self) -> &[String] {
        &self.withheld
    }

    /// How many bytes they have together.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.files.iter().map(|file| file.length).sum()
    }
}

impl PackageFile {
    /// Opens a file of the package; none that is not there, is no file, or lies outside the folder.
    fn open(files: &Files, name: &str) -> Option<Self> {
        if !is_plain(name) {
            return None;
        }
        let bytes = files.open(name).ok()?;
        let (length, modified) = bytes.state();
        Some(Self { name: name.to_owned(), length, bytes: Arc::new(bytes), modified })
    }

    /// Some of its bytes.
    ///
    /// # Errors
    /// [`FileFault`] when it was written over since its data were read, or cannot be read.
    pub fn read(&self, range: Range<u64>) -> Result<Vec<u8>, FileFault> {
        let read = self.bytes.read_at(range);
        if self.bytes.state() != (self.length, self.modified) {
            return Err(FileFault::Changed(self.name.clone()));
        }
        read.map_err(|error| FileFault::Unreadable { name: self.name.clone(), error })
    }

    /// Some of its bytes, so many at a time.
    ///
    /// # Errors
    /// As [`Self::read`], and what `take` fails with.
    pub fn parts<E: From<FileFault>>(
        &self,
        range: Range<u64>,
        part: u64,
        mut take: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut first = range.start;
        while first < range.end {
            let end = range.end.min(first + part);
            take(&self.read(first..end)?)?;
            first = end;
        }
        Ok(())
    }

    /// What tells it from another file of this name, when its package has this hash.
    #[must_use]
    pub fn identity(&self, package: &str) -> String {
        let since = self.modified.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()).unwrap_or_default();
        [package, &self.name, &self.length.to_string(), &since.as_nanos().to_string()].join("\n")
    }
}

/// A path as it stands in an address: no empty parts, none that leads up, nothing hidden.
fn is_plain(name: &str) -> bool {
    Path::new(name).is_relative() && name.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}
