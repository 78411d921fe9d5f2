//! Whose turn it is to write into a folder.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
};

use super::IN_WORK;

/// The right to write into a folder, of one process at a time; it ends with this value, and with the process however that ends.
#[derive(Debug)]
pub struct Turn {
    _lock: File,
}

impl Turn {
    /// Waits until nobody else writes into the folder; where somebody does, `waiting` is told first.
    ///
    /// # Errors
    /// When the folder cannot be opened, or its file system knows no locks.
    pub fn of(folder: &Path, waiting: impl FnOnce()) -> io::Result<Self> {
        let lock = File::open(folder)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                lock.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self { _lock: lock })
    }

    /// The turn, unless somebody else writes into the folder now.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn if_free(folder: &Path) -> io::Result<Option<Self>> {
        let lock = File::open(folder)?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Removes the files that writers who are no more left in work in a folder, which is the one that it is one's turn in or one
    /// below it. One that cannot be removed is only in the way.
    pub fn sweep(&self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && entry.file_name().to_string_lossy().starts_with(IN_WORK) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc::channel, thread};

    use super::*;

    #[test]
    fn one_waits_for_the_other_and_says_so() {
        let root = tempfile::tempdir().unwrap();
        let first = Turn::of(root.path(), || panic!("nobody is there")).unwrap();
        let (told, telling) = channel();
        let folder = root.path().to_owned();
        let second = thread::spawn(move || Turn::of(&folder, || told.send("waiting").unwrap()).map(drop));
        assert_eq!(telling.recv(), Ok("waiting"));
        assert!(!second.is_finished() && Turn::if_free(root.path()).unwrap().is_none());
        drop(first);
        second.join().unwrap().unwrap();
        assert!(Turn::if_free(root.path()).unwrap().is_some());
    }

    #[test]
    fn only_files_in_work_are_swept() {
        let root = tempfile::tempdir().unwrap();
        for file in [".dyad-a1B2c3", ".dyad-beside-a1B2c3", ".dyad", "dyad-one", "MANIFEST.json"] {
            fs::write(root.path().join(file), "").unwrap();
        }
        fs::create_dir(root.path().join(".dyad-import-7-a1B2c3")).unwrap();
        Turn::of(root.path(), || {}).unwrap().sweep(root.path());
        let mut left: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".dyad", ".dyad-import-7-a1B2c3", "MANIFEST.json", "dyad-one"]);
    }
}
