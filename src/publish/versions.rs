//! The versions of a dataset at a location: which there are, which is current, which go.

use std::collections::BTreeSet;

use super::{error::PublishError, placing::place, present::is_whole, turn::PublishingTurn};
use crate::{
    dataset::is_slug,
    published::{FoundManifest, Location, LocationError, Manifest, manifest_of_version, manifests_folder},
};

/// What was current, or made, within so many seconds may still be read, and stays.
const YOUNG: u64 = 3600;

/// Which versions stay.
#[derive(Debug)]
pub(super) struct Keep<'a> {
    pub current: &'a Manifest,
    /// So many of the newest, the current one among them.
    pub versions: usize,
    pub now: u64,
}

/// What was removed.
#[derive(Debug, Default)]
pub(super) struct Tidied {
    pub removed: Vec<String>,
    pub swept: usize,
}

/// A version that can be made current.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Version {
    /// Its name.
    pub version: String,
    /// Is it the current one?
    pub is_current: bool,
    /// When it was made, in seconds since 1970.
    pub made: u64,
    /// Its rows.
    pub rows: u64,
    /// Bytes of all its files.
    pub bytes: u64,
}

/// The current manifest, if anything is published.
pub(super) fn current(location: &Location, dataset: &str) -> Result<Option<FoundManifest>, LocationError> {
    match Manifest::current(location, dataset) {
        Err(error) if error.is_missing() => Ok(None),
        found => found.map(Some),
    }
}

/// The manifests of all versions, the newest first.
fn manifests(location: &Location, dataset: &str) -> Result<Vec<Manifest>, LocationError> {
    let mut found = Vec::new();
    for object in location.list(&manifests_folder(dataset))? {
        let name = object.path.rsplit('/').next().and_then(|name| name.strip_suffix(".json"));
        let Some(version) = name else { continue };
        found.push(Manifest::of_version(location, dataset, version)?.manifest);
    }
    found.sort_by(|one, two| (two.made, &two.version).cmp(&(one.made, &one.version)));
    Ok(found)
}

/// The versions of a dataset, the newest first.
///
/// # Errors
/// [`PublishError`] when nothing is published there, or it cannot be read.
pub fn versions(location: &Location, dataset: &str) -> Result<Vec<Version>, PublishError> {
    let current = known(location, dataset)?.manifest.version;
    let all = manifests(location, dataset)?.into_iter();
    let version = |manifest: Manifest| Version {
        is_current: manifest.version == current,
        made: manifest.made,
        rows: manifest.rows,
        bytes: manifest.objects().map(|(_, bytes, _)| bytes).sum(),
        version: manifest.version,
    };
    Ok(all.map(version).collect())
}

fn known(location: &Location, dataset: &str) -> Result<FoundManifest, PublishError> {
    let nothing = || PublishError::NoVersion(format!("nothing is published in {}", location.place(dataset)));
    if !is_slug(dataset) {
        return Err(nothing());
    }
    current(location, dataset)?.ok_or_else(nothing)
}

/// Makes an earlier version the current one, once everything that it names was found there byte by byte.
///
/// # Errors
/// [`PublishError`]; what was current before is current still.
pub fn rollback(location: &Location, dataset: &str, version: &str) -> Result<Manifest, PublishError> {
    known(location, dataset)?;
    let turn = PublishingTurn::take(location, dataset)?;
    let current = known(location, dataset)?;
    if current.manifest.version == version {
        return Ok(current.manifest);
    }
    let known: Vec<String> = manifests(location, dataset)?.into_iter().map(|manifest| manifest.version).collect();
    if !known.iter().any(|known| known == version) {
        let text = format!("{version:?} is no version in {}; there are {}", location.place(dataset), known.join(", "));
        return Err(PublishError::NoVersion(text));
    }
    let manifest = Manifest::of_version(location, dataset, version)?.manifest;
    if !is_whole(location, &manifest)? {
        let place = location.place(dataset);
        return Err(
            LocationError::failed(place, format!("files of {version} are missing or damaged; it is not made current")).into()
        );
    }
    turn.confirm()?;
    place(location, manifest, Some(&current))
}

