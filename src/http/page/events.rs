//! What happened.

use maud::{Markup, html};

use super::facts::Facts;
use crate::{
    query::{Query, View},
    write::Site,
};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let address = Query::view(facts.dyad, View::Events).address();
    html! {
        @if !facts.events.is_empty() {
            section #events {
                h2 { "Events" }
                ol.events {
                    @for event in &facts.events {
                        li {
                            time datetime=(event.date) { (event.date) @if let Some(end) = &event.end_date { " – " (end) } }
                            span {
                                (event.title)
                                @if event.expected { " " span.mark { "expected" } }
                            }
                        }
                    }
                }
                p.downloads {
                    a href=(site.href_with_suffix(&address, "csv")) { "CSV" }
                    a href=(site.href_with_suffix(&address, "json")) { "JSON" }
                }
            }
        }
    }
}
