//! The rows of a dataset as files at a location, several at a time. Of each a row group is in memory, and what is on its way.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use super::{
    coded_rows::CodedRows,
    error::PublishError,
    hashed::HashedUpload,
    journal::{Finished, Journal},
    parquet::{EncodedGroup, GROUP_ROWS, ParquetFile},
    parts::Part,
    sums::Sums,
};
use crate::{
    published::{DataFile, Location, Manifest, data_folder, part},
    table::{Rows, TradeTable},
    trade::Area,
};

/// Files that are written at once, at most.
const AT_ONCE: usize = 8;

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
    pub table: &'a TradeTable,
    pub sources: Vec<&'a str>,
    pub location: &'a Location,
    pub journal: Journal<'a>,
    /// The files of an earlier version that is there, by path.
    earlier: HashMap<&'a str, &'a DataFile>,
    /// The folder of its data.
    earlier_folder: String,
    /// Is what is done here still wanted?
    pub goes_on: &'a (dyn Fn() -> Result<(), PublishError> + Sync),
}

/// What a file has of the rows of a table.
#[derive(Default)]
struct Read {
    content: blake3::Hasher,
    sums: Sums,
    first: Option<u16>,
    last: Option<u16>,
    rows: usize,
}

impl Read {
    fn add(&mut self, rows: &Rows, coded: &CodedRows, sources: &[&str]) {
        self.content.update(coded.content().as_bytes());
        self.sums.join(Sums::of(rows, sources));
        self.first = self.first.or(rows.partner.first().copied());
        self.last = rows.partner.last().copied().or(self.last);
        self.rows += rows.len();
    }

    fn file(&self, path: String, (bytes, blake3): (u64, String)) -> DataFile {
        let partner = |place: Option<u16>| place.and_then(Area::from_place).map_or("", Area::code).to_owned();
        let rows = u64::try_from(self.rows).unwrap_or(u64::MAX);
        let content = self.content.finalize().to_hex().to_string();
        DataFile { path, rows, bytes, blake3, content, first_partner: partner(self.first), last_partner: partner(self.last) }
    }
}

impl<'a> Writing<'a> {
    pub(super) fn new(
        (table, sources): (&'a TradeTable, Vec<&'a str>),
        location: &'a Location,
        journal: Journal<'a>,
        earlier: Option<&'a Manifest>,
        goes_on: &'a (dyn Fn() -> Result<(), PublishError> + Sync),
    ) -> Self {
        let files = earlier.map_or(&[][..], |manifest| &manifest.files);
        let by_path = files.iter().map(|file| (file.path.as_str(), file)).collect();
        let earlier_folder = earlier.map(|manifest| data_folder(&manifest.dataset, &manifest.version)).unwrap_or_default();
        Self { table, sources, location, journal, earlier: by_path, earlier_folder, goes_on }
    }

    /// Writes all parts; of each what its file is, in the order of the parts.
    pub(super) fn all(
        &self,
        parts: &[Part],
        tell: &(dyn Fn(&DataFile, How) + Sync),
    ) -> Result<Vec<(Finished, How)>, PublishError> {
        let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let failure: Mutex<Option<PublishError>> = Mutex::new(None);
        let done: Mutex<Vec<(usize, (Finished, How))>> = Mutex::new(Vec::with_capacity(parts.len()));
        let work = || {
            while !stopped.load(Ordering::Relaxed) {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(part) = parts.get(place) else { break };
                match (self.goes_on)().and_then(|()| self.one(part)) {
                    Ok(one) => {
                        tell(&one.0.file, one.1);
                        done.lock().unwrap_or_else(PoisonError::into_inner).push((place, one));
                    }
                    Err(error) => {
                        stopped.store(true, Ordering::Relaxed);
                        failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                    }
                }
            }
        };
        let threads = thread::available_parallelism().map_or(1, Into::into).min(AT_ONCE).min(parts.len());
        thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
        if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|(place, _)| *place);
        Ok(done.into_iter().map(|(_, one)| one).collect())
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
        let mut read = Read::default();
        self.each(part, &mut |rows, coded| {
            read.add(rows, &coded, &self.sources);
            Ok(())
        })?;
        let file = read.file(name.to_owned(), (earlier.bytes, earlier.blake3.clone()));
        if file != **earlier {
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
        let mut read = Read::default();
        let place = self.location.place(path);
        let written = self.written(part, &mut upload, &mut read, &place);
        if let Some(failure) = upload.failure() {
            return Err(crate::published::LocationError::failed(place, failure).into());
        }
        written?;
        let (bytes, blake3, tag) = upload.finish()?;
        Ok((Finished { file: read.file(name, (bytes, blake3)), sums: read.sums }, tag))
    }

    fn written(&self, part: &Part, to: &mut HashedUpload, read: &mut Read, place: &str) -> Result<(), PublishError> {
        let failed =
            |error: polars::prelude::PolarsError| PublishError::Parquet { place: place.to_owned(), reason: error.to_string() };
        let mut file = ParquetFile::new(to).map_err(failed)?;
        self.each(part, &mut |rows, coded| {
            read.add(rows, &coded, &self.sources);
            file.push(&EncodedGroup::of(coded).map_err(failed)?).map_err(failed)
        })?;
        file.finish().map(drop).map_err(failed)
    }

    /// Hands on the rows of a part, group by group.
    fn each(&self, part: &Part, take: &mut dyn FnMut(&Rows, CodedRows) -> Result<(), PublishError>) -> Result<(), PublishError> {
        let mut left = part.rows;
        let mut groups = self.table.rows_in_order(part.reporter, part.skip, GROUP_ROWS);
        while left > 0 {
            let Some(rows) = groups.next().transpose()? else { break };
            let rows = if rows.len() > left { first(rows, left) } else { rows };
            left -= rows.len();
            take(&rows, CodedRows::of(&rows, &self.sources))?;
            (self.goes_on)()?;
        }
        if left > 0 {
            let text = format!("{} has {left} rows less than its index says", part.reporter.code());
            return Err(crate::table::StorageError::Unreadable(text).into());
        }
        Ok(())
    }
}

fn part_name(own: &Part) -> String {
    part(own.reporter.code(), own.number)
}

/// The first of some rows.
fn first(rows: Rows, count: usize) -> Rows {
    let rest: Vec<usize> = (count..rows.len()).collect();
    rows.without(&rest)
}
