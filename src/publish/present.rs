//! What of a version is at a location, and what is there besides.

use std::collections::{BTreeMap, BTreeSet};

use super::hashed::hash_of;
use crate::published::{Location, LocationError, Manifest, Object, data_folder, package_folder};

/// Everything below the folders of a version, by path.
pub(super) fn found(location: &Location, manifest: &Manifest) -> Result<BTreeMap<String, Object>, LocationError> {
    let mut found = location.list(&data_folder(&manifest.dataset, &manifest.version))?;
    found.extend(location.list(&package_folder(&manifest.dataset, &manifest.version))?);
    Ok(found.into_iter().map(|object| (object.path.clone(), object)).collect())
}

/// Is everything that a manifest names there, by its sizes?
pub(super) fn is_there(location: &Location, manifest: &Manifest) -> Result<bool, LocationError> {
    let found = found(location, manifest)?;
    Ok(manifest.objects().all(|(path, bytes, _)| found.get(&path).is_some_and(|object| object.bytes == bytes)))
}

/// Is everything that a manifest names there, byte by byte?
pub(super) fn is_whole(location: &Location, manifest: &Manifest) -> Result<bool, LocationError> {
    if !is_there(location, manifest)? {
        return Ok(false);
    }
    for (path, _, blake3) in manifest.objects() {
        if hash_of(location, &path)? != blake3 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What lies in the folders of a version and is not named: an engine that reads the folder would read it too.
pub(super) fn strays(location: &Location, manifest: &Manifest) -> Result<Vec<String>, LocationError> {
    let named: BTreeSet<String> = manifest.objects().map(|(path, ..)| path).collect();
    Ok(found(location, manifest)?.into_keys().filter(|path| !named.contains(path)).collect())
}
