//! What is wrong with an engine, for the log: told at once, and then not with every request.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The same is told again after so long, with how often it was.
const SAME: Duration = Duration::from_secs(60);
/// Another cause of the same kind is told again after so long.
const OTHER: Duration = Duration::from_secs(1);

/// What was told last, of each kind.
#[derive(Debug, Default)]
pub(super) struct Complaints(Mutex<HashMap<&'static str, Told>>);

#[derive(Debug)]
struct Told {
    cause: String,
    at: Instant,
    untold: u64,
}

impl Complaints {
    /// The line that is to be told of a cause now, if any.
    pub(super) fn line(&self, kind: &'static str, cause: &str, now: Instant) -> Option<String> {
        let mut kinds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let untold = match kinds.get_mut(kind) {
            None => 0,
            Some(told) => {
                let quiet = if told.cause == cause { SAME } else { OTHER };
                if now.saturating_duration_since(told.at) < quiet {
                    told.untold += 1;
                    return None;
                }
                told.untold
            }
        };
        kinds.insert(kind, Told { cause: cause.to_owned(), at: now, untold: 0 });
        Some(match untold {
            0 => cause.to_owned(),
            _ => format!("{cause} (and {untold} more of this kind since it was last told)"),
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
        assert_eq!(line("unreachable", "refused", 60).unwrap(), "refused (and 2 more of this kind since it was last told)");
        assert_eq!(line("unreachable", "refused", 61), None);
        assert_eq!(line("unreachable", "reset", 62).unwrap(), "reset (and 1 more of this kind since it was last told)");
        complaints.forget();
        assert_eq!(line("unreachable", "reset", 62).as_deref(), Some("reset"));
    }
}
