//! The pairs that a search finds, as a page of its own.

use maud::{Markup, html};

use super::{document, page_query::PageQuery, reader::Reader, site_header, titles};
use crate::{
    chart::Theme,
    dataset::Catalogue,
    language::Language,
    query::{self, Answer, DyadEntry, Parameters, Query, QueryError, Resource, Sort},
    trade::Area,
    write::Site,
};

/// At most so many pairs on a page.
const MOST: usize = 200;

/// How many areas before and after those sought are shown.
const SEE_ALSO: usize = 16;

/// A search for pairs.
pub(super) struct Search {
    pub language: Language,
    pub is_language_named: bool,
    pub theme: Option<Theme>,
    /// What was typed; `*` is every pair.
    pub words: String,
}

impl Search {
    /// The search of an address, if it is one.
    pub(super) fn read(
        given: &mut PageQuery,
        (language, is_language_named): (Language, bool),
    ) -> Result<Option<Self>, QueryError> {
        let Some(words) = given.take("search") else { return Ok(None) };
        let theme = given.theme()?;
        Ok(Some(Self { language, is_language_named, theme, words }))
    }

    fn reader<'a>(&self, here: &'a str) -> Reader<'a> {
        Reader { language: self.language, is_language_named: self.is_language_named, theme: self.theme, here }
    }

    /// The page with what was found.
    pub(super) fn page(&self, catalogue: &Catalogue, site: &Site) -> Result<Markup, QueryError> {
        let words = Some(self.words.trim()).filter(|words| !words.is_empty() && *words != "*").map(str::to_lowercase);
        let parameters = Parameters { search: words, sort: Some(Sort::Total), limit: Some(MOST), ..Parameters::default() };
        let found = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters })?;
        let Answer::Dyads(found) = found else { return Ok(html! {}) };
        let language = self.language;
        let related = if self.words == "*" { Vec::new() } else { query::led_to(catalogue, &self.words) };
        let here = format!("/?search={}", percent_encoding::utf8_percent_encode(&self.words, percent_encoding::NON_ALPHANUMERIC));
        let title = if self.words == "*" {
            language.say("page.every_pair").to_owned()
        } else {
            language.fill("page.found_for", &[("words", &self.words)])
        };
        let body = html! {
            (site_header::bar(&self.reader(&here), site))
            main #main tabindex="-1" {
                section {
                    h1 { (title) }
                    p.lead { (language.count("page.pairs_found", found.total, &[])) }
                    @if found.items.is_empty() { p.empty { (language.say("page.search_hint")) } } @else { (self.list(&found.items, site)) }
                    @if !related.is_empty() { (self.see_also(&related, site)) }
                    @if found.total > found.items.len() { p.small { (language.fill("page.first_of", &[("count", &language.number(&found.items.len().to_string()))])) } }
                }
            }
            (document::foot(language, site))
        };
        let head = html! { title { (title) " · dyad" } meta name="robots" content="noindex"; };
        Ok(document::frame(language, self.theme, &head, &body, site))
    }

    /// The areas before and after those that were sought, each as a search of its own.
    fn see_also(&self, related: &[Area], site: &Site) -> Markup {
        let language = self.language;
        html! {
            p.small {
                (language.say("page.see_also"))
                @for area in related.iter().take(SEE_ALSO) {
                    " " a href=(site.href(&self.kept(&format!("/?search={area}")))) { (language.area(*area)) " (" (area) ")" }
                }
            }
        }
    }

    fn list(&self, items: &[DyadEntry], site: &Site) -> Markup {
        let language = self.language;
        html! {
            ul.found {
                @for entry in items {
                    li {
                        a href=(self.href(entry, site)) { (titles::pair_title(language, entry.dyad)) }
                        span.small {
                            " " (entry.dyad)
                            @if let Some((first, last)) = &entry.days { (language.say("page.separator")) (language.digits(first.get(..4).unwrap_or(first))) "–" (language.digits(last.get(..4).unwrap_or(last))) }
                        }
                    }
                }
            }
        }
    }

    fn href(&self, entry: &DyadEntry, site: &Site) -> String {
        site.href(&self.kept(&format!("/?dyad={}", entry.dyad)))
    }

    /// An address in the language and theme of this page.
    fn kept(&self, address: &str) -> String {
        let language = if self.is_language_named { format!("&lang={}", self.language.word()) } else { String::new() };
        let theme = self.theme.map(|theme| format!("&theme={}", theme.word())).unwrap_or_default();
        format!("{address}{language}{theme}")
    }
}
