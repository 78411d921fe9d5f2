//! The pair of the page, its other direction, and the pairs nearby.

use maud::{Markup, html};

use super::{page_model::PageModel, page_state::PageState};
use crate::{page::titles, write::Site};

/// How many pairs under other codes are shown.
const OTHER_CODES: usize = 8;

/// The pair, its other direction and the pairs nearby.
pub(super) fn navigation(model: &PageModel, site: &Site) -> Markup {
    let (language, state) = (model.state.language, &model.state);
    html! {
        nav.pairs aria-label=(language.say("page.pairs")) {
            span.pair.current aria-current="page" title=(titles::pair_title(language, state.dyad)) { (titles::pair_name(language, state.dyad)) }
            @if model.summary.has_mirror {
                a.pair #swap href=(state.of_dyad(state.dyad.mirror()).href(site)) title=(titles::pair_title(language, state.dyad.mirror())) data-move {
                    span aria-hidden="true" { "⇄ " } (language.say("page.swap"))
                }
            }
            @for near in model.neighbours.iter().filter(|near| **near != state.dyad.mirror()) {
                a.pair href=(state.of_dyad(*near).href(site)) title=(titles::pair_title(language, *near)) data-move { (titles::pair_name(language, *near)) }
            }
            @if model.pair_count > 1 {
                a.pair href=(all_pairs(state, site)) { (language.count("page.all_pairs", model.pair_count, &[])) }
            }
        }
        @if !model.related.is_empty() {
            nav.pairs aria-label=(language.say("page.other_codes")) {
                span.small { (language.say("page.other_codes")) }
                @for other in model.related.iter().take(OTHER_CODES) {
                    a.pair href=(state.of_dyad(*other).href(site)) title=(titles::pair_title(language, *other)) data-move { (titles::pair_name(language, *other)) }
                }
            }
        }
    }
}

/// The list of every pair.
fn all_pairs(state: &PageState, site: &Site) -> String {
    state.reader("/?search=*").address(None, state.theme, site)
}
