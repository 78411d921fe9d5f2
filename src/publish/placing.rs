//! Making a version the current one: the manifest of the version, and then, in one step, the manifest that everybody reads.

use super::{clock::now, error::PublishError};
use crate::published::{Before, CURRENT, FoundManifest, Location, LocationError, Manifest, manifest_of_version};

/// Puts a manifest whose files are all there; what was current is replaced only if it is what was known.
pub(super) fn place(location: &Location, manifest: Manifest, current: Option<&FoundManifest>) -> Result<Manifest, PublishError> {
    let before = current.map(|found| found.manifest.version.clone());
    let generation = current.map_or(1, |found| found.manifest.generation + 1);
    let manifest = Manifest { generation, before, put: now(), ..manifest };
    let bytes = manifest.bytes();
    location.put(&manifest_of_version(&manifest.dataset, &manifest.version), &bytes)?;
    let path = format!("{}/{CURRENT}", manifest.dataset);
    let known = match current {
        None => Before::Nothing,
        Some(found) => {
            let no_tag = || {
                LocationError::failed(location.place(&path), "the store says no tag of it, so that it cannot be replaced safely")
            };
            Before::Tagged(found.tag.clone().ok_or_else(no_tag)?)
        }
    };
    match location.put_if(&path, &bytes, &known) {
        Ok(_) => Ok(manifest),
        Err(LocationError::Changed { .. }) => {
            let there = Manifest::current(location, &manifest.dataset)?.manifest;
            // Perhaps by this very call, when its answer was lost and it was made again.
            if there == manifest {
                return Ok(manifest);
            }
            Err(PublishError::Taken(format!(
                "another process was quicker: {} is current in {}",
                there.version,
                location.place(&path)
            )))
        }
        Err(error) => Err(error.into()),
    }
}
