//! Every link of the pages leads somewhere, and none to data or to a bare picture unless it says so.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};

use crate::served::{Answered, ask, builtin};

/// Words that say of a link that it leads to a file.
const FORMATS: [&str; 16] = [
    "MD", "SVG", "PNG", "PDF", "CSV", "JSON", "XLSX", "Excel", "اکسل", "Parquet", "Arrow", "ZIP", "TXT", "BibTeX", "XML", "YAML",
];

/// How far from the beginning pages are read for their links.
const DEPTH: usize = 2;

/// At most so many pages are read for their links, and so many links of one kind of address are followed: states of one page are
/// many, and alike.
const PAGES: usize = 60;

/// A link of a page.
#[derive(Debug, Clone)]
struct Link {
    address: String,
    /// What is read of it: its text, its label, what its picture says.
    words: String,
    is_download: bool,
}

/// The value of an attribute in the inside of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0;
    Some(value.replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">"))
}

fn without_tags(text: &str) -> String {
    let parts = text.split('<').enumerate();
    parts.map(|(place, part)| if place == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) }).collect()
}

fn links(page: &str) -> Vec<Link> {
    let of = |after: &str| {
        let (tag, rest) = after.split_once('>')?;
        let tag = format!(" {tag} ");
        let inside = rest.split_once("</a>")?.0;
        let words = [Some(without_tags(inside)), attribute(&tag, "aria-label"), attribute(&tag, "title")];
        Some(Link {
            address: attribute(&tag, "href")?,
            words: words.into_iter().flatten().collect::<Vec<_>>().join(" "),
            is_download: tag.contains(" download"),
        })
    };
    page.split("<a ").skip(1).filter_map(of).collect()
}

fn is_page(answer: &Answered) -> bool {
    answer.header("content-type").starts_with("text/html")
}

/// An address within the site as it is followed: a place on the same page belongs to that page.
fn within(here: &str, address: &str) -> Option<(String, Option<String>)> {
    let (path, place) = address.split_once('#').map_or((address, None), |(path, place)| (path, Some(place.to_owned())));
    let path = if path.is_empty() { here } else { path };
    path.starts_with('/').then(|| (path.to_owned(), place))
}

/// What many addresses have in common: the names of their parameters, and their path without a name in it.
fn kind_of(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let names: BTreeSet<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    let first = path.split('/').take(4).collect::<Vec<_>>().join("/");
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    format!("{first} {ending} {names:?}")
}

#[tokio::test]
async fn every_link_of_the_pages_leads_somewhere_and_says_what_is_no_page() {
    let router = builtin();
    let mut pages: Vec<(String, usize)> = [
        "/",
        "/?dyad=RUS-IRN",
        "/sources",
        "/datasets",
        "/charts",
        "/areas",
        "/claims",
        "/verify?reporter=RUS&partner=IRN&flow=turnover&period=2021&value=9&unit=USD&unit_mult=9&decimals=0",
        "/method",
        "/?search=iran",
        "/?search=*",
        "/?dyad=RUS-IRN&view=mirror",
        "/?dyad=RUS-IRN&view=claims",
        "/?dyad=RUS-IRN&view=revisions",
    ]
    .map(|address| (address.to_owned(), 0))
    .to_vec();
    let mut answers: BTreeMap<String, (StatusCode, bool, BTreeSet<String>)> = BTreeMap::new();
    let mut of_kind: BTreeMap<String, usize> = BTreeMap::new();
    let (mut place, mut faults) = (0, Vec::new());
    while let Some((here, depth)) = pages.get(place).cloned() {
        place += 1;
        let page = ask(&router, Method::GET, &here, &[("accept", "text/html")]).await;
        let body = page.text();
        for link in links(&body) {
            // Other languages and themes are the same pages.
            let Some((address, fragment)) =
                within(&here, &link.address).filter(|(address, _)| !address.contains("theme=") && !address.contains("lang="))
            else {
                continue;
            };
            let is_new = !answers.contains_key(&address);
            if is_new {
                let followed = of_kind.entry(kind_of(&address)).or_default();
                *followed += 1;
                if *followed > 3 {
                    continue;
                }
                let answer = ask(&router, Method::GET, &address, &[("accept", "text/html,*/*;q=0.5")]).await;
                let ids = if is_page(&answer) {
                    answer
                        .text()
                        .split(" id=\"")
                        .skip(1)
                        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                        .collect()
                } else {
                    BTreeSet::new()
                };
                answers.insert(address.clone(), (answer.status, is_page(&answer), ids));
                let is_of_pages =
                    !address.starts_with("/v1") && !address.starts_with("/docs") && !address.starts_with("/problems");
                if is_page(&answer) && is_of_pages && depth < DEPTH && pages.len() < PAGES {
                    pages.push((address.clone(), depth + 1));
                }
            }
            let (status, is_page, ids) = &answers[&address];
            if !(status.is_success() || status.is_redirection()) {
                faults.push(format!("{here}: {} answers {status}", link.address));
            }
            if let Some(fragment) = fragment.filter(|_| *is_page && !ids.is_empty()) {
                let decoded = percent_encoding::percent_decode_str(&fragment).decode_utf8_lossy().into_owned();
                if !ids.contains(&decoded) {
                    faults.push(format!("{here}: {} has no such place", link.address));
                }
            }
            let says_so = link.is_download || FORMATS.iter().any(|format| link.words.contains(format));
            if status.is_success() && !is_page && !says_so {
                faults.push(format!("{here}: {:?} leads to {}, which is no page", link.words.trim(), link.address));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(answers.len() > 60 && place > 20, "{} links of {place} pages", answers.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn links_are_read_with_their_words() {
    let found = links(
        "<p><a href=\"/v1/x.svg?a=1&amp;b=2\" download>An <b>SVG</b></a> <a class=\"q\" href=\"#t\" aria-label=\"What\">?</a></p>",
    );
    assert_eq!((found[0].address.as_str(), found[0].words.as_str(), found[0].is_download), ("/v1/x.svg?a=1&b=2", "An SVG", true));
    assert_eq!((found[1].address.as_str(), found[1].words.as_str(), found[1].is_download), ("#t", "? What", false));
    assert_eq!(within("/?dyad=A", "#t"), Some(("/?dyad=A".to_owned(), Some("t".to_owned()))));
    assert_eq!(within("/", "https://a.org"), None);
}
