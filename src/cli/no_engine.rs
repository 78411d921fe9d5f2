//! A build without a client of engines: naming one is wrong use.

use std::{convert::Infallible, sync::Arc};

use super::{built_in::NotBuiltIn, engine_options::EngineOptions};
use crate::{dataset::Elsewhere, limits::Limits, table::EngineWatch};

/// There is none.
#[derive(Debug, Clone)]
pub(super) struct OpenEngine(Infallible);

/// Says how a build is made that has one.
pub(super) fn open(_: &EngineOptions, _: &Limits) -> Result<OpenEngine, Vec<String>> {
    Err(vec![NotBuiltIn("--engine").to_string()])
}

impl OpenEngine {
    pub(super) fn datasets(&self) -> Arc<dyn Elsewhere> {
        match self.0 {}
    }

    pub(super) fn watch(&self) -> Arc<dyn EngineWatch> {
        match self.0 {}
    }

    pub(super) fn end(&self) {
        match self.0 {}
    }
}
