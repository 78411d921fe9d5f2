//! A Parquet table with what stands beside it: its blocks and its totals, read where they fit and written by `dyad import`.

use std::{collections::BTreeMap, fmt::Display, io, path::Path, sync::Arc};

use super::{
    blocks_file::{self, Blocks, BlocksOf, BlocksWriter},
    coded_table::CodedTable,
    index_file,
    memory_budget::Memory,
    observations::Tally,
    package::{DESCRIPTOR, package},
    package_files::Files,
    parquet_table::{Bytes, Identity, PARQUET, Stored, in_order},
    scan::{Scanned, scan, scan_into},
    totals::{self, Totals},
};
use crate::{
    durable::{NewFile, sync_folder},
    table::{BlockCache, Index, StorageError, TradeTable},
    trade::{Finding, FindingCode, Source},
};

/// What a table and its totals came to.
type Found = (TradeTable, Option<Totals>);

/// A table that is being read.
struct Reading<'a> {
    files: &'a Files,
    path: &'a str,
    sources: &'a [Source],
    memory: &'a Memory,
}

/// The table of a Parquet file and its totals, read as far as need be.
pub(super) fn stored_table(
    files: &Files,
    path: &str,
    sources: &[Source],
    memory: &Memory,
    (hasher, content): (&mut blake3::Hasher, &mut blake3::Hasher),
) -> (Option<Found>, Vec<Finding>) {
    let reading = Reading { files, path, sources, memory };
    let bytes = match files.open(path) {
        Ok(bytes) => bytes,
        Err(finding) => return (None, vec![finding]),
    };
    let identity = bytes.identity().ok();
    if let Some((length, footer)) = &identity {
        hasher.update(path.as_bytes()).update(&length.to_le_bytes()).update(footer.as_bytes());
    }
    let beside = identity.as_ref().and_then(|identity| reading.blocks(path, identity));
    match beside {
        Some(Ok((blocks, of, index))) if memory.trust_index && (!memory.look_at_blocks || blocks.verify().is_ok()) => {
            blocks.name(content);
            let findings = Tally::of_itself(of.itself).warnings(path).collect();
            reading.told(reading.coded(bytes, (blocks, of, index)), findings)
        }
        beside => {
            let again = bytes.again();
            let (found, mut findings) = reading.looked_through(bytes);
            // What is no table is not read to its end, since it may be of any length; what of one cannot be read is told of where
            // its rows are.
            if let (Some(_), Ok(again)) = (&found, again) {
                drop(again.name(content));
            }
            findings.extend(beside.and_then(|beside| reading.doubts(beside)));
            (found, findings)
        }
    }
}

/// The blocks beside a table: nothing when there are none, else why they cannot be used.
type Beside = Result<(Blocks, BlocksOf, Index), &'static str>;

