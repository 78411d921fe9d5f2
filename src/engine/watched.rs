//! How it goes with an engine, and with what is kept of it.

use std::{sync::Arc, time::Duration};

use super::kept::KeptSlices;
use crate::table::{EngineReport, EngineWatch};

/// An engine with what is kept of its answers.
#[derive(Debug)]
pub struct WatchedEngine {
    engine: Arc<dyn EngineWatch>,
    kept: Arc<KeptSlices>,
}

impl WatchedEngine {
    /// This engine, and what is kept of it.
    #[must_use]
    pub fn new(engine: Arc<dyn EngineWatch>, kept: Arc<KeptSlices>) -> Self {
        Self { engine, kept }
    }
}

impl EngineWatch for WatchedEngine {
    fn report(&self) -> EngineReport {
        let (kept_hits, kept_misses) = self.kept.counted();
        EngineReport { kept_hits, kept_misses, ..self.engine.report() }
    }

    fn is_down(&self) -> bool {
        self.engine.is_down()
    }

    fn rests_for(&self) -> Option<Duration> {
        self.engine.rests_for()
    }
}
