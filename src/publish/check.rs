//! Whether what is published is what the dataset has: the rows of every file read back, sums, hashes, and what lies there unnamed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    destination::is_fit,
    error::PublishError,
    package::Package,
    parallel::each,
    part_rows::PartRows,
    parts::{FILE_ROWS, Part, parts},
    present::{found, strays},
    read_back::read_back,
    run::{Loaded, loaded, totals},
    sums::Sums,
    version::version,
    versions,
};
use crate::published::{DataFile, Location, LocationError, Manifest, Sum, data_folder, package_folder, part};

/// What a check came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Check {
    /// The id of the dataset.
    pub dataset: String,
    /// The version that is current.
    pub version: String,
    /// Rows of the dataset.
    pub rows: u64,
    /// Rows that were read back.
    pub published_rows: u64,
    /// Files that were looked at.
    pub files: usize,
    /// The sums of the dataset.
    pub sums: Vec<Sum>,
    /// Where both differ, each with its place; none where they are the same.
    pub differences: Vec<String>,
}

/// The sums that an engine has of the version that a manifest names.
pub type EngineSums<'a> = &'a dyn Fn(&Manifest) -> Result<Vec<Sum>, String>;

/// What a side has.
#[derive(Default)]
struct Side {
    /// The hash of the rows of each file, and how many, by path.
    files: BTreeMap<String, (String, u64)>,
    sums: Sums,
}

/// Holds what is published of a dataset against the dataset, and what an engine sees of it where one is asked.
///
/// # Errors
/// [`PublishError`] when either side cannot be read at all.
pub fn check(folder: &Path, location: &Location, engine: Option<EngineSums<'_>>) -> Result<Check, PublishError> {
    let loaded = loaded(folder)?;
    let name = &loaded.dataset.name;
    is_fit(location, name, Some(folder))?;
    let nothing = || PublishError::NoVersion(format!("nothing is published in {}", location.place(name)));
    let manifest = versions::current(location, name)?.ok_or_else(nothing)?.manifest;
    let mut differences: Vec<String> = of_version(location, &loaded, &manifest)?.into_iter().collect();
    differences.extend(of_presence(location, &manifest)?);
    let dataset = of_dataset(&loaded)?;
    let published = of_files(location, &manifest, &mut differences)?;
    differences.extend(of_rows(location, &manifest, &dataset, &published));
    differences.extend(dataset.sums.differences(&published.sums, ["in the dataset", "in the files"]));
    match Sums::read(&manifest.sums) {
        Some(stated) => differences.extend(published.sums.differences(&stated, ["in the files", "in the manifest"])),
        None => differences.push("the manifest has a sum that is no number".to_owned()),
    }
    if let Some(engine) = engine {
        let answered = engine(&manifest).map(|sums| Sums::read(&sums));
        match answered {
            Ok(Some(seen)) => differences.extend(dataset.sums.differences(&seen, ["in the dataset", "by the engine"])),
            Ok(None) => differences.push("the engine answers with a sum that is no number".to_owned()),
            Err(reason) => differences.push(format!("the engine: {reason}")),
        }
    }
    Ok(Check {
        dataset: name.clone(),
        rows: dataset.sums.rows(),
        published_rows: published.sums.rows(),
        files: manifest.files.len(),
        sums: dataset.sums.listed(),
        version: manifest.version,
        differences,
    })
}

/// Is it the version that the dataset would be published as?
fn of_version(location: &Location, loaded: &Loaded, manifest: &Manifest) -> Result<Option<String>, PublishError> {
    let package = Package::of(&loaded.dataset)?;
    let own = version(&loaded.folder, &loaded.dataset, &package.objects, &totals(&loaded.dataset));
    let place = location.place(&manifest.dataset);
    let differs = own != manifest.version;
    Ok(differs.then(|| format!("{place}: {} is current, and the dataset is {own} now: publish it", manifest.version)))
}

