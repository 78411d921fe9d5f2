//! What belongs to a dataset beside its rows: descriptor, claims, events, whatever else it names, and its latest totals.

use std::io::Write;

use serde_json::Value;

use super::{
    error::PublishError,
    hashed::{HashedUpload, hash_of},
};
use crate::{
    dataset::{DESCRIPTOR, Dataset, FileFault, LATEST_TOTALS, PackageFile},
    published::{Location, LocationError, PackageObject, is_plain, package_folder},
};

/// Bytes that are read of a file at a time.
const PIECE: u64 = 1 << 20;

/// The package of a dataset.
pub(super) struct Package<'a> {
    files: Vec<&'a PackageFile>,
    latest: Option<(String, Vec<u8>)>,
    pub objects: Vec<PackageObject>,
}

/// What stops the reading of a file of the package.
enum Stopped {
    File(FileFault),
    Location(LocationError),
}

impl From<FileFault> for Stopped {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<Stopped> for PublishError {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::File(fault) => fault.into(),
            Stopped::Location(error) => error.into(),
        }
    }
}

impl<'a> Package<'a> {
    /// The files of a dataset but its table, which is published as rows.
    pub(super) fn of(dataset: &'a Dataset) -> Result<Self, PublishError> {
        let tables = tables(dataset)?;
        let files: Vec<&PackageFile> = dataset.files.files().iter().filter(|file| !tables.contains(&file.name)).collect();
        if let Some(file) = files.iter().find(|file| !is_plain(&file.name)) {
            return Err(PublishError::unfit(&file.name, "is no name that a file can be published under"));
        }
        let mut objects = Vec::new();
        for file in &files {
            let mut hasher = blake3::Hasher::new();
            file.parts(0..file.length, PIECE, |bytes| {
                hasher.update(bytes);
                Ok::<(), FileFault>(())
            })?;
            let blake3 = hasher.finalize().to_hex().to_string();
            objects.push(PackageObject { name: file.name.clone(), bytes: file.length, blake3 });
        }
        let latest =
            tables.first().zip(dataset.kept_latest_bytes()).map(|(table, bytes)| (format!("{table}{LATEST_TOTALS}"), bytes));
        if let Some((name, bytes)) = &latest {
            let (length, blake3) = (u64::try_from(bytes.len()).unwrap_or(u64::MAX), blake3::hash(bytes).to_hex().to_string());
            objects.push(PackageObject { name: name.clone(), bytes: length, blake3 });
        }
        Ok(Self { files, latest, objects })
    }

    /// Puts what is not there yet.
    pub(super) fn put(&self, location: &Location, dataset: &str, version: &str) -> Result<(), PublishError> {
        let folder = package_folder(dataset, version);
        for object in &self.objects {
            let path = format!("{folder}/{}", object.name);
            let there = location.head(&path)?.is_some_and(|found| found.bytes == object.bytes);
            if there && hash_of(location, &path)? == object.blake3 {
                continue;
            }
            let mut upload = HashedUpload::new(location.create(&path)?);
            let mut put = |bytes: &[u8]| {
                let failed = |error: std::io::Error| Stopped::Location(LocationError::failed(location.place(&path), error));
                upload.write_all(bytes).map_err(failed)
            };
            match self.files.iter().find(|file| file.name == object.name) {
                Some(file) => file.parts(0..file.length, PIECE, &mut put)?,
                None => self.latest.iter().try_for_each(|(_, bytes)| put(bytes))?,
            }
            let (_, blake3, _) = upload.finish()?;
            if blake3 != object.blake3 {
                return Err(FileFault::Changed(object.name.clone()).into());
            }
        }
        Ok(())
    }
}

/// The paths of the tables of observations, as the descriptor names them.
fn tables(dataset: &Dataset) -> Result<Vec<String>, PublishError> {
    let no_descriptor = || PublishError::NoDataset(format!("{DESCRIPTOR} cannot be read again"));
    let descriptor = dataset.files.file(DESCRIPTOR).ok_or_else(no_descriptor)?;
    let bytes = descriptor.read(0..descriptor.length)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|_| no_descriptor())?;
    let resources = value.get("resources").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let observations = resources.iter().filter(|resource| resource.get("name").and_then(Value::as_str) == Some("observations"));
    Ok(observations.filter_map(|resource| Some(resource.get("path")?.as_str()?.to_owned())).collect())
}

/// Are the files of a dataset those that it was loaded from?
pub(super) fn is_as_loaded(dataset: &Dataset) -> Result<(), FileFault> {
    dataset.files.files().iter().try_for_each(|file| file.read(0..0).map(drop))
}
