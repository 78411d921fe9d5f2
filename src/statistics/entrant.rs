//! A part of a whole with its level now and a year before, as it enters a ranking.

use crate::{series::Reason, trade::Level};

/// A part before it is ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entrant<K> {
    /// What it is.
    pub key: K,
    /// Its level; none when it has one of a year before only.
    pub level: Option<Level>,
    /// Its level a year before, comparable or not.
    pub earlier: Option<Level>,
    /// Why the two may not be compared.
    pub reason: Option<Reason>,
}

impl<K> Entrant<K> {
    /// Has it a comparable level in both periods?
    #[must_use]
    pub fn is_matched(&self) -> bool {
        self.level.is_some() && self.earlier.is_some() && self.reason.is_none()
    }
}
