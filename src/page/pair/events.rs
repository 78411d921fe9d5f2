//! What happened.

use maud::{Markup, html};

use super::{claims::list_downloads, page_model::PageModel};
use crate::{query::View, write::Site};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    html! {
        @if !model.events.is_empty() {
            section #events {
                h2 { (language.say("page.events")) }
                ol.events {
                    @for event in &model.events {
                        li {
                            time datetime=(event.date) { (language.dates(&event.date, event.end_date.as_deref().unwrap_or(&event.date))) }
                            span dir="auto" {
                                (language.event_title(event))
                                @if event.expected { " " span.mark { (language.say("page.expected")) } }
                            }
                        }
                    }
                }
                (list_downloads(&model.state, View::Events, site))
            }
        }
    }
}
