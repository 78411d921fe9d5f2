//! One import from files to dataset.

use std::path::Path;

use encoding_rs::Encoding;

use super::{
    decode::Decoded,
    error::ImportError,
    job::Job,
    mapping::Mapping,
    opened_file::{BytesRead, visit_texts},
    package::{self, Existing, Imported},
    progress::Progress,
    provider::{Provider, Repeats},
    providers::allowed,
    report,
    revision::HsRevisions,
    row_collector::{ROWS_IN_MEMORY, RowCollector},
    source_words::source_words,
    summary::{Summary, Text},
    text_reader::{ReadTexts, TextReader},
    workspace::{turn, workspace},
    write::MergedTable,
};
use crate::{
    dataset::{DATE_ALLOWED, is_slug, partial_date},
    durable::Turn,
};

/// Imports files into a dataset. When it fails, or under `strict` when anything is dropped, the dataset is as it was.
///
/// # Errors
/// [`ImportError`]: wrong use, an input that is not what it should be, a failure to read or write.
pub fn import(job: &Job, progress: Progress<'_>) -> Result<Summary, ImportError> {
    let (parent, id) = package::place(&job.into)?;
    let mapping = job.mapping.as_deref().map(Mapping::read).transpose()?;
    package::existing(&job.into)?;
    let work = workspace(&job.into)?;
    let read = read_files(job, mapping.as_ref(), &parent, &id, work.path(), progress)?;
    let turn = turn(&job.into)?;
    let earlier = package::existing(&job.into)?;
    let target = ImportTarget { id: &id, work: work.path(), earlier: earlier.as_ref(), turn: &turn };
    put_in_place(job, mapping.as_ref(), &target, read, progress)
}

fn read_files(
    job: &Job,
    mapping: Option<&Mapping>,
    parent: &Path,
    id: &str,
    work: &Path,
    progress: Progress<'_>,
) -> Result<ReadTexts, ImportError> {
    let published = match job.published.as_deref() {
        None => 0,
        Some(text) => partial_date(text)
            .ok_or_else(|| ImportError::WrongUse(format!("--published {text:?} is not a date; allowed: {DATE_ALLOWED}")))?,
    };
    let candidates = if mapping.is_some() && job.provider == "auto" { allowed("tidy")? } else { allowed(&job.provider)? };
    let encoding = job.encoding.as_deref().or(mapping.and_then(|mapping| mapping.encoding.as_deref())).map(named).transpose()?;
    let sheet = mapping.and_then(|mapping| mapping.sheet.as_deref());
    let (bytes, mut found, mut skipped) = (BytesRead::default(), None, Vec::new());
    for path in &job.files {
        visit_texts(path, &bytes, sheet, &mut |name, input| {
            let packed = path.file_name().is_some_and(|file| !file.to_string_lossy().starts_with(name));
            let skipped = packed.then_some(&mut skipped);
            let mut decoded = Decoded::new(input, encoding);
            let mut reading = TextReader { mapping, candidates: &candidates, name, bytes: &bytes, found: &mut found, skipped };
            reading.text(&mut decoded, progress, &|source| start(job, parent, id, source, published, work))?;
            reading.remark(decoded.said().into_iter());
            Ok(())
        })?;
    }
    let Some(mut read) = found else {
        let text = if skipped.is_empty() { "no file to import".to_owned() } else { skipped.join("; ") };
        return Err(ImportError::WrongUse(text));
    };
    for why in skipped {
        read.texts.skip(why);
    }
    Ok(read)
}

/// The encoding of a name.
fn named(encoding: &str) -> Result<&'static Encoding, ImportError> {
    let wrong = || format!("encoding {encoding:?} is not known; windows-1251, windows-1256, ibm866 and others are");
    Encoding::for_label(encoding.as_bytes()).ok_or_else(|| ImportError::WrongUse(wrong()))
}

/// The sink of an import, once its provider and so its source's name are known.
fn start(job: &Job, parent: &Path, id: &str, provider: &str, published: i32, work: &Path) -> Result<RowCollector, ImportError> {
    let source = job.source.as_deref().unwrap_or(provider);
    if !is_slug(source) {
        return Err(ImportError::WrongUse(format!("--source {source:?} cannot stand in an address: a-z, 0-9, -._")));
    }
    if let Some(other) = package::taken_by(parent, id, source)? {
        let text = format!("the source name {source:?} is taken by the dataset {other}; choose another with --source");
        return Err(ImportError::WrongUse(text));
    }
    Ok(RowCollector::new(source, published, work.to_owned(), job.whole, ROWS_IN_MEMORY))
}

/// Where an import goes.
struct ImportTarget<'a> {
    id: &'a str,
    work: &'a Path,
    earlier: Option<&'a Existing>,
    turn: &'a Turn,
}

fn put_in_place(
    job: &Job,
    mapping: Option<&Mapping>,
    target: &ImportTarget<'_>,
    read: ReadTexts,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let ReadTexts { mut collector, provider, texts, rows, mut remarks } = read;
    remarks.extend(collector.mends.remarks());
    let ImportTarget { id, work, earlier, turn } = *target;
    let source = collector.texts.text(collector.source()).to_owned();
    let mut revisions = earlier.map_or_else(HsRevisions::default, |existing| existing.revisions(&source));
    collector.revisions.held_against(&revisions, &source, job.whole)?;
    revisions.renew(&collector.revisions);
    let parts = mapping.is_some_and(|mapping| mapping.add_parts) || provider.repeats == Repeats::Parts;
    let mut written = MergedTable::new(if parts { Repeats::Parts } else { Repeats::Doubles }, job.whole);
    let table = work.join("table.parquet");
    written.merge(&mut collector, earlier, &table, progress)?;
    let mut summary = summary_of(provider, &collector, &written, texts.finish());
    (summary.dataset, summary.source, summary.rows_read, summary.remarks) = (id.to_owned(), source.clone(), rows, remarks);
    summary.warn(&collector.drops, written.tally.of_partners());
    summary.written = written.tally.kept > 0 && (!job.strict || summary.dropped.is_empty());
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
            license: job.license.as_deref(),
        };
        let stored = package::StoredTable::of(&table)?;
        let descriptor = package::descriptor(earlier, &imported, &stored);
        let report = report::written(&job.into, job, &stored.name, &summary)?;
        let made = package::Made { table: (&table, &stored.name), descriptor: &descriptor, report: &report };
        let committed = package::commit(work, &job.into, &made, earlier);
        package::remove_unnamed(&job.into, turn);
        committed?;
    }
    Ok(summary)
}

/// What reading and writing came to, as it is told.
fn summary_of(provider: &Provider, collector: &RowCollector, written: &MergedTable, files: Vec<Text>) -> Summary {
    let mut summary = Summary {
        provider: provider.name.to_owned(),
        texts: u64::try_from(files.iter().filter(|text| text.skipped.is_none()).count()).unwrap_or(u64::MAX),
        kept: written.tally.kept,
        added_up: written.added,
        rounded: collector.rounded,
        dropped: collector.drops.list(),
        told: collector.told.list(),
        replaced: written.replaced,
        changed: written.changed,
        retained: written.retained,
        left: written.left,
        pairs: written.tally.pairs,
        years: written.tally.years,
        totals: written.tally.totals(),
        files,
        ..Summary::default()
    };
    summary.warn_of_files();
    summary
}
