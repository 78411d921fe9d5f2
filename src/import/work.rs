//! The folder that an import works in: beside the dataset, hidden, gone afterwards. One that an interrupted import left
//! behind is removed by the next.

use std::{
    fs::{self, File},
    path::Path,
};

use tempfile::TempDir;

use super::error::ImportError;

const PREFIX: &str = ".dyad-import-";

/// A working folder, locked as long as its import lives.
pub(super) struct Work {
    pub folder: TempDir,
    _lock: File,
}

impl Work {
    /// Makes a folder beside the dataset, and removes those of imports that are no more.
    pub(super) fn new(parent: &Path) -> Result<Self, ImportError> {
        fs::create_dir_all(parent).map_err(ImportError::io(parent))?;
        remove_stale(parent);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent).map_err(ImportError::io(parent))?;
        let lock = File::open(folder.path()).map_err(ImportError::io(folder.path()))?;
        lock.lock().map_err(ImportError::io(folder.path()))?;
        Ok(Self { folder, _lock: lock })
    }
}

fn remove_stale(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        if ours && File::open(&path).is_ok_and(|folder| folder.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Waits until no other import puts a dataset in place below this folder; the lock ends with the file.
pub(super) fn commit_lock(parent: &Path) -> Result<File, ImportError> {
    let lock = File::open(parent).map_err(ImportError::io(parent))?;
    lock.lock().map_err(ImportError::io(parent))?;
    Ok(lock)
}
