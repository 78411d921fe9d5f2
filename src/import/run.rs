//! One import from files to dataset.

use std::{
    io::BufRead,
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::{Value, json};

use super::{
    error::ImportError,
    header::Header,
    input::{BytesRead, visit_texts},
    json::read_objects,
    mapping::Mapping,
    package::{self, Existing, Imported},
    provider::{Context, Mapper, Provider, Repeats, allowed, detect},
    reason::{Dropped, Reason},
    record::{Record, Records},
    reply::{error_page, is_page},
    report,
    revision::Revisions,
    sink::{ROWS_IN_MEMORY, Sink},
    summary::{Summary, Text},
    texts_read::TextsRead,
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
    texts: TextsRead,
    rows: u64,
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
    let (bytes, mut found, mut skipped) = (BytesRead::default(), None, Vec::new());
    for path in &job.files {
        visit_texts(path, &bytes, &mut |name, input| {
            let packed = path.file_name().is_some_and(|file| !file.to_string_lossy().starts_with(name));
            let skipped = packed.then_some(&mut skipped);
            let mut reading = Reading { mapping, candidates: &candidates, name, bytes: &bytes, found: &mut found, skipped };
            reading.text(input, progress, &|source| start(job, parent, id, source, published, work))
        })?;
    }
    let Some(mut read) = found else {
        let text = if skipped.is_empty() { "no file to import".to_owned() } else { skipped.join("; ") };
        return Err(ImportError::WrongUse(text));
    };
    skipped.into_iter().for_each(|why| read.texts.skip(why));
    Ok(read)
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

/// The reading of one text.
struct Reading<'a> {
    mapping: Option<&'a Mapping>,
    candidates: &'a [&'static Provider],
    name: &'a str,
    bytes: &'a BytesRead,
    found: &'a mut Option<Read>,
    /// Where a member of an archive goes that is no table of a known form, such as the code lists beside BACI's figures.
    skipped: Option<&'a mut Vec<String>>,
}

type Start<'a> = &'a dyn Fn(&str) -> Result<Sink, ImportError>;

