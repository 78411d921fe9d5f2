//! The countries and other areas that there is something about, those of the largest pairs first.

use maud::{Markup, html};

use super::totals::Totals;
use crate::{
    language::Language,
    page::context::PageContext,
    query::{self, Answer, Parameters, Query, QueryError, Resource},
    trade::Area,
};

/// So many stand at once.
const FIRST: usize = 24;

pub(super) fn section(context: &PageContext, totals: &Totals) -> Result<Markup, QueryError> {
    let language = context.reader.language;
    let all = named(context)?;
    let large = totals.pairs.iter().map(|total| total.dyad).chain(totals.others.iter().copied());
    let mut first: Vec<Area> = Vec::new();
    for area in large.flat_map(|dyad| [dyad.reporter, dyad.partner]) {
        if !first.contains(&area) && first.len() < FIRST {
            first.push(area);
        }
    }
    Ok(html! {
        @if !all.is_empty() {
            section #countries {
                h2 { (language.say("landing.countries")) }
                (list(context, &first))
                @if all.len() > first.len() {
                    details {
                        summary { (language.count("landing.all_countries", all.len(), &[])) }
                        (list(context, &all))
                    }
                }
            }
        }
    })
}

/// Every area with data, by name as the language sorts.
fn named(context: &PageContext) -> Result<Vec<Area>, QueryError> {
    let parameters = Parameters { whole: true, ..Parameters::default() };
    let Answer::Areas(areas) = query::answer(context.catalogue, &Query { resource: Resource::Areas, parameters })? else {
        return Ok(Vec::new());
    };
    let mut named: Vec<Area> = areas.listing.items.into_iter().filter(|(_, has_data)| *has_data).map(|(area, _)| area).collect();
    sort(context.reader.language, &mut named);
    Ok(named)
}

fn sort(language: Language, areas: &mut [Area]) {
    areas.sort_by(|one, other| language.order(language.area(*one), language.area(*other)));
}

fn list(context: &PageContext, areas: &[Area]) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    html! {
        ul.areas {
            @for area in areas { li { a href=(reader.link(&format!("/?area={area}"), site)) { (language.area(*area)) } } }
        }
    }
}
