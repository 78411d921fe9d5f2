//! `/charts`: the curated charts, each with what it found.

use maud::{Markup, html};

use crate::{
    page::{context::PageContext, curated_chart, page_head::PageHead, page_query::PageQuery},
    query::QueryError,
};

/// The page.
///
/// # Errors
/// When the address has a parameter: the page knows none.
pub(super) fn page(context: &PageContext, given: &PageQuery) -> Result<Markup, QueryError> {
    given.is_finished(&[])?;
    let language = context.reader.language;
    let title = language.say("page.curated_charts");
    let inside = html! {
        section.headline {
            h1 { (title) }
            p.lead { (language.say("library.charts_description")) }
        }
        section {
            @if context.charts.is_empty() { p.empty { (language.say("library.no_charts")) } }
            @else { div.cards { @for chart in context.charts { (curated_chart::card(context, chart)) } } }
        }
        p.downloads { @for suffix in ["csv", "json"] { a href={ (context.site.href("/v1/charts.")) (suffix) } { (suffix.to_uppercase()) } } }
    };
    let head = PageHead::new(title, language.say("library.charts_description"), "/charts").markup(context);
    Ok(context.page(&head, &inside))
}
