//! `/v1/charts` and `/v1/charts/<slug>`: the curated charts, and the data they are drawn from.

use std::sync::Arc;

use axum::http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    api::{self, Outcome},
    app::App,
    parameters,
    problem::Problem,
    reply::{CachePolicy, Reply},
};
use crate::{
    chart::{ChartDefinition, PictureSpec},
    query::{self, Format, Measure, Offer, Parameters, QueryError},
    write::{self, Cell, Dialect, FlatTable, Links, Site, formats},
};

/// How many charts a page of the list has unless `limit` says otherwise.
const LIMIT: usize = 1000;

/// Below `/v1/charts`: the list, or one chart; each with its suffix.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked<'a> {
    List(Option<&'a str>),
    One(&'a str, Option<&'a str>),
}

/// One chart as it is described.
#[derive(Serialize, ToSchema)]
struct ChartItem<'a> {
    slug: &'a str,
    title: &'a str,
    query: &'a str,
    measure: Option<&'static str>,
    data: Option<String>,
    links: Links,
}

/// A page of the list.
#[derive(Serialize, ToSchema)]
pub(super) struct ChartList<'a> {
    items: Vec<ChartItem<'a>>,
    total: usize,
    limit: usize,
    offset: usize,
    next: Option<String>,
    links: Links,
}

/// Is this path (below `/v1/`) one of ours?
pub(super) fn of(path: &str) -> Option<Asked<'_>> {
    match path.split_once('/') {
        None => {
            let (name, suffix) = query::split_suffix(path);
            (name == "charts").then_some(Asked::List(suffix))
        }
        Some(("charts", rest)) if !rest.contains('/') => {
            let (slug, suffix) = query::split_suffix(rest);
            Some(Asked::One(slug, suffix))
        }
        Some(_) => None,
    }
}

pub(super) async fn answer(app: &Arc<App>, asked: &Asked<'_>, raw: Option<&str>, headers: &HeaderMap) -> Outcome {
    let charts = app.charts();
    match asked {
        Asked::List(suffix) => list(app, &charts, raw, chosen(*suffix, headers, Offer::List)?),
        Asked::One(slug, suffix) => {
            let chart = charts.iter().find(|chart| chart.slug == *slug).ok_or_else(|| unknown(slug, &charts))?;
            represented(app, chart, raw, chosen(*suffix, headers, Offer::Drawn)?).await
        }
    }
}

fn unknown(slug: &str, charts: &[ChartDefinition]) -> Problem {
    let allowed = charts.iter().map(|chart| chart.slug.clone()).collect();
    QueryError::UnknownItem { kind: "chart", text: slug.to_owned(), allowed }.into()
}

/// The format of the suffix, or what the client accepts.
fn chosen(suffix: Option<&str>, headers: &HeaderMap, offer: Offer) -> Result<Format, Problem> {
    let Some(suffix) = suffix else { return api::accepted(headers, offer) };
    Format::with_suffix(suffix).filter(|format| offer.has(*format)).ok_or_else(|| {
        let allowed: Vec<&str> = offer.by_preference().map(Format::suffix).collect();
        QueryError::parameter("suffix", format!("{suffix:?} is not offered here"), &allowed).into()
    })
}

/// The chart's data, or its picture, whose parameters may be changed in the address.
async fn represented(app: &Arc<App>, chart: &ChartDefinition, raw: Option<&str>, format: Format) -> Outcome {
    let known = if format.is_picture() { PictureSpec::PARAMETERS } else { format.facts().parameters };
    let changes = parameters::pairs(raw, known)?;
    // A definition that cannot be asked is no fault of the client's.
    let asked = chart.parsed_query().map_err(Problem::internal)?;
    let catalogue = app.catalogue()?;
    if !format.is_picture() {
        let wanted = api::Wanted::new(&chart.spec, &changes, &asked.resource, format)?;
        // The archive has the curated picture.
        let name = if format == Format::Zip { format!("{}\n{}", chart.slug, app.charts_revision()) } else { String::new() };
        return api::data(app, catalogue, asked, api::Wanted { chart: name, ..wanted }, None).await;
    }
    let spec = chart.spec.with(&changes, &asked.resource)?;
    api::picture(app, catalogue, asked, spec, format, Some(chart)).await
}

fn item<'a>(chart: &'a ChartDefinition, site: &Site) -> ChartItem<'a> {
    ChartItem {
        slug: &chart.slug,
        title: &chart.title,
        query: &chart.query,
        measure: chart.measure.map(Measure::word),
        data: chart.parsed_query().ok().map(|asked| site.href(&asked.address())),
        links: site.links(&format!("/v1/charts/{}", chart.slug), Offer::Drawn, None),
    }
}

fn list(app: &App, charts: &[ChartDefinition], raw: Option<&str>, format: Format) -> Outcome {
    let pairs = parameters::pairs(raw, &["limit", "offset"])?;
    let mut window = Parameters::default();
    for (name, value) in &pairs {
        window.set(name, value)?;
    }
    let (limit, offset) = (window.limit.unwrap_or(LIMIT), window.offset.unwrap_or(0));
    let list = page(charts, limit, offset, &app.site);
    match format {
        Format::Json => Ok(reply(app, write::document(&list), format, None)),
        Format::Csv => Ok(reply(app, formats::csv_of(&table(&list.items), Dialect::default()), format, Some("charts"))),
        other => Err(Problem::internal(format!("nothing writes a list of charts as .{}", other.suffix()))),
    }
}

/// A page of the list of these charts.
pub(super) fn page<'a>(charts: &'a [ChartDefinition], limit: usize, offset: usize, site: &Site) -> ChartList<'a> {
    let items: Vec<ChartItem> = charts.iter().skip(offset).take(limit).map(|chart| item(chart, site)).collect();
    let end = offset + items.len();
    let address = if limit == LIMIT { "/v1/charts".to_owned() } else { format!("/v1/charts?limit={limit}") };
    let next = (end < charts.len() && !items.is_empty()).then(|| site.page(&address, end));
    let own =
        if offset == 0 { address.clone() } else { format!("{address}{}offset={offset}", if limit == LIMIT { '?' } else { '&' }) };
    ChartList { items, total: charts.len(), limit, offset, next, links: site.links(&own, Offer::List, None) }
}

fn table(items: &[ChartItem]) -> FlatTable {
    let text = |text: &str| Cell::Text(text.to_owned());
    let row = |item: &ChartItem| {
        vec![
            text(item.slug),
            text(item.title),
            text(item.query),
            item.measure.map_or(Cell::Empty, text),
            item.data.as_deref().map_or(Cell::Empty, text),
        ]
    };
    FlatTable { columns: vec!["slug", "title", "query", "measure", "data"], rows: items.iter().map(row).collect() }
}

fn reply(app: &App, bytes: Vec<u8>, format: Format, filename: Option<&str>) -> Reply {
    let modified = app.catalogue().ok().map(|catalogue| catalogue.created());
    Reply { modified, filename: filename.map(str::to_owned), ..Reply::new(bytes, format, CachePolicy::Shared) }
}
