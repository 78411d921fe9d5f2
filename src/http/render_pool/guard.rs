//! A job that panics is a fault of its own and of nothing else.

use std::panic::{AssertUnwindSafe, catch_unwind};

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
    // What a job works on is its own, or is read only.
    catch_unwind(AssertUnwindSafe(job)).map_err(|cause| {
        let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| cause.downcast_ref::<String>().cloned());
        PoolError::Panicked(text.map_or_else(|| "a job panicked".to_owned(), |text| format!("a job panicked: {text}")))
    })
}