impl Reading<'_> {
    /// The blocks beside a file, when they are of this table.
    fn blocks(&self, file: &str, identity: &Identity) -> Option<Beside> {
        let bytes = self.files.open(&format!("{file}{}", blocks_file::SUFFIX)).ok()?;
        Some(Blocks::open(bytes).and_then(|(blocks, of, index)| {
            let fits = of.table == *identity && of.sources == in_order(&places(self.sources));
            if fits { Ok((blocks, of, index)) } else { Err("is of another table") }
        }))
    }

    /// The table by its blocks.
    fn coded(&self, table: Bytes, (blocks, of, index): (Blocks, BlocksOf, Index)) -> Result<Found, StorageError> {
        let table = self.cached(index, blocks, Some(table));
        if of.summed.is_empty() {
            return Ok((table, None));
        }
        let file = format!("{}{}", self.path, totals::SUFFIX);
        let beside = self.blocks(&file, &of.table).unwrap_or(Err("is not there"));
        // They stand nowhere else, and are small: all of them are looked at once.
        let sound = beside.map_err(str::to_owned).and_then(|(blocks, of, index)| blocks.verify().map(|()| (blocks, of, index)));
        match sound {
            Ok((blocks, _, index)) => {
                let totals = Totals { table: self.cached(index, blocks, None), levels: of.summed };
                Ok((table, Some(totals)))
            }
            Err(reason) => {
                self.warn(&format!("{file}{} {reason}: totals are summed again", blocks_file::SUFFIX));
                let totals = table.summed_over(&of.summed)?;
                Ok((table, totals.map(|table| Totals { table, levels: of.summed })))
            }
        }
    }

    fn cached(&self, index: Index, blocks: Blocks, table: Option<Bytes>) -> TradeTable {
        let source = CodedTable { file: self.path.to_owned(), blocks, table, sources: places(self.sources) };
        TradeTable::cached(index, Box::new(source), self.memory.cache.clone())
    }

    /// The table by the index of an earlier version, else by looking at every row.
    fn looked_through(&self, bytes: Bytes) -> (Option<Found>, Vec<Finding>) {
        let stored = match Stored::open(bytes, self.path, &places(self.sources)) {
            Ok(stored) => stored,
            Err(findings) => return (None, findings),
        };
        if self.memory.trust_index && stored.identity().0 > self.memory.in_memory {
            let suffix = blocks_file::SUFFIX;
            self.warn(&format!(
                "no {}{suffix} of this version fits: row groups are read whole, which is slower; `dyad index` writes it",
                self.path
            ));
        }
        let index = self.files.read(&format!("{}{}", self.path, index_file::SUFFIX)).ok();
        let (scanned, findings) = scan(stored, index.as_deref(), self.memory);
        let Some(scanned) = scanned else { return (None, findings) };
        let totals = self.kept_totals(&scanned);
        self.told(totals.map(|totals| (scanned.table, totals)), findings)
    }

    /// The totals of a table that has none: those that an earlier version wrote beside it, where its index names them, else
    /// summed here.
    fn kept_totals(&self, scanned: &Scanned) -> Result<Option<Totals>, StorageError> {
        if let Some(levels) = &scanned.summed {
            if levels.is_empty() {
                return Ok(None);
            }
            let file = format!("{}{}", self.path, totals::PARQUET_SUFFIX);
            let opened = self.files.open(&file).map_err(|finding| vec![finding]);
            if let Ok(stored) = opened.and_then(|bytes| Stored::open(bytes, &file, &places(self.sources))) {
                let index = self.files.read(&format!("{file}{}", index_file::SUFFIX)).ok();
                if let Some(Scanned { table, .. }) = scan(stored, index.as_deref(), self.memory).0 {
                    return Ok(Some(Totals { table, levels: levels.clone() }));
                }
            }
        }
        let levels = totals::complete_levels(scanned.table.index(), self.sources);
        if levels.is_empty() {
            return Ok(None);
        }
        Ok(scanned.table.summed_over(&levels)?.map(|table| Totals { table, levels }))
    }

    /// What is wrong with the blocks beside a table that is looked through without them.
    fn doubts(&self, beside: Beside) -> Option<Finding> {
        let reason = match beside {
            Ok((blocks, ..)) => blocks.verify().err()?,
            Err(reason) => reason.to_owned(),
        };
        let file = format!("{}{}", self.path, blocks_file::SUFFIX);
        let text = format!("{reason}; the table is read without it, which is slower: `dyad index` writes it anew");
        Some(Finding::of_file(FindingCode::ResourceDiffers, &file, text))
    }

    fn told(&self, found: Result<Found, StorageError>, mut findings: Vec<Finding>) -> (Option<Found>, Vec<Finding>) {
        match found {
            Ok(found) => (Some(found), findings),
            Err(error) => {
                findings.push(Finding::of_file(FindingCode::Unreadable, self.path, error.to_string()));
                (None, findings)
            }
        }
    }

    fn warn(&self, text: &str) {
        tracing::warn!("{}: {text}", self.files.folder_name());
    }
}

