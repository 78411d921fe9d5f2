//! `/datasets`: every dataset that is looked at, also one that the checks refuse.

use maud::{Markup, html};

use crate::{
    page::{context::PageContext, data_words, page_head::PageHead, page_query::PageQuery},
    query::{self, Answer, DatasetEntry, Parameters, Query, QueryError, Resource},
};

/// The page.
///
/// # Errors
/// When the address has a parameter: the page knows none.
pub(super) fn page(context: &PageContext, given: &PageQuery) -> Result<Markup, QueryError> {
    given.is_finished(&[])?;
    let language = context.reader.language;
    let parameters = Parameters { whole: true, ..Parameters::default() };
    let answer = query::answer(context.catalogue, &Query { resource: Resource::Datasets, parameters })?;
    let Answer::Datasets(listing) = answer else { return Ok(html! {}) };
    let title = language.say("page.datasets");
    let inside = html! {
        section.headline {
            h1 { (title) }
            p.lead { (language.count("library.datasets_count", listing.total, &[])) }
        }
        section { ul.datasets { @for entry in &listing.items { (item(context, entry)) } } }
        p.downloads {
            @for suffix in ["csv", "json"] { a href={ (context.site.href("/v1/datasets.")) (suffix) } { (suffix.to_uppercase()) } }
            a href=(context.site.href("/v1/datasets.jsonld")) { "DCAT (JSON-LD)" }
        }
    };
    let head = PageHead::new(title, language.say("library.datasets_description"), "/datasets").markup(context);
    Ok(context.page(&head, &inside))
}

fn item(context: &PageContext, entry: &DatasetEntry) -> Markup {
    let language = context.reader.language;
    let counted = [
        ("library.figures_count", entry.observations),
        ("library.claims_count", entry.claims),
        ("library.events_count", entry.events),
        ("library.sources_count", entry.sources.len()),
    ];
    let counts: Vec<String> =
        counted.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| counted_words(context, key, count)).collect();
    html! {
        li {
            h2 { a href=(context.reader.link(&format!("/datasets/{}", entry.name), context.site)) { bdi { (language.own(&entry.titles).unwrap_or(&entry.title)) } } }
            @if entry.state != "served" { p { span.mark { (language.term("library.state", entry.state)) } } }
            @if let Some(description) = &entry.description { p { (data_words::linked(description)) } }
            p.small { (counts.join(language.say("page.separator"))) }
        }
    }
}

/// How many there are of what a dataset holds, in words.
pub(super) fn counted_words(context: &PageContext, key: &str, count: usize) -> String {
    context.reader.language.count(key, count, &[])
}
