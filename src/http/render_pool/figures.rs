//! How the pool goes, as numbers.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::work::{Share, Work};

/// What is counted from the start on.
#[derive(Debug, Default)]
pub(super) struct Counters {
    refused: [AtomicU64; Share::ALL.len()],
    dropped: AtomicU64,
    begun: AtomicU64,
    waited_microseconds: AtomicU64,
    stuck: AtomicU64,
}

/// How the pool goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) struct PoolFigures {
    /// Jobs that wait, by share.
    pub waiting: [usize; Share::ALL.len()],
    /// Jobs that run.
    pub running: usize,
    /// Of these, those that run longer than they may.
    pub stuck: usize,
    /// Requests that were refused, by share.
    pub refused: [u64; Share::ALL.len()],
    /// Jobs that nobody wanted any more when their turn came.
    pub dropped: u64,
    /// Jobs that began.
    pub begun: u64,
    /// How long these had waited.
    pub waited_microseconds: u64,
    /// Jobs that ever ran longer than they may.
    pub ever_stuck: u64,
}

impl PoolFigures {
    /// Of both together.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.waiting.iter_mut().zip(other.waiting).for_each(|(own, other)| *own += other);
        self.refused.iter_mut().zip(other.refused).for_each(|(own, other)| *own += other);
        self.running += other.running;
        self.stuck += other.stuck;
        self.dropped += other.dropped;
        self.begun += other.begun;
        self.waited_microseconds += other.waited_microseconds;
        self.ever_stuck += other.ever_stuck;
        self
    }
}

impl Counters {
    pub(super) fn refused(&self, work: Work) {
        self.refused[work.share() as usize].fetch_add(1, Relaxed);
    }

    pub(super) fn dropped(&self, jobs: usize) {
        self.dropped.fetch_add(u64::try_from(jobs).unwrap_or(u64::MAX), Relaxed);
    }

    pub(super) fn begun(&self, waited: std::time::Duration) {
        self.begun.fetch_add(1, Relaxed);
        self.waited_microseconds.fetch_add(u64::try_from(waited.as_micros()).unwrap_or(u64::MAX), Relaxed);
    }

    pub(super) fn stuck(&self) {
        self.stuck.fetch_add(1, Relaxed);
    }

    /// With what there is at this moment.
    pub(super) fn figures(&self, waiting: [usize; Share::ALL.len()], running: usize, stuck: usize) -> PoolFigures {
        PoolFigures {
            waiting,
            running,
            stuck,
            refused: std::array::from_fn(|place| self.refused[place].load(Relaxed)),
            dropped: self.dropped.load(Relaxed),
            begun: self.begun.load(Relaxed),
            waited_microseconds: self.waited_microseconds.load(Relaxed),
            ever_stuck: self.stuck.load(Relaxed),
        }
    }
}
