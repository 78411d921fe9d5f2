//! Where mapped rows gather: counted, checked, and sorted; past a number of rows a sorted run goes to disk, so that memory
//! does not grow with the input.

use std::path::PathBuf;

use super::{
    coverage::Coverage,
    error::ImportError,
    ledger::Ledger,
    provider::Draft,
    reason::{Dropped, Reason},
    revision::Revisions,
    row::{Key, Row, TextId, Texts},
    standing::Standing,
    store::Writer,
};
use crate::trade::{Dyad, Territories};

/// Rows held in memory before a run is written: about 350 MB.
pub(super) const ROWS_IN_MEMORY: usize = 3_400_000;

/// Rows of a group in a run: small, since all runs are read side by side.
const RUN_GROUP: usize = 16 * 1024;

/// Gathers rows.
pub(super) struct Sink {
    pub texts: Texts,
    pub drops: Ledger,
    /// What is told of figures that are kept.
    pub told: Ledger,
    pub revisions: Revisions,
    pub coverage: Coverage,
    pub rounded: u64,
    pub runs: Vec<PathBuf>,
    pub rows: Vec<Row>,
    source: TextId,
    published: i32,
    folder: PathBuf,
    capacity: usize,
    failed: Option<ImportError>,
}

impl Sink {
    pub(super) fn new(source: &str, published: i32, folder: PathBuf, whole: bool, capacity: usize) -> Self {
        let mut texts = Texts::default();
        let source = texts.id(source);
        Self {
            texts,
            drops: Ledger::default(),
            told: Ledger::default(),
            revisions: Revisions::default(),
            coverage: Coverage::new(whole),
            rounded: 0,
            runs: Vec::new(),
            rows: Vec::new(),
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
        let worth = draft.value.0.hundredths(draft.unit_mult);
        let dropped = |reason, detail: &str| Dropped::new(reason, detail).worth(worth, draft.currency);
        if let Some(told) = &draft.told {
            self.told.add(&told.clone().worth(worth, draft.currency), || format!("{file}:{line}"));
        }
        if draft.reporter == draft.partner {
            self.drop(file, line, &dropped(Reason::SelfTrade, draft.reporter.code()));
        } else if i64::try_from(worth).is_err() {
            self.drop(file, line, &dropped(Reason::Value, &format!("{} is too large", draft.value.0)));
        } else {
            self.push(draft, record);
        }
    }

    fn push(&mut self, draft: &Draft<'_>, record: u64) {
        self.rounded += u64::from(draft.value.1);
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
            value: Some(draft.value.0),
            unit_mult: draft.unit_mult,
            decimals: draft.decimals,
            valuation: draft.valuation,
            status: draft.status,
            currency: self.texts.id(draft.currency),
            note: self.texts.id(&draft.note),
            standing: Standing { territories, ..draft.standing },
            whole: draft.whole,
            codes: draft.codes,
            record,
        };
        if let Some(revision) = draft.revision.filter(|_| !key.product.is_total()) {
            self.revisions.add((key.reporter, key.flow, key.period), revision);
        }
        self.coverage.add(&row);
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

    /// Sorts what is in memory; what rows of one key come to does not depend on their order.
    pub(super) fn sort(&mut self) {
        self.rows.sort_unstable_by_key(|row| row.key);
    }

    fn spill(&mut self) -> Result<(), ImportError> {
        self.sort();
        let path = self.folder.join(format!("run-{}.parquet", self.runs.len()));
        let mut writer = Writer::of_run(&path, RUN_GROUP)?;
        for row in self.rows.drain(..) {
            writer.push(row, &self.texts)?;
        }
        writer.finish(&self.texts)?;
        self.runs.push(path);
        Ok(())
    }
}