/// The versions that stay: the current one, the newest, and those that may still be read.
fn staying(all: &[Manifest], keep: &Keep<'_>) -> BTreeSet<String> {
    let young = |time: u64| keep.now.saturating_sub(time) < YOUNG;
    let others = all.iter().filter(|manifest| manifest.version != keep.current.version);
    let newest = others.take(keep.versions.saturating_sub(1)).map(|manifest| &manifest.version);
    let mut stay: BTreeSet<String> = newest.chain([&keep.current.version]).cloned().collect();
    for manifest in all.iter().chain([keep.current]) {
        if young(manifest.made) || young(manifest.put) {
            stay.insert(manifest.version.clone());
        }
        if young(manifest.put) {
            stay.extend(manifest.before.clone());
        }
    }
    stay
}

/// Removes the versions that do not stay, and what stopped runs left of others. Nobody else is at work: it is one's turn, and a
/// manifest was put since it began, so that nobody who began earlier can put another.
pub(super) fn tidy(location: &Location, keep: &Keep<'_>) -> Result<Tidied, LocationError> {
    let dataset = &keep.current.dataset;
    let all = manifests(location, dataset)?;
    let stay = staying(&all, keep);
    let mut tidied = Tidied::default();
    for manifest in all.iter().filter(|manifest| !stay.contains(&manifest.version)) {
        // First that it is a version, so that one of which something is missing is none.
        location.remove(&manifest_of_version(dataset, &manifest.version))?;
        tidied.removed.push(manifest.version.clone());
    }
    for object in location.list(dataset)? {
        let Some(version) = version_of(&object.path) else { continue };
        if stay.contains(version) && !object.path.starts_with(&format!("{dataset}/work/")) {
            continue;
        }
        location.remove(&object.path)?;
        let is_known = tidied.removed.iter().any(|removed| removed == version) || stay.contains(version);
        tidied.swept += usize::from(!is_known);
    }
    Ok(tidied)
}

/// The version that a file below the folder of a dataset belongs to; none of what is of no version.
fn version_of(path: &str) -> Option<&str> {
    let mut names = path.split('/').skip(1);
    match (names.next()?, names.next()?, names.next()) {
        ("data", folder, Some(_)) => folder.strip_prefix("version="),
        ("package" | "work", version, Some(_)) => Some(version),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(number: u64, put: u64, before: Option<u64>) -> Manifest {
        let version = |number: u64| format!("v{number:032}");
        Manifest {
            format: Manifest::FORMAT,
            dataset: "mine".to_owned(),
            generation: number,
            made: put,
            put,
            before: before.map(version),
            folder: "mine".to_owned(),
            version: version(number),
            ..Manifest::default()
        }
    }

    fn stay(all: &[Manifest], versions: usize, now: u64) -> Vec<u64> {
        let keep = Keep { current: &all[0], versions, now };
        staying(all, &keep).iter().map(|version| version[1..].parse().unwrap()).collect()
    }

    #[test]
    fn the_newest_stay_and_what_may_still_be_read() {
        let day = 86_400;
        let old: Vec<Manifest> = (1..=5).rev().map(|number| manifest(number, number * day, number.checked_sub(1))).collect();
        assert_eq!(stay(&old, 3, 9 * day), [3, 4, 5]);
        assert_eq!(stay(&old, 1, 9 * day), [5]);
        // None is less than the current one.
        assert_eq!(stay(&old, 0, 9 * day), [5]);
        // The one before was read until now.
        assert_eq!(stay(&old, 1, 5 * day + 60), [4, 5]);
        // An older one that is current again stays, and so does what was current until now.
        let mut again = vec![Manifest { put: 9 * day, before: Some(old[0].version.clone()), ..old[3].clone() }];
        again.extend(old.iter().cloned());
        assert_eq!(stay(&again, 1, 9 * day + 60), [2, 5]);
    }

    #[test]
    fn files_belong_to_versions() {
        assert_eq!(version_of("mine/data/version=v1/reporter=RUS/part-00000.parquet"), Some("v1"));
        assert_eq!(version_of("mine/package/v1/claims.csv"), Some("v1"));
        assert_eq!(version_of("mine/work/v2/RUS-00000.json"), Some("v2"));
        assert_eq!((version_of("mine/manifest.json"), version_of("mine/manifests/v1.json")), (None, None));
    }
}
