//! What can go wrong between an answer and its file.

use zip::result::ZipError;

use crate::{chart::ChartError, dataset::FileFault, write::WriteError};

/// What can go wrong between an answer and its file.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The data.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The picture.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The archive.
    #[error("archive: {0}")]
    Archive(#[from] ZipError),
    /// A file of a package.
    #[error(transparent)]
    File(#[from] FileFault),
    /// Writing to memory.
    #[error("archive: {0}")]
    Memory(#[from] std::io::Error),
}

impl BundleError {
    /// Was a picture asked for that there is not, rather than one that failed?
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        matches!(self, Self::Chart(ChartError::Refused(_) | ChartError::NoPicture))
    }
}