/// What is missing, of another size, damaged beside the rows, or not named.
fn of_presence(location: &Location, manifest: &Manifest) -> Result<Vec<String>, PublishError> {
    let (there, mut differences) = (found(location, manifest)?, Vec::new());
    for (path, bytes, _) in manifest.objects() {
        match there.get(&path) {
            None => differences.push(format!("{}: is not there", location.place(&path))),
            Some(object) if object.bytes != bytes => {
                differences.push(format!("{}: {} bytes; the manifest says {bytes}", location.place(&path), object.bytes));
            }
            Some(_) => {}
        }
    }
    let folder = package_folder(&manifest.dataset, &manifest.version);
    for object in &manifest.package {
        let path = format!("{folder}/{}", object.name);
        if there.get(&path).is_some_and(|found| found.bytes == object.bytes) {
            let hash = super::hashed::hash_of(location, &path)?;
            differences.extend((hash != object.blake3).then(|| damaged(location, &path)));
        }
    }
    let strays = strays(location, manifest)?;
    differences.extend(strays.iter().map(|path| format!("{}: is there and not named", location.place(path))));
    Ok(differences)
}

fn damaged(location: &Location, path: &str) -> String {
    format!(
        "{}: its bytes are not those that were put; publish to another location, or remove it and publish again",
        location.place(path)
    )
}

/// The rows of the dataset, by the files that they would be in.
fn of_dataset(loaded: &Loaded) -> Result<Side, PublishError> {
    let (rows, parts) = (PartRows::of(&loaded.dataset), parts(loaded.dataset.table.index(), FILE_ROWS));
    let read = each(&parts, &|own: &Part| rows.read(own, &mut |_| Ok(())))?;
    let mut side = Side::default();
    for (own, read) in parts.iter().zip(read) {
        let file = read.file(part(own.reporter.code(), own.number), (0, String::new()));
        side.files.insert(file.path, (file.content, file.rows));
        side.sums.join(read.sums);
    }
    Ok(side)
}

/// The rows that are in the files.
fn of_files(location: &Location, manifest: &Manifest, differences: &mut Vec<String>) -> Result<Side, PublishError> {
    let folder = data_folder(&manifest.dataset, &manifest.version);
    let read = each(&manifest.files, &|file: &DataFile| {
        let path = format!("{folder}/{}", file.path);
        let bytes = match location.get(&path) {
            // That it is not there is told already.
            Err(LocationError::Missing { .. }) => return Ok(Err(None)),
            bytes => bytes?,
        };
        if blake3::hash(&bytes).to_hex().as_str() != file.blake3 {
            return Ok(Err(Some(damaged(location, &path))));
        }
        Ok::<_, LocationError>(read_back(&bytes).map_err(|reason| Some(format!("{}: {reason}", location.place(&path)))))
    })?;
    let mut side = Side::default();
    for (file, read) in manifest.files.iter().zip(read) {
        match read {
            Ok(read) => {
                let again = read.file(file.path.clone(), (file.bytes, file.blake3.clone()));
                if again != *file {
                    differences.push(format!(
                        "{}: its rows are not those that the manifest says",
                        location.place(&format!("{folder}/{}", file.path))
                    ));
                }
                side.files.insert(again.path, (again.content, again.rows));
                side.sums.join(read.sums);
            }
            Err(told) => differences.extend(told),
        }
    }
    Ok(side)
}

/// The files whose rows differ.
fn of_rows(location: &Location, manifest: &Manifest, dataset: &Side, published: &Side) -> Vec<String> {
    let folder = data_folder(&manifest.dataset, &manifest.version);
    let paths: BTreeSet<&String> = dataset.files.keys().chain(published.files.keys()).collect();
    let differ = paths.into_iter().filter(|path| dataset.files.get(*path) != published.files.get(*path));
    let rows = |side: &Side, path: &String| side.files.get(path).map_or(0, |(_, rows)| *rows);
    let told = |path: &String| {
        let (own, there) = (rows(dataset, path), rows(published, path));
        let place = location.place(&format!("{folder}/{path}"));
        if own == there {
            format!("{place}: {own} rows on both sides, and not the same")
        } else {
            format!("{place}: {own} rows in the dataset, {there} in the file")
        }
    };
    differ.map(told).collect()
}
