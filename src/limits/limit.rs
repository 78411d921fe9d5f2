//! One limit.

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// Milliseconds.
    Milliseconds,
    /// Things, whose kind the limit's text names.
    Count,
}

/// What is fixed about one limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its name, of words joined by hyphens.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// What it is when nothing else is said.
    pub usual: u64,
    /// The least that it may be set to.
    pub least: u64,
    /// The most that it may be set to.
    pub most: u64,
    /// What it bounds, and what happens past it.
    pub about: &'static str,
}

/// A limit that cannot be set so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// There is no such limit.
    #[error("there is no limit {name:?}; there are: {known}")]
    Unknown {
        /// The name as given.
        name: String,
        /// Every name there is.
        known: String,
    },
    /// It may not be so small or so large.
    #[error("{name} may be {least} to {most}, not {value}")]
    OutOfRange {
        /// The limit.
        name: &'static str,
        /// The value as given.
        value: u64,
        /// The least that is allowed.
        least: u64,
        /// The most that is allowed.
        most: u64,
    },
}

impl Unit {
    /// The word used in answers and documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Milliseconds => "milliseconds",
            Self::Count => "count",
        }
    }
}
