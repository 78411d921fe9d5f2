//! What is wrong with an engine, for the log: told at once, and then not with every request.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The same is told again after so long, with how often it was.
const SAME: Duration = Duration::from_mins(1);
/// So many causes are told within that time; more of them are counted only.
const CAUSES: usize = 100;

/// What was told of late, by kind and cause.
#[derive(Debug, Default)]
pub(super) struct Complaints(Mutex<HashMap<(&'static str, String), Told>>);

#[derive(Debug)]
struct Told {
    at: Instant,
    untold: u64,
}

impl Complaints {
    /// The line that is to be told of a cause now, if any.
    pub(super) fn line(&self, kind: &'static str, cause: &str, now: Instant) -> Option<String> {
        let mut causes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |told: &Told| now.saturating_duration_since(told.at) < SAME;
        let key = (kind, cause.to_owned());
        let untold = match causes.get_mut(&key) {
            Some(told) if is_recent(told) => {
                told.untold += 1;
                return None;
            }
            Some(told) => told.untold,
            None => 0,
        };
        causes.retain(|_, told| is_recent(told));
        if causes.len() >= CAUSES {
            return None;
        }
        causes.insert(key, Told { at: now, untold: 0 });
        Some(match untold {
            0 => cause.to_owned(),
            _ => format!("{cause} (and {untold} times since it was last told)"),
        })
    }

    /// All is well again: what comes next is news.
    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_told_once_a_minute_and_counted() {
        let (complaints, start) = (Complaints::default(), Instant::now());
        let line = |kind, cause, seconds| complaints.line(kind, cause, start + Duration::from_secs(seconds));
        assert_eq!(line("unreachable", "refused", 0).as_deref(), Some("refused"));
        assert_eq!((line("unreachable", "refused", 1), line("unreachable", "refused", 59)), (None, None));
        assert_eq!(line("failed", "bad", 1).as_deref(), Some("bad"));
        assert_eq!(line("failed", "bad too", 1).as_deref(), Some("bad too"));
        assert_eq!(line("unreachable", "refused", 60).unwrap(), "refused (and 2 times since it was last told)");
        assert_eq!(line("unreachable", "refused", 61), None);
        assert_eq!(line("unreachable", "reset", 62).as_deref(), Some("reset"));
        assert_eq!(line("unreachable", "reset", 62), None);
        complaints.forget();
        assert_eq!(line("unreachable", "reset", 62).as_deref(), Some("reset"));
    }

    #[test]
    fn so_many_causes_are_told_and_no_more_are_remembered() {
        let (complaints, start) = (Complaints::default(), Instant::now());
        let told = (0..10 * CAUSES).filter(|number| complaints.line("failed", &number.to_string(), start).is_some());
        assert_eq!(told.count(), CAUSES);
        assert_eq!(complaints.line("failed", "later", start + SAME).as_deref(), Some("later"));
        assert_eq!(complaints.0.lock().unwrap().len(), 1);
    }
}
