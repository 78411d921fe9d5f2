//! The pairs that a search finds, as a page of its own; the script takes its lines as suggestions.

use maud::{Markup, html};

use super::{
    context::PageContext,
    formatting, page_head,
    page_query::{PageQuery, coded},
    reader::Reader,
    titles,
};
use crate::{
    dataset::Catalogue,
    language::Language,
    query::{self, Answer, DyadEntry, Listing, Parameters, Query, QueryError, Resource, Sort},
    series::{Latest, Subject},
    trade::{Area, Dyad},
};

/// At most so many pairs on a page.
const MOST: usize = 200;

/// How many areas before and after those sought are shown.
const SEE_ALSO: usize = 16;

/// What stands for every pair.
const EVERY: &str = "*";

/// A search for pairs.
pub(super) struct Search {
    /// What was typed; `*` is every pair.
    words: String,
    /// Which part of the list, where one was asked for.
    offset: Option<usize>,
    limit: Option<usize>,
}

impl Search {
    /// The search of an address, if it is one.
    ///
    /// # Errors
    /// A parameter that is unknown or bad.
    pub(super) fn read(given: &mut PageQuery) -> Result<Option<Self>, QueryError> {
        let Some(words) = given.take("search") else { return Ok(None) };
        query::bounded_search("search", &words)?;
        let limit = given.take("limit").map(|text| whole("limit", &text, 1..=MOST)).transpose()?;
        let offset = given.take("offset").map(|text| whole("offset", &text, 0..=999_999_999)).transpose()?;
        if let Some(name) = given.first() {
            return Err(QueryError::parameter(name, "is not offered here", &["search", "limit", "offset", "lang", "theme"]));
        }
        Ok(Some(Self { words: words.trim().to_owned(), offset, limit }))
    }

    /// The pair that is opened at once, where one only is named and no part of the list was asked for.
    ///
    /// # Errors
    /// As for the list of pairs.
    pub(super) fn opens(&self, catalogue: &Catalogue) -> Result<Option<Dyad>, QueryError> {
        if self.offset.is_some() || self.limit.is_some() { Ok(None) } else { query::pair_named(catalogue, &self.words) }
    }

    /// What is found.
    fn found(&self, catalogue: &Catalogue) -> Result<Option<Listing<DyadEntry>>, QueryError> {
        let words = Some(&self.words).filter(|words| !words.is_empty() && *words != EVERY).map(|words| words.to_lowercase());
        let (limit, offset) = (Some(self.limit.unwrap_or(MOST)), self.offset);
        let parameters = Parameters { search: words, sort: Some(Sort::Relevance), limit, offset, ..Parameters::default() };
        let found = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters })?;
        Ok(if let Answer::Dyads(found) = found { Some(found) } else { None })
    }

    /// The page with what was found.
    pub(super) fn page(&self, context: &PageContext) -> Result<Markup, QueryError> {
        let Some(found) = self.found(context.catalogue)? else { return Ok(html! {}) };
        let (language, is_every) = (context.reader.language, self.words == EVERY);
        let title = if is_every {
            language.say("page.every_pair").to_owned()
        } else {
            language.fill("page.found_for", &[("words", &self.words)])
        };
        let here = self.address(self.offset);
        let reader = Reader { here: &here, ..context.reader };
        let context = PageContext { reader, ..*context };
        let inside = html! {
            section {
                h1 { (title) }
                @if found.total > 0 { p.lead { (language.count("page.pairs_found", found.total, &[])) } }
                @if !is_every { (self.remarks(&context, &found)) }
                (list(&context, self.countries(&context), &found.items))
                (self.other_parts(&context, &found))
            }
        };
        let head = page_head::unlisted(&title);
        Ok(if is_every { context.page(&head, &inside) } else { context.page_of_search(&self.words, &head, &inside) })
    }

    /// The countries that the whole search is a name of, at the head of the list.
    fn countries(&self, context: &PageContext) -> Vec<Area> {
        if self.offset.unwrap_or(0) > 0 { Vec::new() } else { query::areas_named(context.catalogue, &self.words) }
    }

    /// That nothing was found and what leads on, that a spelling was forgiven, what came before and after.
    fn remarks(&self, context: &PageContext, found: &Listing<DyadEntry>) -> Markup {
        let language = context.reader.language;
        let forgiven = if found.total > 0 { query::forgiven_words(&self.words) } else { Vec::new() };
        let sides = if found.total == 0 { query::sides_of(context.catalogue, &self.words) } else { Vec::new() };
        let related = query::led_to(context.catalogue, &self.words);
        html! {
            @if found.total == 0 {
                div.empty.nothing {
                    p { (language.say("page.search_hint")) }
                    @if !sides.is_empty() { p { (pairs_of(&context.reader, &sides, context)) } }
                }
            }
            @if !forgiven.is_empty() { p.small.forgiven { (language.fill("search.forgiven", &[("words", &forgiven.join(language.say("page.separator")))])) } }
            @if !related.is_empty() { (see_also(context, &related)) }
        }
    }

    /// The parts of the list before and behind this one; of a few suggestions, the whole list.
    fn other_parts(&self, context: &PageContext, found: &Listing<DyadEntry>) -> Markup {
        let (language, end) = (context.reader.language, found.offset + found.items.len());
        let number = |number: usize| language.number(&number.to_string());
        let part = |offset: usize| context.reader.link(&self.address(Some(offset)), context.site);
        html! {
            @if self.limit.is_some() && found.total > found.items.len() {
                p.all { a href=(part(0)) data-move { (language.count("search.see_all", found.total, &[])) } }
            } @else if found.total > found.items.len() {
                nav.parts aria-label=(language.say("search.parts")) {
                    @if found.offset > 0 { a href=(part(found.offset.saturating_sub(MOST))) rel="prev" data-move { (language.say("search.previous")) } " " }
                    span { (language.fill("search.part", &[("from", &number(found.offset + 1)), ("to", &number(end)), ("total", &number(found.total))])) }
                    @if end < found.total { " " a href=(part(end)) rel="next" data-move { (language.say("search.next")) } }
                }
            }
        }
    }

    /// The address of a part of the list.
    fn address(&self, offset: Option<usize>) -> String {
        let plain = address(&self.words);
        offset.map_or_else(|| plain.clone(), |offset| format!("{plain}&offset={offset}"))
    }
}

