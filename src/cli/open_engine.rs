//! The engine that the command line names, and what was published for it.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use super::{engine_options::EngineOptions, secret};
use crate::{
    dataset::Elsewhere,
    engine::{Address, Asks, Engine, EngineDatasets, KeptSlices, Place, SparkConnect, Version, WatchedEngine, sums},
    limits::Limits,
    published::{Location, Manifest, Sum},
    table::EngineWatch,
};

/// An engine that can be asked, and what was published for it.
#[derive(Debug, Clone)]
pub(super) struct OpenEngine {
    client: Arc<SparkConnect>,
    datasets: Arc<EngineDatasets>,
    watch: Arc<WatchedEngine>,
}

/// Reads what the options say; nobody is asked yet.
pub(super) fn open(options: &EngineOptions, limits: &Limits) -> Result<OpenEngine, Vec<String>> {
    let mut faults = Vec::new();
    let token = secret::engine_token(options.engine_token_file.as_deref());
    let token = token.map_err(|error| faults.push(format!("{error:#}"))).ok();
    let mut told = |option: &str, fault: String| faults.push(format!("{option}: {fault}"));
    // The address may hold a token, which its faults do not tell.
    let address = options.engine.as_deref().unwrap_or_default().parse::<Address>();
    let address = address.map_err(|error| told("--engine", error.to_string())).ok();
    let place = place(options).map_err(|(option, fault)| told(option, fault)).ok();
    let data = if let Some(location) = &options.engine_data {
        Location::open(location).map_err(|fault| told("--engine-data", fault.to_string())).ok()
    } else {
        told("--engine", "--engine-data must say where the datasets were published to".to_owned());
        None
    };
    let (Some(address), Some(token), Some(place), Some(location)) = (address, token, place, data) else { return Err(faults) };
    let client = SparkConnect::new(address, token, limits).map_err(|error| vec![format!("--engine: {error}")])?;
    let (client, kept) = (Arc::new(client), Arc::new(KeptSlices::new(options.engine_cache.saturating_mul(1 << 20))));
    let watch = Arc::new(WatchedEngine::new(Arc::<SparkConnect>::clone(&client), Arc::clone(&kept)));
    let location = Arc::new(location);
    let engine = Engine { asks: Arc::<SparkConnect>::clone(&client), location, place, kept, silent: Arc::new(Mutex::new(None)) };
    Ok(OpenEngine { client, datasets: Arc::new(EngineDatasets::new(engine)), watch })
}

/// Where the engine finds the rows.
fn place(options: &EngineOptions) -> Result<Place, (&'static str, String)> {
    match (&options.engine_table, &options.engine_path) {
        (Some(_), Some(_)) => Err(("--engine-table", "--engine-path says another place; leave one of them out".to_owned())),
        (Some(table), None) => Place::table(table).map_err(|fault| ("--engine-table", fault)),
        (None, Some(path)) => Place::location(path).map_err(|fault| ("--engine-path", fault)),
        (None, None) => {
            let data = options.engine_data.as_deref().unwrap_or(".");
            // An engine starts in another folder.
            let whole =
                if data.contains("://") { data.to_owned() } else { absolute(data).map_err(|fault| ("--engine-data", fault))? };
            Place::location(&whole).map_err(|fault| ("--engine-data", format!("{fault}; --engine-path names it otherwise")))
        }
    }
}

fn absolute(path: &str) -> Result<String, String> {
    let whole = std::path::absolute(Path::new(path)).map_err(|error| error.to_string())?;
    whole.into_os_string().into_string().map_err(|path| format!("{} is not UTF-8", path.display()))
}

impl OpenEngine {
    /// What was published.
    pub(super) fn datasets(&self) -> Arc<dyn Elsewhere> {
        Arc::<EngineDatasets>::clone(&self.datasets)
    }

    /// How it goes with the engine.
    pub(super) fn watch(&self) -> Arc<dyn EngineWatch> {
        Arc::<WatchedEngine>::clone(&self.watch)
    }

    /// Is anybody there who answers?
    pub(super) fn is_reached(&self) -> Result<(), String> {
        self.client.ask("SELECT 1 AS reached", &[]).map(drop).map_err(|fault| fault.to_string())
    }

    /// The sums of what a manifest names, as the engine sees it in the place that the options say.
    pub(super) fn sums(&self, options: &EngineOptions, manifest: &Manifest) -> Result<Vec<Sum>, String> {
        let place = place(options).map_err(|(option, fault)| format!("{option}: {fault}"))?;
        sums(self.client.as_ref(), &Version::new(place, manifest)?).map_err(|fault| fault.to_string())
    }

    /// Stops what still runs there.
    pub(super) fn end(&self) {
        self.client.end();
    }
}
