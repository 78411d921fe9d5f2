//! What a run has finished, beside its files, so that the next one goes on where it was stopped.

use serde::{Deserialize, Serialize};

use super::{hashed::hash_of, parts::Part, sums::Sums};
use crate::published::{DataFile, Location, LocationError, Object, Sum, work_folder};

/// A file that is finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finished {
    pub file: DataFile,
    pub sums: Sums,
}

#[derive(Serialize, Deserialize)]
struct Line {
    file: DataFile,
    sums: Vec<Sum>,
    /// The tag that the file had when it was put.
    tag: Option<String>,
}

/// The journal of a version.
pub(super) struct Journal<'a> {
    pub location: &'a Location,
    pub dataset: &'a str,
    pub version: &'a str,
}

impl Journal<'_> {
    pub(super) fn folder(&self) -> String {
        work_folder(self.dataset, self.version)
    }

    fn path(&self, part: &Part) -> String {
        format!("{}/{}-{:05}.json", self.folder(), part.reporter.code(), part.number)
    }

    /// What was finished of a part, where it is still there as it was put.
    pub(super) fn finished(&self, part: &Part, path: &str) -> Result<Option<Finished>, LocationError> {
        let bytes = match self.location.get(&self.path(part)) {
            Err(error) if error.is_missing() => return Ok(None),
            bytes => bytes?,
        };
        let Ok(Line { file, sums, tag }) = serde_json::from_slice::<Line>(&bytes) else { return Ok(None) };
        let Some(sums) = Sums::read(&sums) else { return Ok(None) };
        let Some(found) = self.location.head(path)?.filter(|found| found.bytes == file.bytes) else { return Ok(None) };
        let rows = u64::try_from(part.rows).unwrap_or(u64::MAX);
        let is_it = file.rows == rows && self.is_as_put(&found, tag.as_deref(), &file.blake3)?;
        Ok(is_it.then_some(Finished { file, sums }))
    }

    /// A store's tag is of the bytes; that of a file on disk is not, so it is read.
    fn is_as_put(&self, found: &Object, tag: Option<&str>, blake3: &str) -> Result<bool, LocationError> {
        if self.location.folder().is_none() && found.tag.is_some() && found.tag.as_deref() == tag {
            return Ok(true);
        }
        Ok(hash_of(self.location, &found.path)? == blake3)
    }

    /// Keeps that a part is finished.
    pub(super) fn keep(&self, part: &Part, finished: &Finished, tag: Option<String>) -> Result<(), LocationError> {
        let line = Line { file: finished.file.clone(), sums: finished.sums.listed(), tag };
        let bytes = serde_json::to_vec(&line).map_err(|error| LocationError::failed(self.path(part), error))?;
        self.location.put(&self.path(part), &bytes).map(drop)
    }
}
