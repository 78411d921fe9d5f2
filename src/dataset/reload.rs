//! Loading again: only packages whose files changed, and without waiting for ever for one that cannot be read.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::{
    catalogue::{Catalogue, Read},
    load::load,
    package_files::Files,
    roots::{DatasetError, Found, Roots, found, with_state},
};
use crate::watch::{Contents, FileStates, Patience};

/// Loads datasets again and again. What hangs is known from one time to the next.
#[derive(Debug)]
pub struct Reloader {
    listing: Patience<Result<Vec<Found>, DatasetError>>,
    reading: Patience<Read>,
    hashing: Patience<blake3::Hash>,
    contents: Mutex<Contents>,
}

impl Reloader {
    /// Waits so long for each package; `ended` is called when one that was given up has been read.
    #[must_use]
    pub fn new(time: Duration, ended: &Arc<dyn Fn() + Send + Sync>) -> Self {
        Self {
            listing: Patience::new(time, Arc::clone(ended)),
            reading: Patience::new(time, Arc::clone(ended)),
            hashing: Patience::new(time, Arc::clone(ended)),
            contents: Mutex::default(),
        }
    }

    /// The datasets as they are now. Those whose files are in the state in which they were loaded before are not read again, unless
    /// `by_content` and their bytes are others all the same.
    ///
    /// # Errors
    /// [`DatasetError`] when the folder cannot be read, holds no package, or does not answer.
    pub fn load(&self, roots: &Roots, previous: &Catalogue, by_content: bool) -> Result<Catalogue, DatasetError> {
        let asked = roots.clone();
        let found = self.listing.run("", Some(FileStates::of([])), move || found(&asked));
        let hangs = || match roots {
            Roots::Folder(folder) => DatasetError::Hangs { folder: folder.display().to_string() },
            Roots::Builtin => DatasetError::Hangs { folder: String::new() },
            Roots::Elsewhere(elsewhere, _) => DatasetError::Hangs { folder: elsewhere.place() },
        };
        let mut found = found.ok_or_else(hangs)??;
        if by_content {
            for package in &mut found {
                package.has_other_bytes = self.differs(&package.files, package.state);
            }
        }
        let memory = previous.memory().clone().looking_at_blocks();
        let read = |files: &Files, state: FileStates| {
            let (own, memory) = (files.clone(), memory.clone());
            let work = move || {
                let loaded = load(&own, &memory);
                if with_state(own).state.is(&state) { Read::Done(Box::new(loaded)) } else { Read::Changing }
            };
            self.reading.run(&files.folder_name(), Some(state), work).unwrap_or(Read::Hangs)
        };
        Ok(Catalogue::assembled(found, Some(previous), previous.memory().clone(), &read))
    }

    fn differs(&self, files: &Files, state: FileStates) -> bool {
        let (Files::Folder(folder), name) = (files.clone(), files.folder_name()) else { return false };
        let Some(hash) = self.hashing.run(&name, Some(state), move || Contents::hash(&folder)) else { return false };
        self.contents.lock().unwrap_or_else(PoisonError::into_inner).differ(&name, state, hash)
    }
}
