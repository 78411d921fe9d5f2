//! What happened.

use maud::{Markup, html};

use super::{claims::forms, facts::Facts};
use crate::{query::View, write::Site};

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
                                (language.event_title(event))
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
