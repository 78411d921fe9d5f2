//! `/v1/charts` and `/v1/charts/<slug>`: the curated charts, and the data they are drawn from.

use std::sync::Arc;

use axum::http::HeaderMap;

use super::{
    answer_head::list_head,
    answers,
    current::Current,
    data_request::DataRequest,
    encoding::EncodedBody,
    negotiation::chosen_format,
    problem::Problem,
    query_text,
    render_pool::Work,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{
    chart::{ChartDefinition, PictureSpec},
    language::Language,
    page::{self, WordedList},
    query::{self, Format, Offer, Parameters, QueryError},
    write::{self, ChartItem, ChartList, Dialect, OutputOptions, Site, formats, page_address},
};

/// Below `/v1/charts`: the list, or one chart; each with its suffix.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ChartAddress<'a> {
    List(Option<&'a str>),
    One(&'a str, Option<&'a str>),
}

/// Is this path (below `/v1/`) one of ours?
pub(super) fn parse(path: &str) -> Option<ChartAddress<'_>> {
    match path.split_once('/') {
        None => {
            let (name, suffix) = query::split_suffix(path);
            (name == "charts").then_some(ChartAddress::List(suffix))
        }
        Some(("charts", rest)) if !rest.contains('/') => {
            let (slug, suffix) = query::split_suffix(rest);
            Some(ChartAddress::One(slug, suffix))
        }
        Some(_) => None,
    }
}

pub(super) async fn answer(app: &Current, asked: &ChartAddress<'_>, raw: Option<&str>, headers: &HeaderMap) -> ReplyResult {
    let charts = app.charts();
    match asked {
        ChartAddress::List(suffix) => list(app, charts, raw, chosen_format(*suffix, headers, Offer::List)?).await,
        ChartAddress::One(slug, suffix) => {
            let chart = charts.iter().find(|chart| chart.slug == *slug).ok_or_else(|| unknown(slug, &charts))?;
            represented(app, chart, raw, chosen_format(*suffix, headers, Offer::Drawn)?).await
        }
    }
}

fn unknown(slug: &str, charts: &[ChartDefinition]) -> Problem {
    let allowed = charts.iter().map(|chart| chart.slug.clone()).collect();
    QueryError::UnknownItem { kind: "chart", text: slug.to_owned(), allowed }.into()
}

/// The chart's data, or its picture, whose parameters may be changed in the address.
async fn represented(app: &Current, chart: &ChartDefinition, raw: Option<&str>, format: Format) -> ReplyResult {
    let known = if format.is_picture() { PictureSpec::PARAMETERS } else { format.facts().parameters };
    let unmarked = raw.filter(|_| format.is_picture()).map(page::without_marks).transpose()?;
    let changes = query_text::pairs(unmarked.as_deref().or(raw), known)?;
    // A definition that cannot be asked is no fault of the client's.
    let mut asked = chart.parsed_query().map_err(Problem::internal)?;
    asked.parameters.whole = format.is_whole();
    let catalogue = app.catalogue()?;
    if !format.is_picture() {
        let wanted = DataRequest::new(&chart.spec, &changes, &asked.resource, format)?;
        // The archive has the curated picture.
        let name = if format == Format::Zip { app.chart_key(&chart.slug) } else { String::new() };
        return answers::data(app, catalogue, asked, DataRequest { chart: name, ..wanted }, None).await;
    }
    let spec = chart.worded(chart.spec.with(&changes, &asked.resource)?);
    answers::picture(app, catalogue, asked, spec, format, Some(chart)).await
}

fn item<'a>(chart: &'a ChartDefinition, site: &Site) -> ChartItem<'a> {
    let data = chart.parsed_query().ok().map(|asked| asked.address());
    ChartItem::new([&chart.slug, &chart.title, &chart.query], chart.measure, data.as_deref(), site)
}

async fn list(app: &Current, charts: Arc<Vec<ChartDefinition>>, raw: Option<&str>, format: Format) -> ReplyResult {
    let (window, language) = list_window(raw, format)?;
    let asked = window.limit.map_or_else(String::new, |limit| format!("?limit={limit}"));
    let offset = window.offset.unwrap_or(0);
    let (revision, site) = (app.charts_version().to_owned(), app.site.clone());
    let key = ["/v1/charts", format.suffix(), &asked, &offset.to_string(), &revision, language.word()].join("\n");
    let make = move || -> Result<EncodedBody, Problem> {
        let limit = window.limit.or_else(|| format.is_whole().then_some(charts.len()));
        let list = page(&charts, limit, offset, &site);
        let address = page_address(&format!("/v1/charts{asked}"), list.extent().offset);
        let bytes = match format {
            Format::Json => write::document(&list),
            Format::Csv => formats::csv_of(&list.table(), Dialect::default()),
            Format::Markdown | Format::Txt => {
                let (title, columns) = ("page.curated_charts", (&["slug", "title", "data"][..], 3));
                let (table, extent) = (&list.table(), list.extent());
                let worded = WordedList { title, columns, table, extent, address: &address, window: &window };
                worded.written(format, &site, language).into_bytes()
            }
            other => return Err(Problem::internal(format!("nothing writes a list of charts as .{}", other.suffix()))),
        };
        let head = list_head(&address, list.extent(), &site, format);
        Ok(EncodedBody::new(bytes).with_head(head))
    };
    let content = app.render_cache.get(key, Work::Page, make).await?;
    let filename = (format != Format::Json).then(|| "charts".to_owned());
    let modified = app.catalogue().ok().map(|catalogue| catalogue.created());
    Ok(Reply { content, media: format.into(), cache: CachePolicy::Shared, modified, filename })
}

/// Which items of a list that is no answer are asked for, and in which language, where it is told in words.
pub(super) fn list_window(raw: Option<&str>, format: Format) -> Result<(Parameters, Language), Problem> {
    let known: &[&str] = if format.is_worded() { &["limit", "offset", "lang"] } else { &["limit", "offset"] };
    let (mut window, mut options) = (Parameters::default(), Vec::new());
    for (name, value) in query_text::pairs(raw, known)? {
        if name == "lang" {
            options.push((name, value));
        } else {
            window.set(&name, &value)?;
        }
    }
    Ok((window, OutputOptions::parse(&options)?.language()))
}

/// A page of the list of these charts.
pub(super) fn page<'a>(charts: &'a [ChartDefinition], limit: Option<usize>, offset: usize, site: &Site) -> ChartList<'a> {
    ChartList::page(charts.iter().map(|chart| item(chart, site)), limit, offset, site)
}
