//! The bar at the top: the name, the search for a pair, languages and themes; under it the pairs nearby.

use maud::{Markup, html};

use super::{facts::Facts, state::State, titles};
use crate::{chart::Theme, language::Language, write::Site};

/// Who reads, and what: the choices that every page keeps.
pub(super) struct Reader<'a> {
    pub language: Language,
    /// Is the language in the address?
    pub is_language_named: bool,
    pub theme: Option<Theme>,
    /// The address of the page without language and theme.
    pub here: &'a str,
}

impl Reader<'_> {
    /// The same page in a language and theme.
    fn address(&self, language: Option<Language>, theme: Option<Theme>, site: &Site) -> String {
        let named = language.or(Some(self.language).filter(|_| self.is_language_named));
        let parts =
            [named.map(|language| format!("lang={}", language.word())), theme.map(|theme| format!("theme={}", theme.word()))];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let mark = if self.here.contains('?') { '&' } else { '?' };
        site.href(&if parts.is_empty() { self.here.to_owned() } else { format!("{}{mark}{}", self.here, parts.join("&")) })
    }
}

/// How many pairs under other codes are shown.
const OTHER_CODES: usize = 8;

/// The bar of every page.
pub(super) fn bar(reader: &Reader, site: &Site) -> Markup {
    let language = reader.language;
    let home = Reader { here: "/", ..*reader };
    html! {
        a.skip href="#main" { (language.say("page.skip")) }
        header.top {
            div.bar {
                a.brand href=(home.address(None, reader.theme, site)) { "dyad" }
                form.search role="search" action=(site.href("/")) method="get" {
                    label.hidden for="search" { (language.say("page.find_pair")) }
                    input #search type="search" name="search" placeholder=(language.say("page.find_pair")) autocomplete="off" spellcheck="false";
                    @if reader.is_language_named { input type="hidden" name="lang" value=(language.word()); }
                    @if let Some(theme) = reader.theme { input type="hidden" name="theme" value=(theme.word()); }
                    button type="submit" { (language.say("page.find")) }
                }
                (switches(reader, site))
            }
        }
    }
}

/// The same page in another language or theme.
fn switches(reader: &Reader, site: &Site) -> Markup {
    let language = reader.language;
    html! {
        nav.languages aria-label=(language.say("page.language")) {
            @for other in Language::ALL {
                a href=(reader.address(Some(other), reader.theme, site)) lang=(other.word()) hreflang=(other.word()) aria-current=[(other == language).then_some("true")] { (other.own_name()) }
            }
        }
        nav.themes aria-label=(language.say("page.theme")) {
            @for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
                @let word = theme.map_or("auto", Theme::word);
                a href=(reader.address(None, theme, site)) aria-current=[(theme == reader.theme).then_some("true")] data-move { (language.term("theme", word)) }
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
        @if !facts.related.is_empty() {
            nav.pairs aria-label=(language.say("page.other_codes")) {
                span.small { (language.say("page.other_codes")) }
                @for other in facts.related.iter().take(OTHER_CODES) {
                    a.pair href=(state.of_dyad(*other).href(site)) title=(titles::pair_title(language, *other)) data-move { (titles::pair_name(language, *other)) }
                }
            }
        }
    }
}

/// The list of every pair.
fn all_pairs(state: &State, site: &Site) -> String {
    state.reader("/?search=*").address(None, state.theme, site)
}
