//! What stands at an address that names a source, dataset or chart that is not there: what there is instead.

use maud::{Markup, html};

use crate::page::{context::PageContext, curated_chart::ChartWords, page_head};

/// The page; a source, dataset or chart is told by what it is a kind of.
pub(super) fn page(context: &PageContext, kind: &str, name: &str) -> Markup {
    let language = context.reader.language;
    let title = language.fill_term("library.missing", kind, &[("name", name)]);
    let list = match kind {
        "source" => "/sources",
        "dataset" => "/datasets",
        _ => "/charts",
    };
    let inside = html! {
        section.headline {
            h1 { (title) }
            p.lead { (language.say("library.there_is")) }
            ul.plain {
                @for (address, words) in there(context, kind) { li { a href=(context.reader.link(&address, context.site)) { bdi { (words) } } } }
            }
            p { a href=(context.reader.link(list, context.site)) { (language.term("library.all", kind)) } }
        }
    };
    let head = page_head::unlisted(&title);
    context.page(&head, &inside)
}

/// The addresses of what is there, and what it is called, in the order of its words.
fn there(context: &PageContext, kind: &str) -> Vec<(String, String)> {
    let (language, catalogue) = (context.reader.language, context.catalogue);
    let mut found: Vec<(String, String)> = match kind {
        "source" => catalogue
            .sources()
            .values()
            .map(|source| (format!("/sources/{}", source.name), language.source_title(source).to_owned()))
            .collect(),
        "dataset" => catalogue
            .entries()
            .iter()
            .map(|entry| {
                let title = entry
                    .dataset
                    .as_ref()
                    .map_or(entry.name.as_str(), |dataset| language.own(&dataset.titles).unwrap_or(&dataset.title));
                (format!("/datasets/{}", entry.name), title.to_owned())
            })
            .collect(),
        _ => context
            .charts
            .iter()
            .map(|chart| (format!("/charts/{}", chart.slug), ChartWords::of(chart, language).title))
            .collect(),
    };
    found.sort_by(|one, two| language.order(&one.1, &two.1).then_with(|| one.0.cmp(&two.0)));
    found
}
