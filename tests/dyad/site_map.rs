//! The map of the site: each address that it names is the canonical one of its page, and so are the languages that it names.

use axum::{Router, http::StatusCode};
use dyad::dataset::Roots;

use crate::{
    package::package_of_rows,
    served::{builtin, get, served},
};

/// The attributes of links of a relation: language and address.
fn links(text: &str, before: &str) -> Vec<(String, String)> {
    let one = |rest: &str| {
        let link = rest.split('>').next().unwrap();
        let value = |name: &str| {
            link.split_once(&format!("{name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap().replace("&amp;", "&"))
        };
        Some((value("hreflang").unwrap_or_default(), value("href")?))
    };
    text.split(before).skip(1).filter_map(one).collect()
}

/// The entries of a map: an address, and the links beside it.
async fn entries(router: &Router, address: &str) -> Vec<(String, Vec<(String, String)>)> {
    let map = get(router, address).await;
    assert!(map.header("content-type").starts_with("application/xml"));
    let text = map.text();
    let entry = |rest: &str| {
        let whole = rest.split("</url>").next().unwrap();
        let own = whole.split_once("<loc>").unwrap().1.split_once("</loc>").unwrap().0.replace("&amp;", "&");
        (own, links(whole, "<xhtml:link rel=\"alternate\""))
    };
    text.split("<url>").skip(1).map(entry).collect()
}

async fn holds(router: &Router, address: &str, beside: &[(String, String)]) {
    let page = get(router, address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    let text = page.text();
    let canonical = links(&text, "<link rel=\"canonical\"");
    assert_eq!(canonical.first().map(|(_, href)| href.as_str()), Some(address), "{address} is its own canonical address");
    let mut told: Vec<_> =
        links(&text, "<link rel=\"alternate\"").into_iter().filter(|(language, _)| !language.is_empty()).collect();
    let mut wanted = beside.to_vec();
    told.sort();
    wanted.sort();
    assert_eq!(told, wanted, "{address}: the languages of the page are those of the map");
}

#[tokio::test]
async fn every_address_is_the_canonical_one() {
    let router = builtin();
    let all = entries(&router, "/sitemap.xml").await;
    assert_eq!(all.len() % 3, 0, "each page in three languages");
    assert!(all.iter().any(|(address, _)| address == "/?lang=en"), "the beginning is there");
    for (address, beside) in &all {
        assert_eq!(beside.len(), 4, "{address}: three languages, and the one that the browser likes");
        holds(&router, address, beside).await;
    }
    assert_eq!(get(&router, "/sitemap.xml?part=9").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn pairs_of_products_alone_hold_too() {
    let folder = package_of_rows(&["TUR DEU export HS:27 2022 10".into(), "KAZ RUS turnover TOTAL 2023 12".into()]);
    let router = served(&Roots::Folder(folder.path().to_owned()));
    for (address, beside) in entries(&router, "/sitemap.xml").await {
        holds(&router, &address, &beside).await;
    }
}
