//! What ends an import. The dataset is as it was.

use std::{io, path::Path};

use crate::regular_file::FileError;

/// What ends an import; the dataset is then as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The command cannot mean this: a bad name, an ambiguous format, a mapping with a fault.
    #[error("{0}")]
    WrongUse(String),
    /// A file cannot be what it should be.
    #[error("{file}: {text}")]
    Input {
        /// The file.
        file: String,
        /// What is wrong.
        text: String,
    },
    /// Reading or writing failed.
    #[error("{place}: {error}")]
    Io {
        /// Where.
        place: String,
        /// Why.
        error: io::Error,
    },
    /// The table could not be written.
    #[error("{place}: {error}")]
    Table {
        /// The file.
        place: String,
        /// Why.
        error: polars::error::PolarsError,
    },
    /// The dataset that is there cannot be added to.
    #[error("{0}")]
    Dataset(String),
}

impl ImportError {
    pub(super) fn io(place: &Path) -> impl FnOnce(io::Error) -> Self {
        let place = place.display().to_string();
        move |error| Self::Io { place, error }
    }

    pub(super) fn table(place: &Path, error: polars::error::PolarsError) -> Self {
        Self::Table { place: place.display().to_string(), error }
    }

    /// Of a file that is not opened or read.
    pub(super) fn file(place: &Path) -> impl FnOnce(FileError) -> Self {
        let place = place.display().to_string();
        move |error| match error {
            FileError::Io(error) => Self::Io { place, error },
            other => Self::Input { file: place, text: other.to_string() },
        }
    }

    pub(super) fn input(file: &str, text: impl Into<String>) -> Self {
        Self::Input { file: file.to_owned(), text: text.into() }
    }

    /// Is this for the user to correct on the command line?
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        matches!(self, Self::WrongUse(_))
    }
}
