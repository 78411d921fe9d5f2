//! Who tells that files changed. Every backend misses some changes (a full queue, a network drive, a folder that came while nobody
//! looked), so whoever needs to know of all of them looks now and then too.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use notify::{
    Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
    event::{AccessKind, AccessMode},
};

/// What is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder with all that is below it.
    Folder(PathBuf),
    /// One file, and the fonts beside it.
    File(PathBuf),
}

/// Tells of changes for as long as it lives.
#[derive(Debug)]
pub struct Watcher {
    backend: RecommendedWatcher,
    places: Vec<Place>,
    /// What is watched, by its real path, and which folder that was: another one may have its name by now.
    watched: BTreeMap<PathBuf, (u64, u64)>,
    heard: Arc<RwLock<Heard>>,
}

/// Of which changes is told.
#[derive(Debug, Default)]
struct Heard {
    below: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// Endings of the files that a style names.
const FONTS: [&str; 3] = ["ttf", "otf", "ttc"];

impl Watcher {
    /// Watches these places and calls `told` after each change, from a thread of its own.
    ///
    /// # Errors
    /// Why nothing can be watched, as where the system allows no more watchers.
    pub fn new(places: Vec<Place>, told: impl Fn() + Send + 'static) -> Result<Self, notify::Error> {
        let heard = Arc::new(RwLock::<Heard>::default());
        let known = Arc::clone(&heard);
        let on_event = move |event: Result<Event, notify::Error>| match event {
            Ok(event) => {
                if known.read().is_ok_and(|heard| heard.concerns(&event)) {
                    told();
                }
            }
            Err(error) => {
                if let ErrorKind::MaxFilesWatch = error.kind {
                    tracing::warn!("not all folders can be watched, so that changes may be seen later: {error}");
                }
                told();
            }
        };
        // A link may lead to the root of the machine.
        let backend = RecommendedWatcher::new(on_event, Config::default().with_follow_symlinks(false))?;
        let mut watcher = Self { backend, places, watched: BTreeMap::new(), heard };
        watcher.look_again();
        Ok(watcher)
    }

    /// Watches what stands at the places by now: a folder may have been replaced by another one of its name.
    pub fn look_again(&mut self) {
        let (mut wanted, mut heard) = (BTreeMap::new(), Heard::default());
        for place in &self.places {
            let (Place::Folder(path) | Place::File(path)) = place;
            let around = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if let (Ok(around), Some(name)) = (fs::canonicalize(around), path.file_name()) {
                heard.files.push(around.join(name));
                wanted.entry(around).or_insert(RecursiveMode::NonRecursive);
            }
            if let (Place::Folder(_), Ok(real)) = (place, fs::canonicalize(path)) {
                for linked in linked_folders(&real) {
                    heard.below.push(linked.clone());
                    wanted.insert(linked, RecursiveMode::Recursive);
                }
                heard.below.push(real.clone());
                wanted.insert(real, RecursiveMode::Recursive);
            }
        }
        if let Ok(mut known) = self.heard.write() {
            *known = heard;
        }
        self.watch(&wanted);
    }

    fn watch(&mut self, wanted: &BTreeMap<PathBuf, RecursiveMode>) {
        let identity = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino())).ok();
        let stale: Vec<PathBuf> = self
            .watched
            .iter()
            .filter(|(path, was)| !wanted.contains_key(*path) || identity(path) != Some(**was))
            .map(|(path, _)| path.clone())
            .collect();
        for path in stale {
            self.watched.remove(&path);
            // It is forgotten by itself when what was watched has gone.
            drop(self.backend.unwatch(&path));
        }
        for (path, mode) in wanted {
            let Some(identity) = identity(path).filter(|_| !self.watched.contains_key(path)) else { continue };
            match self.backend.watch(path, *mode) {
                Ok(()) => {
                    self.watched.insert(path.clone(), identity);
                }
                Err(error) => tracing::warn!("{} cannot be watched, so that changes may be seen later: {error}", path.display()),
            }
        }
    }
}

/// Folders that links of this one lead to: a package may be one.
fn linked_folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let links = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_symlink()));
    links.filter_map(|link| fs::canonicalize(link.path()).ok()).filter(|real| real.join("datapackage.json").is_file()).collect()
}

impl Heard {
    fn concerns(&self, event: &Event) -> bool {
        // Reading is no change.
        let is_change = match event.kind {
            EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
            _ => true,
        };
        is_change && (event.need_rescan() || event.paths.iter().any(|path| self.has(path)))
    }

    fn has(&self, path: &Path) -> bool {
        let beside = |file: &PathBuf| file.parent() == path.parent();
        self.below.iter().any(|folder| path.starts_with(folder))
            || self.files.iter().any(|file| file == path || is_font(path) && beside(file))
    }
}

/// Is it one of the files that a style may name?
#[must_use]
pub fn is_font(path: &Path) -> bool {
    path.extension().is_some_and(|ending| FONTS.iter().any(|font| ending.eq_ignore_ascii_case(font)))
}

#[cfg(test)]
mod tests {
    use std::{
        sync::mpsc::{Receiver, channel},
        time::Duration,
    };

    use super::*;

    /// Waits until a change is told, and passes over what is told of it further.
    fn told(changes: &Receiver<()>, what: &str) {
        changes.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|_| panic!("{what}"));
        while changes.recv_timeout(Duration::from_millis(200)).is_ok() {}
    }

    #[test]
    fn changes_below_a_folder_are_told_reading_is_not_and_the_folder_may_be_replaced() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("datasets");
        fs::create_dir_all(folder.join("a")).unwrap();
        let (tell, changes) = channel();
        let mut watcher = Watcher::new(vec![Place::Folder(folder.clone())], move || tell.send(()).unwrap_or_default()).unwrap();
        fs::write(folder.join("a/b.csv"), "one").unwrap();
        told(&changes, "a file was written");
        fs::read(folder.join("a/b.csv")).unwrap();
        fs::write(around.path().join("beside"), "one").unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(300)).is_err(), "a file was read, and another one is not watched");
        fs::create_dir(folder.join("new")).unwrap();
        told(&changes, "a folder came");
        fs::rename(&folder, around.path().join("old")).unwrap();
        fs::create_dir(&folder).unwrap();
        told(&changes, "the folder was replaced");
        watcher.look_again();
        fs::write(folder.join("b.csv"), "one").unwrap();
        told(&changes, "a file was written into the folder that took its place");
    }

    #[test]
    fn a_file_that_is_replaced_is_told_and_so_is_a_font_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let style = folder.path().join("style.toml");
        fs::write(&style, "one").unwrap();
        let (tell, changes) = channel();
        let _watcher = Watcher::new(vec![Place::File(style.clone())], move || tell.send(()).unwrap_or_default()).unwrap();
        for what in ["once", "and once more"] {
            fs::write(folder.path().join("new"), what).unwrap();
            fs::rename(folder.path().join("new"), &style).unwrap();
            told(&changes, what);
        }
        fs::write(folder.path().join("house.ttf"), "glyphs").unwrap();
        told(&changes, "a font");
    }
}
