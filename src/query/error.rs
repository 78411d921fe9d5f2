//! What can be wrong with a question.

use crate::{
    parameter::ParameterError,
    table::{StorageError, met},
};

/// What can be wrong with a question; `http::problem` alone turns it into a status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// No such address.
    #[error("there is nothing at {path:?}; see /v1/dyads, /v1/areas, /v1/charts, /v1/datasets, /v1/sources")]
    UnknownPath {
        /// The path as asked.
        path: String,
    },
    /// A malformed dyad, an unknown area in it, or a pair without data.
    #[error("no dyad {text:?}: {detail}")]
    UnknownDyad {
        /// The dyad as asked.
        text: String,
        /// What is wrong with it.
        detail: String,
    },
    /// No such view.
    #[error("no view {text:?}")]
    UnknownView {
        /// The view as asked.
        text: String,
        /// The views there are.
        allowed: Vec<String>,
    },
    /// No such dataset, chart or other item of a list.
    #[error("no {kind} {text:?}")]
    UnknownItem {
        /// What was looked for.
        kind: &'static str,
        /// Its name as asked.
        text: String,
        /// The names there are.
        allowed: Vec<String>,
    },
    /// The view exists, but no source has figures for it.
    #[error("{detail}")]
    NoData {
        /// What there is instead.
        detail: String,
    },
    /// Rows that are there cannot be read: our fault, not the client's.
    #[error(transparent)]
    Storage(StorageError),
    /// A parameter is unknown, repeated, bad, or not offered here.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
}

impl From<StorageError> for QueryError {
    /// Whatever becomes of the error, who does the work is told of a fault that passes.
    fn from(error: StorageError) -> Self {
        Self::Storage(met(error))
    }
}

impl QueryError {
    /// A bad parameter.
    #[must_use]
    pub fn parameter(parameter: &str, detail: impl Into<String>, allowed: &[&str]) -> Self {
        ParameterError::new(parameter, detail, allowed).into()
    }

    /// Is it for who asks to ask for something else, rather than that rows could not be had?
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        match self {
            Self::Storage(StorageError::Engine(fault)) => !fault.passes(),
            Self::Storage(StorageError::Unreadable(_)) => false,
            _ => true,
        }
    }
}
