//! Whether what a thread works on is still wanted, and until when: what waits elsewhere (for an engine) asks, and gives up.

use std::{
    cell::RefCell,
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

/// Who waits for the work of a thread, and until when.
#[derive(Clone, Default)]
pub struct Wanted {
    until: Option<Instant>,
    somebody_waits: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

thread_local! {
    static CURRENT: RefCell<Wanted> = RefCell::default();
}

impl Wanted {
    /// Wanted until then, for as long as somebody waits.
    #[must_use]
    pub fn new(until: Option<Instant>, somebody_waits: Arc<dyn Fn() -> bool + Send + Sync>) -> Self {
        Self { until, somebody_waits: Some(somebody_waits) }
    }

    /// What this thread works for; of one that was told nothing, whatever it does is wanted.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.with_borrow(Clone::clone)
    }

    /// Works for somebody: until the end of this work he may be asked for by [`Self::current`].
    pub fn during<T>(self, work: impl FnOnce() -> T) -> T {
        /// Puts back what was before, also when the work panics.
        struct Before(Wanted);
        impl Drop for Before {
            fn drop(&mut self) {
                CURRENT.set(std::mem::take(&mut self.0));
            }
        }
        let _before = Before(CURRENT.replace(self));
        work()
    }

    /// Does somebody still wait?
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.somebody_waits.as_ref().is_none_or(|waits| waits())
    }

    /// The time that is left, at most so much.
    #[must_use]
    pub fn time_left(&self, most: Duration) -> Duration {
        self.until.map_or(most, |until| until.saturating_duration_since(Instant::now()).min(most))
    }
}

impl fmt::Debug for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Wanted").field("until", &self.until).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::panic::AssertUnwindSafe;

    use super::*;

    #[test]
    fn a_thread_knows_for_whom_it_works_until_the_work_ends_or_panics() {
        let gone = Wanted::new(Some(Instant::now()), Arc::new(|| false));
        gone.clone().during(|| {
            assert!(!Wanted::current().is_wanted());
            assert_eq!(Wanted::current().time_left(Duration::from_secs(9)), Duration::ZERO);
            Wanted::default().during(|| assert!(Wanted::current().is_wanted()));
            assert!(!Wanted::current().is_wanted());
        });
        drop(std::panic::catch_unwind(AssertUnwindSafe(|| gone.during(|| panic!("on purpose")))));
        assert!(Wanted::current().is_wanted());
        assert_eq!(Wanted::current().time_left(Duration::from_secs(9)), Duration::from_secs(9));
    }
}
