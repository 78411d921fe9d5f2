//! Events of a dyad.

use super::by_language::ByLanguage;
use crate::{language::Language, trade::Event, write::member::members};

members! {
    /// Something that happened, or is expected to.
    struct EventItem {
        date: String,
        end_date: Option<String>,
        areas: Vec<String>,
        title: String,
        titles: ByLanguage<Option<String>> = Language::TITLE_MEMBERS,
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
            titles: ByLanguage::of(|language| language.own(&event.titles).map(str::to_owned)),
            event_kind: event.event_kind.clone(),
            expected: event.expected,
            source: event.source.clone(),
        }
    }
}