/// The address of a search without language and theme.
pub(super) fn address(words: &str) -> String {
    format!("/?search={}", coded(words))
}

/// Links to the pairs of each of these areas.
pub(super) fn pairs_of(reader: &Reader, areas: &[Area], context: &PageContext) -> Markup {
    let language = reader.language;
    html! {
        @for area in areas {
            a href=(reader.link(&address(area.code()), context.site)) data-move { (language.fill("search.pairs_of", &[("area", language.area(*area))])) } " "
        }
    }
}

/// A whole number within bounds.
fn whole(name: &str, text: &str, allowed: std::ops::RangeInclusive<usize>) -> Result<usize, QueryError> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    plain.filter(|number| allowed.contains(number)).ok_or_else(|| {
        let said = format!("a whole number from {} to {}", allowed.start(), allowed.end());
        QueryError::parameter(name, format!("{text:?} is not allowed"), &[&said])
    })
}

/// The areas before and after those that were sought, each as a search of its own.
fn see_also(context: &PageContext, related: &[Area]) -> Markup {
    let reader = &context.reader;
    html! {
        p.small {
            (reader.language.say("page.see_also"))
            @for area in related.iter().take(SEE_ALSO) {
                " " a href=(reader.link(&address(area.code()), context.site)) { (reader.language.area(*area)) " (" (area) ")" }
            }
        }
    }
}

/// Countries, then pairs with the latest of their turnover.
pub(super) fn list(context: &PageContext, countries: Vec<Area>, items: &[DyadEntry]) -> Markup {
    let (reader, language) = (&context.reader, context.reader.language);
    html! {
        @if !countries.is_empty() || !items.is_empty() {
            ul.found {
                @for area in countries {
                    li { a href=(reader.link(&format!("/?area={area}"), context.site)) data-move { (language.area(area)) } span.small { " " (area) (language.say("page.separator")) (language.say("search.country")) } }
                }
                @for entry in items {
                    li {
                        a href=(reader.link(&format!("/?dyad={}", entry.dyad), context.site)) title=(titles::pair_title(language, entry.dyad)) data-move { (titles::pair_name(language, entry.dyad)) }
                        span.small { " " bdi { (entry.dyad) } (told(context, entry)) }
                    }
                }
            }
        }
    }
}

/// The latest turnover of a pair, or of its exports or imports; where it has none, the years that there is anything of.
fn told(context: &PageContext, entry: &DyadEntry) -> Markup {
    let language = context.reader.language;
    // A flow that cannot be read is told on the page of the pair.
    let flow = || query::latest_of_flow(context.catalogue, entry.dyad).ok().flatten();
    let latest = entry.latest.clone().map(|latest| (Subject::Turnover, latest)).or_else(flow);
    let year = |day: &str| language.digits(day.get(..4).unwrap_or(day));
    html! {
        @if let Some((subject, latest)) = latest {
            (language.say("page.separator")) (amount(language, subject, &latest))
        } @else if let Some((first, last)) = &entry.days {
            (language.say("page.separator")) (year(first)) @if year(first) != year(last) { "–" (year(last)) }
        }
    }
}

/// `turnover 4 billion USD, 2023`.
fn amount(language: Language, subject: Subject, latest: &Latest) -> String {
    let (value, period) = (formatting::level(language, &latest.level), language.period(latest.period));
    let parts = [("value", value.as_str()), ("unit", formatting::currency(language, &latest.unit)), ("period", &period)];
    language.fill_term("search.latest", subject.word(), &parts)
}
