//! `/oembed?url=…`: what stands for a page of this site in other people's pages (oEmbed 1.0), as JSON or XML.

use axum::{
    extract::Request,
    http::{HeaderMap, header},
};

use super::{
    current::Current,
    pages::preferred,
    problem::Problem,
    render_pool::Work,
    reply::{CachePolicy, Reply, ReplyResult},
    rows_of::rows_of_all,
};
use crate::{
    language::Language,
    page::{Oembed, PagePlace, PageRequest, Room},
    query::{Format, QueryError, query_pairs},
    write::{self, Media, Site},
};

/// What is asked for. What else consumers send along is theirs.
#[derive(Default)]
struct Asked {
    url: Option<String>,
    room: Room,
    xml: bool,
}

/// A page of this site, as its address says it.
struct OwnPage {
    /// What the addresses of the site begin with, as whoever asks knows it.
    site: Site,
    place: PagePlace,
    query: String,
}

/// `/oembed`.
pub(super) async fn oembed(app: Current, request: Request) -> ReplyResult {
    let asked = Asked::read(request.uri().query().unwrap_or_default())?;
    let url = asked.url.ok_or_else(|| QueryError::parameter("url", "is required", &["the address of a page of this site"]))?;
    let unknown = |detail: &str| Problem::from(unknown(&url, detail));
    let own =
        OwnPage::read(&url, &app.site, host(request.headers())).ok_or_else(|| unknown("is no page of a pair of this site"))?;
    let (catalogue, charts) = (app.catalogue()?, app.charts());
    let language = preferred(request.headers());
    let (key, modified) = (key(&app, catalogue.version(), &url, language, asked.room, asked.xml), catalogue.created());
    let (room, xml) = (asked.room, asked.xml);
    let task = Work::Page.with_rows(rows_of_all(&catalogue));
    let make = move || -> Result<Vec<u8>, Problem> {
        let page = PageRequest::read(Some(&own.query), language, own.place);
        let found = page.and_then(|page| page.oembed(&catalogue, &charts, &own.site, room));
        let found = found.map_err(|error| match error {
            error @ QueryError::Storage(_) => error,
            error => self::unknown(&url, &error.to_string()),
        })?;
        let found = found.ok_or_else(|| self::unknown(&url, "is no page with a picture"))?;
        Ok(if xml { found.xml().into_bytes() } else { json(&found) })
    };
    let content = app.render_cache.get(key, task, make).await.map_err(|problem| app.not_found_yet(problem))?;
    let media = if xml { Media::Xml } else { Format::Json.into() };
    Ok(Reply { content, media, cache: CachePolicy::Shared, modified: Some(modified), filename: None })
}

fn json(found: &Oembed) -> Vec<u8> {
    write::document(found)
}

/// What tells an answer from every other one.
fn key(app: &Current, version: &str, url: &str, language: Language, room: Room, xml: bool) -> String {
    let charts = app.charts_version();
    format!("{version}\noembed\n{url}\n{}\n{:?}\n{:?}\n{xml}\n{charts}", language.word(), room.width, room.height)
}

/// Whatever is wrong with the address of the page, there is nothing for it.
fn unknown(url: &str, detail: &str) -> QueryError {
    QueryError::UnknownItem {
        kind: "page",
        text: format!("{url} ({detail})"),
        allowed: vec!["/?dyad=…".to_owned(), "/embed?…".to_owned()],
    }
}

impl Asked {
    fn read(raw: &str) -> Result<Self, QueryError> {
        let mut asked = Self::default();
        for (name, value) in query_pairs(raw)? {
            match name.as_str() {
                "url" => asked.url = Some(value).filter(|url| !url.is_empty()),
                "maxwidth" => asked.room.width = Some(pixels(&name, &value)?),
                "maxheight" => asked.room.height = Some(pixels(&name, &value)?),
                "format" if value == "json" => asked.xml = false,
                "format" if value == "xml" => asked.xml = true,
                "format" => return Err(QueryError::parameter("format", format!("{value:?} is not served"), &["json", "xml"])),
                _ => {}
            }
        }
        Ok(asked)
    }
}

fn pixels(name: &str, value: &str) -> Result<u32, QueryError> {
    let wrong = || QueryError::parameter(name, format!("{value:?} is no number of pixels"), &["a whole number from 1 on"]);
    value.parse::<u32>().ok().filter(|pixels| *pixels > 0).ok_or_else(wrong)
}

impl OwnPage {
    /// The page of an address: below the configured prefix, below the host that the request was sent to, or a path.
    fn read(url: &str, site: &Site, host: Option<&str>) -> Option<Self> {
        let url = url.split('#').next().unwrap_or_default();
        let (site, rest) = Self::split(url, site, host)?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let place = match path {
            "" | "/" => PagePlace::Root,
            "/embed" => PagePlace::Embed,
            _ => return None,
        };
        Some(Self { site, place, query: query.to_owned() })
    }

    fn split<'a>(url: &'a str, site: &Site, host: Option<&str>) -> Option<(Site, &'a str)> {
        let below = |whole: &'a str, prefix: &str| {
            whole.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        };
        let configured = (!site.public_url.is_empty()).then(|| below(url, &site.public_url)).flatten();
        if let Some(rest) = configured {
            return Some((site.clone(), rest));
        }
        let base = site.paths().public_url;
        if let Some((scheme, after)) = url.split_once("://") {
            let authority = &after[..after.find(['/', '?']).unwrap_or(after.len())];
            let is_own = ["http", "https"].contains(&scheme) && host.is_some_and(|host| host.eq_ignore_ascii_case(authority));
            let rest = below(&after[authority.len()..], &base).filter(|_| is_own)?;
            return Some((Site::new(&format!("{scheme}://{authority}{base}")), rest));
        }
        let rest = below(url, &base).filter(|_| url.starts_with('/') && !url.starts_with("//"))?;
        Some((site.clone(), rest))
    }
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST).and_then(|host| host.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(url: &str, public_url: &str, host: &str) -> Option<(String, String)> {
        OwnPage::read(url, &Site::new(public_url), Some(host)).map(|own| (own.site.public_url, own.query))
    }

    #[test]
    fn only_addresses_of_this_site_are_its_pages() {
        let found = |site: &str| Some((site.to_owned(), "dyad=RUS-IRN".to_owned()));
        assert_eq!(
            own("https://a.example/t/?dyad=RUS-IRN#period", "https://a.example/t", "10.0.0.1"),
            found("https://a.example/t")
        );
        assert_eq!(own("https://a.example/t?dyad=RUS-IRN", "https://a.example/t", ""), found("https://a.example/t"));
        assert_eq!(own("http://LOCALHOST:1/?dyad=RUS-IRN", "", "localhost:1"), found("http://LOCALHOST:1"));
        assert_eq!(
            own("http://localhost:1/t/embed?dyad=RUS-IRN", "https://a.example/t", "localhost:1"),
            found("http://localhost:1/t")
        );
        assert_eq!(own("/?dyad=RUS-IRN", "", ""), found(""));
        for foreign in [
            "https://b.example/?dyad=RUS-IRN",
            "https://a.example.evil/?dyad=RUS-IRN",
            "https://a.example/text?dyad=RUS-IRN",
            "javascript://a.example/?dyad=RUS-IRN",
            "//a.example/?dyad=RUS-IRN",
            "dyad=RUS-IRN",
        ] {
            assert_eq!(own(foreign, "https://a.example/t", "a.example"), None, "{foreign}");
        }
    }
}
