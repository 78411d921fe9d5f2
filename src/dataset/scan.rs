//! A Parquet table as a trade table: by an index beside it where that fits, else every row is looked at, some groups at a time
//! on all processors.

use std::{collections::BTreeSet, io, ops::Range};

use rayon::prelude::*;

use super::{
    blocks_file::BlocksWriter, findings::Findings, index_file, memory_budget::Memory, observations::Tally, parquet_table::Stored,
    typed_columns::TypedRows,
};
use crate::{
    table::{Block, Index, RowFault, RowKey, Rows, SummedLevel, TradeTable},
    trade::{Dyad, Finding, FindingCode},
};

/// A table, and what the totals beside it are sums of, where its index says so.
pub(super) struct Scanned {
    pub table: TradeTable,
    pub summed: Option<Vec<SummedLevel>>,
}

/// A table of more rows is read a group at a time, however small its file.
const KEPT_ROWS: usize = 8 << 20;

/// What is kept of the rows of a group besides their index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    Block,
    Pieces,
}

/// What looking at one group came to.
struct ScannedGroup {
    index: Index,
    block: Option<Block>,
    /// The coded bytes of its pieces.
    pieces: Vec<Vec<u8>>,
    findings: Findings,
    tally: Tally,
    /// The keys of its first and of its last dyad.
    borders: Option<Borders>,
}

type Borders = [(Dyad, BTreeSet<RowKey>); 2];

/// What the groups came to so far.
struct ScannedTable {
    index: Index,
    blocks: Vec<Block>,
    findings: Findings,
    tally: Tally,
    in_order: bool,
    border: Option<(Dyad, BTreeSet<RowKey>)>,
}

/// The table, unless a row has an error, and every finding. `index` is what stands in the file beside it, if there is one.
/// With an index it also says what the totals beside the table are sums of.
pub(super) fn scan(stored: Stored, index: Option<&[u8]>, memory: &Memory) -> (Option<Scanned>, Vec<Finding>) {
    // A row that repeats the one before it takes next to no bytes on disk, and as many as any other in memory.
    let small = stored.identity().0 <= memory.in_memory && stored.groups().sum::<usize>() <= KEPT_ROWS;
    let place = |index: Index, stored: Stored| {
        if small {
            TradeTable::kept(index, Box::new(stored))
        } else {
            TradeTable::cached(index, Box::new(stored), memory.cache.clone())
        }
    };
    if let Some((index, summed)) = index.filter(|_| memory.trust_index).and_then(|bytes| index_file::read(bytes, &stored)) {
        return (Some(Scanned { table: place(index, stored), summed: Some(summed) }), Vec::new());
    }
    let kept = if small { Kept::Block } else { Kept::Nothing };
    let scanned = match ScannedTable::of(&stored, kept, &mut |_, _| Ok(())) {
        Ok(scanned) => scanned,
        Err(finding) => return (None, vec![finding]),
    };
    let ScannedTable { index, blocks, mut findings, in_order, .. } = scanned;
    let table = match (findings.refuse(), in_order, small) {
        (true, ..) => None,
        (false, true, true) => Some(TradeTable::held(index, blocks)),
        (false, true, false) => Some(place(index, stored)),
        (false, false, true) => sorted(&stored, &mut findings),
        (false, false, false) => {
            findings.push(not_sorted(&stored));
            None
        }
    };
    (table.map(|table| Scanned { table, summed: None }), findings.all())
}

/// Looks at every row and writes it in pieces: their index, unless a row has an error or they are out of order, how many rows
/// are about an area's trade with itself, and every finding.
pub(super) fn scan_into(stored: &Stored, writer: &mut BlocksWriter<'_>) -> (Option<(Index, Tally)>, Vec<Finding>) {
    let mut put = |pieces: &[Vec<u8>], group: usize| pieces.iter().try_for_each(|piece| writer.push(piece, group));
    let mut scanned = match ScannedTable::of(stored, Kept::Pieces, &mut put) {
        Ok(scanned) => scanned,
        Err(finding) => return (None, vec![finding]),
    };
    if !scanned.in_order {
        scanned.findings.push(not_sorted(stored));
    }
    let ScannedTable { index, findings, tally, .. } = scanned;
    (Some((index, tally)).filter(|_| !findings.refuse()), findings.all())
}

/// Takes the coded pieces of a group, by its place.
type Put<'a> = &'a mut dyn FnMut(&[Vec<u8>], usize) -> io::Result<()>;

impl ScannedTable {
    /// Looks at every group, some at a time, so that no more than those are in memory.
    fn of(stored: &Stored, kept: Kept, put: Put<'_>) -> Result<Self, Finding> {
        let findings = Findings::in_file(&stored.file);
        let (index, tally) = (Index::default(), Tally::default());
        let mut scanned = Self { index, blocks: Vec::new(), findings, tally, in_order: true, border: None };
        for some in portions(stored.groups()) {
            let looked: Result<Vec<ScannedGroup>, Finding> =
                some.clone().into_par_iter().map(|group| look(stored, group, kept)).collect();
            for (one, group) in looked?.into_iter().zip(some.clone()) {
                put(&one.pieces, group).map_err(|error| {
                    Finding::of_file(FindingCode::Unreadable, &stored.file, format!("its blocks cannot be written: {error}"))
                })?;
                scanned.add(one, &stored.file);
            }
            let looked_at = stored.groups().take(some.end).sum::<usize>();
            if scanned.findings.stop_at(u64::try_from(looked_at).unwrap_or(u64::MAX) + 1) {
                break;
            }
        }
        scanned.findings.extend(scanned.tally.warnings(&stored.file));
        Ok(scanned)
    }

