//! What a request, a connection, a file or the process may take at most: one table, with what is usual, what may be set, and why
//! (floor 0).

mod limit;
mod table;

use std::{sync::OnceLock, time::Duration};

pub use limit::{Limit, LimitError, Unit};
pub use table::Limits;

static INSTALLED: OnceLock<Limits> = OnceLock::new();

impl Limits {
    /// Makes these the limits of the process. Only the first to do so decides; returns whether it did.
    pub fn install(self) -> bool {
        INSTALLED.set(self).is_ok()
    }

    /// The limits of the process: those that were installed, else the usual ones.
    #[must_use]
    pub fn current() -> &'static Self {
        INSTALLED.get_or_init(Self::default)
    }
}

/// A limit as a length of time.
#[must_use]
pub fn time(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A limit as a number of things in memory.
#[must_use]
pub fn count(limit: u64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}
