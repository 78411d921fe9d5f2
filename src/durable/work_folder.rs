//! A folder to work in: hidden, named by its process, locked as long as that lives, gone afterwards. One that a killed process
//! left behind is removed by the next.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process,
    sync::{Mutex, PoisonError},
};

use tempfile::TempDir;

use super::{
    IN_WORK,
    new_file::{folder_of, sync_folder},
};

/// A working folder.
#[derive(Debug)]
pub struct WorkFolder {
    folder: TempDir,
    _lock: File,
    /// The folders that were made to have a place for it in, the outermost first. Where nothing else comes into them they are
    /// removed again: an empty folder would be taken for one that is to be used.
    made: Vec<PathBuf>,
}

/// All folders that this process made so, for when it is about to end.
static MADE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

impl WorkFolder {
    /// Makes a folder for this kind of work beside where its result will be, and removes those of processes that are no more.
    ///
    /// # Errors
    /// When none can be made there.
    pub fn beside(place: &Path, work: &str) -> io::Result<Self> {
        let parent = folder_of(place);
        let mut made = make(parent)?;
        remove_stale(place, work);
        loop {
            let folder = match tempfile::Builder::new().prefix(&own(work)).tempdir_in(parent) {
                // Another process had made the folder, and has just removed it again.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    made = make(parent)?;
                    continue;
                }
                folder => folder?,
            };
            // Between its making and its lock another process may have taken it for one that was left behind.
            let lock = match File::open(folder.path()) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                opened => opened?,
            };
            lock.lock()?;
            if is_at(&lock, folder.path()) {
                return Ok(Self { folder, _lock: lock, made });
            }
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.folder.path());
        unmake(&self.made);
    }
}

/// Makes a folder with those that it lies in; those that were not there.
fn make(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let missing = folder.ancestors().filter(|path| !path.as_os_str().is_empty()).take_while(|path| !path.exists());
    let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    missing.reverse();
    MADE.lock().unwrap_or_else(PoisonError::into_inner).extend(missing.iter().cloned());
    fs::create_dir_all(folder)?;
    for made in &missing {
        match sync_folder(folder_of(made)) {
            // Removed again by another process, which is seen next.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            synced => synced?,
        }
    }
    Ok(missing)
}

/// Removes the folders that were made and that nothing came into.
fn unmake(made: &[PathBuf]) {
    made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
}

/// Is what was opened still what is at this place?
fn is_at(opened: &File, place: &Path) -> bool {
    let [opened, there] = [opened.metadata(), fs::metadata(place)].map(|found| found.map(|data| (data.dev(), data.ino())).ok());
    opened.is_some() && opened == there
}

fn own(work: &str) -> String {
    format!("{IN_WORK}{work}-{}-", process::id())
}

/// The folders of `parent` whose names begin so.
fn folders(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix))).collect()
}

/// Removes the folders of this kind of work beside a place whose processes are no more.
pub fn remove_stale(place: &Path, work: &str) {
    for path in folders(folder_of(place), &format!("{IN_WORK}{work}-")) {
        // Held until it is gone.
        let Ok(folder) = File::open(&path) else { continue };
        if folder.try_lock().is_ok() {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Removes what this process has in work of this kind beside a place, for a process that is about to end.
pub fn remove_own(place: &Path, work: &str) {
    for path in folders(folder_of(place), &own(work)) {
        let _ = fs::remove_dir_all(path);
    }
    unmake(&MADE.lock().unwrap_or_else(PoisonError::into_inner));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_left_behind_goes_and_one_at_work_stays() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("made");
        let first = WorkFolder::beside(&place, "import").unwrap();
        let left = root.path().join(".dyad-import-1-a1B2c3");
        fs::create_dir_all(left.join("package")).unwrap();
        let other = root.path().join(".dyad-charts-1-a1B2c3");
        fs::create_dir(&other).unwrap();
        let second = WorkFolder::beside(&place, "import").unwrap();
        assert!(first.path().is_dir() && second.path().is_dir() && other.is_dir() && !left.exists());
        let paths = [first, second].map(|folder| folder.path().to_owned());
        assert!(paths.iter().all(|path| !path.exists()));
    }

    #[test]
    fn folders_that_nothing_came_into_are_removed_again() {
        let root = tempfile::tempdir().unwrap();
        drop(WorkFolder::beside(&root.path().join("new/datasets/made"), "import").unwrap());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
        let work = WorkFolder::beside(&root.path().join("new/datasets/made"), "import").unwrap();
        fs::create_dir(root.path().join("new/datasets/made")).unwrap();
        drop(work);
        assert_eq!(fs::read_dir(root.path().join("new/datasets")).unwrap().count(), 1);
    }

    #[test]
    fn many_at_once_do_not_take_one_another_for_dead() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("made");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..40 {
                        let folder = WorkFolder::beside(&place, "import").unwrap();
                        fs::write(folder.path().join("run"), "rows").unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
