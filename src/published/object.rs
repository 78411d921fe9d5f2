//! Files and objects of a location, and what is known of them without reading them.

use std::time::SystemTime;

/// A file of a folder, or an object of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its path below the location.
    pub path: String,
    /// Bytes.
    pub bytes: u64,
    /// When it was put, by the clock of the store.
    pub modified: SystemTime,
    /// What tells it from another one at this path; none where the store says nothing.
    pub tag: Option<String>,
}

/// What must be at a place for something to be put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// What has this tag.
    Tagged(String),
}

/// A path below a location: relative, of names that are not empty, not hidden and lead nowhere else.
#[must_use]
pub fn is_plain(path: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', '\0']);
    path.len() <= 900 && path.split('/').all(is_name) && !path.chars().any(char::is_control)
}
