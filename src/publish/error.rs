//! Why a dataset is not published.

use crate::{
    dataset::FileFault,
    published::LocationError,
    table::StorageError,
    trade::{Finding, one_line},
};

/// Why a dataset is not published, or not held against what is.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// It is no dataset.
    #[error("{0}")]
    NoDataset(String),
    /// It has errors.
    #[error("{folder} is refused, since it has errors; nothing is published")]
    Refused {
        /// The folder of the dataset.
        folder: String,
        /// Everything that was found.
        findings: Vec<Finding>,
    },
    /// The location cannot be written to as it is.
    #[error("{place} {reason}")]
    Unfit {
        /// Where.
        place: String,
        /// Why.
        reason: String,
    },
    /// Somebody else publishes there.
    #[error("{0}; nothing is changed")]
    Taken(String),
    /// The location does not do what it is told.
    #[error(transparent)]
    Location(#[from] LocationError),
    /// The rows of the dataset cannot be read.
    #[error("the dataset: {0}")]
    Rows(#[from] StorageError),
    /// A file of the dataset cannot be read, or was written over.
    #[error("the dataset: {0}")]
    File(#[from] FileFault),
    /// The rows cannot be written as Parquet.
    #[error("{place}: cannot be written as Parquet: {reason}")]
    Parquet {
        /// Where.
        place: String,
        /// Why.
        reason: String,
    },
    /// There is no such version.
    #[error("{0}")]
    NoVersion(String),
}

impl PublishError {
    /// Did whoever asks name what cannot be?
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        matches!(
            self,
            Self::NoDataset(_) | Self::Unfit { .. } | Self::NoVersion(_) | Self::Location(LocationError::Unknown { .. })
        )
    }

    pub(super) fn unfit(place: &str, reason: impl Into<String>) -> Self {
        Self::Unfit { place: one_line(place), reason: reason.into() }
    }
}
