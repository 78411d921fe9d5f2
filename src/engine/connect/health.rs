//! How it goes with an engine, and the circuit: while it is found unreachable no question is sent to it, so that each fails at
//! once; one of our own, sent every second, finds out when it is there again.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::Notify;

use super::{complaints::Complaints, counts::word};
use crate::table::EngineFault;

/// Between two questions of our own, while the engine is found unreachable.
const UNREACHABLE: Duration = Duration::from_secs(1);
/// The same while it does not take the token.
const UNAUTHORIZED: Duration = Duration::from_secs(5);

/// What is known of an engine.
#[derive(Debug, Default)]
pub(super) struct Health {
    down: Mutex<Option<Down>>,
    answered: Mutex<Option<Instant>>,
    complaints: Complaints,
    /// It is no longer well.
    pub changed: Notify,
}

#[derive(Debug, Clone)]
struct Down {
    since: Instant,
    fault: EngineFault,
    /// Are questions not even sent?
    is_open: bool,
    /// Does the log know?
    is_told: bool,
}

impl Health {
    fn down(&self) -> MutexGuard<'_, Option<Down>> {
        self.down.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// May a question be sent?
    ///
    /// # Errors
    /// What each would end with, while none is sent.
    pub(super) fn may_be_asked(&self) -> Result<(), EngineFault> {
        match &*self.down() {
            Some(Down { fault, is_open: true, .. }) => Err(fault.clone()),
            _ => Ok(()),
        }
    }

    /// The engine answered, whatever it said.
    pub(super) fn answered(&self) {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        let Some(down) = self.down().take() else { return };
        if down.is_open {
            // The next time is news.
            self.complaints.forget();
        }
        if down.is_told {
            tracing::info!("the engine answers again, after {:.1} seconds", down.since.elapsed().as_secs_f64());
        }
    }

    /// Has it answered anything since then?
    pub(super) fn has_answered_since(&self, then: Instant) -> bool {
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|at| at >= then)
    }

    /// It did not answer, or not to us: for a cause that is told to the log. From now on no question is sent where the circuit opens.
    pub(super) fn failed(&self, fault: EngineFault, cause: &str, opens: bool) {
        let is_told = self.complain(&fault, cause);
        let mut down = self.down();
        let (since, was_told) = down.as_ref().map_or_else(|| (Instant::now(), false), |down| (down.since, down.is_told));
        *down = Some(Down { since, fault, is_open: opens, is_told: is_told || was_told });
        self.changed.notify_one();
    }

    /// For how long it has not answered, and why.
    pub(super) fn down_for(&self) -> Option<(Duration, EngineFault)> {
        self.down().as_ref().map(|down| (down.since.elapsed(), down.fault.clone()))
    }

    /// For how long no question is sent to it; none while questions are.
    pub(super) fn rests_for(&self) -> Option<Duration> {
        self.down().as_ref().filter(|down| down.is_open).map(|_| UNREACHABLE)
    }

    /// How long until we ask ourselves; none while it is well.
    pub(super) fn ask_in(&self) -> Option<Duration> {
        self.down().as_ref().map(|down| if down.fault == EngineFault::Unauthorized { UNAUTHORIZED } else { UNREACHABLE })
    }

    /// Tells the log what is wrong, unless that was told a moment ago.
    pub(super) fn complain(&self, fault: &EngineFault, cause: &str) -> bool {
        let Some(cause) = self.complaints.line(word(fault), cause, Instant::now()) else { return false };
        match fault {
            EngineFault::Busy => tracing::warn!(cause, "a question found no room at the engine in its time"),
            EngineFault::TooLarge { .. } => tracing::warn!(cause, "an answer of the engine is too large, and was given up"),
            EngineFault::Overdue { .. } => tracing::warn!(cause, "the engine does not answer in time"),
            EngineFault::Unauthorized => tracing::error!(cause, "the engine does not take the token"),
            EngineFault::Unreachable => tracing::error!(cause, "the engine cannot be reached"),
            _ => tracing::error!(cause, "the engine answered with an error"),
        }
        true
    }

    /// Tells the log that an operation goes on that nobody wants.
    pub(super) fn not_stopped(&self, cause: &str, operation: &str) {
        if let Some(cause) = self.complaints.line("interrupt", cause, Instant::now()) {
            tracing::warn!(cause, operation, "the engine could not be told to stop an operation that nobody waits for");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_circuit_opens_and_an_answer_closes_it() {
        let health = Health::default();
        assert_eq!((health.may_be_asked(), health.down_for(), health.ask_in()), (Ok(()), None, None));
        health.failed(EngineFault::Unauthorized, "wrong", false);
        assert_eq!((health.may_be_asked(), health.ask_in()), (Ok(()), Some(UNAUTHORIZED)));
        let (first, _) = health.down_for().unwrap();
        health.failed(EngineFault::Unreachable, "refused", true);
        assert_eq!((health.may_be_asked(), health.ask_in()), (Err(EngineFault::Unreachable), Some(UNREACHABLE)));
        let (then, fault) = health.down_for().unwrap();
        assert!(then >= first && fault == EngineFault::Unreachable);
        let before = Instant::now();
        assert!(!health.has_answered_since(before));
        health.answered();
        assert!(health.has_answered_since(before));
        assert_eq!((health.may_be_asked(), health.down_for()), (Ok(()), None));
    }
}
