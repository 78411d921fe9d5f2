//! What may be asked of an engine, of the limits.

use std::time::Duration;

use crate::limits::{Limits, count, time};

/// The limits of an engine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// For a question, with all its attempts.
    pub time: Duration,
    /// For a connection.
    pub connect_time: Duration,
    /// Questions at a time.
    pub questions: usize,
    /// Rows of an answer.
    pub rows: u64,
    /// Bytes of an answer.
    pub bytes: u64,
}

impl From<&Limits> for Bounds {
    fn from(limits: &Limits) -> Self {
        Self {
            time: time(limits.engine_time),
            connect_time: time(limits.engine_connect_time),
            questions: count(limits.engine_questions),
            rows: limits.engine_rows,
            bytes: limits.engine_bytes,
        }
    }
}
