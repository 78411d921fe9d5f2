//! One import from files to dataset.

use std::{
    io::BufRead,
    path::{Path, PathBuf},
    rc::Rc,
};

use encoding_rs::Encoding;
use serde_json::{Value, json};

use super::{
    decode::Decoded,
    error::ImportError,
    header::Header,
    input::{BytesRead, visit_texts},
    json::read_objects,
    mapping::Mapping,
    package::{self, Existing, Imported},
    pending::Pending,
    provider::{Context, Mapper, Provider, Repeats, allowed, detect},
    reason::{Dropped, Reason},
    record::{Record, Records},
    sink::{ROWS_IN_MEMORY, Sink},
    summary::Summary,
    work::{Work, commit_lock},
    write::Written,
};
use crate::dataset::{DATE_ALLOWED, is_slug, partial_date};

/// What is to be imported, and where to.
#[derive(Debug, Clone, Default)]
pub struct Job {
    /// A provider, or `auto`.
    pub provider: String,
    /// Files; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// The dataset's folder; its name is the dataset's id.
    pub into: PathBuf,
    /// The name of the source, if not the provider's.
    pub source: Option<String>,
    /// The title of the dataset.
    pub title: Option<String>,
    /// When the figures came out: keeps the earlier vintage.
    pub published: Option<String>,
    /// Fail when anything is dropped.
    pub strict: bool,
    /// Replace whole reporters, flows and periods, not only the partners and products that the files name.
    pub whole: bool,
    /// The mapping of a tidy table.
    pub mapping: Option<PathBuf>,
    /// The encoding of texts that are not UTF-8; else it is guessed, and said.
    pub encoding: Option<String>,
    /// The command, for the descriptor.
    pub command: String,
    /// The time, RFC 3339, for the descriptor.
    pub created: String,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Reading: the text at hand, bytes of all files so far (packed, as they lie on disk), records.
    Reading {
        /// The name of the text.
        file: &'a str,
        /// Bytes of all files so far, as they lie on disk.
        bytes: u64,
        /// Records so far.
        rows: u64,
    },
    /// Writing the sorted table.
    Writing {
        /// Rows merged so far.
        rows: u64,
        /// Of how many.
        of: u64,
    },
}

/// Is told how far an import is.
pub type Progress<'a> = &'a mut dyn FnMut(Step<'_>);

/// Rows between two words on progress.
pub(super) const TELL_EVERY: u64 = 10_000;

/// What reading came to.
struct Read {
    sink: Sink,
    provider: &'static Provider,
    texts: u64,
    rows: u64,
    /// What is said of texts.
    remarks: Vec<String>,
}

/// Imports files into a dataset. When it fails, or under `strict` when anything is dropped, the dataset is as it was.
///
/// # Errors
/// [`ImportError`]: wrong use, an input that is not what it should be, a failure to read or write.
pub fn import(job: &Job, progress: Progress<'_>) -> Result<Summary, ImportError> {
    let (parent, id) = package::place(&job.into)?;
    let mapping = job.mapping.as_deref().map(Mapping::read).transpose()?;
    package::existing(&job.into)?;
    let work = Work::new(&parent)?;
    let read = read_files(job, mapping.as_ref(), &parent, &id, work.folder.path(), progress)?;
    let _lock = commit_lock(&parent)?;
    let earlier = package::existing(&job.into)?;
    let target = Target { id: &id, work: work.folder.path(), earlier: earlier.as_ref() };
    put_in_place(job, mapping.as_ref(), &target, read, progress)
}

fn read_files(
    job: &Job,
    mapping: Option<&Mapping>,
    parent: &Path,
    id: &str,
    work: &Path,
    progress: Progress<'_>,
) -> Result<Read, ImportError> {
    let published = match job.published.as_deref() {
        None => 0,
        Some(text) => partial_date(text)
            .ok_or_else(|| ImportError::WrongUse(format!("--published {text:?} is not a date; allowed: {DATE_ALLOWED}")))?,
    };
    let candidates = if mapping.is_some() && job.provider == "auto" { allowed("tidy")? } else { allowed(&job.provider)? };
    let encoding =
        job.encoding.as_deref().or(mapping.and_then(|mapping| mapping.encoding.as_deref())).map(encoding).transpose()?;
    let (bytes, mut found) = (BytesRead::default(), None);
    for path in &job.files {
        let sheet = mapping.and_then(|mapping| mapping.sheet.as_deref());
        visit_texts(path, &bytes, sheet, &mut |name, input| {
            let mut decoded = Decoded::new(input, encoding);
            let mut reading = Reading { mapping, candidates: &candidates, name, bytes: &bytes, found: &mut found };
            reading.text(&mut decoded, progress, &|source| start(job, parent, id, source, published, work))?;
            reading.remark(decoded.said().into_iter());
            Ok(())
        })?;
    }
    found.ok_or_else(|| ImportError::WrongUse("no file to import".to_owned()))
}

/// The encoding of a name.
fn encoding(name: &str) -> Result<&'static Encoding, ImportError> {
    let known = Encoding::for_label(name.as_bytes());
    known.ok_or_else(|| {
        ImportError::WrongUse(format!("encoding {name:?} is not known; windows-1251, windows-1256, ibm866 and others are"))
    })
}

