//! The bar at the top: the name, the search for a pair, languages and themes.

use maud::{Markup, html};

use super::reader::Reader;
use crate::{chart::Theme, language::Language, write::Site};

/// The bar of every page.
pub(super) fn bar(reader: &Reader, site: &Site) -> Markup {
    bar_of_search(reader, "", site)
}

/// The bar with words in the box of the search.
pub(super) fn bar_of_search(reader: &Reader, words: &str, site: &Site) -> Markup {
    bar_with(reader, &search(reader, words, site), site)
}

/// The bar of a page that has the search in itself.
pub(super) fn bar_without_search(reader: &Reader, site: &Site) -> Markup {
    bar_with(reader, &html! {}, site)
}

fn bar_with(reader: &Reader, search: &Markup, site: &Site) -> Markup {
    let home = Reader { here: "/", ..*reader };
    html! {
        a.skip href="#main" { (reader.language.say("page.skip")) }
        header.top {
            div.bar {
                a.brand href=(home.address(None, reader.theme, site)) { "dyad" }
                (search)
                (switches(reader, site))
            }
        }
    }
}

/// The search for a pair with words in its box; a page has one.
pub(super) fn search(reader: &Reader, words: &str, site: &Site) -> Markup {
    let language = reader.language;
    html! {
        form.search role="search" action=(site.href("/")) method="get" {
            label.hidden for="search" { (language.say("page.find_pair")) }
            input #search type="search" name="search" value=[Some(words).filter(|words| !words.is_empty())] placeholder=(language.say("page.find_pair")) autocomplete="off" spellcheck="false";
            (reader.hidden_fields())
            button type="submit" { (language.say("page.find")) }
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
