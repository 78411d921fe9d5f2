//! The datasets of a location, each by its manifest. What cannot be read of one is told of that one, and keeps none of the others.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    asking::Asks,
    kept::KeptSlices,
    objects::Objects,
    package::{Broken, PublishedPackage, manifest},
    published::Place,
};
use crate::{
    dataset::{Elsewhere, PackageElsewhere, is_slug},
    published::CURRENT,
    table::EngineFault,
};

/// Published datasets, of which an engine has the rows.
#[derive(Debug)]
pub struct EngineDatasets {
    engine: Engine,
    known: Mutex<BTreeMap<String, Known>>,
}

/// What datasets of a location are asked of.
#[derive(Debug, Clone)]
pub struct Engine {
    /// Answers SQL.
    pub asks: Arc<dyn Asks>,
    /// Manifests and packages.
    pub objects: Arc<dyn Objects>,
    /// The same place as the engine names it.
    pub place: Place,
    /// Rows that were asked for.
    pub kept: Arc<KeptSlices>,
    /// Why the engine did not answer since the datasets were last looked at: then it is not asked for the next one.
    pub silent: Arc<Mutex<Option<EngineFault>>>,
}

/// What is known of a dataset from one look to the next.
#[derive(Debug)]
struct Known {
    /// The folder that it was published from.
    folder: String,
    /// The hash of its manifest, and what that was of.
    last: Option<(blake3::Hash, Arc<PublishedPackage>)>,
}

/// A manifest is not longer: it names every file of data.
const LONGEST: u64 = 256 << 20;

impl EngineDatasets {
    /// The datasets of these objects.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self { engine, known: Mutex::default() }
    }

    /// One dataset as it is now; none where there is no manifest.
    fn look(&self, id: &str, known: &mut BTreeMap<String, Known>) -> Option<Arc<dyn PackageElsewhere>> {
        let folder = known.get(id).map_or_else(|| id.to_owned(), |known| known.folder.clone());
        let bytes = match self.engine.objects.get(&format!("{id}/{CURRENT}"), LONGEST) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return None,
            Err(reason) => return Some(Arc::new(Broken::new(folder, CURRENT, &reason))),
        };
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
}

impl Elsewhere for EngineDatasets {
    fn packages(&self) -> Result<Vec<Arc<dyn PackageElsewhere>>, String> {
        *self.engine.silent.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let ids = match self.engine.objects.folders() {
            Ok(ids) => ids,
            // What was there is served on, and says why it is not known whether there is anything new.
            Err(reason) if !known.is_empty() => {
                let reason = format!("the location cannot be looked at: {reason}");
                let broken = |known: &Known| -> Arc<dyn PackageElsewhere> {
                    Arc::new(Broken::new(known.folder.clone(), CURRENT, &reason))
                };
                return Ok(known.values().map(broken).collect());
            }
            Err(reason) => return Err(reason),
        };
        let ids: Vec<String> = ids.into_iter().filter(|id| is_slug(id)).collect();
        let found: Vec<_> = ids.iter().filter_map(|id| Some((id, self.look(id, &mut known)?))).collect();
        known.retain(|id, _| found.iter().any(|(found, _)| *found == id));
        Ok(found.into_iter().map(|(_, package)| package).collect())
    }

    fn place(&self) -> String {
        self.engine.objects.place()
    }
}
