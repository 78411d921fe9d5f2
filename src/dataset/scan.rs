//! A Parquet table as a trade table: by the index beside it where that fits, else every row is looked at, group by group on
//! all processors.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{
    findings::Findings, index_file, memory_budget::Memory, observations::Tally, parquet_table::Stored, typed_columns::TypedRows,
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

/// What looking at one group came to.
struct ScannedGroup {
    index: Index,
    block: Option<Block>,
    findings: Findings,
    tally: Tally,
    /// The keys of its first and of its last dyad.
    borders: Option<[(Dyad, BTreeSet<RowKey>); 2]>,
}

/// The table, unless a row has an error, and every finding. `index` is what stands in the file beside it, if there is one.
/// With an index it also says what the totals beside the table are sums of.
pub(super) fn scan(stored: Stored, index: Option<&[u8]>, memory: &Memory) -> (Option<Scanned>, Vec<Finding>) {
    let small = stored.identity().0 <= memory.in_memory;
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
    let groups: Vec<usize> = (0..stored.groups().count()).collect();
    let looked: Result<Vec<ScannedGroup>, Finding> = groups.into_par_iter().map(|group| look(&stored, group, small)).collect();
    let looked = match looked {
        Ok(looked) => looked,
        Err(finding) => return (None, vec![finding]),
    };
    let (mut index, mut blocks, mut findings, mut tally, mut in_order) =
        (Index::default(), Vec::new(), Findings::in_file(&stored.file), Tally::default(), true);
    findings.extend(looked.windows(2).filter_map(|pair| double(&pair[0], &pair[1], &stored.file)));
    for one in looked {
        findings.join(one.findings);
        tally.join(&one.tally);
        blocks.extend(one.block);
        in_order = in_order && index.append(one.index);
    }
    findings.extend(tally.warnings(&stored.file));
    let table = match (findings.refuse(), in_order, small) {
        (true, ..) => None,
        (false, true, true) => Some(TradeTable::held(index, blocks)),
        (false, true, false) => Some(place(index, stored)),
        (false, false, true) => sorted(&stored, &mut findings),
        (false, false, false) => {
            let text = "is not sorted by reporter and partner, and too large to be sorted in memory; `dyad import tidy` sorts it";
            findings.push(Finding::of_file(FindingCode::NotSorted, &stored.file, text));
            None
        }
    };
    (table.map(|table| Scanned { table, summed: None }), findings.all())
}

/// A key that a group and the next one have both, in the dyad at their border.
fn double(one: &ScannedGroup, two: &ScannedGroup, file: &str) -> Option<Finding> {
    let ([_, (last, before)], [(first, after), _]) = (one.borders.as_ref()?, two.borders.as_ref()?);
    let ((product, flow, ..), period, _) = before.intersection(after).next().filter(|_| last == first)?;
    let text = format!("{first} {flow} {product} {period}: two rows have the same key, in row groups that follow one another");
    Some(Finding::of_file(FindingCode::DuplicateKey, file, text).in_column("period"))
}

fn unreadable(stored: &Stored, error: &polars::prelude::PolarsError) -> Finding {
    Finding::of_file(FindingCode::Unreadable, &stored.file, format!("cannot be read as Parquet: {error}"))
}

fn look(stored: &Stored, group: usize, keep: bool) -> Result<ScannedGroup, Finding> {
    let failed = |error: polars::prelude::PolarsError| unreadable(stored, &error);
    let TypedRows { rows, mut findings, tally } = stored.coded(group).map_err(failed)?;
    if rows.is_empty() {
        return Ok(ScannedGroup { index: Index::default(), block: None, findings, tally, borders: None });
    }
    let rows = rows.sorted();
    rows.faults(&mut |fault| tell(&fault, &stored.file, &mut findings));
    let block = Block::from_sorted(&rows);
    let borders = block.borders().map(|(first, last)| [first, last].map(|dyad| (dyad, block.keys_of(dyad))));
    Ok(ScannedGroup { index: Index::of_block(&block), block: keep.then_some(block), findings, tally, borders })
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
