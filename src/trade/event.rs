//! Events that a reader of the series may want beside it.

use super::{Area, Dyad};

/// Something that happened, or is expected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The first day, or month: `2024-10-22` or `2025-01`.
    pub date: String,
    /// The last day or month of a longer one.
    pub end_date: Option<String>,
    /// The areas concerned.
    pub areas: Vec<Area>,
    /// Title in English.
    pub title: String,
    /// Title in Russian.
    pub title_ru: Option<String>,
    /// Title in Persian.
    pub title_fa: Option<String>,
    /// A word for its kind, such as `visit` or `sanctions`.
    pub event_kind: String,
    /// Not yet happened when it was written down.
    pub expected: bool,
    /// Name of the source.
    pub source: String,
}

impl Event {
    /// Does it belong to this dyad: is either member concerned?
    #[must_use]
    pub fn belongs_to(&self, dyad: Dyad) -> bool {
        self.areas.iter().any(|area| *area == dyad.reporter || *area == dyad.partner)
    }
}
