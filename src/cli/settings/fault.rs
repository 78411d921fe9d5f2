//! What is wrong with settings.

use std::{io, path::PathBuf};

/// Settings that cannot be used. Whoever wrote them must mend them: it is wrong use.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum SettingsError {
    /// The file cannot be read.
    #[error("cannot read the settings in {}: {error}; --config or DYAD_CONFIG names another file, /dev/null for none", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Places in the file, or variables, and what is wrong with each.
    #[error("{}", .0.join("\n  "))]
    Faults(Vec<String>),
}
