//! Events that a reader of the series may want beside it.

use std::collections::BTreeMap;

use super::{Area, Dyad};

/// What a text of the data is in other languages, by their tags of BCP 47.
pub type Translations = BTreeMap<String, String>;

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
    /// Its title in other languages.
    pub titles: Translations,
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
