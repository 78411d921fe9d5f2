//! Why a call of a tool has no answer.

use crate::{bundle::BundleError, query::QueryError};

/// Why a call has no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// It is the question.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// It could not be written.
    #[error(transparent)]
    Written(#[from] BundleError),
    /// What was written is no JSON.
    #[error("the document is no JSON: {0}")]
    Document(String),
}
