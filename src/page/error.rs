//! A page that says what went wrong, for people; programs get problem+json.

use maud::{Markup, html};

use super::{context::PageContext, fault_words, linked_text::linked, page_head, search};
use crate::{
    query::{self, Answer, DyadEntry, Parameters, Query, QueryError, Resource, Sort},
    trade::{Area, Dyad},
};

/// So many pairs of each country stand on the page of a pair without data.
const OF_EACH: usize = 6;

/// What went wrong.
#[derive(Debug, Clone, Copy)]
pub struct PageFault<'a> {
    /// In English, as for programs.
    pub detail: &'a str,
    /// What is allowed instead.
    pub allowed: &'a [String],
    /// What is wrong with the question, where it is the question.
    pub question: Option<&'a QueryError>,
    /// Is it a fault of the server, or that it has too much to do, and not of who asks?
    pub is_ours: bool,
}

/// What went wrong, with what is allowed, what there is instead, the search and the way home.
pub(super) fn page(context: &PageContext, fault: PageFault) -> Markup {
    let (language, site) = (context.reader.language, context.site);
    let title = language.say("page.cannot_be_shown");
    let pair = fault.question.and_then(pair_without_data);
    let said = match fault.question {
        Some(question) => fault_words::sentence(language, question),
        None if fault.is_ours => language.say("fault.ours").to_owned(),
        None => language.say("fault.request").to_owned(),
    };
    let inside = html! {
        section {
            h1 { (title) }
            div.empty role="alert" {
                p { strong { (said) } }
                @if pair.is_none() {
                    p lang="en" dir="ltr" { (linked(fault.detail, site)) }
                    @if !fault.allowed.is_empty() { p { (language.fill("page.allowed", &[("allowed", &fault.allowed.join(", "))])) } }
                }
            }
            @match (pair, fault.question) {
                (Some(pair), _) => { (instead(context, pair)) }
                (None, Some(QueryError::UnknownDyad { text, .. })) => { p { (search::pairs_of(&context.reader, &query::sides_of(context.catalogue, text), context)) } }
                _ => {}
            }
            p { a href=(context.reader.link("/", site)) { (language.say("page.to_the_beginning")) } }
        }
    };
    let head = page_head::unlisted(title);
    context.page_of_search(&searched(fault.question, pair, context), &head, &inside)
}

/// The pair of an error that is of a pair of two areas there are.
fn pair_without_data(question: &QueryError) -> Option<Dyad> {
    match question {
        QueryError::UnknownDyad { text, .. } => text.parse().ok(),
        _ => None,
    }
}

/// What stands in the box of the search: the pair in words, or what was written instead of one.
fn searched(question: Option<&QueryError>, pair: Option<Dyad>, context: &PageContext) -> String {
    let name = |area: Area| context.reader.language.area(area);
    match (pair, question) {
        (Some(pair), _) => format!("{} {}", name(pair.reporter), name(pair.partner)),
        (None, Some(QueryError::UnknownDyad { text, .. })) => text.clone(),
        _ => String::new(),
    }
}

/// What there is instead of a pair without data: its other direction, pairs before and after it, the greatest pairs of each side.
fn instead(context: &PageContext, pair: Dyad) -> Markup {
    let language = context.reader.language;
    let mut near = of_pair(context, pair.mirror());
    near.extend(query::related(context.catalogue, pair).into_iter().flat_map(|other| of_pair(context, other)));
    let mut known = std::collections::BTreeSet::new();
    near.retain(|entry| known.insert(entry.dyad));
    html! {
        @if !near.is_empty() {
            h2 { (language.say("fault.near")) }
            (search::list(context, Vec::new(), &near))
        }
        @for area in [pair.reporter, pair.partner] {
            @let (greatest, total) = greatest(context, area);
            @if total > 0 {
                h2 { (language.fill("search.pairs_of", &[("area", language.area(area))])) }
                (search::list(context, Vec::new(), &greatest))
                @if total > greatest.len() {
                    p { a href=(context.reader.link(&search::address(area.code()), context.site)) { (language.count("search.see_all", total, &[])) } }
                }
            }
        }
    }
}

fn of_pair(context: &PageContext, pair: Dyad) -> Vec<DyadEntry> {
    let only = Parameters { reporter: Some(pair.reporter), partner: Some(pair.partner), ..Parameters::default() };
    listed(context, only).0
}

/// The pairs of an area with the greatest latest turnover, and how many there are.
fn greatest(context: &PageContext, area: Area) -> (Vec<DyadEntry>, usize) {
    let search = Some(area.code().to_lowercase());
    listed(context, Parameters { search, limit: Some(OF_EACH), ..Parameters::default() })
}

/// What cannot be read is not offered: the page tells of another fault already.
fn listed(context: &PageContext, parameters: Parameters) -> (Vec<DyadEntry>, usize) {
    let parameters = Parameters { sort: Some(Sort::Relevance), ..parameters };
    match query::answer(context.catalogue, &Query { resource: Resource::Dyads, parameters }) {
        Ok(Answer::Dyads(found)) => (found.items, found.total),
        _ => (Vec::new(), 0),
    }
}
