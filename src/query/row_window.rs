//! The rows of a long table that are asked for by `offset` and `limit`, cut out of its batches while they are read.

use crate::query::{Parameters, QueryError};

/// Which rows are still to be given.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowWindow {
    /// To be passed over first.
    pub(super) skip: usize,
    /// At most so many then.
    pub(super) left: usize,
}

impl RowWindow {
    pub(super) fn of(parameters: &Parameters) -> Self {
        Self { skip: parameters.offset.unwrap_or(0), left: parameters.limit.unwrap_or(usize::MAX) }
    }

    /// The rows that are still to be read; where rows are left out as they are read, it may be more.
    pub(super) fn wanted(self) -> usize {
        self.skip.saturating_add(self.left).max(1)
    }
}

/// Rows that stand in an order.
pub(super) trait Rows {
    /// How many.
    fn count(&self) -> usize;
    /// The same without its first rows, and at most so many of the others.
    fn cut(self, skip: usize, most: usize) -> Self;
}

/// A table that is read batch by batch.
pub(super) trait BatchReader {
    type Batch: Rows;

    /// The next rows whatever is asked for; none where [`is_read`](Self::is_read), and perhaps before.
    fn fill(&mut self) -> Result<Self::Batch, QueryError>;

    /// Is there nothing more to be read?
    fn is_read(&self) -> bool;

    fn window(&mut self) -> &mut RowWindow;

    /// The next rows that are asked for; none behind the last one and behind an error.
    fn next_batch(&mut self) -> Option<Result<Self::Batch, QueryError>> {
        while self.window().left > 0 {
            let batch = match self.fill() {
                Ok(batch) => batch,
                Err(error) => {
                    self.window().left = 0;
                    return Some(Err(error));
                }
            };
            if batch.count() == 0 && self.is_read() {
                return None;
            }
            let window = self.window();
            let skipped = window.skip.min(batch.count());
            let batch = batch.cut(skipped, window.left);
            window.skip -= skipped;
            window.left -= batch.count();
            if batch.count() > 0 {
                return Some(Ok(batch));
            }
        }
        None
    }
}
