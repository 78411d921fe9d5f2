//! A fault in a TOML file of charts or styles, and how it is told.

use super::error::ChartError;

/// A fault and where it begins in the text.
pub(super) struct Fault {
    /// The byte it begins at.
    pub(super) offset: usize,
    /// What is wrong and what is allowed.
    pub(super) text: String,
}

impl Fault {
    /// A fault at a byte of the text.
    pub(super) fn at(offset: usize, text: impl Into<String>) -> Self {
        Self { offset, text: text.into() }
    }

    /// The fault with file and line.
    pub(super) fn located(self, file: &str, text: &str) -> ChartError {
        let line = text.get(..self.offset).unwrap_or(text).matches('\n').count() + 1;
        ChartError::Definition { file: file.to_owned(), line, text: self.text }
    }
}
