//! Events of a dyad.

use super::by_language::{ByLanguage, Members, row_of_parts};
use crate::{language::Language, trade::Event, write::cell::leaves};

/// The titles of an event in other languages.
type EventTitles = ByLanguage<EventMembers, Option<String>>;

/// What they are called.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) struct EventMembers;

impl Members for EventMembers {
    const NAMES: &'static [&'static str] = Language::TITLE_MEMBERS;
    const SCHEMA: &'static str = "EventTitles";
}

row_of_parts! {
    /// Something that happened, or is expected to.
    struct EventItem {
        head: EventHead,
        titles: EventTitles,
        tail: EventTail,
    }
}

leaves! {
    /// When, of whom and what.
    struct EventHead {
        date: String,
        end_date: Option<String>,
        areas: Vec<String>,
        title: String,
    }
}

leaves! {
    /// What kind of event it is, and who says so.
    struct EventTail {
        event_kind: String,
        expected: bool,
        source: String,
    }
}

impl EventItem {
    /// An event in the shape of the contract.
    pub(in crate::write) fn new(event: &Event) -> Self {
        let head = EventHead {
            date: event.date.clone(),
            end_date: event.end_date.clone(),
            areas: event.areas.iter().map(|area| area.code().to_owned()).collect(),
            title: event.title.clone(),
        };
        let titles = ByLanguage::of(|language| language.own(&event.titles).map(str::to_owned));
        let tail = EventTail { event_kind: event.event_kind.clone(), expected: event.expected, source: event.source.clone() };
        Self { head, titles, tail }
    }
}
