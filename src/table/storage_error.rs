//! What may fail where rows lie on disk, or with an engine elsewhere.

/// Rows that cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// What lies on disk cannot be read.
    #[error("rows cannot be read: {0}")]
    Unreadable(String),
    /// An engine elsewhere does not answer.
    #[error(transparent)]
    Engine(#[from] EngineFault),
}

/// Why an engine elsewhere does not answer. None of it names its host, its token or its files, since clients are told of it; the
/// log says more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineFault {
    /// Nobody is there, or it went away, and trying again did not help.
    #[error("the engine that has the rows cannot be reached")]
    Unreachable,
    /// It does not take the token.
    #[error("the engine that has the rows does not take the token of this server")]
    Unauthorized,
    /// It did not answer in time.
    #[error("the engine that has the rows did not answer within {milliseconds} milliseconds")]
    Overdue {
        /// How long was waited.
        milliseconds: u64,
    },
    /// So many questions are with it that no other is sent.
    #[error("the engine that has the rows is asked as much as it may be")]
    Busy,
    /// Nobody wants the answer any more.
    #[error("nobody waits for the answer any more")]
    Unwanted,
    /// The answer has more rows or bytes than may be fetched.
    #[error("the answer needs {what} of the engine that has the rows, and at most {most} are fetched; ask for less")]
    TooLarge {
        /// What there would be too many of, with their number.
        what: String,
        /// The limit, with its unit.
        most: String,
    },
    /// The question would read through a table that is too large to be read through.
    #[error("{0}")]
    NotAttempted(String),
    /// It answered with an error, or with what is no answer.
    #[error("the engine that has the rows answered with an error")]
    Failed,
}

impl EngineFault {
    /// May the same question be answered later? What is refused for its size is refused again.
    #[must_use]
    pub fn passes(&self) -> bool {
        !matches!(self, Self::TooLarge { .. } | Self::NotAttempted(_))
    }
}
