//! What stands in a frame where there is nothing to draw: how much there is, and the list itself.

use maud::{Markup, html};

use super::{events, page_model::PageModel};
use crate::{
    language::Language,
    query::{Answer, View},
    trade::Event,
};

/// The list of a view without a picture.
pub(super) fn list(model: &PageModel, answer: &Answer) -> Markup {
    let language = model.state.language;
    html! {
        @match (answer, model.state.view) {
            (Answer::Events(answer), View::Events) if !answer.listing.items.is_empty() => { (listed(language, &answer.listing.items)) }
            _ => { p.empty { (language.say("page.no_figures")) } }
        }
    }
}

fn listed(language: Language, items: &[Event]) -> Markup {
    html! {
        p.lead { (language.count("reading.events", items.len(), &[])) }
        div.list tabindex="0" role="region" aria-label=(language.say("page.events")) { (events::list(language, items)) }
    }
}
