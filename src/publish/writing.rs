//! The rows of a dataset as files at a location, several at a time. Of each a row group is in memory, and what is on its way.

use std::{
    collections::HashMap,
    io::{BufWriter, Write},
};

use super::{
    error::PublishError,
    hashed::{HashedUpload, hash_of},
    journal::{Finished, Journal},
    parallel::each,
    parquet::{EncodedGroup, ParquetFile},
    part_rows::{PartRead, PartRows},
    parts::Part,
};
use crate::published::{DataFile, Location, LocationError, Manifest, data_folder, part};

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 20;

/// How a file came to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It was written.
    Written,
    /// An earlier run had finished it.
    Kept,
    /// An earlier version has the same rows.
    Copied,
}

/// What is written, and where to.
pub(super) struct Writing<'a> {
    pub rows: PartRows<'a>,
    pub location: &'a Location,
    pub journal: Journal<'a>,
    /// The files of an earlier version that is there, by path.
    earlier: HashMap<&'a str, &'a DataFile>,
    /// The folder of its data.
    earlier_folder: String,
    /// Is what is done here still wanted?
    pub goes_on: &'a (dyn Fn() -> Result<(), PublishError> + Sync),
}

impl<'a> Writing<'a> {
    pub(super) fn new(
        rows: PartRows<'a>,
        location: &'a Location,
        journal: Journal<'a>,
        earlier: Option<&'a Manifest>,
        goes_on: &'a (dyn Fn() -> Result<(), PublishError> + Sync),
    ) -> Self {
        let files = earlier.map_or(&[][..], |manifest| &manifest.files);
        let by_path = files.iter().map(|file| (file.path.as_str(), file)).collect();
        let earlier_folder = earlier.map(|manifest| data_folder(&manifest.dataset, &manifest.version)).unwrap_or_default();
        Self { rows, location, journal, earlier: by_path, earlier_folder, goes_on }
    }

    /// Writes all parts; of each what its file is, in the order of the parts.
    pub(super) fn all(
        &self,
        parts: &[Part],
        tell: &(dyn Fn(&DataFile, How) + Sync),
    ) -> Result<Vec<(Finished, How)>, PublishError> {
        each(parts, &|part| {
            (self.goes_on)()?;
            let one = self.one(part)?;
            tell(&one.0.file, one.1);
            Ok(one)
        })
    }

    fn one(&self, part: &Part) -> Result<(Finished, How), PublishError> {
        let name = part_name(part);
        let path = format!("{}/{name}", data_folder(self.journal.dataset, self.journal.version));
        if let Some(finished) = self.journal.finished(part, &path)? {
            return Ok((finished, How::Kept));
        }
        if let Some(finished) = self.taken_over(part, &name, &path)? {
            return Ok((finished, How::Copied));
        }
        let (finished, tag) = self.write(part, name, &path)?;
        self.journal.keep(part, &finished, tag)?;
        Ok((finished, How::Written))
    }

    /// Copies the file of an earlier version, where it has the same rows: they are read for that, and not written.
    fn taken_over(&self, part: &Part, name: &str, path: &str) -> Result<Option<Finished>, PublishError> {
        let rows = u64::try_from(part.rows).unwrap_or(u64::MAX);
        let Some(earlier) = self.earlier.get(name).filter(|file| file.rows == rows) else { return Ok(None) };
        let from = format!("{}/{name}", self.earlier_folder);
        if self.location.head(&from)?.is_none_or(|found| found.bytes != earlier.bytes) {
            return Ok(None);
        }
        let read = self.rows.read(part, &mut |_| (self.goes_on)())?;
        let file = read.file(name.to_owned(), (earlier.bytes, earlier.blake3.clone()));
        // A folder gives the same file a second name, so that what is damaged in it would be so in both. A store looks after itself.
        let is_damaged =
            || Ok::<_, LocationError>(self.location.folder().is_some() && hash_of(self.location, &from)? != file.blake3);
        if file != **earlier || is_damaged()? {
            return Ok(None);
        }
        self.location.copy(&from, path)?;
        let finished = Finished { file, sums: read.sums };
        let tag = self.location.head(path)?.and_then(|found| found.tag);
        self.journal.keep(part, &finished, tag)?;
        Ok(Some(finished))
    }

    fn write(&self, part: &Part, name: String, path: &str) -> Result<(Finished, Option<String>), PublishError> {
        let mut upload = HashedUpload::new(self.location.create(path)?);
        let place = self.location.place(path);
        let written = self.written(part, &mut upload, &place);
        if let Some(failure) = upload.failure() {
            return Err(LocationError::failed(place, failure).into());
        }
        let read = written?;
        let (bytes, blake3, tag) = upload.finish()?;
        Ok((Finished { file: read.file(name, (bytes, blake3)), sums: read.sums }, tag))
    }

    fn written(&self, part: &Part, to: &mut HashedUpload, place: &str) -> Result<PartRead, PublishError> {
        let failed =
            |error: polars::prelude::PolarsError| PublishError::Parquet { place: place.to_owned(), reason: error.to_string() };
        // Heads of pages are written bit by bit.
        let mut file = ParquetFile::new(BufWriter::with_capacity(BUFFER, to)).map_err(failed)?;
        let read = self.rows.read(part, &mut |coded| {
            file.push(&EncodedGroup::of(coded).map_err(failed)?).map_err(failed)?;
            (self.goes_on)()
        })?;
        let mut to = file.finish().map_err(failed)?;
        to.flush().map_err(|error| LocationError::failed(place, error))?;
        Ok(read)
    }
}

fn part_name(own: &Part) -> String {
    part(own.reporter.code(), own.number)
}
