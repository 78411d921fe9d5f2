//! The list of claims: the filters, how many fit, a page of them, and the way to the other pages.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    collected::{Entry, collect},
    controls::{Controls, found},
    filters::{Fault, Filters},
    head,
    item::{Shown, claim},
    judging_series::JudgingSeries,
};
use crate::{
    page::{context::PageContext, page_query::PageQuery, reader::Reader, titles},
    query::{Format, Query, QueryError, View},
    trade::Dyad,
};

/// At most so many claims a page.
pub(super) const MOST: usize = 100;

/// The page.
///
/// # Errors
/// When a name of the address is unknown, or the data cannot be read.
pub(super) fn page(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    let entries = collect(context.catalogue, context.reader.language)?;
    let (mut filters, mut faults) = Filters::read(given, &entries)?;
    let fitting: Vec<&Entry> = entries.iter().filter(|entry| faults.is_empty() && filters.wants(entry, None)).collect();
    let pages = fitting.len().div_ceil(MOST).max(1);
    if let Some(page) = filters.page.filter(|page| *page > pages) {
        faults.push(Fault { name: "page", given: page.to_string(), allowed: vec![format!("1–{pages}")] });
        filters.page = None;
    }
    let first = (filters.page.unwrap_or(1) - 1) * MOST;
    let shown: &[&Entry] = if faults.is_empty() { &fitting[first..fitting.len().min(first + MOST)] } else { &[] };
    let address = filters.address();
    let reader = Reader { here: &address, ..context.reader };
    let context = PageContext { reader, ..*context };
    let language = reader.language;
    let title = head::title(language, &filters, shown);
    let controls = Controls { reader: &reader, entries: &entries, filters: &filters, faults: &faults, site: context.site };
    let inside = html! {
        section.headline {
            h1 { (title) }
            p.lead { (language.say("page.claims_are")) }
            @if entries.is_empty() { p.empty { (language.say("statements.nobody_said")) } } @else { (controls.markup()) }
        }
        @if !entries.is_empty() && faults.is_empty() {
            section #claims {
                h2 { (language.say("page.claims")) }
                p role="status" { (found(language, fitting.len(), entries.len())) }
                (listed(&context, &filters, shown))
                (other_pages(&context, &filters, pages))
                @if let Some(dyad) = filters.dyad { (downloads(&context, dyad)) }
            }
        }
    };
    Ok(context.page(&head::head(&context, &filters, shown, !faults.is_empty()), &inside))
}

fn listed(context: &PageContext, filters: &Filters, shown: &[&Entry]) -> Markup {
    let mut series: BTreeMap<Dyad, JudgingSeries> = BTreeMap::new();
    for entry in shown {
        let dyad = entry.judged.claim.dyad;
        series.entry(dyad).or_insert_with(|| JudgingSeries::find(context.catalogue, dyad));
    }
    html! {
        @for entry in shown {
            @if let Some(series) = series.get(&entry.judged.claim.dyad) {
                (claim(&entry.judged, &Shown { reader: &context.reader, site: context.site, series, source: entry.source.as_deref(), is_open: filters.id.is_some() }))
            }
        }
    }
}

fn other_pages(context: &PageContext, filters: &Filters, pages: usize) -> Markup {
    let (language, current) = (context.reader.language, filters.page.unwrap_or(1));
    let of = |page: usize| context.reader.link(&Filters { page: Some(page), ..filters.clone() }.address(), context.site);
    html! {
        @if pages > 1 {
            nav.pages aria-label=(language.say("statements.pages")) {
                @for page in 1..=pages {
                    a href=(of(page)) aria-current=[(page == current).then_some("page")] { (language.number(&page.to_string())) }
                }
            }
        }
    }
}

/// The same claims for programs, by pair as the addresses have them.
fn downloads(context: &PageContext, dyad: Dyad) -> Markup {
    let (address, language) = (Query::view(dyad, View::Claims).address(), context.reader.language);
    html! {
        p.small { (language.fill("statements.every_claim_of", &[("pair", &titles::pair_name(language, dyad))])) }
        p.downloads {
            @for format in [Format::Csv, Format::Xlsx, Format::Json] { a href=(context.site.href_as(&address, format)) { (format.suffix().to_uppercase()) } }
        }
    }
}
