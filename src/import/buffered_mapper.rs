//! A mapper and the records that wait for it: those whose spelling is open until later ones decide it.

use std::mem;

use super::{delimited_text::Record, error::ImportError, provider::Mapper};

/// A mapper and what waits.
pub(super) struct BufferedMapper {
    pub mapper: Box<dyn Mapper>,
    held: Vec<Record>,
    bytes: usize,
    settled: bool,
}

/// Bytes held before the records so far must decide.
const HELD: usize = 256 << 20;

impl BufferedMapper {
    pub(super) fn new(mapper: Box<dyn Mapper>) -> Self {
        Self { mapper, held: Vec::new(), bytes: 0, settled: false }
    }

    /// Looks at a record; false when it was taken away to wait.
    pub(super) fn is_ready(&mut self, record: &mut Record) -> Result<bool, ImportError> {
        if self.mapper.look(record)? || self.settled {
            return Ok(true);
        }
        self.bytes += record.size();
        self.held.push(mem::take(record));
        if self.bytes > HELD {
            self.settle()?;
        }
        Ok(false)
    }

    /// The last record that waits.
    pub(super) fn last(&self) -> Option<&Record> {
        self.held.last()
    }

    /// Another mapper, of more columns; what waits is looked at again.
    pub(super) fn replace(&mut self, mapper: Box<dyn Mapper>) -> Result<(), ImportError> {
        self.mapper = mapper;
        self.held.iter().try_for_each(|record| self.mapper.look(record).map(|_| ()))
    }

    /// Is anything held that can be mapped now?
    pub(super) fn is_waiting(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes the records that waited.
    pub(super) fn release(&mut self) -> Vec<Record> {
        self.bytes = 0;
        mem::take(&mut self.held)
    }

    /// At the end, or when no more can be held: an error when something is still open.
    pub(super) fn settle(&mut self) -> Result<(), ImportError> {
        self.settled = true;
        self.mapper.settle()
    }
}
