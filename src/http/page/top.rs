//! The bar at the top: the name, the search for a pair, languages and themes; under it the pairs nearby.

use maud::{Markup, html};

use super::{facts::Facts, state::State, titles};
use crate::{chart::Theme, language::Language, write::Site};

pub(super) fn bar(language: Language, state: Option<&State>, site: &Site) -> Markup {
    html! {
        a.skip href="#main" { (language.say("page.skip")) }
        header.top {
            div.bar {
                a.brand href=(home(language, state, site)) { "dyad" }
                form.search role="search" action=(site.href("/")) method="get" {
                    label.hidden for="search" { (language.say("page.find_pair")) }
                    input #search type="search" name="search" placeholder=(language.say("page.find_pair")) autocomplete="off" spellcheck="false";
                    @if state.is_some_and(|state| state.is_language_named) { input type="hidden" name="lang" value=(language.word()); }
                    @if let Some(theme) = state.and_then(|state| state.theme) { input type="hidden" name="theme" value=(theme.word()); }
                    button type="submit" { (language.say("page.find")) }
                }
                @if let Some(state) = state { (switches(state, site)) }
            }
        }
    }
}

fn home(language: Language, state: Option<&State>, site: &Site) -> String {
    let named = state.is_some_and(|state| state.is_language_named);
    site.href(&if named { format!("/?lang={}", language.word()) } else { "/".to_owned() })
}

/// The same page in another language or theme.
fn switches(state: &State, site: &Site) -> Markup {
    let language = state.language;
    html! {
        nav.languages aria-label=(language.say("page.language")) {
            @for other in Language::ALL {
                a href=(state.of_language(other).href(site)) lang=(other.word()) hreflang=(other.word()) aria-current=[(other == language).then_some("true")] { (other.own_name()) }
            }
        }
        nav.themes aria-label=(language.say("page.theme")) {
            @for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
                @let word = theme.map_or("auto", Theme::word);
                a href=(state.of_theme(theme).href(site)) aria-current=[(theme == state.theme).then_some("true")] data-move { (language.term("theme", word)) }
            }
        }
    }
}

/// The pair, its other direction and the pairs nearby.
pub(super) fn pair(facts: &Facts, site: &Site) -> Markup {
    let (language, state) = (facts.state.language, &facts.state);
    html! {
        nav.pairs aria-label=(language.say("page.pairs")) {
            span.pair.current aria-current="page" title=(titles::pair_title(language, state.dyad)) { (titles::pair_name(language, state.dyad)) }
            @if facts.has_mirror {
                a.pair #swap href=(state.of_dyad(state.dyad.mirror()).href(site)) title=(titles::pair_title(language, state.dyad.mirror())) data-move {
                    span aria-hidden="true" { "⇄ " } (language.say("page.swap"))
                }
            }
            @for near in facts.near.iter().filter(|near| **near != state.dyad.mirror()) {
                a.pair href=(state.of_dyad(*near).href(site)) title=(titles::pair_title(language, *near)) data-move { (titles::pair_name(language, *near)) }
            }
            @if facts.pairs > 1 {
                a.pair href=(all_pairs(state, site)) { (language.count("page.all_pairs", facts.pairs, &[])) }
            }
        }
    }
}

/// The list of every pair.
fn all_pairs(state: &State, site: &Site) -> String {
    let language = if state.is_language_named { format!("&lang={}", state.language.word()) } else { String::new() };
    site.href(&format!("/?search=*{language}"))
}
