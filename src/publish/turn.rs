//! Whose turn it is to publish a dataset at a location: in a folder by its lock, in a store by an object that is put on condition.

use super::{error::PublishError, lease::Lease};
use crate::{
    durable::Turn,
    published::{Location, LocationError},
};

/// The right to change what is published of a dataset; it ends with this value.
#[derive(Debug)]
pub(super) enum PublishingTurn {
    Folder(#[expect(dead_code, reason = "held for its lock")] Turn),
    Store(Lease),
}

impl PublishingTurn {
    /// The turn, unless somebody else has it.
    pub(super) fn take(location: &Location, dataset: &str) -> Result<Self, PublishError> {
        let Some(folder) = location.folder() else {
            return Ok(Self::Store(Lease::take(location, dataset)?));
        };
        let own = folder.join(dataset);
        let failed = |error: std::io::Error| LocationError::failed(own.display().to_string(), error);
        std::fs::create_dir_all(&own).map_err(failed)?;
        let turn = Turn::if_free(&own).map_err(failed)?;
        let taken = || PublishError::Taken(format!("{} is being published to by another process", own.display()));
        let turn = turn.ok_or_else(taken)?;
        // The lock is of a folder that another process may have just removed, empty as it was.
        if !own.is_dir() {
            return Err(taken());
        }
        sweep(&turn, &own);
        Ok(Self::Folder(turn))
    }

    /// Is it still one's turn?
    pub(super) fn holds(&self) -> Result<(), PublishError> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Store(lease) => lease.holds(),
        }
    }

    /// The same, asked of the store now.
    pub(super) fn confirm(&self) -> Result<(), PublishError> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Store(lease) => lease.confirm(),
        }
    }
}

/// Removes what writers who are no more left in work, in all folders below.
fn sweep(turn: &Turn, folder: &std::path::Path) {
    turn.sweep(folder);
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep(turn, &entry.path());
        }
    }
}
