//! What may fail where rows lie on disk.

/// Rows that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("rows cannot be read: {0}")]
pub struct StorageError(pub String);
