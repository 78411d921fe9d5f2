//! A job that panics is a fault of its own and of nothing else.

use crate::dataset::caught;

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) enum PoolError {
    /// There is too much to do.
    Busy,
    /// The job panicked.
    Panicked(String),
}

/// Runs a job; what it says when it panics.
pub(in crate::http) fn guarded<T>(job: impl FnOnce() -> T) -> Result<T, PoolError> {
    caught(job).map_err(|text| PoolError::Panicked(format!("a job panicked: {text}")))
}
