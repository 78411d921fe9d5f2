//! A build without a client of engines: naming one is wrong use.

use std::{convert::Infallible, sync::Arc};

use super::engine_options::EngineOptions;
use crate::{dataset::Elsewhere, table::EngineWatch};

/// There is none.
#[derive(Debug, Clone)]
pub(super) struct OpenEngine(Infallible);

/// Says how a build is made that has one.
pub(super) fn open(_: &EngineOptions) -> Result<OpenEngine, Vec<String>> {
    let text = "--engine: this build of dyad asks no engine; `cargo install --locked --path . --features spark-connect` makes one \
                that does";
    Err(vec![text.to_owned()])
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
