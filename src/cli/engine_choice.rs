//! The engine that options name, in a build that has a client of it.

#[cfg(not(feature = "spark-connect"))]
use super::no_engine as engine;
#[cfg(feature = "spark-connect")]
use super::open_engine as engine;
use super::{engine_options::EngineOptions, settings::SettingsError};
use crate::limits::Limits;

pub(super) use engine::OpenEngine;

/// The engine, where one is named; it is not asked yet.
///
/// # Errors
/// Wrong use: what does not go together, or cannot be.
pub(super) fn opened(options: &EngineOptions) -> Result<Option<OpenEngine>, SettingsError> {
    opened_within(options, Limits::current())
}

/// The same, asked within these limits.
///
/// # Errors
/// As [`opened`].
pub(super) fn opened_within(options: &EngineOptions, limits: &Limits) -> Result<Option<OpenEngine>, SettingsError> {
    let faults = |faults: Vec<String>| if faults.is_empty() { Ok(()) } else { Err(SettingsError::Faults(faults)) };
    let given = [
        ("--engine-token-file", options.engine_token_file.is_some()),
        ("--engine-data", options.engine_data.is_some()),
        ("--engine-path", options.engine_path.is_some()),
        ("--engine-table", options.engine_table.is_some()),
    ];
    if options.engine.is_none() {
        let given = given.into_iter().filter(|(_, is_given)| *is_given);
        faults(given.map(|(option, _)| format!("{option}: there is no --engine to go with it")).collect())?;
        return Ok(None);
    }
    engine::open(options, limits).map(Some).map_err(SettingsError::Faults)
}
