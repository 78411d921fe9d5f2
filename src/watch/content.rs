//! What is in files, as a hash: finds what was changed without a trace in what the file system says of it, as on some network
//! drives.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::Read,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use rustix::fs::OFlags;

use super::FileStates;

/// The hashes of folders as they were last read.
#[derive(Debug, Default)]
pub struct Contents(BTreeMap<String, (FileStates, blake3::Hash)>);

/// A larger file is not read: it would take the disk from those who ask for data.
const LARGEST: u64 = 1 << 30;
/// Bytes that are read at a time.
const PART: usize = 256 << 10;
/// How deep below a folder files are looked for.
const DEPTH: usize = 4;

impl Contents {
    /// The hash of what is in a folder.
    #[must_use]
    pub fn hash(folder: &Path) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        add(&mut hasher, folder, DEPTH);
        hasher.finalize()
    }

    /// Has the hash of a folder changed since this was asked before, although its state is the same?
    pub fn differ(&mut self, name: &str, state: FileStates, now: blake3::Hash) -> bool {
        let before = self.0.insert(name.to_owned(), (state, now));
        before.is_some_and(|(before, hash)| before.is(&state) && hash != now)
    }
}

fn add(hasher: &mut blake3::Hasher, folder: &Path, depth: usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        hasher.update(path.as_os_str().as_encoded_bytes());
        if found.is_dir() && depth > 0 {
            add(hasher, &path, depth - 1);
        } else if found.is_file() && found.len() <= LARGEST {
            read(hasher, &path);
        }
    }
}

fn read(hasher: &mut blake3::Hasher, path: &Path) {
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    let Ok(mut file) = OpenOptions::new().read(true).custom_flags(flags).open(path) else { return };
    let (mut part, mut left) = (vec![0; PART], LARGEST);
    while left > 0 {
        let Ok(length @ 1..) = file.read(&mut part) else { return };
        hasher.update(&part[..length]);
        left = left.saturating_sub(u64::try_from(length).unwrap_or(u64::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_in_the_same_state_are_found() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.csv"), "one").unwrap();
        let (state, mut contents) = (FileStates::of([folder.path()]), Contents::default());
        let hash = || Contents::hash(folder.path());
        assert!(!contents.differ("a", state, hash()), "it is read for the first time");
        assert!(!contents.differ("a", state, hash()));
        fs::write(folder.path().join("a.csv"), "two").unwrap();
        assert!(contents.differ("a", state, hash()), "its state is the one of before, its bytes are not");
        fs::write(folder.path().join("a.csv"), "longer").unwrap();
        assert!(!contents.differ("a", FileStates::of([folder.path()]), hash()), "that its state changed is known already");
    }
}
