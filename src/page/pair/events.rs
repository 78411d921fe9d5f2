//! What happened.

use maud::{Markup, html};

use super::{claims::list_downloads, page_model::PageModel};
use crate::{language::Language, page::data_words, query::View, trade::Event, write::Site};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    html! {
        @if !model.events.is_empty() {
            section #events {
                h2 { (language.say("page.events")) }
                (list(language, &model.events))
                (list_downloads(&model.state, View::Events, site))
            }
        }
    }
}

/// What happened, in order.
pub(super) fn list(language: Language, items: &[Event]) -> Markup {
    html! {
        ol.events {
            @for event in items {
                li {
                    time datetime=(event.date) { (language.dates(&event.date, event.end_date.as_deref().unwrap_or(&event.date))) }
                    span {
                        (data_words::event_title(language, event))
                        @if event.expected { " " span.mark { (language.say("page.expected")) } }
                    }
                }
            }
        }
    }
}