impl Reading<'_> {
    fn text(&mut self, input: &mut dyn BufRead, progress: Progress<'_>, start: Start<'_>) -> Result<(), ImportError> {
        let beginning = input.fill_buf().map_err(|error| ImportError::Io { place: self.name.to_owned(), error })?;
        if is_page(beginning) {
            return Err(ImportError::input(self.name, error_page(input)));
        }
        let json = beginning.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"{[".contains(byte));
        let bytes = Rc::clone(self.bytes);
        if json {
            let mut mapper: Option<(usize, Box<dyn Mapper>)> = None;
            return read_objects(&mut { input }, self.name, &mut |header, record| {
                // An object may have members that those before it had not: the columns are found again.
                let mapper = match &mut mapper {
                    Some((width, mapper)) if *width == header.width() => mapper,
                    Some(narrower) => {
                        *narrower = (header.width(), self.again(header)?);
                        &mut narrower.1
                    }
                    none => &mut none.insert((header.width(), self.mapper(header, start)?)).1,
                };
                self.record(mapper.as_ref(), header.width(), record, progress, bytes.get())
            });
        }
        let (mut records, head) = Records::new(input, self.name)?;
        let header = Header::of(&head);
        if let Some(skipped) = self.skipped.as_mut().filter(|_| self.mapping.is_none())
            && let Err(why) = detect(self.candidates, &header, self.name)
        {
            skipped.push(why.to_string());
            return Ok(());
        }
        let mapper = self.mapper(&header, start)?;
        let mut record = Record::default();
        while records.read(&mut record)? {
            self.record(mapper.as_ref(), header.width(), &record, progress, bytes.get())?;
        }
        if let Some(read) = self.found.as_mut().filter(|_| records.may_be_cut(&record, header.width())) {
            read.texts.cut(record.line);
        }
        Ok(())
    }

    /// The mapper of a header that has columns more than the one before.
    fn again(&self, header: &Header) -> Result<Box<dyn Mapper>, ImportError> {
        let provider = self.found.as_ref().map(|read| read.provider);
        let provider = provider.ok_or_else(|| ImportError::WrongUse("no file to import".to_owned()))?;
        (provider.mapper)(header, &Context { file: self.name, mapping: self.mapping })
    }

    /// The mapper of a header, and at the first text the beginning of the import.
    fn mapper(&mut self, header: &Header, start: Start<'_>) -> Result<Box<dyn Mapper>, ImportError> {
        let provider = match self.candidates {
            [only] if only.name == "tidy" => only,
            candidates => detect(candidates, header, self.name)?,
        };
        match self.found {
            None => *self.found = Some(Read { sink: start(provider.name)?, provider, texts: TextsRead::default(), rows: 0 }),
            Some(read) if !std::ptr::eq(read.provider, provider) => {
                let form = if read.provider.name == provider.name { " in another form" } else { "" };
                let text =
                    format!("{} is of {}, the files before it are of {}{form}", self.name, provider.name, read.provider.name);
                return Err(ImportError::WrongUse(format!("{text}; import them one provider at a time")));
            }
            Some(_) => {}
        }
        if let Some(read) = self.found {
            read.texts.begin(self.name);
        }
        (provider.mapper)(header, &Context { file: self.name, mapping: self.mapping })
    }

    fn record(
        &mut self,
        mapper: &dyn Mapper,
        width: usize,
        record: &Record,
        progress: Progress<'_>,
        bytes: u64,
    ) -> Result<(), ImportError> {
        let Some(read) = self.found.as_mut() else { return Ok(()) };
        read.rows += 1;
        if read.rows.is_multiple_of(TELL_EVERY) {
            progress(Step::Reading { file: self.name, bytes, rows: read.rows });
        }
        // A line may end with a delimiter that the header does not have, or the other way round.
        let extra = record.len().saturating_sub(width);
        if record.len() < width || extra > 1 || (extra == 1 && !record.field(width).is_empty()) {
            let text = format!("{} fields where the header has {width}", record.len());
            read.sink.drop(self.name, record.line, &Dropped::new(Reason::RowLength, text));
            return Ok(());
        }
        let (sink, hash) = (&mut read.sink, record.hash());
        read.texts.add(hash);
        mapper.map(record, &mut |mapped| match mapped {
            Ok(draft) => sink.take(self.name, record.line, &draft, hash),
            Err(dropped) => {
                let known = dropped.worth.or_else(|| mapper.worth(record));
                let worth = known.filter(|_| dropped.reason != Reason::Missing);
                sink.drop(self.name, record.line, &Dropped { worth, ..dropped });
            }
        });
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
    let Read { mut sink, provider, texts, rows } = read;
    let Target { id, work, earlier } = *target;
    let source = sink.texts.text(sink.source()).to_owned();
    let mut revisions = earlier.map_or_else(Revisions::default, |existing| existing.revisions(&source));
    sink.revisions.held_against(&revisions, &source, job.whole)?;
    revisions.renew(&sink.revisions);
    let parts = mapping.is_some_and(|mapping| mapping.add_parts) || provider.repeats == Repeats::Parts;
    let mut written = Written::new(if parts { Repeats::Parts } else { Repeats::Doubles }, job.whole);
    let table = work.join("table.parquet");
    written.merge(&mut sink, earlier, &table, progress)?;
    let mut summary = summary_of(provider, &sink, &written, texts.finish());
    (summary.dataset, summary.source, summary.rows_read) = (id.to_owned(), source.clone(), rows);
    summary.warn(&sink.drops, written.tally.of_partners());
    summary.written = written.tally.kept > 0 && !(job.strict && !summary.dropped.is_empty());
    if summary.written {
        let imported = Imported {
            id,
            source: source_words(provider, mapping, &source, job),
            created: &job.created,
            command: &job.command,
            title: job.title.as_deref(),
            used: written.tally.sources(),
            revisions: revisions.written(),
            caution: summary.caution(),
            renewed: written.retained_of_source == 0,
        };
        let name = package::table_name(&table)?;
        let descriptor = package::descriptor(earlier, &imported, &name);
        let report = report::written(&job.into, job, &name, &summary);
        package::commit(
            work,
            &job.into,
            &package::Made { table: (&table, &name), descriptor: &descriptor, report: &report },
            earlier,
        )?;
    }
    Ok(summary)
}

/// What reading and writing came to, as it is told.
fn summary_of(provider: &Provider, sink: &Sink, written: &Written, files: Vec<Text>) -> Summary {
    let mut summary = Summary {
        provider: provider.name.to_owned(),
        texts: u64::try_from(files.iter().filter(|text| text.skipped.is_none()).count()).unwrap_or(u64::MAX),
        kept: written.tally.kept,
        added_up: written.added,
        rounded: sink.rounded,
        dropped: sink.drops.list(),
        told: sink.told.list(),
        replaced: written.replaced,
        changed: written.changed,
        retained: written.retained,
        pairs: written.tally.pairs,
        years: written.tally.years,
        totals: written.tally.totals(),
        files,
        ..Summary::default()
    };
    summary.warn_of_files();
    summary
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
