//! The table of an import: sorted streams merged with the dataset that is there, rows of one key made one, counted while they
//! are written.

use std::path::Path;

use super::{
    error::ImportError,
    merge::{Joined, Merge, Stream},
    package::Existing,
    provider::Repeats,
    run::{Progress, Step, TELL_EVERY},
    sink::Sink,
    store::{GROUP_ROWS, Writer},
    summary::Tally,
};

/// What writing came to.
pub(super) struct Written {
    repeats: Repeats,
    pub tally: Tally,
    pub added: u64,
    pub replaced: u64,
    pub retained: u64,
}

impl Written {
    pub(super) fn new(repeats: Repeats) -> Self {
        Self { repeats, tally: Tally::default(), added: 0, replaced: 0, retained: 0 }
    }

    /// Merges runs, memory and the earlier dataset into one sorted table.
    pub(super) fn merge(
        &mut self,
        sink: &mut Sink,
        earlier: Option<&Existing>,
        table: &Path,
        progress: Progress<'_>,
    ) -> Result<(), ImportError> {
        sink.sort();
        let mut streams = sink.runs.iter().map(|run| Stream::of_file(run, false)).collect::<Result<Vec<_>, _>>()?;
        streams.push(Stream::of_rows(std::mem::take(&mut sink.rows)));
        if let Some(old) = earlier.and_then(|existing| existing.table.as_ref()) {
            streams.push(Stream::of_file(old, true)?);
        }
        let of = streams.iter().map(Stream::rows).sum();
        let mut merge = Merge::new(streams, &mut sink.texts)?;
        let mut merged = 0_u64;
        let mut writer = Writer::new(table, GROUP_ROWS)?;
        let mut at_hand: Option<Joined> = None;
        while let Some((row, old)) = merge.next(&mut sink.texts)? {
            merged += 1;
            if merged.is_multiple_of(TELL_EVERY) {
                progress(Step::Writing { rows: merged, of });
            }
            if old {
                if row.key.source == sink.source() && row.key.published != 0 && sink.published() == 0 {
                    let text = "the dataset has dated vintages of this source; say when these figures came out with --published";
                    return Err(ImportError::WrongUse(text.to_owned()));
                }
                if row.key.source == sink.source() && row.key.published == sink.published() && sink.coverage.replaces(&row.key) {
                    self.replaced += 1;
                    continue;
                }
                self.retained += 1;
                self.tally.name_source(sink.texts.text(row.key.source));
                self.write(at_hand.take(), &mut writer, sink)?;
                writer.push(row, &sink.texts)?;
                continue;
            }
            match &mut at_hand {
                Some(joined) if joined.row.key == row.key => joined.join(row, self.repeats, &mut sink.drops),
                _ => {
                    self.write(at_hand.replace(Joined::new(row)), &mut writer, sink)?;
                }
            }
        }
        self.write(at_hand, &mut writer, sink)?;
        writer.finish(&sink.texts)
    }

    fn write(&mut self, joined: Option<Joined>, writer: &mut Writer, sink: &Sink) -> Result<(), ImportError> {
        let Some(joined) = joined else { return Ok(()) };
        self.added += joined.added;
        self.tally.add(&joined.row, &sink.texts);
        writer.push(joined.row, &sink.texts)
    }
}
