//! The pairs that a search finds, as a page of its own.

use maud::{Markup, html};

use super::{context::PageContext, page_query::PageQuery, reader::Reader, titles};
use crate::{
    query::{self, Answer, DyadEntry, Parameters, Query, QueryError, Resource, Sort},
    trade::Area,
};

/// At most so many pairs on a page.
const MOST: usize = 200;

/// How many areas before and after those sought are shown.
const SEE_ALSO: usize = 16;

/// A search for pairs.
pub(super) struct Search {
    /// What was typed; `*` is every pair.
    words: String,
}

impl Search {
    /// The search of an address, if it is one.
    pub(super) fn read(given: &mut PageQuery) -> Option<Self> {
        Some(Self { words: given.take("search")? })
    }

    /// The page with what was found.
    pub(super) fn page(&self, context: &PageContext) -> Result<Markup, QueryError> {
        let catalogue = context.catalogue;
        let words = Some(self.words.trim()).filter(|words| !words.is_empty() && *words != "*").map(str::to_lowercase);
        let parameters = Parameters { search: words, sort: Some(Sort::Total), limit: Some(MOST), ..Parameters::default() };
        let found = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters })?;
        let Answer::Dyads(found) = found else { return Ok(html! {}) };
        let language = context.reader.language;
        let related = if self.words == "*" { Vec::new() } else { query::led_to(catalogue, &self.words) };
        let here = format!("/?search={}", percent_encoding::utf8_percent_encode(&self.words, percent_encoding::NON_ALPHANUMERIC));
        let title = if self.words == "*" {
            language.say("page.every_pair").to_owned()
        } else {
            language.fill("page.found_for", &[("words", &self.words)])
        };
        let reader = Reader { here: &here, ..context.reader };
        let inside = html! {
            section {
                h1 { (title) }
                p.lead { (language.count("page.pairs_found", found.total, &[])) }
                @if found.items.is_empty() { p.empty { (language.say("page.search_hint")) } } @else { (list(context, &found.items)) }
                @if !related.is_empty() { (see_also(context, &related)) }
                @if found.total > found.items.len() { p.small { (language.fill("page.first_of", &[("count", &language.number(&found.items.len().to_string()))])) } }
            }
        };
        let head = html! { title { (title) " · dyad" } meta name="robots" content="noindex"; };
        Ok(PageContext { reader, ..*context }.page(&head, &inside))
    }
}

/// The areas before and after those that were sought, each as a search of its own.
fn see_also(context: &PageContext, related: &[Area]) -> Markup {
    let reader = &context.reader;
    html! {
        p.small {
            (reader.language.say("page.see_also"))
            @for area in related.iter().take(SEE_ALSO) {
                " " a href=(reader.link(&format!("/?search={area}"), context.site)) { (reader.language.area(*area)) " (" (area) ")" }
            }
        }
    }
}

fn list(context: &PageContext, items: &[DyadEntry]) -> Markup {
    let language = context.reader.language;
    html! {
        ul.found {
            @for entry in items {
                li {
                    a href=(context.reader.link(&format!("/?dyad={}", entry.dyad), context.site)) { (titles::pair_title(language, entry.dyad)) }
                    span.small {
                        " " (entry.dyad)
                        @if let Some((first, last)) = &entry.days { (language.say("page.separator")) (language.digits(first.get(..4).unwrap_or(first))) "–" (language.digits(last.get(..4).unwrap_or(last))) }
                    }
                }
            }
        }
    }
}
