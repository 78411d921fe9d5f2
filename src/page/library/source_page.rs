//! `/sources/<name>`: all about one source.

use std::{collections::BTreeMap, sync::Arc};

use maud::{Markup, html};

use super::{
    paging::Paging,
    source_claims, source_extents,
    source_extents::{SourceExtent, source_extents},
    source_pairs,
    sources_page::{span, terms},
};
use crate::{
    dataset::Dataset,
    page::{
        context::PageContext, data_words, method, page_head::PageHead, page_query::PageQuery, reader::Reader, titles,
        web_address::is_web,
    },
    query::{ObservationBatch, QueryError},
    trade::{Caution, Source, Status},
};

/// So many pairs stand on a page.
const SIZE: usize = 50;

/// Of a source with more figures the marks of single figures are not counted.
const COUNTED: usize = 10_000;

/// The source with the dataset that it is in.
struct OfSource<'a> {
    dataset: &'a Arc<Dataset>,
    source: &'a Arc<Source>,
    extent: SourceExtent,
    /// How many figures it has.
    observations: usize,
}

/// The page.
///
/// # Errors
/// When a parameter is none of this page.
pub(super) fn page(context: &PageContext, name: &str, mut given: PageQuery) -> Result<Markup, QueryError> {
    let paging = Paging::read(&mut given, SIZE)?;
    given.is_finished(&["offset"])?;
    let here = paging.address(context.reader.here);
    let context = &PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let language = context.reader.language;
    let mut datasets = context.catalogue.datasets();
    let placed = datasets.find_map(|dataset| Some((dataset, dataset.sources.iter().position(|source| source.name == name)?)));
    let Some((dataset, place)) = placed else { return Ok(html! {}) };
    let observations = dataset.table.index().sources().get(place).map_or(0, |extent| extent.observations);
    let extent = source_extents(context.catalogue, dataset).remove(name).unwrap_or_default();
    let of = OfSource { dataset, source: &dataset.sources[place], extent, observations };
    let title = language.source_title(of.source);
    let description =
        [language.term("document.reporting", of.source.reporting.word()), of.source.compiler.as_deref().unwrap_or_default()];
    let description = format!("{title}: {}", description.join("; "));
    let inside = html! {
        section.headline {
            p.small { a href=(context.reader.link("/sources", context.site)) { (language.say("page.all_sources")) } }
            h1 { (data_words::source_title(language, of.source)) }
            p.lead { (language.term("document.reporting", of.source.reporting.word())) (method::question(&context.reader, of.source.reporting.word(), context.site)) }
            (cautions(context, &of))
            (facts(context, &of))
        }
        (reliability(context, &of))
        (independence(context, &of))
        (source_pairs::section(context, of.source, paging)?)
        (source_claims::section(context, of.source))
    };
    let address = format!("/sources/{name}");
    Ok(context.page(&PageHead::new(title, &description, &address).markup(context), &inside))
}

fn facts(context: &PageContext, of: &OfSource) -> Markup {
    let (language, source) = (context.reader.language, of.source);
    let dataset = language.own(&of.dataset.titles).unwrap_or(&of.dataset.title);
    html! {
        dl.facts {
            @if let Some(compiler) = &source.compiler { div { dt { (language.say("library.compiled_by")) (method::question(&context.reader, "compiler", context.site)) } dd { (data_words::words(compiler)) } } }
            @if let Some(published) = &source.published { div { dt { (language.say("document.label.published")) } dd { (language.date(published)) } } }
            @if source.license.is_some() { div { dt { (language.say("document.label.terms")) } dd { (terms(source)) } } }
            @if let Some(path) = source.path.as_deref().filter(|path| is_web(path)) {
                div { dt { (language.say("library.web_address")) } dd { a href=(path) rel="noopener nofollow" dir="ltr" { (path) } } }
            }
            @if of.observations > 0 {
                div { dt { (language.say("library.figures")) } dd { (language.number(&of.observations.to_string())) @let span = span(language, &of.extent); @if !span.is_empty() { (language.say("page.separator")) (span) } } }
            }
            div { dt { (language.say("library.dataset")) } dd { a href=(context.reader.link(&format!("/datasets/{}", of.dataset.name), context.site)) { bdi { (dataset) } } } }
            div { dt { (language.say("library.in_addresses")) } dd { code { "source=" (source.name) } } }
        }
    }
}

/// What the data say to beware of in its series, with what each is about.
fn cautions(context: &PageContext, of: &OfSource) -> Markup {
    let language = context.reader.language;
    let own: Vec<&Caution> = of.dataset.cautions.iter().filter(|caution| caution.source == of.source.name).collect();
    html! {
        @if !own.is_empty() {
            div.caution role="note" {
                strong { (language.say("page.caution")) }
                @for caution in own {
                    p {
                        @if let (Some(reporter), Some(partner)) = (caution.reporter, caution.partner) {
                            (titles::pair_name(language, crate::trade::Dyad { reporter, partner })) ": "
                        }
                        @if let Some(text) = language.own(&caution.texts) { (text) } @else { (data_words::linked(&caution.text)) }
                    }
                }
            }
        }
    }
}

/// How its figures are marked, where there are few enough to count.
fn reliability(context: &PageContext, of: &OfSource) -> Markup {
    let language = context.reader.language;
    let counted =
        (1..=COUNTED).contains(&of.observations).then(|| source_extents::stored(context.catalogue, &of.source.name)).flatten();
    let mut marks: BTreeMap<char, usize> = BTreeMap::new();
    for row in counted.iter().flat_map(|answer| &answer.batches).flat_map(ObservationBatch::rows) {
        *marks.entry(row.stored.status.letter()).or_default() += 1;
    }
    let normal = marks.remove(&Status::Normal.letter()).unwrap_or(0);
    let number = |count: usize| language.number(&count.to_string());
    html! {
        @if counted.is_some() {
            section #reliability {
                h2 { (language.say("library.reliability")) (method::question(&context.reader, "status", context.site)) }
                @if marks.is_empty() { p { (language.count("library.none_is_marked", normal, &[])) } }
                @else {
                    ul.plain {
                        @if normal > 0 { li { (number(normal)) " – " (language.term("status", "A")) } }
                        @for (letter, count) in &marks { li { (number(*count)) " – " (language.term("status", &letter.to_string())) " (" code { (letter) } ")" } }
                    }
                }
            }
        }
    }
}

/// Of which sources it is independent, and with which it shares the body that made the figures.
fn independence(context: &PageContext, of: &OfSource) -> Markup {
    let language = context.reader.language;
    let others = || context.catalogue.sources().values().filter(|other| other.name != of.source.name);
    let is_same = |other: &&Arc<Source>| of.source.compiler.is_some() && other.compiler == of.source.compiler;
    let same: Vec<&Arc<Source>> = others().filter(is_same).collect();
    let independent = others().count() - same.len();
    html! {
        @if others().next().is_some() {
            section #independence {
                h2 { (language.say("library.independence")) (method::question(&context.reader, "independent-source", context.site)) }
                @if independent > 0 { p { (language.count("library.independent_of", independent, &[])) } }
                @if !same.is_empty() {
                    p { (language.say("library.same_body")) }
                    ul.plain { @for other in same { li { a href=(context.reader.link(&format!("/sources/{}", other.name), context.site)) { (data_words::source_title(language, other)) } } } }
                }
            }
        }
    }
}
