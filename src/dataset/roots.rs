//! Where datasets are looked for, and what is found there.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{builtin::BUILTIN, elsewhere::Elsewhere, package::DESCRIPTOR, package_files::Files};
use crate::watch::FileStates;

/// Where datasets are looked for.
#[derive(Debug, Clone)]
pub enum Roots {
    /// A folder of data packages, or one data package.
    Folder(PathBuf),
    /// The packages compiled into the binary.
    Builtin,
    /// What lies with an engine elsewhere, and a folder beside it where one is named.
    Elsewhere(Arc<dyn Elsewhere>, Option<PathBuf>),
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
    /// The place of what lies with an engine cannot be looked at.
    #[error("cannot look at what was published in {place}: {reason}")]
    Elsewhere {
        /// The place.
        place: String,
        /// Why.
        reason: String,
    },
    /// The folder does not answer.
    #[error("the datasets folder {folder} does not answer; does its drive hang?")]
    Hangs {
        /// The folder as named.
        folder: String,
    },
}

/// A package, and the state of its files when it was found.
pub(super) struct Found {
    pub files: Files,
    pub state: FileStates,
    /// Are its files known to be others, although their state is the same?
    pub has_other_bytes: bool,
}

/// The packages below the roots, with the states of their files.
pub(super) fn found(roots: &Roots) -> Result<Vec<Found>, DatasetError> {
    Ok(packages(roots)?.into_iter().map(with_state).collect())
}

/// The package with the state of its files.
pub(super) fn with_state(files: Files) -> Found {
    let state = match &files {
        // A folder without a descriptor is none of ours, and may be a link to anywhere.
        Files::Folder(folder) if folder.join(DESCRIPTOR).symlink_metadata().is_err() => {
            FileStates::of([&*folder.join(DESCRIPTOR)])
        }
        Files::Folder(folder) => FileStates::of([folder.as_path()]),
        Files::Builtin(_) => FileStates::of([]),
        Files::Elsewhere(package) => FileStates::named(&package.version()),
    };
    Found { files, state, has_other_bytes: false }
}

/// The packages below the roots, by folder name.
fn packages(roots: &Roots) -> Result<Vec<Files>, DatasetError> {
    let mut found: Vec<Files> = match roots {
        Roots::Builtin => BUILTIN.dirs().map(Files::Builtin).collect(),
        Roots::Folder(folder) => below(folder)?,
        Roots::Elsewhere(elsewhere, folder) => {
            let mut found = folder.as_deref().map_or(Ok(Vec::new()), below)?;
            found.extend(published(&**elsewhere, folder.is_some())?);
            found
        }
    };
    found.sort_by_key(Files::folder_name);
    match roots {
        Roots::Folder(folder) if found.is_empty() => Err(DatasetError::Empty { folder: folder.display().to_string() }),
        _ => Ok(found),
    }
}

/// The packages of a folder, which may be one itself.
fn below(folder: &Path) -> Result<Vec<Files>, DatasetError> {
    if folder.join(DESCRIPTOR).is_file() {
        return Ok(vec![Files::Folder(folder.to_owned())]);
    }
    Ok(folders(folder)?.into_iter().map(Files::Folder).collect())
}

/// The packages elsewhere. What is beside them is not kept from being served by a place that cannot be looked at.
fn published(elsewhere: &dyn Elsewhere, is_beside: bool) -> Result<Vec<Files>, DatasetError> {
    match elsewhere.packages() {
        Ok(packages) => Ok(packages.into_iter().map(Files::Elsewhere).collect()),
        Err(reason) if is_beside => {
            tracing::error!("what was published in {} is not served: {reason}", elsewhere.place());
            Ok(Vec::new())
        }
        Err(reason) => Err(DatasetError::Elsewhere { place: elsewhere.place(), reason }),
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
