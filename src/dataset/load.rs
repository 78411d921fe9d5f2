//! Loading one data package: all or nothing.

use std::{collections::BTreeMap, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

use super::{
    claims::claims,
    events::events,
    files::Files,
    index_file,
    memory::Memory,
    observations::observations,
    package::{DESCRIPTOR, Package, created_seconds, package},
    scan::{Scanned, scan},
    stored::{PARQUET, Stored},
    totals::{self, Totals},
};
use crate::{
    table::{Rows, StorageError, SummedLevel, TradeTable},
    trade::{Caution, Claim, Event, Finding, FindingCode, Severity, Source},
};

/// A data package without errors.
#[derive(Debug)]
pub struct Dataset {
    /// Its id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub description: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When its descriptor was made, as written.
    pub created: Option<String>,
    /// The same in seconds since 1970, 0 when not known.
    pub created_seconds: i64,
    /// Its licences.
    pub licenses: Vec<String>,
    /// Its sources, in the order that table columns refer to.
    pub sources: Vec<Arc<Source>>,
    /// Warnings that go with its series.
    pub cautions: Vec<Caution>,
    /// Its observations.
    pub table: TradeTable,
    /// The sources without totals that have all of a level of products, whose sum is their total.
    pub complete: Vec<SummedLevel>,
    /// Totals kept beside them, where the sources publish none but all of a level.
    pub totals: Option<Totals>,
    /// Its claims, in file order.
    pub claims: Vec<Claim>,
    /// Its events, by date.
    pub events: Vec<Event>,
    /// Hash of all its files.
    pub hash: String,
}

/// What loading a package came to: the dataset unless there were errors, and every finding.
pub type Loaded = (Option<Dataset>, Vec<Finding>);

/// Loads a package. One error refuses it whole; all findings are returned, sorted by file and line.
#[must_use]
pub fn load(files: &Files, memory: &Memory) -> Loaded {
    let mut hasher = blake3::Hasher::new();
    let read = files.read(DESCRIPTOR).and_then(|bytes| {
        if bytes.is_empty() { Err(Finding::of_file(FindingCode::EmptyFile, DESCRIPTOR, "is empty")) } else { Ok(bytes) }
    });
    let package = match read.map_err(|finding| vec![finding]).and_then(|bytes| {
        hasher.update(&bytes);
        package(&bytes)
    }) {
        Ok(package) => package,
        Err(findings) => return (None, findings),
    };
    let (dataset, mut findings) = resources(files, package, memory, &mut hasher);
    findings.sort_by(|one, two| (&one.file, one.line).cmp(&(&two.file, two.line)));
    let refused = findings.iter().any(|finding| finding.code.severity() == Severity::Error);
    (dataset.filter(|_| !refused), findings)
}

fn resources(files: &Files, package: Package, memory: &Memory, hasher: &mut blake3::Hasher) -> Loaded {
    let sources = places(&package.sources);
    let (mut table, mut totals, mut stated, mut dated, mut findings) = (None, None, Vec::new(), Vec::new(), Vec::new());
    for (name, path) in &package.resources {
        if !["observations", "claims", "events"].contains(&name.as_str()) {
            continue;
        }
        if name == "observations" && path.ends_with(PARQUET) {
            let (found, faults) = stored(files, path, &sources, memory, hasher);
            findings.extend(faults);
            if let Some(found) = found {
                totals = match kept_totals(files, path, &found, &package.sources, memory) {
                    Ok(totals) => totals,
                    Err(error) => {
                        findings.push(Finding::of_file(FindingCode::Unreadable, path, error.to_string()));
                        None
                    }
                };
                table = Some(found.table);
            }
            continue;
        }
        let bytes = match files.read(path) {
            Ok(bytes) => bytes,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        hasher.update(path.as_bytes()).update(&bytes);
        findings.extend(match name.as_str() {
            "observations" => {
                let (rows, mut found) = observations(&bytes, path, &sources);
                match TradeTable::new(&rows) {
                    Ok(made) => table = Some(made),
                    Err(error) => found.push(Finding::of_file(FindingCode::Unreadable, path, error.to_string())),
                }
                found
            }
            "claims" => keep(&mut stated, claims(&bytes, path, &sources)),
            _ => keep(&mut dated, events(&bytes, path, &sources)),
        });
    }
    // A table that is not there had an error, which refuses the dataset; one that was never named is empty.
    let table = table.unwrap_or_else(|| TradeTable::of(&Rows::default()));
    let complete = totals::complete_levels(table.index(), &package.sources);
    let created_seconds = package.created.as_deref().and_then(created_seconds).unwrap_or(0);
    let dataset = Dataset {
        name: package.name,
        title: package.title,
        description: package.description,
        version: package.version,
        created: package.created,
        created_seconds,
        licenses: package.licenses,
        sources: package.sources.into_iter().map(Arc::new).collect(),
        cautions: package.cautions,
        table,
        complete,
        totals,
        claims: stated,
        events: dated,
        hash: hasher.finalize().to_hex().to_string(),
    };
    (Some(dataset), findings)
}

/// The table of a Parquet file, read as far as need be.
fn stored(
    files: &Files,
    path: &str,
    sources: &BTreeMap<String, u16>,
    memory: &Memory,
    hasher: &mut blake3::Hasher,
) -> (Option<Scanned>, Vec<Finding>) {
    let opened = files.open(path).map_err(|finding| vec![finding]).and_then(|bytes| Stored::open(bytes, path, sources));
    match opened {
        Ok(stored) => {
            let (length, footer) = stored.identity();
            hasher.update(path.as_bytes()).update(&length.to_le_bytes()).update(footer.as_bytes());
            let index = files.read(&format!("{path}{}", index_file::SUFFIX)).ok();
            scan(stored, index.as_deref(), memory)
        }
        Err(findings) => (None, findings),
    }
}

/// Looks at every row of a Parquet table and writes its index beside it, so that a start need not. A table with findings gets
/// none: they are told again at each start.
///
/// # Errors
/// Every finding, warnings too, when there is one.
pub fn write_index(folder: &Path) -> Result<(), Vec<Finding>> {
    let files = Files::Folder(folder.to_owned());
    let package = files.read(DESCRIPTOR).map_err(|finding| vec![finding]).and_then(|bytes| package(&bytes))?;
    let sources = places(&package.sources);
    for (name, path) in package.resources.iter().filter(|(name, path)| name == "observations" && path.ends_with(PARQUET)) {
        let open = || Stored::open(files.open(path).map_err(|finding| vec![finding])?, path, &sources);
        // No more is kept of the rows than what is looked at.
        let memory = Memory::of_mib(0, 0).looking_at_every_row();
        let (scanned, findings) = scan(open()?, None, &memory);
        let Some(table) = scanned.map(|scanned| scanned.table).filter(|_| findings.is_empty()) else { return Err(findings) };
        let failed = |error: &dyn std::fmt::Display| vec![Finding::of_file(FindingCode::Unreadable, name, error.to_string())];
        let levels = totals::complete_levels(table.index(), &package.sources);
        let summed = if levels.is_empty() { None } else { table.summed_over(&levels).map_err(|error| failed(&error))? };
        if let Some(summed) = &summed {
            let file = put(folder, &format!("{path}{}", totals::SUFFIX), |file| {
                totals::write(summed, &package.sources, file).map_err(std::io::Error::other)
            });
            file.map_err(|error| failed(&error))?;
            let file = format!("{path}{}", totals::SUFFIX);
            let stored = Stored::open(files.open(&file).map_err(|finding| vec![finding])?, &file, &sources)?;
            let index = index_file::written(summed.index(), &[], &stored);
            put(folder, &format!("{file}{}", index_file::SUFFIX), |file| std::fs::write(file, &index))
                .map_err(|error| failed(&error))?;
        }
        let levels = if summed.is_some() { levels } else { Vec::new() };
        let index = index_file::written(table.index(), &levels, &open()?);
        put(folder, &format!("{path}{}", index_file::SUFFIX), |file| std::fs::write(file, &index))
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// What the names of files that are being written beside a table begin with.
pub const BESIDE: &str = ".dyad-beside-";

/// Writes a file under another name, makes it last, and gives it its own.
fn put(folder: &Path, name: &str, write: impl FnOnce(&Path) -> std::io::Result<()>) -> std::io::Result<()> {
    // Like any other file of the package: readable by whom the umask lets read.
    let readable = std::fs::Permissions::from_mode(0o644);
    let file = tempfile::Builder::new().prefix(BESIDE).permissions(readable).tempfile_in(folder)?;
    write(file.path())?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    Ok(())
}

/// The totals of a table that has none: those beside it where its index names them, else summed here.
fn kept_totals(
    files: &Files,
    path: &str,
    scanned: &Scanned,
    sources: &[Source],
    memory: &Memory,
) -> Result<Option<Totals>, StorageError> {
    if let Some(levels) = &scanned.summed {
        if levels.is_empty() {
            return Ok(None);
        }
        let file = format!("{path}{}", totals::SUFFIX);
        let opened = files.open(&file).map_err(|finding| vec![finding]);
        if let Ok(stored) = opened.and_then(|bytes| Stored::open(bytes, &file, &places(sources))) {
            let index = files.read(&format!("{file}{}", index_file::SUFFIX)).ok();
            let table = scan(stored, index.as_deref(), memory).0;
            if let Some(Scanned { table, .. }) = table {
                return Ok(Some(Totals { table, levels: levels.clone() }));
            }
        }
    }
    let levels = totals::complete_levels(scanned.table.index(), sources);
    if levels.is_empty() {
        return Ok(None);
    }
    Ok(scanned.table.summed_over(&levels)?.map(|table| Totals { table, levels }))
}

/// The places of sources by name.
fn places(sources: &[Source]) -> BTreeMap<String, u16> {
    let places = sources.iter().enumerate();
    places.filter_map(|(place, source)| Some((source.name.clone(), u16::try_from(place).ok()?))).collect()
}

fn keep<T>(all: &mut Vec<T>, (items, findings): (Vec<T>, Vec<Finding>)) -> Vec<Finding> {
    all.extend(items);
    findings
}
