//! `/sources`: every source, with who made its figures, its terms and what it holds.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::{
    paging::Paging,
    source_extents::{SourceExtent, source_extents},
};
use crate::{
    language::Language,
    page::{
        context::PageContext, data_words, method, page_head::PageHead, page_query::PageQuery, page_query::coded, reader::Reader,
        table_cells,
    },
    query::{self, Answer, Parameters, Query, QueryError, Resource, SourceEntry},
    trade::Source,
};

/// So many sources stand on a page.
const SIZE: usize = 100;

/// A source with what it holds.
struct SourceLine {
    entry: SourceEntry,
    extent: SourceExtent,
}

/// The page.
///
/// # Errors
/// When a parameter is none of this page.
pub(super) fn page(context: &PageContext, mut given: PageQuery) -> Result<Markup, QueryError> {
    let paging = Paging::read(&mut given, SIZE)?;
    let words = given.take("text").map(|words| words.trim().to_lowercase()).filter(|words| !words.is_empty());
    words.iter().try_for_each(|words| query::bounded_search("text", words))?;
    given.is_finished(&["text", "offset"])?;
    let language = context.reader.language;
    let mut lines = lines(context)?;
    let all = lines.len();
    lines.retain(|line| words.as_ref().is_none_or(|words| has_words(&line.entry, words)));
    let title = language.say("page.sources");
    let list = words.as_ref().map_or_else(|| "/sources".to_owned(), |words| format!("/sources?text={}", coded(words)));
    let here = paging.address(&list);
    let context = &PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let inside = html! {
        section.headline {
            h1 { (title) }
            p.lead { (language.count("library.sources_count", all, &[])) " " (language.say("page.never_mixed")) (method::question(&context.reader, "source", context.site)) }
            (filter(context, words.as_deref()))
        }
        section {
            @if lines.is_empty() { p.empty { (language.say("library.no_source_has_it")) } }
            @else {
                (table(context, lines.iter().skip(paging.offset).take(paging.size)))
                (paging.links(context, &list, lines.len()))
            }
            p.downloads { @for suffix in ["csv", "json"] { a href={ (context.site.href("/v1/sources.")) (suffix) } { (suffix.to_uppercase()) } } }
        }
    };
    let head = PageHead::new(title, language.say("library.sources_description"), "/sources").markup(context);
    Ok(context.page(&head, &inside))
}

/// The sources: those of most pairs first, then of most figures, then by title.
fn lines(context: &PageContext) -> Result<Vec<SourceLine>, QueryError> {
    let (catalogue, language) = (context.catalogue, context.reader.language);
    let parameters = Parameters { whole: true, ..Parameters::default() };
    let Answer::Sources(listing) = query::answer(catalogue, &Query { resource: Resource::Sources, parameters })? else {
        return Ok(Vec::new());
    };
    let extents: std::collections::BTreeMap<_, _> =
        catalogue.datasets().flat_map(|dataset| source_extents(catalogue, dataset)).collect();
    let of = |name: &str| extents.get(name).copied().unwrap_or_default();
    let mut lines: Vec<SourceLine> =
        listing.items.into_iter().map(|entry| SourceLine { extent: of(&entry.source.name), entry }).collect();
    lines.sort_by(|one, two| {
        let size = |line: &SourceLine| Reverse((line.extent.pairs, line.entry.observations, line.entry.claims));
        let title = |line: &SourceLine| language.source_title(&line.entry.source).to_owned();
        size(one).cmp(&size(two)).then_with(|| language.order(&title(one), &title(two)))
    });
    Ok(lines)
}

/// Does each of these words stand in its titles, its name or its compiler?
fn has_words(entry: &SourceEntry, words: &str) -> bool {
    let source = &entry.source;
    let texts = [Some(&source.title), Some(&source.name), source.compiler.as_ref(), source.short.as_ref()];
    let told: Vec<String> = texts.into_iter().flatten().chain(source.titles.values()).map(|text| text.to_lowercase()).collect();
    words.split_whitespace().all(|word| told.iter().any(|text| text.contains(word)))
}

fn filter(context: &PageContext, words: Option<&str>) -> Markup {
    let (reader, language) = (&context.reader, context.reader.language);
    html! {
        form.filter action=(context.site.href("/sources")) method="get" {
            label for="text" { (language.say("library.filter")) }
            input #text type="search" name="text" value=[words] autocomplete="off";
            (reader.hidden_fields())
            button type="submit" { (language.say("page.show")) }
        }
    }
}

fn table<'a>(context: &PageContext, lines: impl Iterator<Item = &'a SourceLine>) -> Markup {
    let language = context.reader.language;
    html! {
        div.wide tabindex="0" role="region" aria-label=(language.say("page.sources")) {
            table {
                thead { tr {
                    th scope="col" { (language.say("page.source")) }
                    th scope="col" { (language.say("document.label.reporting")) }
                    th scope="col" { (language.say("library.compiled_by")) }
                    th scope="col" { (language.say("document.label.published")) }
                    th.number scope="col" { (language.say("page.pairs")) }
                    th scope="col" { (language.say("library.span")) }
                    th.number scope="col" { (language.say("page.claims")) }
                    th scope="col" { (language.say("document.label.terms")) }
                    th scope="col" { (language.say("library.dataset")) }
                } }
                tbody { @for line in lines { (row(context, line)) } }
            }
        }
    }
}

fn row(context: &PageContext, line: &SourceLine) -> Markup {
    let (language, source) = (context.reader.language, &line.entry.source);
    html! {
        tr {
            th scope="row" { a href=(context.reader.link(&format!("/sources/{}", source.name), context.site)) { (data_words::source_title(language, source)) } }
            td { (language.term("reporting", source.reporting.word())) }
            td { @if let Some(compiler) = &source.compiler { (data_words::words(compiler)) } }
            td.links { @if let Some(published) = &source.published { (language.date(published)) } }
            (table_cells::count(language, line.extent.pairs))
            td.links { (span(language, &line.extent)) }
            (table_cells::count(language, line.entry.claims))
            td { (terms(source)) }
            td { a href=(context.reader.link(&format!("/datasets/{}", line.entry.dataset), context.site)) { bdi { (line.entry.dataset) } } }
        }
    }
}

/// `1963–2016`.
pub(super) fn span(language: Language, extent: &SourceExtent) -> String {
    let year = |day: chrono::NaiveDate| language.digits(&chrono::Datelike::year(&day).to_string());
    extent.days.map_or_else(String::new, |(first, last)| {
        if year(first) == year(last) { year(first) } else { format!("{}–{}", year(first), year(last)) }
    })
}

/// Its terms, which the address of its publication tells more of.
pub(super) fn terms(source: &Source) -> Markup {
    html! { @if let Some(license) = &source.license { (data_words::linked(license)) } }
}
