//! `/areas`: the countries and territories that somebody has figures of.

use maud::{Markup, html};

use crate::{
    page::{context::PageContext, page_head::PageHead, page_query::PageQuery},
    query::{self, Answer, Parameters, Query, QueryError, Resource},
    trade::Area,
};

/// The page.
///
/// # Errors
/// When the address has a parameter: the page knows none.
pub(super) fn page(context: &PageContext, given: &PageQuery) -> Result<Markup, QueryError> {
    given.is_finished(&[])?;
    let language = context.reader.language;
    let parameters = Parameters { whole: true, ..Parameters::default() };
    let answer = query::answer(context.catalogue, &Query { resource: Resource::Areas, parameters })?;
    let Answer::Areas(answer) = answer else { return Ok(html! {}) };
    let with_data = answer.listing.items.into_iter().filter(|(_, has_data)| *has_data).map(|(area, _)| area);
    let mut areas: Vec<Area> = with_data.collect();
    areas.sort_by(|one, two| language.order(language.area(*one), language.area(*two)));
    let title = language.say("library.areas");
    let inside = html! {
        section.headline {
            h1 { (title) }
            p.lead { (language.count("library.areas_count", areas.len(), &[])) }
        }
        section {
            ul.areas { @for area in &areas { li { a href=(context.reader.link(&format!("/?area={area}"), context.site)) { (language.area(*area)) } " " span.small { (area) } } } }
        }
        p.downloads { @for suffix in ["csv", "json"] { a href={ (context.site.href("/v1/areas.")) (suffix) } { (suffix.to_uppercase()) } } }
    };
    let head = PageHead::new(title, language.say("library.areas_description"), "/areas").markup(context);
    Ok(context.page(&head, &inside))
}
