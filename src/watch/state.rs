//! What the file system says of files: enough to see that one was written to, replaced, added or taken away, without reading it.

use std::{
    ffi::OsStr,
    fs::{self, Metadata},
    os::unix::{ffi::OsStrExt, fs::MetadataExt},
    path::Path,
    time::{Duration, SystemTime},
};

/// The state of files and of all that is below folders. Two that are the same are of the same bytes, unless somebody wrote to a
/// file within one tick of the clock of its file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStates {
    digest: blake3::Hash,
    /// Was one of them changed so lately that a further change could bear the same time?
    is_fresh: bool,
}

/// How deep below a folder files are looked for, and how many of them.
const REACH: (usize, usize) = (4, 20_000);
/// A tick of the clock of a file system that tells parts of a second, and of one that tells whole ones.
const TICKS: [Duration; 2] = [Duration::from_millis(20), Duration::from_secs(2)];

impl FileStates {
    /// The state of what is at these paths now. Nothing is opened, so that a pipe keeps nobody waiting.
    #[must_use]
    pub fn of<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Self {
        let mut look = Look { hasher: blake3::Hasher::new(), newest: SystemTime::UNIX_EPOCH, ticks_whole: false, left: REACH.1 };
        for path in paths {
            look.at(path, path.as_os_str(), REACH.0, true);
        }
        let tick = TICKS[usize::from(look.ticks_whole)];
        let is_fresh = match SystemTime::now().duration_since(look.newest) {
            Ok(since) => since < tick,
            Err(ahead) => ahead.duration() < tick,
        };
        Self { digest: look.hasher.finalize(), is_fresh }
    }

    /// The state of what is no file, and has a name for each state.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { digest: blake3::hash(name.as_bytes()), is_fresh: false }
    }

    /// Can what was read in this state be relied on in the later one?
    #[must_use]
    pub fn holds(&self, later: &Self) -> bool {
        !self.is_fresh && self.digest == later.digest
    }

    /// Does the later state tell of no change?
    #[must_use]
    pub fn is(&self, later: &Self) -> bool {
        self.digest == later.digest
    }
}

/// One look at files.
struct Look {
    hasher: blake3::Hasher,
    newest: SystemTime,
    /// Does the newest bear a time without parts of a second?
    ticks_whole: bool,
    left: usize,
}

impl Look {
    fn at(&mut self, path: &Path, name: &OsStr, depth: usize, is_named: bool) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        self.hasher.update(name.as_bytes()).update(&[0]);
        let Ok(own) = fs::symlink_metadata(path) else {
            self.hasher.update(b"nothing");
            return;
        };
        self.note(&own);
        let mut found = own;
        if found.is_symlink() {
            // What it leads to may change while it stays.
            let Ok(behind) = fs::metadata(path) else {
                self.hasher.update(b"nowhere");
                return;
            };
            self.note(&behind);
            // Only a folder that was named is looked into through a link: others may lead anywhere.
            if !is_named {
                return;
            }
            found = behind;
        }
        if found.is_dir() && depth > 0 {
            self.below(path, depth);
        }
    }

    fn below(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else {
            self.hasher.update(b"closed");
            return;
        };
        let mut names: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
        // What is hidden is being written, or nobody's data.
        names.retain(|name| !name.as_bytes().starts_with(b"."));
        names.sort();
        for name in names {
            self.at(&folder.join(&name), &name, depth - 1, false);
        }
    }

    fn note(&mut self, found: &Metadata) {
        let mut number = |number: u64| {
            self.hasher.update(&number.to_le_bytes());
        };
        number(u64::from(found.mode()));
        number(found.dev());
        number(found.ino());
        // A folder bears the time at which anything in it came or went, what is hidden too.
        if found.is_dir() {
            return;
        }
        number(found.len());
        for time in [found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec()] {
            number(time.cast_unsigned());
        }
        let (seconds, parts) = (u64::try_from(found.ctime()).unwrap_or(0), u32::try_from(found.ctime_nsec()).unwrap_or(0));
        let changed = SystemTime::UNIX_EPOCH + Duration::new(seconds, parts);
        if changed > self.newest {
            (self.newest, self.ticks_whole) = (changed, parts == 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn state(folder: &Path) -> FileStates {
        FileStates::of([folder])
    }

    #[test]
    fn whatever_is_done_to_a_file_is_seen_and_reading_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        fs::write(&file, "one").unwrap();
        let mut last = state(folder.path());
        fs::read(&file).unwrap();
        assert!(last.is(&state(folder.path())), "it was only read");
        fs::write(folder.path().join(".hidden"), "beside").unwrap();
        assert!(last.is(&state(folder.path())), "what is hidden is nobody's data");
        let mut changed = |what: &str| {
            let now = state(folder.path());
            assert!(!last.is(&now), "{what}");
            last = now;
        };
        fs::write(folder.path().join("b.csv"), "two").unwrap();
        changed("a file came");
        fs::rename(folder.path().join("b.csv"), &file).unwrap();
        changed("a file took the place of another");
        fs::create_dir(folder.path().join("below")).unwrap();
        fs::write(folder.path().join("below/c.csv"), "three").unwrap();
        changed("a file came further down");
        symlink("below/c.csv", folder.path().join("link")).unwrap();
        changed("a link came");
        fs::write(folder.path().join("below/c.csv"), "longer than three").unwrap();
        changed("what a link leads to was written");
        fs::remove_file(&file).unwrap();
        changed("a file went");
        fs::remove_dir_all(folder.path()).unwrap();
        changed("the folder went");
    }

    #[test]
    fn links_that_lead_away_are_not_followed_and_pipes_are_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        symlink("/", folder.path().join("everything")).unwrap();
        symlink("/dev/zero", folder.path().join("endless")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap();
        assert!(made.success());
        assert!(state(folder.path()).is(&state(folder.path())));
    }
}
