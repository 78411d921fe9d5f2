//! Pictures of rankings and dumbbells through the router, and which kinds each resource has.

use axum::http::StatusCode;
use serde_json::json as literal;

use crate::{
    package::serve_rows,
    served::{builtin, get, json},
};

#[tokio::test]
async fn a_ranking_is_a_picture_too() {
    let rows: Vec<String> = ["IRN", "TUR", "KAZ", "CHN", "DEU", "FRA", "WLD"]
        .iter()
        .zip([60, 50, 40, 30, 20, 10, 200])
        .map(|(partner, value)| format!("RUS {partner} export TOTAL 2022 {value}"))
        .collect();
    let made = serve_rows(&rows);
    let svg = get(&made.router, "/v1/areas/RUS/partners.svg?top=2").await;
    assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"), "{}", svg.text());
    // 200 published for the world, less 60 and 50.
    for words in
        ["Russia’s exports by partner, 2022", ">4 others: $90.0\u{a0}mn, 45.0%<", ">60.0<", ">30.0%<", "published world total"]
    {
        assert!(svg.text().contains(words), "no {words} in {}", svg.text());
    }
    assert!(!svg.text().contains(">Germany<"), "of the two greatest only");
    assert!(svg.text().contains("top=2"), "the address says what was asked");
    let png = get(&made.router, "/v1/areas/RUS/partners.png?width=300&height=300&theme=dark").await;
    assert_eq!((png.status, png.header("content-type")), (StatusCode::OK, "image/png"));
    let links = json(&made.router, "/v1/areas/RUS/partners?top=2").await["links"].clone();
    assert_eq!(links["svg"], "/v1/areas/RUS/partners.svg?top=2");
    let short = get(&made.router, "/v1/areas/RUS/partners.svg?width=900&height=300").await.text();
    assert!(short.contains(" others: $") && short.contains(">Iran<"), "{short}");
}

#[tokio::test]
async fn every_kind_is_named_where_another_is_refused() {
    let router = builtin();
    let partners = literal!(["bar", "waterfall", "stacked", "slope", "bump", "sankey", "map"]);
    for (path, allowed) in [
        ("areas/RUS/partners.svg?kind=line", partners.clone()),
        ("areas/RUS/partners.png?kind=pie", partners),
        ("dyads/RUS-IRN/turnover.svg?kind=dumbbell", literal!(["bar", "line", "combo", "card", "spark", "heatmap"])),
        ("dyads/RUS-IRN/mirror.svg?kind=pie", literal!(["bar", "line", "combo", "dumbbell"])),
    ] {
        let refused = get(&router, &format!("/v1/{path}")).await;
        let body = refused.json();
        assert_eq!((refused.status, &body["parameter"]), (StatusCode::BAD_REQUEST, &literal!("kind")), "{path}: {body}");
        assert_eq!(body["allowed"], allowed, "{path}");
    }
    let refused = get(&router, "/v1/areas/RUS.svg").await;
    assert_eq!((refused.status, &refused.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!("suffix")));
}

#[tokio::test]
async fn the_mirror_as_dumbbells() {
    let svg = get(&builtin(), "/v1/dyads/RUS-IRN/mirror.svg?kind=dumbbell&from=2001&to=2011").await;
    assert_eq!(svg.status, StatusCode::OK, "{}", svg.text());
    // Iran counts 477.2 million of imports in 2010, Russia 3,359.0 of exports: 7.04 times as much; a year later 5.6 times.
    assert!(svg.text().contains("7 times") && svg.text().contains(">5.6×<"), "{}", svg.text());
    let other = get(&builtin(), "/v1/dyads/RUS-IRN/mirror.svg?kind=line&from=2001&to=2011").await;
    assert!(!other.text().contains("5.6×"), "lines stay as they are");
}
