//! What happened.

use maud::{Markup, html};

use super::{claims::list_downloads, page_model::PageModel};
use crate::{page::data_words, query::View, write::Site};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    html! {
        @if !model.events.is_empty() {
            section #events {
                h2 { (language.say("page.events")) }
                ol.events {
                    @for event in &model.events {
                        li {
                            time datetime=(event.date) { (language.date(&event.date)) @if let Some(end) = &event.end_date { " – " (language.date(end)) } }
                            span {
                                (data_words::event_title(language, event))
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
