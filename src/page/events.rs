//! What happened.

use maud::{Markup, html};

use super::{claims::forms, facts::Facts};
use crate::{language::Language, query::View, trade::Event, write::Site};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let language = facts.state.language;
    html! {
        @if !facts.events.is_empty() {
            section #events {
                h2 { (language.say("page.events")) }
                ol.events {
                    @for event in &facts.events {
                        li {
                            time datetime=(event.date) { (language.date(&event.date)) @if let Some(end) = &event.end_date { " – " (language.date(end)) } }
                            span dir="auto" {
                                (title(language, event))
                                @if event.expected { " " span.mark { (language.say("page.expected")) } }
                            }
                        }
                    }
                }
                (forms(&facts.state, View::Events, site))
            }
        }
    }
}

/// The title in the reader's language, where the data have it.
fn title(language: Language, event: &Event) -> &str {
    let own = match language {
        Language::English => None,
        Language::Russian => event.title_ru.as_deref(),
        Language::Persian => event.title_fa.as_deref(),
    };
    own.unwrap_or(&event.title)
}
