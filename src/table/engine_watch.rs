//! How it goes with an engine elsewhere, for who looks after the server.

use std::time::Duration;

/// Tells how it goes with an engine.
pub trait EngineWatch: std::fmt::Debug + Send + Sync {
    /// How it goes now; no question is asked for it.
    fn report(&self) -> EngineReport;

    /// Does it not answer? Asked for every answer that is served of its rows.
    fn is_down(&self) -> bool {
        self.report().down_for.is_some()
    }

    /// For how long it is left alone before it is asked again, where it is.
    fn rests_for(&self) -> Option<Duration> {
        None
    }
}

/// How it goes with an engine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EngineReport {
    /// For how long the engine has not answered; none while it does.
    pub down_for: Option<Duration>,
    /// Why it does not, in words that name no host and no token.
    pub reason: Option<String>,
    /// Questions that were asked.
    pub questions: u64,
    /// Those that failed in the end, by a word for why.
    pub failures: Vec<(&'static str, u64)>,
    /// Attempts after the first.
    pub retries: u64,
    /// Operations that were stopped since nobody waited for them any more, or too long.
    pub interrupted: u64,
    /// Questions that are with the engine now.
    pub running: u64,
    /// The time that questions took, together.
    pub seconds: f64,
    /// Rows that came.
    pub rows: u64,
    /// Bytes that came.
    pub bytes: u64,
    /// Slices that were here already.
    pub kept_hits: u64,
    /// Slices that were asked for.
    pub kept_misses: u64,
}
