//! `/charts/<slug>`: one curated chart with what it found, where its figures come from, and its data.

use maud::{Markup, html};

use crate::{
    chart::ChartDefinition,
    page::{
        cards,
        context::PageContext,
        copied::copied,
        curated_chart::{ChartWords, chart_picture},
        data_words, method,
        page_head::PageHead,
        page_query::PageQuery,
        pair, snippets,
    },
    query::{self, Answer, Format, Query, QueryError, Resource},
};

/// The page.
///
/// # Errors
/// When the address has a parameter: the page knows none.
pub(super) fn page(context: &PageContext, slug: &str, given: &PageQuery) -> Result<Markup, QueryError> {
    given.is_finished(&[])?;
    let Some(chart) = context.charts.iter().find(|chart| chart.slug == slug) else { return Ok(html! {}) };
    let language = context.reader.language;
    let words = ChartWords::of(chart, language);
    let query = chart.parsed_query();
    let answer = query.as_ref().ok().map(|query| query::answer(context.catalogue, query));
    let finding = words.finding(language, answer.as_ref().and_then(|answer| answer.as_ref().ok()));
    let page_of = query.as_ref().ok().and_then(|query| state(query, chart));
    let inside = html! {
        section.headline {
            p.small { a href=(context.reader.link("/charts", context.site)) { (language.term("library.all", "chart")) } }
            h1 dir="auto" { (words.title) }
            @if let Some(finding) = &finding { p.lead dir="auto" { strong { (finding) } } }
            (figure(context, chart, &words, answer.as_ref().and_then(|answer| answer.as_ref().ok())))
            @if let Some(Err(error)) = &answer { div.empty role="alert" { p lang="en" dir="ltr" { (error) } } }
            @if let Some(address) = &page_of { p { a href=(context.reader.link(address, context.site)) { (language.say("library.on_its_page")) } } }
            (downloads(context, chart))
        }
        (data(context, page_of.as_deref()))
        (embed(context, chart, &words))
    };
    let description = finding.as_ref().map_or_else(|| words.title.clone(), |finding| format!("{finding}. {}", words.title));
    let picture = chart_picture(slug, Format::Png, &context.reader, None, &["preset=og"], context.whole);
    let address = format!("/charts/{slug}");
    let head = PageHead::new(&words.title, &description, &address).with_picture(&picture, &description);
    Ok(context.page(&head.markup(context), &inside))
}

/// The picture with its caption: what it is, from whom, what to beware of.
fn figure(context: &PageContext, chart: &ChartDefinition, words: &ChartWords, answer: Option<&Answer>) -> Markup {
    let (reader, language, site) = (&context.reader, context.reader.language, context.site);
    let of = language.fill("page.picture_of", &[("title", &words.title)]);
    let alt = words.headline.as_ref().map_or_else(|| of.clone(), |headline| format!("{headline}. {of}"));
    let sources = answer.map(Answer::sources).unwrap_or_default();
    let cautions = answer.map(Answer::cautions).unwrap_or_default();
    html! {
        figure.chart {
            div.canvas { (cards::sized(reader, |theme, more| chart_picture(&chart.slug, Format::Svg, reader, theme, more, site), &alt, (1200, 800))) }
            figcaption {
                @if let Some(note) = &words.note { p dir="auto" { (note) } }
                @if !sources.is_empty() {
                    p.small {
                        (language.say("page.sources")) (method::question(reader, "source", site)) ": "
                        @for (place, source) in sources.iter().enumerate() {
                            @if place > 0 { (language.say("page.separator")) }
                            a href=(reader.link(&format!("/sources/{}", source.name), site)) { (data_words::source_title(language, source)) }
                        }
                    }
                }
                @if !cautions.is_empty() {
                    div.caution role="note" {
                        strong { (language.say("page.caution")) }
                        @for caution in &cautions { p { (data_words::caution(language, caution)) } }
                    }
                }
            }
        }
    }
}

/// The page that shows the figures of the chart, with the choices of the chart.
fn state(query: &Query, chart: &ChartDefinition) -> Option<String> {
    let narrowed = query.address().split_once('?').map_or_else(String::new, |(_, narrowed)| format!("&{narrowed}"));
    match query.resource {
        Resource::View(dyad, view) => {
            let kind = chart.spec.kind.map_or_else(String::new, |kind| format!("&kind={}", kind.word()));
            Some(format!("/?dyad={dyad}&view={}{narrowed}{kind}", view.word()))
        }
        Resource::Partners(area) | Resource::Area(area) => Some(format!("/?area={area}")),
        _ => None,
    }
}

/// The figures of the chart as the page of its pair has them.
fn data(context: &PageContext, page_of: Option<&str>) -> Markup {
    let asked = page_of.and_then(|address| address.strip_prefix("/?")).filter(|asked| asked.starts_with("dyad="));
    let table = asked.and_then(|asked| pair::table_of(context, PageQuery::read(Some(asked)).ok()?).ok());
    html! { @if let Some(table) = table { (table) } }
}

fn downloads(context: &PageContext, chart: &ChartDefinition) -> Markup {
    let (reader, language, site) = (&context.reader, context.reader.language, context.site);
    let address = format!("/v1/charts/{}", chart.slug);
    html! {
        p.downloads {
            @for format in [Format::Svg, Format::Png, Format::Pdf] {
                a href=(chart_picture(&chart.slug, format, reader, None, &[], site)) download { (format.suffix().to_uppercase()) }
            }
            @for format in [Format::Csv, Format::Xlsx, Format::Json] { a href=(site.href_as(&address, format)) download { (language.term("download", format.suffix())) } }
        }
    }
}

fn embed(context: &PageContext, chart: &ChartDefinition, words: &ChartWords) -> Markup {
    let language = context.reader.language;
    let whole = snippets::absolute(context.whole);
    let alt = words.headline.as_ref().map_or_else(|| words.title.clone(), |headline| format!("{headline}. {}", words.title));
    let picture = chart_picture(&chart.slug, Format::Svg, &context.reader, None, &[], &whole);
    html! {
        section #embed {
            h2 { (language.say("page.share_and_embed")) }
            (copied(language, language.say("page.link"), &whole.href(&format!("/charts/{}", chart.slug))))
            (copied(language, "<img>", &snippets::image(&picture, &alt)))
            p.small { (language.say("library.as_json")) " " a href=(context.site.href_as(&format!("/v1/charts/{}", chart.slug), Format::Json)) { "JSON" } }
        }
    }
}
