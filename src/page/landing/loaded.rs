//! What is loaded, how far it reaches, and how fresh it is.

use maud::{Markup, html};

use crate::{
    language::Language,
    page::{context::PageContext, table_cells},
    query::DatasetDescription,
    trade::Source,
};

pub(super) fn section(context: &PageContext, datasets: &[DatasetDescription]) -> Markup {
    let language = context.reader.language;
    html! {
        @if !datasets.is_empty() {
            section #loaded {
                h2 { (language.say("landing.loaded")) }
                div.wide tabindex="0" role="region" aria-label=(language.say("landing.loaded")) {
                    table {
                        thead { tr {
                            th scope="col" { (language.term("landing.column", "dataset")) }
                            @for key in ["pair_count", "figure_count", "claim_count"] { th.number scope="col" { (language.term("landing.column", key)) } }
                            @for key in ["span", "imported", "newest"] { th scope="col" { (language.term("landing.column", key)) } }
                        } }
                        tbody { @for dataset in datasets { (row(context, dataset)) } }
                    }
                }
                p.small { a href=(context.reader.link("/datasets", context.site)) { (language.say("landing.all_datasets")) } }
            }
        }
    }
}

fn row(context: &PageContext, described: &DatasetDescription) -> Markup {
    let (reader, site, language, entry) = (&context.reader, context.site, context.reader.language, &described.entry);
    let newest = entry.sources.iter().filter_map(|source| newest(source)).max();
    html! {
        tr {
            th scope="row" {
                a href=(reader.link(&format!("/datasets/{}", entry.name), site)) { bdi { (title(language, described)) } }
                @if entry.state != "served" { span.mark { (language.term("landing.state", entry.state)) } }
            }
            (table_cells::count(language, pairs(context, &entry.name)))
            (table_cells::count(language, entry.observations))
            (table_cells::count(language, entry.claims))
            td.links { @if let Some((first, last)) = described.days { (language.date(&first.to_string()[..4])) "–" (language.date(&last.to_string()[..4])) } }
            td.links { @if let Some(day) = entry.created.get(..10) { (language.date(day)) } }
            td.links { @match newest { Some(day) => (language.date(day)), None => span.reason { (language.say("landing.not_known")) } } }
        }
    }
}

fn title(language: Language, described: &DatasetDescription) -> &str {
    language.own(&described.entry.titles).unwrap_or(&described.entry.title)
}

fn newest(source: &Source) -> Option<&str> {
    source.published.as_deref()
}

fn pairs(context: &PageContext, name: &str) -> usize {
    let dataset = context.catalogue.datasets().find(|dataset| dataset.name == name);
    dataset.map_or(0, |dataset| dataset.table.index().dyads().len())
}
