//! The watch over what is being made: what does not end is told, counted, and its place given to another.

use std::{
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};

use super::crew::Crew;

/// How often it looks: an eighth of the time after which something is stuck, within these.
const LEAST: Duration = Duration::from_millis(10);
const MOST: Duration = Duration::from_secs(1);

impl Crew {
    /// What the watch does until the pool closes.
    pub(super) fn watch(self: Arc<Self>) {
        let step = (self.stuck_after / 8).clamp(LEAST, MOST);
        loop {
            let state = self.lock();
            if state.is_closed {
                return;
            }
            drop(self.ending.wait_timeout(state, step).unwrap_or_else(PoisonError::into_inner));
            for (address, seconds) in Self::look(&self) {
                tracing::error!(address, seconds, "stuck: what is being made does not end");
            }
        }
    }

    /// What is found to be stuck now, and how long it has run.
    fn look(crew: &Arc<Self>) -> Vec<(String, u64)> {
        let now = Instant::now();
        let mut state = crew.lock();
        let is_over = |since: Instant| now.saturating_duration_since(since) >= crew.stuck_after;
        let late = state.running.iter().filter(|(_, running)| !running.is_stuck && is_over(running.since));
        let late: Vec<u64> = late.map(|(number, _)| *number).collect();
        let mut told = Vec::with_capacity(late.len());
        for number in late {
            if let Some(running) = state.running.get_mut(&number) {
                running.is_stuck = true;
                told.push((running.address.clone(), now.saturating_duration_since(running.since).as_secs()));
            }
            crew.counters.stuck();
        }
        crew.replace(&mut state);
        Self::man(crew, &mut state);
        if !told.is_empty() {
            // A place that was given back may be what somebody waits for.
            crew.work_there.notify_one();
        }
        told
    }
}
