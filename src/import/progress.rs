//! How far an import is, told while it runs.

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Reading: the text at hand, bytes of all files so far (packed, as they lie on disk), records.
    Reading {
        /// The name of the text.
        file: &'a str,
        /// Bytes of all files so far, as they lie on disk.
        bytes: u64,
        /// Records so far.
        rows: u64,
    },
    /// Writing the sorted table.
    Writing {
        /// Rows merged so far.
        rows: u64,
        /// Of how many.
        of: u64,
    },
}

/// Is told how far an import is.
pub type Progress<'a> = &'a mut dyn FnMut(Step<'_>);

/// Rows between two words on progress.
pub(super) const TELL_EVERY: u64 = 10_000;
