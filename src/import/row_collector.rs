//! Where mapped rows gather: counted, checked, and sorted; past a number of rows a sorted run goes to disk, so that memory
//! does not grow with the input. A thread beside the reading sorts and writes it.

use std::{mem, path::PathBuf, thread::JoinHandle};

use super::{
    coverage::Coverage,
    error::ImportError,
    ledger::Ledger,
    precedence::Precedence,
    product::Mends,
    provider::Draft,
    reason::{DropReason, Dropped},
    revision::HsRevisions,
    row::{Key, Row, TextId, Texts},
    row_order::ordered,
    run_file::Run,
};
use crate::trade::{Dyad, Territories};

/// Rows gathered before they become a run: about 100 MB, and as much again while the run before is written.
pub(super) const ROWS_IN_MEMORY: usize = 1_000_000;

/// A run that is being written; its rows come back as empty room.
type Writing = JoinHandle<Result<(Run, Vec<Row>), ImportError>>;

/// Gathers rows.
pub(super) struct RowCollector {
    pub texts: Texts,
    pub drops: Ledger,
    /// What is told of figures that are kept.
    pub told: Ledger,
    /// What was done to product codes.
    pub mends: Mends,
    pub revisions: HsRevisions,
    pub coverage: Coverage,
    pub rounded: u64,
    pub runs: Vec<Run>,
    pub rows: Vec<Row>,
    writing: Option<Writing>,
    begun: usize,
    source: TextId,
    published: i32,
    folder: PathBuf,
    capacity: usize,
    failed: Option<ImportError>,
}

impl RowCollector {
    pub(super) fn new(source: &str, published: i32, folder: PathBuf, whole: bool, capacity: usize) -> Self {
        let mut texts = Texts::default();
        let source = texts.id(source);
        Self {
            texts,
            drops: Ledger::default(),
            told: Ledger::default(),
            mends: Mends::default(),
            revisions: HsRevisions::default(),
            coverage: Coverage::new(whole),
            rounded: 0,
            runs: Vec::new(),
            // Whole from the start: growing would hold the rows twice for a moment. Pages that no row comes to cost nothing.
            rows: Vec::with_capacity(capacity),
            writing: None,
            begun: 0,
            source,
            published,
            folder,
            capacity,
            failed: None,
        }
    }

    pub(super) fn source(&self) -> TextId {
        self.source
    }

    pub(super) fn published(&self) -> i32 {
        self.published
    }

    /// Counts a figure that is kept out.
    pub(super) fn drop(&mut self, file: &str, line: u64, dropped: &Dropped) {
        self.drops.add(dropped, || format!("{file}:{line}"));
    }

    /// Takes a figure; `record` is a hash of the record that it stands in.
    pub(super) fn take(&mut self, file: &str, line: u64, draft: &Draft<'_>, record: u64) {
        let of_worth = |dropped: Dropped| match draft.value.map(|value| value.0.hundredths(draft.unit_mult)) {
            Some(worth) => dropped.worth(worth, draft.currency),
            None => dropped,
        };
        let dropped = |reason, detail: &str| of_worth(Dropped::new(reason, detail));
        if let Some(told) = &draft.told {
            self.told.add(&of_worth(told.clone()), || format!("{file}:{line}"));
        }
        if draft.reporter == draft.partner {
            self.drop(file, line, &dropped(DropReason::SelfTrade, draft.reporter.code()));
        } else if !fits(draft) {
            let value = draft.value.map_or_else(String::new, |value| value.0.to_string());
            self.drop(file, line, &dropped(DropReason::Value, &format!("{value} is too large")));
        } else {
            if let Some(mend) = draft.mended {
                self.mends.add(mend, || format!("{file}:{line}: {}", draft.product.text()));
            }
            self.push(draft, record);
        }
    }

    fn push(&mut self, draft: &Draft<'_>, record: u64) {
        self.rounded += u64::from(draft.value.is_some_and(|value| value.1));
        let known = draft.value.map(|value| value.0.known(draft.unit_mult, draft.decimals));
        let key = Key {
            reporter: draft.reporter,
            partner: draft.partner,
            product: draft.product,
            flow: draft.flow,
            calendar: draft.calendar,
            period: draft.period,
            published: self.published,
            source: self.source,
        };
        let dyad = Dyad { reporter: draft.reporter, partner: draft.partner };
        let territories = Territories::unusual_sides(dyad, draft.calendar, draft.period, &draft.note);
        let row = Row {
            key,
            value: known.map(|known| known.0),
            unit_mult: known.map_or(draft.unit_mult, |known| known.1),
            decimals: known.map_or(draft.decimals, |known| known.2),
            valuation: draft.valuation,
            status: draft.status,
            currency: self.texts.id(draft.currency),
            note: self.texts.id(&draft.note),
            precedence: Precedence { territories, ..draft.precedence },
            whole: draft.whole,
            codes: draft.codes,
            record,
        };
        let revision = draft.revision.filter(|_| !key.product.is_total());
        self.coverage.add(&row, revision, &mut self.revisions);
        self.rows.push(row);
        if self.rows.len() >= self.capacity
            && let Err(error) = self.spill()
        {
            self.failed = Some(error);
        }
    }

    /// Did writing a run fail?
    pub(super) fn check(&mut self) -> Result<(), ImportError> {
        self.failed.take().map_or(Ok(()), Err)
    }

    /// At the end of the files: all runs are written, and what is left in memory is sorted. What rows of one key come to does not
    /// depend on their order.
    pub(super) fn finish(&mut self) -> Result<(), ImportError> {
        let mut sorted = self.written()?.unwrap_or_default();
        sorted.extend(ordered(&self.rows));
        self.rows = sorted;
        Ok(())
    }

    /// Begins a run of the rows at hand; one at a time is written.
    fn spill(&mut self) -> Result<(), ImportError> {
        let room = self.written()?.unwrap_or_else(|| Vec::with_capacity(self.capacity));
        let mut rows = mem::replace(&mut self.rows, room);
        let path = self.folder.join(format!("run-{}", self.begun));
        self.begun += 1;
        self.writing = Some(std::thread::spawn(move || {
            let run = Run::write(path, ordered(&rows))?;
            rows.clear();
            Ok((run, rows))
        }));
        Ok(())
    }

    /// Waits for the run that is being written; the room that its rows had.
    fn written(&mut self) -> Result<Option<Vec<Row>>, ImportError> {
        let Some(writing) = self.writing.take() else { return Ok(None) };
        let (run, room) = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        self.runs.push(run);
        Ok(Some(room))
    }
}

/// An import that ends early waits for the run in work, so that nothing is written into a folder that is being removed.
impl Drop for RowCollector {
    fn drop(&mut self) {
        drop(self.writing.take().map(JoinHandle::join));
    }
}

/// Do hundredths of the unit fit 64 bits, and does the scale at which all digits are known?
fn fits(draft: &Draft<'_>) -> bool {
    draft.value.is_none_or(|(value, _)| {
        value.known(draft.unit_mult, None).1 <= LARGEST_SCALE && i64::try_from(value.hundredths(draft.unit_mult)).is_ok()
    })
}

/// The largest power of ten that a figure may be in.
const LARGEST_SCALE: u8 = 15;
