//! Events of a dyad.

use crate::{trade::Event, write::member::members};

members! {
    /// Something that happened, or is expected to.
    struct EventItem {
        date: String,
        end_date: Option<String>,
        areas: Vec<String>,
        title: String,
        title_ru: Option<String>,
        title_fa: Option<String>,
        event_kind: String,
        expected: bool,
        source: String,
    }
}

impl EventItem {
    /// An event in the shape of the contract.
    pub(in crate::write) fn new(event: &Event) -> Self {
        Self {
            date: event.date.clone(),
            end_date: event.end_date.clone(),
            areas: event.areas.iter().map(|area| area.code().to_owned()).collect(),
            title: event.title.clone(),
            title_ru: event.title_ru.clone(),
            title_fa: event.title_fa.clone(),
            event_kind: event.event_kind.clone(),
            expected: event.expected,
            source: event.source.clone(),
        }
    }
}