/// The sink of an import, once its provider and so its source's name are known.
fn start(job: &Job, parent: &Path, id: &str, provider: &str, published: i32, work: &Path) -> Result<Sink, ImportError> {
    let source = job.source.as_deref().unwrap_or(provider);
    if !is_slug(source) {
        return Err(ImportError::WrongUse(format!("--source {source:?} cannot stand in an address: a-z, 0-9, -._")));
    }
    if let Some(other) = package::taken_by(parent, id, source) {
        let text = format!("the source name {source:?} is taken by the dataset {other}; choose another with --source");
        return Err(ImportError::WrongUse(text));
    }
    Ok(Sink::new(source, published, work.to_owned(), job.whole, ROWS_IN_MEMORY))
}

/// A header that lacks columns, and the line further down that has them.
fn with_hint(error: ImportError, line: Option<u64>) -> ImportError {
    match (error, line) {
        (ImportError::WrongUse(text), Some(line)) => ImportError::WrongUse(format!(
            "{text}. The header seems to be on line {line}: write skip = {} into the mapping",
            line - 1
        )),
        (error, _) => error,
    }
}

/// The reading of one text.
struct Reading<'a> {
    mapping: Option<&'a Mapping>,
    candidates: &'a [&'static Provider],
    name: &'a str,
    bytes: &'a BytesRead,
    found: &'a mut Option<Read>,
}

type Start<'a> = &'a dyn Fn(&str) -> Result<Sink, ImportError>;

impl Reading<'_> {
    fn text(&mut self, input: &mut dyn BufRead, progress: Progress<'_>, start: Start<'_>) -> Result<(), ImportError> {
        let beginning = input.fill_buf().map_err(|error| ImportError::Io { place: self.name.to_owned(), error })?;
        let json = beginning.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"{[".contains(byte));
        let bytes = Rc::clone(self.bytes);
        if json {
            let mut pending: Option<Pending> = None;
            read_objects(&mut { input }, self.name, &mut |header, mut record| {
                let pending = match &mut pending {
                    Some(pending) => pending,
                    none => none.insert(Pending::new(self.mapper(header, start)?)),
                };
                self.record(pending, header.width(), &mut record, progress, bytes.get())
            })?;
            return pending.map_or(Ok(()), |mut pending| self.end(&mut pending));
        }
        let skip = self.mapping.map_or(0, |mapping| mapping.skip);
        let hint = self.mapping.and_then(|mapping| mapping.header_in(beginning, skip));
        let (mut records, head) = Records::after(skip, input, self.name)?;
        let header = Header::of(&head);
        let mapper = self.mapper(&header, start).map_err(|error| with_hint(error, hint))?;
        let (mut pending, mut record) = (Pending::new(mapper), Record::default());
        while records.read(&mut record)? {
            self.record(&mut pending, header.width(), &mut record, progress, bytes.get())?;
        }
        self.end(&mut pending)
    }

    /// Maps what still waited, and notes what the mapper says of the whole text.
    fn end(&mut self, pending: &mut Pending) -> Result<(), ImportError> {
        pending.settle()?;
        self.release(pending)?;
        let remarks = pending.mapper.remarks();
        self.remark(remarks.iter().map(String::as_str));
        Ok(())
    }

    fn release(&mut self, pending: &mut Pending) -> Result<(), ImportError> {
        pending.release().iter().try_for_each(|record| self.take(pending.mapper.as_ref(), record))
    }

    fn remark<'b>(&mut self, remarks: impl Iterator<Item = &'b str>) {
        if let Some(read) = self.found {
            read.remarks.extend(remarks.map(|remark| format!("{}: {remark}", self.name)));
        }
    }

    /// The mapper of a header, and at the first text the beginning of the import.
    fn mapper(&mut self, header: &Header, start: Start<'_>) -> Result<Box<dyn Mapper>, ImportError> {
        let provider = match self.candidates {
            [only] if only.name == "tidy" => only,
            candidates => detect(candidates, header, self.name)?,
        };
        match self.found {
            None => *self.found = Some(Read { sink: start(provider.name)?, provider, texts: 0, rows: 0, remarks: Vec::new() }),
            Some(read) if read.provider.name != provider.name => {
                let text = format!("{} is of {}, the files before it are of {}", self.name, provider.name, read.provider.name);
                return Err(ImportError::WrongUse(format!("{text}; import them one provider at a time")));
            }
            Some(_) => {}
        }
        if let Some(read) = self.found {
            read.texts += 1;
        }
        (provider.mapper)(header, &Context { file: self.name, mapping: self.mapping })
    }

    fn record(
        &mut self,
        pending: &mut Pending,
        width: usize,
        record: &mut Record,
        progress: Progress<'_>,
        bytes: u64,
    ) -> Result<(), ImportError> {
        let Some(read) = self.found.as_mut() else { return Ok(()) };
        read.rows += 1;
        if read.rows.is_multiple_of(TELL_EVERY) {
            progress(Step::Reading { file: self.name, bytes, rows: read.rows });
        }
        // A line may end with a delimiter that the header does not have, or the other way round.
        if record.len() < width || (width..record.len()).any(|place| !record.field(place).is_empty()) {
            let text = format!("{} fields where the header has {width}", record.len());
            read.sink.take(self.name, record.line, Err(Dropped::new(Reason::RowLength, text)));
            return Ok(());
        }
        if !pending.is_ready(record)? {
            return Ok(());
        }
        if pending.is_waiting() {
            self.release(pending)?;
        }
        self.take(pending.mapper.as_ref(), record)
    }

    fn take(&mut self, mapper: &dyn Mapper, record: &Record) -> Result<(), ImportError> {
        let Some(read) = self.found.as_mut() else { return Ok(()) };
        let sink = &mut read.sink;
        mapper.map(record, &mut |mapped| sink.take(self.name, record.line, mapped));
        sink.check()
    }
}

