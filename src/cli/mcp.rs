//! `dyad mcp`: the tools for language models on standard input and output.

use clap::Args;

use super::{
    end::End,
    engine_choice::opened,
    engine_options::EngineOptions,
    roots::{DatasetsOption, PublicUrlOption},
};
use crate::{mcp, query::read_area_names};

/// `dyad mcp`.
#[derive(Debug, Args)]
pub(super) struct Mcp {
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    engine: EngineOptions,
    #[command(flatten)]
    public_url: PublicUrlOption,
}

impl Mcp {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let engine = opened(&self.engine)?;
        let catalogue = self.datasets.asked_once(engine.as_ref())?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        // Else the first question waits for them.
        runtime.spawn_blocking(read_area_names);
        let served = runtime.block_on(mcp::serve(catalogue, self.public_url.site()));
        runtime.shutdown_background();
        served?;
        Ok(End::Done)
    }
}
