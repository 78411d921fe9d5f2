//! The series of a source: its pairs, those with the largest turnover first, each series with the page that shows it.

use maud::{Markup, html};

use super::paging::Paging;
use crate::{
    page::{context::PageContext, series_page::series_page, titles},
    query::{self, Alternative, Answer, Parameters, Query, QueryError, Resource, Sort, View},
    trade::{Dyad, Source},
};

/// The section; nothing where the source has no figures.
pub(super) fn section(context: &PageContext, source: &Source, paging: Paging) -> Result<Markup, QueryError> {
    let language = context.reader.language;
    let parameters = Parameters {
        source: Some(source.name.clone()),
        sort: Some(Sort::Total),
        limit: Some(paging.size),
        offset: Some(paging.offset),
        ..Parameters::default()
    };
    let answer = query::answer(context.catalogue, &Query { resource: Resource::Dyads, parameters })?;
    let Answer::Dyads(listing) = answer else { return Ok(html! {}) };
    if listing.total == 0 {
        return Ok(html! {});
    }
    let here = format!("/sources/{}", source.name);
    Ok(html! {
        section #series {
            h2 { (language.say("library.what_it_has")) }
            p { (language.count("library.pairs_of_source", listing.total, &[])) }
            div.wide tabindex="0" role="region" aria-label=(language.say("library.what_it_has")) {
                table {
                    thead { tr { th scope="col" { (language.say("library.pair")) } th scope="col" { (language.say("library.series")) } } }
                    tbody {
                        @for entry in &listing.items {
                            tr {
                                th scope="row" { a href=(context.reader.link(&format!("/?dyad={}", entry.dyad), context.site)) { (titles::pair_name(language, entry.dyad)) } }
                                td { (series(context, entry.dyad, source)) }
                            }
                        }
                    }
                }
            }
            (paging.links(context, &here, listing.total))
        }
    })
}

/// The series of one pair that this source has, each as a link to the page that shows it; its products where it has no totals.
fn series(context: &PageContext, dyad: Dyad, source: &Source) -> Markup {
    let language = context.reader.language;
    let answer = query::answer(context.catalogue, &Query { resource: Resource::Dyad(dyad), parameters: Parameters::default() });
    let Ok(Answer::Dyad(summary)) = answer else { return html! {} };
    let own: Vec<&Alternative> = summary
        .series
        .iter()
        .map(|item| &item.series)
        .filter(|series| series.source.name == source.name && series.dyad == dyad && !series.address.contains("product="))
        .collect();
    let link = |address: &str, view: View| {
        html! { a.pair href=(context.reader.link(address, context.site)) { (language.term("view", view.word())) } }
    };
    html! {
        @for series in &own {
            a.pair href=(context.reader.link(&series_page(series), context.site)) {
                (language.term("view", series.view.word())) " "
                (language.period_in(series.periods.0, series.calendar))
                @if series.periods.0 != series.periods.1 { "–" (language.period_in(series.periods.1, series.calendar)) }
            } " "
        }
        @if own.is_empty() && has_products(context, dyad, source) { (link(&format!("/?dyad={dyad}&view=products&source={}", source.name), View::Products)) }
        @else if own.is_empty() { (link(&format!("/claims?dyad={dyad}"), View::Claims)) }
    }
}

/// Has the source products of a pair, of which it has no series?
fn has_products(context: &PageContext, dyad: Dyad, source: &Source) -> bool {
    let parameters = Parameters { source: Some(source.name.clone()), top: Some(1), ..Parameters::default() };
    let asked = Query { resource: Resource::View(dyad, View::Products), parameters };
    matches!(query::answer(context.catalogue, &asked), Ok(Answer::DyadProducts(products)) if !products.rows.is_empty())
}
