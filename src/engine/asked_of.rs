//! What published datasets are asked of: an engine that has the rows, and the place that dyad reads the rest from.

use std::sync::{Arc, Mutex};

use super::{asking::Asks, kept::KeptSlices, published::Place};
use crate::{published::Location, table::EngineFault};

/// What datasets of a location are asked of.
#[derive(Debug, Clone)]
pub struct Engine {
    /// Answers SQL.
    pub asks: Arc<dyn Asks>,
    /// Manifests and packages.
    pub location: Arc<Location>,
    /// The same place as the engine names it.
    pub place: Place,
    /// Rows that were asked for.
    pub kept: Arc<KeptSlices>,
    /// Why the engine did not answer since the datasets were last looked at: then it is not asked for the next one.
    pub silent: Arc<Mutex<Option<EngineFault>>>,
}
