//! `/datasets/<id>`: all about one dataset.

use maud::{Markup, html};

use super::{dataset_data, datasets_page::counted_words};
use crate::{
    dataset::Dataset,
    page::{context::PageContext, copied::copied, data_words, method, page_head::PageHead, page_query::PageQuery},
    query::{self, Answer, DatasetEntry, Format, Parameters, Query, QueryError, Resource},
};

/// So many findings are shown; all are in the JSON.
const FINDINGS: usize = 50;

/// The page.
///
/// # Errors
/// When the address has a parameter: the page knows none.
pub(super) fn page(context: &PageContext, name: &str, given: &PageQuery) -> Result<Markup, QueryError> {
    given.is_finished(&[])?;
    let language = context.reader.language;
    let asked = Query { resource: Resource::Dataset(name.to_owned()), parameters: Parameters::default() };
    let Answer::Dataset(entry, _) = query::answer(context.catalogue, &asked)? else { return Ok(html! {}) };
    let dataset = context.catalogue.datasets().find(|dataset| dataset.name == name);
    let title = language.own(&entry.titles).unwrap_or(&entry.title);
    let address = format!("/datasets/{name}");
    let described = query::dataset_description(context.catalogue, name).ok();
    let data = described.as_ref().map(|described| {
        let whole = PageHead::canonical(context, &address);
        dataset_data::structured_data(described, language, &whole, context.whole)
    });
    let inside = html! {
        section.headline {
            p.small { a href=(context.reader.link("/datasets", context.site)) { (language.term("library.all", "dataset")) } }
            h1 { bdi { (title) } }
            @if let Some(description) = &entry.description { p.lead { (data_words::linked(description)) } }
            @if entry.state != "served" { div.caution role="note" { p { (language.term("library.state", entry.state)) } } }
            (facts(context, &entry, dataset.map(AsRef::as_ref)))
        }
        (findings(context, &entry))
        @if let Some(dataset) = dataset { (downloads(context, dataset)) }
        section #cite { h2 { (language.say("page.cite")) } (copied(language, language.say("document.label.citation"), &entry.citation)) }
        (sources(context, &entry))
    };
    let description = entry.description.as_deref().unwrap_or(&entry.title);
    let mut head = PageHead::new(title, description, &address);
    if let Some(data) = &data {
        head = head.with_data(data);
    }
    Ok(context.page(&head.markup(context), &inside))
}

fn facts(context: &PageContext, entry: &DatasetEntry, dataset: Option<&Dataset>) -> Markup {
    let language = context.reader.language;
    let held = [
        ("library.figures_count", entry.observations),
        ("library.claims_count", entry.claims),
        ("library.events_count", entry.events),
    ];
    let held: Vec<String> =
        held.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| counted_words(context, key, count)).collect();
    let extents = dataset.map_or(&[][..], |dataset| dataset.table.index().dyads());
    let days = extents.iter().map(|extent| extent.first_day).min().zip(extents.iter().map(|extent| extent.last_day).max());
    let year = |day: i32| {
        chrono::NaiveDate::from_epoch_days(day)
            .map_or_else(String::new, |day| language.digits(&chrono::Datelike::year(&day).to_string()))
    };
    html! {
        dl.facts {
            @if !held.is_empty() { div { dt { (language.say("library.holds")) } dd { (held.join(language.say("page.separator"))) } } }
            @if !extents.is_empty() { div { dt { (language.say("page.pairs")) } dd { (language.number(&extents.len().to_string())) } } }
            @if let Some((first, last)) = days { div { dt { (language.say("library.span")) } dd { (year(first)) "–" (year(last)) } } }
            @if let Some(version) = &entry.version { div { dt { (language.say("library.version")) } dd { bdi { (version) } } } }
            @if !entry.created.is_empty() { div { dt { (language.say("library.created")) } dd { (language.date(entry.created.get(..10).unwrap_or(&entry.created))) } } }
            @if !entry.licenses.is_empty() { div { dt { (language.say("library.licenses")) } dd { (licenses(entry, dataset)) } } }
            div { dt { (language.say("library.in_addresses")) } dd { code { "dataset=" (entry.name) } } }
        }
    }
}

/// The licences, each with the address where it stands, where every one has its own.
fn licenses(entry: &DatasetEntry, dataset: Option<&Dataset>) -> Markup {
    let links = dataset.map_or(&[][..], |dataset| dataset.license_links.as_slice());
    let is_paired = links.len() == entry.licenses.len();
    html! {
        ul.plain {
            @for (place, name) in entry.licenses.iter().enumerate() {
                li { @if is_paired { a href=(links[place]) rel="license noopener nofollow" { bdi { (name) } } } @else { bdi { (name) } } }
            }
            @if !is_paired { @for link in links { li { a href=(link) rel="license noopener nofollow" dir="ltr" { (link) } } } }
        }
    }
}

fn findings(context: &PageContext, entry: &DatasetEntry) -> Markup {
    let language = context.reader.language;
    html! {
        section #findings {
            h2 { (language.say("library.findings")) }
            @if entry.findings.is_empty() { p { (language.say("library.no_findings")) } }
            @else {
                ul.plain lang="en" dir="ltr" { @for finding in entry.findings.iter().take(FINDINGS) { li { code { (finding.code.number()) } " " (finding) } } }
                @if entry.findings.len() > FINDINGS { p.small { (language.count("library.more_findings", entry.findings.len() - FINDINGS, &[])) } }
            }
        }
    }
}

fn downloads(context: &PageContext, dataset: &Dataset) -> Markup {
    let (language, site) = (context.reader.language, context.site);
    let own = format!("/v1/datasets/{}", dataset.name);
    let rows = dataset_data::observations(&dataset.name);
    html! {
        section #downloads {
            h2 { (language.say("page.download")) }
            @if !dataset.table.is_empty() {
                h3 { (language.say("library.figures")) }
                p.downloads { @for format in [Format::Csv, Format::Parquet, Format::Arrow, Format::Jsonl, Format::Json] { a href=(site.href_as(&rows, format)) download { (language.term("download", format.suffix())) } } }
            }
            h3 { (language.say("library.package")) }
            p.downloads {
                a href=(site.href_as(&own, Format::Zip)) download { "ZIP" }
                a href=(site.href_as(&own, Format::Json)) { "JSON" }
                a href=(site.href(&format!("{own}.jsonld"))) { "DCAT (JSON-LD)" }
                a href=(site.href(&format!("{own}/croissant.json"))) { "Croissant (JSON-LD)" }
            }
            ul.plain {
                @for file in dataset.files.files() {
                    li { a href=(site.href(&format!("{own}/{}", in_path(&file.name)))) download { code { (file.name) } } " " span.small { (language.number(&file.length.to_string())) " " (language.say("library.bytes")) } }
                }
            }
        }
    }
}

/// The path of a file as an address has it.
fn in_path(name: &str) -> String {
    const KEPT: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/').remove(b'~');
    percent_encoding::utf8_percent_encode(name, &KEPT).to_string()
}

fn sources(context: &PageContext, entry: &DatasetEntry) -> Markup {
    let language = context.reader.language;
    html! {
        @if !entry.sources.is_empty() {
            section #sources {
                h2 { (language.say("page.sources")) (method::question(&context.reader, "source", context.site)) }
                ul.sources {
                    @for source in &entry.sources {
                        li {
                            a href=(context.reader.link(&format!("/sources/{}", source.name), context.site)) { (data_words::source_title(language, source)) }
                            " " span.mark { (language.term("reporting", source.reporting.word())) }
                        }
                    }
                }
            }
        }
    }
}
