//! A Parquet table with what stands beside it: its index and its totals, read where they fit and written by `dyad import`.

use std::{collections::BTreeMap, os::unix::fs::PermissionsExt, path::Path};

use super::{
    index_file,
    memory_budget::Memory,
    package::{DESCRIPTOR, ResourceDescriptor, package},
    package_files::Files,
    parquet_table::{PARQUET, Stored},
    scan::{Scanned, scan},
    totals::{self, Totals},
};
use crate::{
    table::{StorageError, TradeTable},
    trade::{Finding, FindingCode, Source},
};

/// What the names of files that are being written beside a table begin with.
pub const BESIDE: &str = ".dyad-beside-";

/// The table of a Parquet file and its totals, read as far as need be.
pub(super) fn stored_table(
    files: &Files,
    path: &str,
    sources: &[Source],
    memory: &Memory,
    hasher: &mut blake3::Hasher,
) -> (Option<(TradeTable, Option<Totals>)>, Vec<Finding>) {
    let opened = files.open(path).map_err(|finding| vec![finding]).and_then(|bytes| Stored::open(bytes, path, &places(sources)));
    let stored = match opened {
        Ok(stored) => stored,
        Err(findings) => return (None, findings),
    };
    let (length, footer) = stored.identity();
    hasher.update(path.as_bytes()).update(&length.to_le_bytes()).update(footer.as_bytes());
    let index = files.read(&format!("{path}{}", index_file::SUFFIX)).ok();
    let (scanned, mut findings) = scan(stored, index.as_deref(), memory);
    let Some(scanned) = scanned else { return (None, findings) };
    match kept_totals(files, path, &scanned, sources, memory) {
        Ok(totals) => (Some((scanned.table, totals)), findings),
        Err(error) => {
            findings.push(Finding::of_file(FindingCode::Unreadable, path, error.to_string()));
            (None, findings)
        }
    }
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

/// Looks at every row of a Parquet table and writes its index beside it, so that a start need not. A table with findings gets
/// none: they are told again at each start. That figures are finer than the hundredths which hold them is no fault of the table;
/// who checks it is told.
///
/// # Errors
/// Every finding, warnings too, when there is one.
pub fn write_index(folder: &Path) -> Result<(), Vec<Finding>> {
    let files = Files::Folder(folder.to_owned());
    let package = files.read(DESCRIPTOR).map_err(|finding| vec![finding]).and_then(|bytes| package(&bytes))?;
    let sources = places(&package.sources);
    let tables = package.resources.iter().filter(|resource| resource.name == "observations" && resource.path.ends_with(PARQUET));
    for ResourceDescriptor { name, path, .. } in tables {
        let open = || Stored::open(files.open(path).map_err(|finding| vec![finding])?, path, &sources);
        // No more is kept of the rows than what is looked at.
        let memory = Memory::of_mib(0, 0).looking_at_every_row();
        let (scanned, findings) = scan(open()?, None, &memory);
        let is_sound = findings.iter().all(|finding| finding.code == FindingCode::RoundedInput);
        let Some(table) = scanned.map(|scanned| scanned.table).filter(|_| is_sound) else { return Err(findings) };
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

/// The places of sources by name.
pub(super) fn places(sources: &[Source]) -> BTreeMap<String, u16> {
    let places = sources.iter().enumerate();
    places.filter_map(|(place, source)| Some((source.name.clone(), u16::try_from(place).ok()?))).collect()
}
