//! One file that is served beside the datasets (style, map): read again when it changed, and its last good version kept.

use std::{
    fmt::Display,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crate::{
    dataset::caught,
    http::{Became, ReloadedItem},
    watch::{FileStates, Patience},
};

/// How a file is read, from one reload to the next.
#[derive(Debug)]
pub(super) struct ReloadedFile<T> {
    name: &'static str,
    reading: Patience<Look<T>>,
    /// The state in which it was read last, and what was wrong with it.
    known: Mutex<(FileStates, Option<String>)>,
}

/// What a look at a file came to.
enum Look<T> {
    Unchanged,
    Read(FileStates, Result<T, String>),
}

impl<T: Send + 'static> ReloadedFile<T> {
    /// A file of this name that was read in this state.
    pub(super) fn new(name: &'static str, state: FileStates, time: Duration, ended: &Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { name, reading: Patience::new(time, Arc::clone(ended)), known: Mutex::new((state, None)) }
    }

    /// What is read anew of these paths, and what became of it; nothing where they are what they were.
    pub(super) fn again<E: Display>(
        &self,
        paths: Vec<PathBuf>,
        read: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> (Option<T>, Option<ReloadedItem>) {
        let item = |became, detail| Some(ReloadedItem { name: self.name.to_owned(), became, detail });
        let (known, fault) = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let look = move || {
            let state = FileStates::of(paths.iter().map(PathBuf::as_path));
            if known.holds(&state) {
                return Look::Unchanged;
            }
            let read = caught(|| read().map_err(|error| error.to_string())).unwrap_or_else(Err);
            Look::Read(state, read)
        };
        let (state, read) = match self.reading.run(self.name, Some(FileStates::of([])), look) {
            None => return (None, item(Became::Kept, Some("it is still being read; does its drive hang?".to_owned()))),
            Some(Look::Unchanged) => return (None, fault.and_then(|fault| item(Became::Kept, Some(fault)))),
            Some(Look::Read(state, read)) => (state, read),
        };
        let fault = read.as_ref().err().cloned();
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = (state, fault.clone());
        match read {
            Ok(read) => (Some(read), item(Became::Loaded, None)),
            Err(_) => (None, item(Became::Kept, fault)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn it_is_read_when_it_changed_and_a_fault_is_told_until_it_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("style.toml");
        fs::write(&path, "one").unwrap();
        let state = FileStates::of([path.as_path()]);
        let ended: Arc<dyn Fn() + Send + Sync> = Arc::new(|| ());
        let file = ReloadedFile::new("style", state, Duration::from_secs(30), &ended);
        let again = || {
            let own = path.clone();
            let (read, item) = file.again(vec![path.clone()], move || match fs::read_to_string(&own) {
                Ok(text) if text.contains("bad") => Err(text),
                Ok(text) => Ok(text),
                Err(error) => Err(error.to_string()),
            });
            (read, item.map(|item| (item.became, item.detail)))
        };
        fs::write(&path, "three").unwrap();
        assert_eq!(again(), (Some("three".to_owned()), Some((Became::Loaded, None))));
        fs::write(&path, "quite bad").unwrap();
        for _ in 0..2 {
            assert_eq!(again(), (None, Some((Became::Kept, Some("quite bad".to_owned())))));
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(again().1.map(|(became, _)| became), Some(Became::Kept));
        fs::write(&path, "mended").unwrap();
        assert_eq!(again(), (Some("mended".to_owned()), Some((Became::Loaded, None))));
    }
}
