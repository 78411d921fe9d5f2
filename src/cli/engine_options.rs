//! Which engine elsewhere has the rows of published datasets, and where these lie.

use std::{path::PathBuf, time::Duration};

use clap::Args;

/// The options of it. Every build has them, so that one without it can say so.
#[derive(Debug, Clone, Args)]
pub(super) struct EngineOptions {
    /// Address of an engine that speaks Spark Connect, sc://host:port/;token=…;use_ssl=true, which has the rows of published datasets [default: none]
    #[arg(long, env = "DYAD_ENGINE", value_name = "ADDRESS", hide_env_values = true)]
    pub(super) engine: Option<String>,
    /// File with the token that the engine wants; or DYAD_ENGINE_TOKEN holds it, or its address says it [default: none]
    #[arg(long, env = "DYAD_ENGINE_TOKEN_FILE", value_name = "FILE")]
    pub(super) engine_token_file: Option<PathBuf>,
    /// Where dyad publish wrote the datasets: a folder, or s3://bucket/prefix; manifests and packages are read from it
    #[arg(long, env = "DYAD_ENGINE_DATA", value_name = "LOCATION")]
    pub(super) engine_data: Option<String>,
    /// The same place as the engine names it, such as s3a://bucket/prefix [default: as in --engine-data]
    #[arg(long, env = "DYAD_ENGINE_PATH", value_name = "LOCATION")]
    pub(super) engine_path: Option<String>,
    /// Instead of a path: table of the engine's catalogue over DATASET/data, partitioned by version and reporter; {dataset} is its id [default: none]
    #[arg(long, env = "DYAD_ENGINE_TABLE", value_name = "NAME")]
    pub(super) engine_table: Option<String>,
    /// Seconds between two looks for a new manifest; 0: only at SIGHUP and POST /admin/reload
    #[arg(long, env = "DYAD_ENGINE_POLL", value_name = "SECONDS", default_value_t = 10)]
    pub(super) engine_poll: u64,
    /// MiB of rows that are kept of what the engine was asked for
    #[arg(long, env = "DYAD_ENGINE_CACHE", value_name = "MIB", default_value_t = 64)]
    pub(super) engine_cache: u64,
}

impl EngineOptions {
    /// How often is looked for a new manifest.
    pub(super) fn poll(&self) -> Option<Duration> {
        Some(self.engine_poll).filter(|seconds| self.engine.is_some() && *seconds > 0).map(Duration::from_secs)
    }
}
