//! A fault in a TOML file of charts or styles, and how it is told.

use super::error::ChartError;
use crate::{
    limits::{Limits, count},
    trade::shortened,
};

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
        Self { offset, text: shortened(&text.into(), count(Limits::current().finding_bytes)) }
    }

    /// The fault with file and line.
    pub(super) fn located(self, file: &str, text: &str) -> ChartError {
        ChartError::Definition { file: file.to_owned(), line: self.line(text), text: self.text }
    }

    /// The line it begins in, counted from 1.
    fn line(&self, text: &str) -> usize {
        text.get(..self.offset).unwrap_or(text).matches('\n').count() + 1
    }

    /// The first faults of a file as one error, from the top, each with file and line, the others counted; none without a fault.
    pub(super) fn all_located(mut faults: Vec<Self>, file: &str, text: &str) -> Option<ChartError> {
        faults.sort_by_key(|fault| fault.offset);
        let most = count(Limits::current().findings);
        let rest = faults.len().saturating_sub(most);
        faults.truncate(most);
        let mut more: Vec<String> =
            faults.iter().skip(1).map(|fault| format!("\n{file}:{}: {}", fault.line(text), fault.text)).collect();
        if rest > 0 {
            more.push(format!("\n{file}: {rest} more faults; the first {most} are told"));
        }
        let first = faults.into_iter().next()?;
        let line = first.line(text);
        Some(ChartError::Definition { file: file.to_owned(), line, text: first.text + &more.concat() })
    }
}
