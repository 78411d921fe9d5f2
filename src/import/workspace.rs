//! The folder that an import works in, beside the dataset, and the turn to put one in place. A process that is told to end removes
//! its own folder; one that a killed import left behind is removed by the next.

use std::path::Path;

use super::error::ImportError;
use crate::durable::{self, Turn, WorkFolder, folder_of};

/// What the working folder of an import is called.
const WORK: &str = "import";

/// A working folder beside the dataset.
pub(super) fn workspace(into: &Path) -> Result<WorkFolder, ImportError> {
    WorkFolder::beside(into, WORK).map_err(ImportError::io(folder_of(into)))
}

/// Removes what this process has in work beside the dataset `into`, for a process that is about to end. The dataset itself
/// is whole at every moment, so there is nothing else to undo.
pub fn abandon(into: &Path) {
    durable::remove_own(into, WORK);
}

/// Waits until nobody else puts a dataset in place, or something beside one, in the folder that this dataset lies in.
///
/// # Errors
/// When the folder cannot be opened or locked.
pub fn turn(into: &Path) -> Result<Turn, ImportError> {
    let parent = folder_of(into);
    let waiting = || tracing::info!("another dyad writes into {}; waiting for it to end", parent.display());
    Turn::of(parent, waiting).map_err(ImportError::io(parent))
}
