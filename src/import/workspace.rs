//! The folder that an import works in: beside the dataset, hidden, named by its process, gone afterwards. A process that is told
//! to end removes its own; one that a killed import left behind is removed by the next.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process,
};

use tempfile::TempDir;

use super::error::ImportError;

const PREFIX: &str = ".dyad-import-";

/// A working folder, locked as long as its import lives.
pub(super) struct Workspace {
    pub folder: TempDir,
    _lock: File,
}

impl Workspace {
    /// Makes a folder beside the dataset, and removes those of imports that are no more.
    pub(super) fn new(parent: &Path) -> Result<Self, ImportError> {
        fs::create_dir_all(parent).map_err(ImportError::io(parent))?;
        remove_stale(parent);
        let folder = tempfile::Builder::new().prefix(&own_prefix()).tempdir_in(parent).map_err(ImportError::io(parent))?;
        let lock = File::open(folder.path()).map_err(ImportError::io(folder.path()))?;
        lock.lock().map_err(ImportError::io(folder.path()))?;
        Ok(Self { folder, _lock: lock })
    }
}

fn own_prefix() -> String {
    format!("{PREFIX}{}-", process::id())
}

/// The folders of `parent` whose names begin so.
fn folders(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix))).collect()
}

fn remove_stale(parent: &Path) {
    for path in folders(parent, PREFIX) {
        if File::open(&path).is_ok_and(|folder| folder.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Removes what this process has in work beside the dataset `into`, for a process that is about to end. The dataset itself
/// is whole at every moment, so there is nothing else to undo.
pub fn abandon(into: &Path) {
    for path in folders(parent_of(into), &own_prefix()) {
        let _ = fs::remove_dir_all(path);
    }
}

/// The folder that a dataset lies in.
pub(super) fn parent_of(into: &Path) -> &Path {
    into.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Waits until no other import puts a dataset in place below this folder; the lock ends with the file.
pub(super) fn commit_lock(parent: &Path) -> Result<File, ImportError> {
    let lock = File::open(parent).map_err(ImportError::io(parent))?;
    lock.lock().map_err(ImportError::io(parent))?;
    Ok(lock)
}