    fn add(&mut self, one: ScannedGroup, file: &str) {
        if let Some([first, last]) = one.borders {
            self.findings.extend(self.border.as_ref().and_then(|before| double(before, &first, file)));
            self.border = Some(last);
        }
        self.findings.join(one.findings);
        self.tally.join(&one.tally);
        self.blocks.extend(one.block);
        self.in_order = self.in_order && self.index.append(one.index);
    }
}

/// So many rows of several groups are looked at together; a larger group alone.
const TOGETHER: usize = 1 << 18;

/// The groups in portions that are looked at together, by their places.
fn portions(rows: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let most = rayon::current_num_threads().max(1) * 2;
    let (mut portions, mut held): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for (place, rows) in rows.enumerate() {
        match portions.last_mut() {
            Some(last) if last.len() < most && held + rows <= TOGETHER => {
                last.end = place + 1;
                held += rows;
            }
            _ => {
                portions.push(place..place + 1);
                held = rows;
            }
        }
    }
    portions
}

fn not_sorted(stored: &Stored) -> Finding {
    let text = "is not sorted by reporter and partner, and too large to be sorted in memory; `dyad import tidy` sorts it";
    Finding::of_file(FindingCode::NotSorted, &stored.file, text)
}

/// A key that a group and the next one have both, in the dyad at their border.
fn double((last, before): &(Dyad, BTreeSet<RowKey>), (first, after): &(Dyad, BTreeSet<RowKey>), file: &str) -> Option<Finding> {
    let ((product, flow, ..), period, _) = before.intersection(after).next().filter(|_| last == first)?;
    let text = format!("{first} {flow} {product} {period}: two rows have the same key, in row groups that follow one another");
    Some(Finding::of_file(FindingCode::DuplicateKey, file, text).in_column("period"))
}

fn unreadable(stored: &Stored, error: &polars::prelude::PolarsError) -> Finding {
    Finding::of_file(FindingCode::Unreadable, &stored.file, format!("cannot be read as Parquet: {error}"))
}

fn look(stored: &Stored, group: usize, kept: Kept) -> Result<ScannedGroup, Finding> {
    let failed = |error: polars::prelude::PolarsError| unreadable(stored, &error);
    let TypedRows { rows, mut findings, tally } = stored.coded(group).map_err(failed)?;
    if rows.is_empty() {
        let pieces = Vec::new();
        return Ok(ScannedGroup { index: Index::default(), block: None, pieces, findings, tally, borders: None });
    }
    let rows = rows.sorted();
    rows.faults(&mut |fault| tell(&fault, &stored.file, &mut findings));
    let block = Block::from_sorted(&rows);
    let borders = block.borders().map(|(first, last)| [first, last].map(|dyad| (dyad, block.keys_of(dyad))));
    let cuts = block.pieces();
    let is_cut = kept == Kept::Pieces;
    let index = if is_cut { Index::of_pieces(&block, &cuts) } else { Index::of_block(&block) };
    let pieces = cuts.into_iter().filter(|_| is_cut).map(|series| block.bytes_of(series)).collect();
    Ok(ScannedGroup { index, block: Some(block).filter(|_| kept == Kept::Block), pieces, findings, tally, borders })
}

/// The table of rows whose groups are not in order: all of them at once, in memory.
fn sorted(stored: &Stored, findings: &mut Findings) -> Option<TradeTable> {
    let mut all = Rows::default();
    for group in 0..stored.groups().count() {
        match stored.coded(group) {
            Ok(coded) => all.append(coded.rows),
            Err(error) => {
                findings.push(unreadable(stored, &error));
                return None;
            }
        }
    }
    let rows = all.sorted();
    rows.faults(&mut |fault| tell(&fault, &stored.file, findings));
    (!findings.refuse()).then(|| TradeTable::from_sorted(&rows))
}

/// Tells a fault between rows in the words that a CSV's are told in.
fn tell(fault: &RowFault, file: &str, findings: &mut Findings) {
    let line = |row: u32| u64::from(row) + 1;
    match fault {
        RowFault::Duplicate { row, of } => findings.push_with(FindingCode::DuplicateKey, || {
            let text = format!("the same key as line {}: all columns but value, units, valuation, status and note", line(*of));
            Finding::of_file(FindingCode::DuplicateKey, file, text).at_line(line(*row)).in_column("period")
        }),
        RowFault::Currency { row, currency, of, other } => findings.push_with(FindingCode::UnknownTerm, || {
            let text = format!("{currency}, but line {} of the same series is in {other}; name two sources", line(*of));
            Finding::of_file(FindingCode::UnknownTerm, file, text).at_line(line(*row)).in_column("currency")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_looked_at_together_while_they_are_small() {
        let threads = rayon::current_num_threads().max(1) * 2;
        let small = portions(std::iter::repeat_n(1000, threads + 1));
        assert_eq!(small, [0..threads, threads..threads + 1]);
        assert_eq!(portions([TOGETHER, 1, TOGETHER, TOGETHER + 1].into_iter()), [0..1, 1..2, 2..3, 3..4]);
        assert_eq!(portions([TOGETHER - 1, 1, 1].into_iter()), [0..2, 2..3]);
    }
}
