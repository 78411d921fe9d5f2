//! The table of an import: sorted streams merged with the dataset that is there, rows of one key made one, counted while they
//! are written.

use std::path::Path;

use super::{
    decide::{Books, decide, drop, outranks},
    error::ImportError,
    merge::{Merge, Stream},
    package::Existing,
    parquet_files::{GROUP_ROWS, Writer},
    progress::{Progress, Step, TELL_EVERY},
    provider::Repeats,
    reason::DropReason,
    row::Row,
    row_collector::RowCollector,
    summary::WrittenTally,
};

/// What writing came to.
pub(super) struct MergedTable {
    repeats: Repeats,
    /// May parts of an earlier import be replaced by others?
    replaces_parts: bool,
    pub tally: WrittenTally,
    pub added: u64,
    pub replaced: u64,
    /// Of the replaced, those that another figure stands for now.
    pub changed: u64,
    pub retained: u64,
    /// Of the retained, those in what the files cover, which they do not have.
    pub left: u64,
    /// Of the retained, those of this source.
    pub retained_of_source: u64,
    /// New rows of one key.
    group: Vec<Row>,
}

impl MergedTable {
    pub(super) fn new(repeats: Repeats, replaces_parts: bool) -> Self {
        let (tally, group) = (WrittenTally::default(), Vec::new());
        Self {
            repeats,
            replaces_parts,
            tally,
            added: 0,
            replaced: 0,
            changed: 0,
            retained: 0,
            left: 0,
            retained_of_source: 0,
            group,
        }
    }

    /// Merges runs, memory and the earlier dataset into one sorted table.
    pub(super) fn merge(
        &mut self,
        collector: &mut RowCollector,
        earlier: Option<&Existing>,
        table: &Path,
        progress: Progress<'_>,
    ) -> Result<(), ImportError> {
        collector.finish()?;
        let mut streams = collector.runs.iter().map(Stream::of_run).collect::<Result<Vec<_>, _>>()?;
        streams.push(Stream::of_rows(std::mem::take(&mut collector.rows)));
        if let Some(old) = earlier.and_then(|existing| existing.table.as_ref()) {
            streams.push(Stream::of_table(old)?);
        }
        let of = streams.iter().map(|stream| stream.total).sum();
        let mut merge = Merge::new(streams, &mut collector.texts)?;
        let mut merged = 0_u64;
        let mut writer = Writer::new(table, GROUP_ROWS)?;
        while let Some((row, old)) = merge.next(&mut collector.texts)? {
            merged += 1;
            if merged.is_multiple_of(TELL_EVERY) {
                progress(Step::Writing { rows: merged, of });
            }
            if old {
                self.old(row, &mut writer, collector)?;
                continue;
            }
            if self.group.first().is_some_and(|first| first.key != row.key) {
                self.flush(&mut writer, collector)?;
            }
            self.group.push(row);
        }
        self.flush(&mut writer, collector)?;
        writer.finish(&collector.texts)
    }

    /// Takes a row of the dataset that is there; new rows of its key are all at hand, since they come before it.
    fn old(&mut self, row: Row, writer: &mut Writer, collector: &mut RowCollector) -> Result<(), ImportError> {
        let of_source = row.key.source == collector.source();
        if of_source && row.key.published != 0 && collector.published() == 0 {
            let text = "the dataset has dated vintages of this source; say when these figures came out with --published";
            return Err(ImportError::WrongUse(text.to_owned()));
        }
        if of_source && row.key.published == collector.published() {
            let whole = collector.coverage.is_whole();
            if self.group.first().is_some_and(|first| first.key == row.key) {
                return self.same_key(row, whole, writer, collector);
            }
            match collector.coverage.replaces(&row.key) {
                true if whole => {
                    self.replaced += 1;
                    return Ok(());
                }
                covered => self.left += u64::from(covered),
            }
        }
        self.flush(writer, collector)?;
        self.keep_old(row, of_source, writer, collector)
    }

    /// Of a row of the dataset and the new ones of its key the new figure stands, unless the old one is better founded or the new
    /// rows come to none.
    fn same_key(&mut self, old: Row, whole: bool, writer: &mut Writer, collector: &mut RowCollector) -> Result<(), ImportError> {
        match self.decided(collector) {
            Some(new) if whole || !outranks(&old, &new, &collector.texts) => {
                self.replaced += 1;
                self.hold_parts(&old, &new)?;
                self.put(new, writer, collector)
            }
            Some(new) => {
                let alike = new.valuation == old.valuation;
                let reason = if alike { new.precedence.reason_beside(old.precedence) } else { DropReason::Valuation };
                drop(&new, reason, "the dataset has a better founded figure", &mut books(collector));
                self.keep_old(old, true, writer, collector)
            }
            None if whole => {
                self.replaced += 1;
                Ok(())
            }
            None => self.keep_old(old, true, writer, collector),
        }
    }

    fn keep_old(&mut self, row: Row, of_source: bool, writer: &mut Writer, collector: &RowCollector) -> Result<(), ImportError> {
        self.retained += 1;
        self.retained_of_source += u64::from(of_source);
        self.tally.name_source(collector.texts.text(row.key.source));
        writer.push(row, &collector.texts)
    }

    /// A figure that replaces another may be a part of it that came in another file: that is for the user to say.
    fn hold_parts(&mut self, old: &Row, new: &Row) -> Result<(), ImportError> {
        let worth = |row: &Row| row.value.map(|value| value.hundredths(row.unit_mult));
        if worth(old) == worth(new) {
            return Ok(());
        }
        self.changed += 1;
        if self.repeats == Repeats::Doubles || self.replaces_parts {
            return Ok(());
        }
        let key = &new.key;
        let text = format!(
            "{}-{} {} {} {} has another figure in the dataset than in these files, whose rows are parts that are added: give all \
             files of a period in one command, or say --whole when these replace what is there, or --published to keep both",
            key.reporter.code(),
            key.partner.code(),
            key.flow,
            key.product.text(),
            key.period
        );
        Err(ImportError::WrongUse(text))
    }

    /// The figure of the rows at hand.
    fn decided(&mut self, collector: &mut RowCollector) -> Option<Row> {
        let (row, added) = decide(&mut self.group, self.repeats, &mut books(collector));
        self.added += added;
        row
    }

    fn flush(&mut self, writer: &mut Writer, collector: &mut RowCollector) -> Result<(), ImportError> {
        match self.decided(collector) {
            Some(row) => self.put(row, writer, collector),
            None => Ok(()),
        }
    }

    fn put(&mut self, row: Row, writer: &mut Writer, collector: &RowCollector) -> Result<(), ImportError> {
        self.tally.add(&row, &collector.texts);
        writer.push(row, &collector.texts)
    }
}

fn books(collector: &mut RowCollector) -> Books<'_> {
    Books { drops: &mut collector.drops, told: &mut collector.told, texts: &mut collector.texts }
}
