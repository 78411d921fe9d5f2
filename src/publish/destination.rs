//! Whether a dataset can be published to a location at all.

use std::path::{Path, PathBuf};

use super::error::PublishError;
use crate::{
    dataset::is_slug,
    published::{Location, Manifest},
};

/// What is found below the folder of a published dataset.
const OWN: [&str; 6] = ["manifest.json", "manifests", "package", "data", "work", "publishing.json"];

/// Says why not, where it cannot: the name, a location in the dataset or the other way round, a folder of something else.
pub(super) fn is_fit(location: &Location, dataset: &str, from: Option<&Path>) -> Result<(), PublishError> {
    if !is_slug(dataset) {
        let reason = "is no name that a folder of a location can have; allowed are small letters, digits and hyphens";
        return Err(PublishError::unfit(&format!("{dataset:?}"), reason));
    }
    let place = location.place(dataset);
    let Some(folder) = location.folder() else {
        return Ok(());
    };
    if folder.exists() && !folder.is_dir() {
        return Err(PublishError::unfit(&location.to_string(), "is a file; a location is a folder"));
    }
    let (to, from) = (real(&folder.join(dataset)), from.map(real));
    if from.as_ref().is_some_and(|from| to.starts_with(from) || from.starts_with(&to)) {
        return Err(PublishError::unfit(&place, "lies inside the dataset, or the dataset in it; name a folder of its own"));
    }
    let entries = match std::fs::read_dir(folder.join(dataset)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(PublishError::unfit(&place, format!("cannot be read: {error}"))),
    };
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
    match names.filter(|name| !name.starts_with('.')).find(|name| !OWN.contains(&name.as_str())) {
        Some(name) => Err(PublishError::unfit(&place, format!("holds something else: {name:?}; name an empty folder"))),
        None => Ok(()),
    }
}

/// Says why not, where something else lies in a store where the dataset would.
pub(super) fn is_own(location: &Location, dataset: &str, current: Option<&Manifest>) -> Result<(), PublishError> {
    if location.folder().is_some() || current.is_some() {
        return Ok(());
    }
    let own = |path: &str| OWN.contains(&path.split('/').nth(1).unwrap_or_default());
    match location.list(dataset)?.iter().find(|object| !own(&object.path)) {
        Some(object) => {
            let reason = format!("holds something else: {:?}; name another prefix", object.path);
            Err(PublishError::unfit(&location.place(dataset), reason))
        }
        None => Ok(()),
    }
}

/// A path without links as far as it is there, the rest as it stands.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = path.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    known.map_or_else(
        || path.clone(),
        |(folder, real)| match path.strip_prefix(folder) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
    )
}
