//! The datasets of a location, each by its manifest. What cannot be read of one is told of that one, and keeps none of the others.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    asked_of::Engine,
    package::{Broken, PublishedPackage, manifest},
};
use crate::{
    dataset::{Elsewhere, PackageElsewhere, is_slug},
    published::{CURRENT, LocationError},
};

/// Published datasets, of which an engine has the rows.
#[derive(Debug)]
pub struct EngineDatasets {
    engine: Engine,
    known: Mutex<BTreeMap<String, Known>>,
    /// What the log was told of the place.
    told: Mutex<BTreeMap<String, String>>,
}

/// What is known of a dataset from one look to the next.
#[derive(Debug)]
struct Known {
    /// The folder that it was published from.
    folder: String,
    /// The hash of its manifest, and what that was of.
    last: Option<(blake3::Hash, Arc<PublishedPackage>)>,
}

impl EngineDatasets {
    /// The datasets of a location.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self { engine, known: Mutex::default(), told: Mutex::default() }
    }

    /// One dataset as it is now; none where there is no manifest.
    fn look(&self, id: &str, known: &mut BTreeMap<String, Known>) -> Option<Arc<dyn PackageElsewhere>> {
        let folder = known.get(id).map_or_else(|| id.to_owned(), |known| known.folder.clone());
        let bytes = match self.engine.location.get(&format!("{id}/{CURRENT}")) {
            Ok(bytes) => bytes,
            Err(error) if error.is_missing() => return None,
            Err(error) => return Some(Arc::new(self.broken(folder, &error))),
        };
        // What is wrong the next time is news.
        self.told.lock().unwrap_or_else(PoisonError::into_inner).remove(&folder);
        let hash = blake3::hash(&bytes);
        if let Some((_, package)) = known.get(id).and_then(|known| known.last.as_ref()).filter(|(last, _)| *last == hash) {
            return Some(Arc::<PublishedPackage>::clone(package));
        }
        let manifest = manifest(&bytes, id).and_then(|manifest| PublishedPackage::new(self.engine.clone(), manifest));
        match manifest {
            Ok(package) => {
                let package = Arc::new(package);
                let folder = package.folder_name();
                known.insert(id.to_owned(), Known { folder, last: Some((hash, Arc::clone(&package))) });
                Some(package)
            }
            Err(reason) => Some(Arc::new(Broken::new(folder, CURRENT, &reason))),
        }
    }

    /// A dataset that cannot be looked at. Findings are public, and do not name the place.
    fn broken(&self, folder: String, error: &LocationError) -> Broken {
        let text = error.to_string();
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(folder.clone(), text.clone()).as_ref() != Some(&text) {
            tracing::error!("{folder}: {text}");
        }
        Broken::new(folder, CURRENT, "the place that it was published to cannot be read; the log says why")
    }
}

impl Elsewhere for EngineDatasets {
    fn packages(&self) -> Result<Vec<Arc<dyn PackageElsewhere>>, String> {
        *self.engine.silent.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let ids = match self.engine.location.folders() {
            Ok(ids) => ids,
            // What was there is served on, and says why it is not known whether there is anything new.
            Err(error) if !known.is_empty() => {
                let broken = |known: &Known| -> Arc<dyn PackageElsewhere> { Arc::new(self.broken(known.folder.clone(), &error)) };
                return Ok(known.values().map(broken).collect());
            }
            Err(error) => return Err(error.to_string()),
        };
        let ids: Vec<String> = ids.into_iter().filter(|id| is_slug(id)).collect();
        let found: Vec<_> = ids.iter().filter_map(|id| Some((id, self.look(id, &mut known)?))).collect();
        known.retain(|id, _| found.iter().any(|(found, _)| *found == id));
        Ok(found.into_iter().map(|(_, package)| package).collect())
    }

    fn place(&self) -> String {
        self.engine.location.place("")
    }
}