/// Where an import goes.
struct Target<'a> {
    id: &'a str,
    work: &'a Path,
    earlier: Option<&'a Existing>,
}

fn put_in_place(
    job: &Job,
    mapping: Option<&Mapping>,
    target: &Target<'_>,
    read: Read,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let Read { mut sink, provider, texts, rows, mut remarks } = read;
    remarks.extend(sink.mends.remarks());
    let Target { id, work, earlier } = *target;
    let parts = mapping.is_some_and(|mapping| mapping.add_parts) || provider.repeats == Repeats::Parts;
    let mut written = Written::new(if parts { Repeats::Parts } else { Repeats::Doubles });
    let table = work.join("table.parquet");
    written.merge(&mut sink, earlier, &table, progress)?;
    let source = sink.texts.text(sink.source()).to_owned();
    let dropped = sink.drops.list();
    let refused = job.strict && !dropped.is_empty();
    if written.tally.kept > 0 && !refused {
        let imported = Imported {
            id,
            source: source_words(provider, mapping, &source, job),
            created: &job.created,
            command: &job.command,
            title: job.title.as_deref(),
            used: written.tally.sources(),
        };
        let name = package::table_name(&table)?;
        let descriptor = package::descriptor(earlier, &imported, &name);
        package::commit(work, &job.into, (&table, &name), &descriptor, earlier)?;
    }
    Ok(Summary {
        provider: provider.name.to_owned(),
        dataset: id.to_owned(),
        source,
        written: written.tally.kept > 0 && !refused,
        texts,
        rows_read: rows,
        kept: written.tally.kept,
        added_up: written.added,
        rounded: sink.rounded,
        dropped,
        remarks,
        replaced: written.replaced,
        retained: written.retained,
        pairs: written.tally.pairs,
        years: written.tally.years,
        totals: written.tally.totals(),
    })
}

/// The source as the descriptor has it: the provider's words, then the mapping's.
fn source_words(provider: &Provider, mapping: Option<&Mapping>, name: &str, job: &Job) -> Value {
    let words = mapping.map(|mapping| mapping.source.clone()).unwrap_or_default();
    let mut source = json!({
        "name": name,
        "title": words.title.or_else(|| job.title.clone().filter(|_| provider.name == "tidy")).unwrap_or_else(|| provider.title.to_owned()),
        "priority": 50,
        "reporting": words.reporting.unwrap_or_else(|| provider.reporting.word().to_owned()),
    });
    let or = |word: Option<String>, usual: &str| word.unwrap_or_else(|| usual.to_owned());
    for (member, word) in [
        ("path", or(words.path, provider.path)),
        ("license", or(words.license, provider.license)),
        ("compiler", or(words.compiler, provider.compiler)),
        ("published", job.published.clone().unwrap_or_default()),
    ] {
        if !word.is_empty() {
            source[member] = json!(word);
        }
    }
    source
}
