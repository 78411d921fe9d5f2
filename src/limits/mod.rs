//! What a request, a connection, a file or the process may take at most: one table, with what is usual, what may be set, and why
//! (floor 0).

mod in_force;
mod limit;
mod reference;
mod table;
mod unit;

use std::time::Duration;

pub use in_force::{LimitsInForce, Origin};
pub use limit::{Limit, LimitError};
pub use reference::reference;
pub use table::Limits;
pub use unit::Unit;

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
