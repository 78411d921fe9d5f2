//! What machines look for first: `robots.txt`, `sitemap.xml`, and the catalogue of APIs of RFC 9727.

use std::{fmt::Write, sync::Arc};

use axum::extract::{Request, State};
use serde_json::json;

use super::{
    app::App,
    current::Current,
    problem::Problem,
    query_text,
    render_pool::Work,
    reply::{CachePolicy, Reply, ReplyResult},
    rows_of::rows_of_all,
};
use crate::{
    chart::ChartDefinition,
    dataset::Catalogue,
    language::Language,
    page::LibraryPlace,
    query::{self, Answer, Parameters, Query, QueryError, Resource},
    write::{self, Media},
};

/// How many pages a site map may name (the protocol allows 50,000 addresses; each page has one a language).
const PAGES: usize = 10_000;

/// Everyone may read everything but the counters.
pub(super) async fn robots(State(app): State<Arc<App>>) -> ReplyResult {
    let map = app.site.href("/sitemap.xml");
    let text = format!("User-agent: *\nAllow: /\nDisallow: /metrics\nDisallow: /embed\nSitemap: {map}\n");
    Ok(Reply::new(text.into_bytes(), Media::Text, CachePolicy::Fixed))
}

/// Where the API, its description and its reference are (RFC 9727, RFC 9264).
pub(super) async fn api_catalog(State(app): State<Arc<App>>) -> ReplyResult {
    let site = &app.site;
    let link = |address: &str, kind: &str| json!([{"href": site.href(address), "type": kind}]);
    let catalog = json!({"linkset": [{
        "anchor": site.href("/v1/"),
        "service-desc": link("/openapi.json", "application/json"),
        "service-doc": link("/docs", "text/html"),
        "status": link("/healthz", "application/json"),
    }]});
    Ok(Reply::new(write::document(&catalog), Media::Linkset, CachePolicy::Fixed))
}

/// Every page in every language; past ten thousand pages, maps of parts of them.
pub(super) async fn sitemap(app: Current, request: Request) -> ReplyResult {
    let given = query_text::pairs(request.uri().query(), &["part"])?;
    let part = given.first().map(|(_, text)| text.parse::<usize>().ok().filter(|part| *part > 0));
    let catalogue = app.catalogue()?;
    let key = [catalogue.version(), "sitemap", &format!("{part:?}"), app.charts_version()].join("\n");
    let (site, modified, charts) = (app.site.clone(), catalogue.created(), app.charts());
    let task = Work::Table.with_rows(rows_of_all(&catalogue));
    let make = move || -> Result<Vec<u8>, Problem> {
        let pages = pages(&catalogue, &charts)?;
        let day = chrono::DateTime::from_timestamp(modified, 0).map(|time| time.date_naive().to_string()).unwrap_or_default();
        let parts = pages.chunks(PAGES).count();
        let wrong = || QueryError::parameter("part", "there is no such part", &[&format!("1 to {parts}")]);
        let text = match part {
            None if parts > 1 => index(parts, &day, &site),
            None => urls(&pages, &day, &site),
            Some(part) => urls(pages.chunks(PAGES).nth(part.ok_or_else(wrong)? - 1).ok_or_else(wrong)?, &day, &site),
        };
        Ok(text.into_bytes())
    };
    let content = app.render_cache.get(key, task, make).await?;
    Ok(Reply { content, media: Media::Sitemap, cache: CachePolicy::Shared, modified: Some(modified), filename: None })
}

/// The pages there are, each by its one address without a language: the beginning and what explains it, statements, the library,
/// every area, every pair.
fn pages(catalogue: &Catalogue, charts: &[ChartDefinition]) -> Result<Vec<String>, QueryError> {
    let ask = |resource| {
        let parameters = Parameters { whole: true, ..Parameters::default() };
        query::answer(catalogue, &Query { resource, parameters })
    };
    let is_said = catalogue.datasets().any(|dataset| !dataset.claims.is_empty());
    let mut pages: Vec<String> =
        ["/", "/method", "/verify"].into_iter().chain(is_said.then_some("/claims")).map(str::to_owned).collect();
    pages.extend(library(catalogue, charts).iter().map(LibraryPlace::path));
    if let Answer::Areas(areas) = ask(Resource::Areas)? {
        let with_data = areas.listing.items.iter().filter(|(_, has_data)| *has_data);
        pages.extend(with_data.map(|(area, _)| format!("/?area={area}")));
    }
    if let Answer::Dyads(pairs) = ask(Resource::Dyads)? {
        pages.extend(pairs.items.iter().map(|entry| format!("/?dyad={}", entry.dyad)));
    }
    Ok(pages)
}

/// Sources, datasets and curated charts, as lists and each for itself, and the list of areas.
fn library(catalogue: &Catalogue, charts: &[ChartDefinition]) -> Vec<LibraryPlace> {
    let sources = catalogue.sources().keys().cloned().map(LibraryPlace::Source);
    let datasets = catalogue.datasets().map(|dataset| LibraryPlace::Dataset(dataset.name.clone()));
    let charts = charts.iter().map(|chart| LibraryPlace::Chart(chart.slug.clone()));
    let lists = [LibraryPlace::Sources, LibraryPlace::Datasets, LibraryPlace::Charts, LibraryPlace::Areas];
    lists.into_iter().chain(sources).chain(datasets).chain(charts).collect()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

fn index(parts: usize, day: &str, site: &write::Site) -> String {
    let mut text = format!("{HEAD}<sitemapindex {NAMESPACE}>\n");
    for part in 1..=parts {
        let address = site.href(&format!("/sitemap.xml?part={part}"));
        let _ = writeln!(text, "<sitemap><loc>{address}</loc><lastmod>{day}</lastmod></sitemap>");
    }
    text + "</sitemapindex>\n"
}

fn urls(pages: &[String], day: &str, site: &write::Site) -> String {
    let mut text = format!("{HEAD}<urlset {NAMESPACE} xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for page in pages {
        let plain = site.href(page).replace('&', "&amp;");
        let mark = if page.contains('?') { "&amp;" } else { "?" };
        let address = |language: Language| format!("{plain}{mark}lang={}", language.word());
        for own in Language::ALL {
            let _ = write!(text, "<url><loc>{}</loc><lastmod>{day}</lastmod>", address(own));
            for other in Language::ALL {
                let _ = write!(text, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", other.word(), address(other));
            }
            let _ = write!(text, "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{plain}\"/>");
            text.push_str("</url>\n");
        }
    }
    text + "</urlset>\n"
}
