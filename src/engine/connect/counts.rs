//! What is counted of the questions to an engine.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use crate::table::{EngineFault, EngineReport};

/// The words for why questions fail.
const WORDS: [&str; 8] = ["busy", "failed", "not_attempted", "overdue", "too_large", "unauthorized", "unreachable", "unwanted"];

/// Counters, each of which only grows, but `running`.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub questions: AtomicU64,
    pub retries: AtomicU64,
    pub interrupted: AtomicU64,
    pub rows: AtomicU64,
    pub bytes: AtomicU64,
    running: AtomicU64,
    microseconds: AtomicU64,
    failures: [AtomicU64; WORDS.len()],
}

/// A question that is with the engine, until it is dropped.
pub(super) struct Running<'a>(&'a Counts);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Relaxed);
    }
}

pub(super) fn word(fault: &EngineFault) -> &'static str {
    match fault {
        EngineFault::Busy => "busy",
        EngineFault::Failed => "failed",
        EngineFault::NotAttempted(_) => "not_attempted",
        EngineFault::Overdue { .. } => "overdue",
        EngineFault::TooLarge { .. } => "too_large",
        EngineFault::Unauthorized => "unauthorized",
        EngineFault::Unreachable => "unreachable",
        EngineFault::Unwanted => "unwanted",
    }
}

impl Counts {
    pub(super) fn running(&self) -> Running<'_> {
        self.running.fetch_add(1, Relaxed);
        Running(self)
    }

    /// A question ended, after so long.
    pub(super) fn ended(&self, took: Duration, fault: Option<&EngineFault>) {
        self.microseconds.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Relaxed);
        if let Some(place) = fault.and_then(|fault| WORDS.iter().position(|known| *known == word(fault))) {
            self.failures[place].fetch_add(1, Relaxed);
        }
    }

    /// What is counted, in a report that says nothing else.
    pub(super) fn report(&self) -> EngineReport {
        let failures = WORDS.iter().zip(&self.failures).map(|(word, count)| (*word, count.load(Relaxed)));
        EngineReport {
            questions: self.questions.load(Relaxed),
            failures: failures.collect(),
            retries: self.retries.load(Relaxed),
            interrupted: self.interrupted.load(Relaxed),
            running: self.running.load(Relaxed),
            seconds: Duration::from_micros(self.microseconds.load(Relaxed)).as_secs_f64(),
            rows: self.rows.load(Relaxed),
            bytes: self.bytes.load(Relaxed),
            ..EngineReport::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_word_and_is_counted_under_it() {
        let counts = Counts::default();
        let text = String::new;
        let faults = [
            EngineFault::Busy,
            EngineFault::Failed,
            EngineFault::NotAttempted(text()),
            EngineFault::Overdue { milliseconds: 1 },
            EngineFault::TooLarge { what: text(), most: text() },
            EngineFault::Unauthorized,
            EngineFault::Unreachable,
            EngineFault::Unwanted,
        ];
        for fault in &faults {
            counts.ended(Duration::from_millis(250), Some(fault));
        }
        counts.ended(Duration::from_secs(1), None);
        let running = counts.running();
        let report = counts.report();
        assert!(report.failures.iter().all(|(_, count)| *count == 1), "{report:?}");
        assert_eq!((report.failures.len(), report.seconds, report.running), (8, 3.0, 1));
        drop(running);
        assert_eq!(counts.report().running, 0);
    }
}
