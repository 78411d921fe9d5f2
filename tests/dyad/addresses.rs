//! Every address, with every suffix it offers.

use axum::http::{Method, StatusCode};

use crate::served::{ask, builtin, get, json};

const DATA: [&str; 8] = [
    "/v1/areas/RUS",
    "/v1/areas/IRN/partners",
    "/v1/dyads",
    "/v1/dyads/RUS-IRN",
    "/v1/areas",
    "/v1/datasets",
    "/v1/datasets/russia-iran",
    "/v1/sources",
];
const VIEWS: [&str; 8] = ["turnover", "exports", "imports", "balance", "mirror", "revisions", "claims", "events"];

#[tokio::test]
async fn data_addresses_answer_with_and_without_suffix() {
    let router = builtin();
    let views =
        ["RUS-IRN", "IRN-RUS", "IRN-SUN"].into_iter().flat_map(|dyad| VIEWS.map(|view| format!("/v1/dyads/{dyad}/{view}")));
    for address in DATA
        .iter()
        .map(ToString::to_string)
        .chain(views)
        .chain(["/v1/charts".to_owned(), "/v1/charts/russia-iran-turnover".to_owned()])
    {
        let plain = get(&router, &address).await;
        assert_eq!(
            (plain.status, plain.header("content-type")),
            (StatusCode::OK, "application/json"),
            "{address}: {}",
            plain.text()
        );
        plain.json();
        let csv = get(&router, &format!("{address}.csv")).await;
        assert_eq!(
            (csv.status, csv.header("content-type")),
            (StatusCode::OK, "text/csv; charset=utf-8"),
            "{address}.csv: {}",
            csv.text()
        );
        let width = csv.text().lines().next().unwrap().split(',').count();
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(csv.body.as_slice());
        assert!(reader.records().all(|record| record.unwrap().len() == width), "{address}.csv");
        assert_eq!(get(&router, &format!("{address}.json")).await.status, StatusCode::OK, "{address}.json");
    }
}

#[tokio::test]
async fn pictures_of_the_views_that_have_one() {
    let router = builtin();
    for view in ["turnover", "exports", "imports", "balance", "mirror"] {
        let svg = get(&router, &format!("/v1/dyads/RUS-IRN/{view}.svg?width=640&height=400&theme=dark")).await;
        assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"), "{view}: {}", svg.text());
        assert!(svg.text().contains("<title") && svg.text().contains("<desc"));
        let png = get(&router, &format!("/v1/dyads/RUS-IRN/{view}.png?width=640&height=400&scale=2")).await;
        assert_eq!(png.header("content-type"), "image/png");
        let info = png::Decoder::new(std::io::Cursor::new(&png.body)).read_info().unwrap();
        assert_eq!((info.info().width, info.info().height), (1280, 800));
        let again = get(&router, &format!("/v1/dyads/RUS-IRN/{view}.png?height=400&scale=2&width=640")).await;
        assert_eq!(png.body, again.body);
    }
    for kind in ["bar", "line", "combo"] {
        let path = format!("/v1/dyads/RUS-IRN/turnover.svg?kind={kind}&events=false&text=outlined");
        let svg = get(&router, &path).await;
        assert_eq!(svg.status, StatusCode::OK, "{kind}");
        assert!(!svg.text().contains("<text"), "{kind} is not outlined");
    }
}

#[tokio::test]
async fn curated_charts() {
    let router = builtin();
    let charts = json(&router, "/v1/charts").await;
    let slugs: Vec<String> =
        charts["items"].as_array().unwrap().iter().map(|chart| chart["slug"].as_str().unwrap().to_owned()).collect();
    assert!(slugs.len() >= 4, "{slugs:?}");
    for slug in slugs {
        for suffix in ["svg", "png", "csv", "json"] {
            let answered = get(&router, &format!("/v1/charts/{slug}.{suffix}")).await;
            assert_eq!(answered.status, StatusCode::OK, "{slug}.{suffix}: {}", answered.text());
        }
        let committed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("charts/{slug}.svg"));
        let served = get(&router, &format!("/v1/charts/{slug}.svg")).await.body;
        assert!(std::fs::read(committed).unwrap() == served, "charts/{slug}.svg is not what is served: make charts");
    }
}

#[tokio::test]
async fn what_is_accepted_decides_without_a_suffix() {
    let router = builtin();
    let path = "/v1/dyads/RUS-IRN/turnover";
    for (accept, content_type) in [
        ("text/csv", "text/csv; charset=utf-8"),
        ("image/png", "image/png"),
        ("text/html,application/xhtml+xml,image/svg+xml;q=0.5,application/json;q=0.4", "image/svg+xml"),
        ("*/*", "application/json"),
        ("application/*;q=0.5", "application/json"),
    ] {
        let answered = ask(&router, Method::GET, path, &[("accept", accept)]).await;
        assert_eq!((answered.status, answered.header("content-type")), (StatusCode::OK, content_type), "{accept}");
    }
    let chart = "/v1/charts/russia-iran-turnover";
    assert_eq!(
        get(&router, chart).await.body,
        get(&router, &format!("{chart}.json")).await.body,
        "neither suffix nor Accept means JSON"
    );
    let refused = ask(&router, Method::GET, path, &[("accept", "application/msword")]).await;
    assert_eq!(refused.status, StatusCode::NOT_ACCEPTABLE);
    let suffix_wins = ask(&router, Method::GET, "/v1/dyads/RUS-IRN/turnover.csv", &[("accept", "image/png")]).await;
    assert_eq!(suffix_wins.header("content-type"), "text/csv; charset=utf-8");
}

#[tokio::test]
async fn the_page_and_the_probes() {
    let router = builtin();
    let page = get(&router, "/?dyad=RUS-IRN").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for word in [
        "as quoted in an October 2024 commentary",
        "−20",
        "consistent",
        "inconsistent",
        "/v1/dyads/RUS-IRN/turnover.csv",
        "commentary-2024",
    ] {
        assert!(text.contains(word), "the page does not say {word}");
    }
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(get(&router, path).await.status, StatusCode::OK, "{path}");
    }
}
