//! `/v1/`: what addresses there are, for programs and for people.

use axum::{body::Body, extract::Request, http::Response, response::IntoResponse};
use serde::Serialize;

use super::{
    current::Current,
    pages::{self, contents, wants_html},
    query_text,
    reply::{CachePolicy, Reply},
};
use crate::{
    openapi,
    page::{ContentsEntry, ContentsOf, ContentsText},
    query::Format,
    write::{self, Site},
};

/// What is at `/v1/`.
#[derive(Debug, Serialize)]
struct Entry {
    title: &'static str,
    summary: &'static str,
    version: &'static str,
    items: Vec<Address>,
    links: Links,
}

/// An address, with its parts in braces.
#[derive(Debug, Serialize)]
struct Address {
    /// The address, where it has no parts.
    href: Option<String>,
    template: String,
    summary: &'static str,
}

/// Where the API is described.
#[derive(Debug, Serialize)]
struct Links {
    #[serde(rename = "self")]
    own: String,
    service_desc: String,
    service_doc: String,
    problems: String,
}

impl Entry {
    fn new(site: &Site) -> Self {
        let address = |(template, summary): (String, &'static str)| {
            let href = (!template.contains('{')).then(|| site.href(&template));
            Address { href, template: site.href(&template), summary }
        };
        let href = |address: &str| site.href(address);
        Self {
            title: "dyad",
            summary: "Bilateral trade statistics",
            version: env!("CARGO_PKG_VERSION"),
            items: openapi::addresses().into_iter().map(address).collect(),
            links: Links {
                own: href("/v1/"),
                service_desc: href("/openapi.json"),
                service_doc: href("/docs"),
                problems: href("/problems/"),
            },
        }
    }
}

/// `/v1/`, and `/v1`.
pub(super) async fn v1(app: Current, request: Request) -> Response<Body> {
    let (asked, _) = request.into_parts();
    if wants_html(&asked.headers) {
        let entry =
            |(address, summary): (String, &str)| ContentsEntry { address, text: ContentsText::English(summary.to_owned()) };
        let entries: Vec<_> = openapi::addresses().into_iter().map(entry).collect();
        return contents(&app, &asked, ("/v1/", ContentsOf::Addresses), &entries).into_response();
    }
    match query_text::pairs(asked.uri.query(), &[]) {
        Ok(_) => Reply::new(write::document(&Entry::new(&app.site)), Format::Json, CachePolicy::Fixed).into_response(),
        Err(problem) => pages::problem_response(&app, &asked, &problem).await,
    }
}
