//! A file has all rows of a table, or says that it has not; a list in JSON leads from page to page.

use axum::http::Method;
use serde_json::Value;

use crate::served::{ask, builtin, get, json};

/// The Harmonized System: more items than a page has.
const PRODUCTS: usize = 6939;

#[tokio::test]
async fn files_have_all_rows() {
    let router = builtin();
    for path in ["/v1/products.csv", "/v1/products.jsonl"] {
        let file = get(&router, path).await;
        let heads = usize::from(path.ends_with("csv"));
        assert_eq!(file.text().lines().count(), PRODUCTS + heads, "{path}");
        assert_eq!(file.header("x-total-count"), PRODUCTS.to_string());
        assert!(!file.header("link").contains("\"next\""), "{path}: {}", file.header("link"));
    }
    let accepted = ask(&router, Method::GET, "/v1/products", &[("accept", "text/csv")]).await;
    assert_eq!(accepted.text().lines().count(), PRODUCTS + 1);
    let rest = get(&router, "/v1/products.csv?offset=6900").await;
    assert_eq!(rest.text().lines().count(), 39 + 1);
}

#[tokio::test]
async fn a_limit_that_is_asked_for_is_kept_and_told() {
    let router = builtin();
    for limit in [10, 1000] {
        let file = get(&router, &format!("/v1/products.csv?limit={limit}")).await;
        assert_eq!((file.text().lines().count(), file.header("x-total-count")), (limit + 1, "6939"));
        let next = format!("</v1/products.csv?limit={limit}&offset={limit}>; rel=\"next\"");
        assert!(file.header("link").contains(&next), "{}", file.header("link"));
    }
    let archive = get(&router, "/v1/products.zip?limit=10").await;
    let mut files = zip::ZipArchive::new(std::io::Cursor::new(archive.body)).unwrap();
    let readme = std::io::read_to_string(files.by_name("README.txt").unwrap()).unwrap();
    assert!(readme.contains("Items 1 to 10 of 6,939"), "{readme}");
    let whole = get(&router, "/v1/areas.zip").await;
    let mut files = zip::ZipArchive::new(std::io::Cursor::new(whole.body)).unwrap();
    assert!(!std::io::read_to_string(files.by_name("README.txt").unwrap()).unwrap().contains("Items 1 to"));
}

#[tokio::test]
async fn the_list_of_charts_is_a_list_as_any_other() {
    let router = builtin();
    let total = json(&router, "/v1/charts").await["total"].as_u64().unwrap();
    let page = get(&router, "/v1/charts?limit=2&offset=2").await;
    assert_eq!(page.header("x-total-count"), total.to_string());
    for link in [
        "</v1/charts?limit=2&offset=4>; rel=\"next\"",
        "</v1/charts?limit=2>; rel=\"prev\"",
        "</v1/charts.csv?limit=2&offset=2>; rel=\"alternate\"",
    ] {
        assert!(page.header("link").contains(link), "{link}: {}", page.header("link"));
    }
    let file = get(&router, "/v1/charts.csv").await;
    assert_eq!(file.text().lines().count() as u64, total + 1);
    assert!(!file.header("link").contains("\"next\""));
}

#[tokio::test]
async fn a_part_of_the_long_table_says_so_in_its_file() {
    let metadata = async |address: &str| {
        let file = get(&builtin(), address).await;
        let metadata = polars_parquet::read::read_metadata(&mut std::io::Cursor::new(&file.body)).unwrap();
        metadata.key_value_metadata.unwrap().into_iter().find(|pair| pair.key == "cautions").unwrap().value.unwrap()
    };
    assert!(
        metadata("/v1/panel.parquet?limit=5&offset=2").await.contains("Rows 3 to 7 at most, since limit or offset was asked for")
    );
    assert!(metadata("/v1/panel.parquet?offset=2").await.contains("Rows from 3 on"));
    assert_eq!(metadata("/v1/panel.parquet").await, "[]");
}

#[tokio::test]
async fn pages_of_a_list_lead_to_all_of_it() {
    let router = builtin();
    let (mut address, mut seen) = ("/v1/products".to_owned(), Vec::<String>::new());
    loop {
        let page = get(&router, &address).await;
        let items = page.json()["items"].as_array().unwrap().clone();
        seen.extend(items.iter().map(|item| item["product"].as_str().unwrap().to_owned()));
        assert_eq!(page.header("x-total-count"), PRODUCTS.to_string());
        let next = page
            .header("link")
            .split(", ")
            .find_map(|link| link.strip_suffix(">; rel=\"next\""))
            .map(|link| link[1..].to_owned());
        assert_eq!(page.json()["next"].as_str(), next.as_deref(), "the head says what the body says");
        match next {
            Some(next) => address = next,
            None => break,
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), PRODUCTS);
}

#[tokio::test]
async fn the_description_states_the_page_and_that_files_have_none() {
    let description = json(&builtin(), "/openapi.json").await;
    let limit = |path: &str| -> Value {
        let parameters = description["paths"][path]["get"]["parameters"].as_array().unwrap();
        let resolved = parameters.iter().map(|parameter| match parameter["$ref"].as_str() {
            Some(place) => description.pointer(place.trim_start_matches('#')).unwrap(),
            None => parameter,
        });
        resolved.into_iter().find(|parameter| parameter["name"] == "limit").unwrap()["schema"]["default"].clone()
    };
    assert_eq!((limit("/v1/products"), limit("/v1/products.json")), (1000.into(), 1000.into()));
    assert_eq!(limit("/v1/products.csv"), Value::Null);
}