/// Looks at every row of a Parquet table and writes it once more as coded blocks with their index beside it, so that a start
/// need not look, and its totals where it has none. Findings that no blocks keep are told again at each start, so such a table
/// gets none. That figures are finer than the hundredths which hold them is no fault of the table; who checks it is told.
///
/// # Errors
/// Every finding, warnings too, when there is one that stands in the way.
pub fn write_index(folder: &Path) -> Result<(), Vec<Finding>> {
    let files = Files::Folder(folder.to_owned());
    let package = files.read(DESCRIPTOR).map_err(|finding| vec![finding]).and_then(|bytes| package(&bytes))?;
    let mut tables =
        package.resources.iter().filter(|resource| resource.name == "observations" && resource.path.ends_with(PARQUET));
    tables.try_for_each(|table| write_blocks(folder, &files, &table.path, &package.sources))
}

fn write_blocks(folder: &Path, files: &Files, path: &str, sources: &[Source]) -> Result<(), Vec<Finding>> {
    let failed = |error: &dyn Display| {
        let text = format!("its {path}{} cannot be written: {error}", blocks_file::SUFFIX);
        vec![Finding::of_file(FindingCode::Unreadable, path, text)]
    };
    let bytes = files.open(path).map_err(|finding| vec![finding])?;
    // Asked for by itself: a call that fails here must not make blocks of a table that there is not.
    let identity = bytes.identity().map_err(|error| failed(&error))?;
    let stored = Stored::open(bytes, path, &places(sources))?;
    let new = beside(folder, path, path).map_err(|error| failed(&error))?;
    let mut writer = BlocksWriter::new(new.file()).map_err(|error| failed(&error))?;
    let (looked, findings) = scan_into(&stored, &mut writer);
    let is_kept = |finding: &Finding| [FindingCode::RoundedInput, FindingCode::ReporterIsPartner].contains(&finding.code);
    let Some((index, tally)) = looked.filter(|_| findings.iter().all(is_kept)) else { return Err(findings) };
    let mut of = BlocksOf {
        table: identity,
        sources: stored.source_names(),
        summed: totals::complete_levels(&index, sources),
        itself: tally.itself_counted(),
    };
    let written = writer.so_far().map_err(|error| failed(&error))?;
    if !put_totals(folder, path, &of, (written, &index)).map_err(|error| failed(&error))? {
        of.summed.clear();
    }
    let written = writer.finish(&of, &index).and_then(|()| new.put()).and_then(|()| sync_folder(folder));
    written.map_err(|error| failed(&error))?;
    // What an earlier version wrote would only be in the way.
    for suffix in [index_file::SUFFIX, totals::PARQUET_SUFFIX, &format!("{}{}", totals::PARQUET_SUFFIX, index_file::SUFFIX)] {
        let _ = std::fs::remove_file(folder.join(format!("{path}{suffix}")));
    }
    Ok(())
}

/// Sums the totals of a table from its blocks and writes them; false where there are none.
fn put_totals(folder: &Path, path: &str, of: &BlocksOf, (blocks, index): (Blocks, &Index)) -> io::Result<bool> {
    if of.summed.is_empty() {
        return Ok(false);
    }
    let source = CodedTable { file: path.to_owned(), blocks, table: None, sources: BTreeMap::new() };
    let table = TradeTable::cached(index.clone(), Box::new(source), Arc::new(BlockCache::new(0)));
    let Some(totals) = table.summed_over(&of.summed).map_err(io::Error::other)? else { return Ok(false) };
    let new = beside(folder, path, &format!("{path}{}", totals::SUFFIX))?;
    let mut writer = BlocksWriter::new(new.file())?;
    let index = totals.cut(|piece| writer.push(piece, 0).map_err(|error| StorageError::Unreadable(error.to_string())));
    let of = BlocksOf { summed: Vec::new(), itself: (0, None), ..of.clone() };
    writer.finish(&of, &index.map_err(io::Error::other)?)?;
    new.put()?;
    Ok(true)
}

/// A new file of the blocks of a table or of its totals, for whom the table is for.
fn beside(folder: &Path, table: &str, of: &str) -> io::Result<NewFile> {
    NewFile::like(&folder.join(format!("{of}{}", blocks_file::SUFFIX)), &folder.join(table))
}

/// The places of sources by name.
pub(super) fn places(sources: &[Source]) -> BTreeMap<String, u16> {
    let places = sources.iter().enumerate();
    places.filter_map(|(place, source)| Some((source.name.clone(), u16::try_from(place).ok()?))).collect()
}
