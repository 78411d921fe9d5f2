//! Re-exports, re-imports and domestic exports, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{builtin, get, json},
};

fn hong_kong() -> ServedPackage {
    let rows = [
        "HKG CHN export TOTAL 2021 100",
        "HKG CHN export TOTAL 2022 120",
        "HKG CHN re-export TOTAL 2021 98",
        "HKG CHN re-export TOTAL 2022 117",
        "HKG CHN import TOTAL 2022 50",
        "HKG CHN re-import TOTAL 2022 2",
        "HKG USA export TOTAL 2022 40",
        "HKG USA re-export TOTAL 2022 39",
        "CHN HKG re-export TOTAL 2022 7",
    ];
    serve_rows(&rows.map(String::from))
}

fn values(series: &Value) -> Vec<&Value> {
    series["observations"].as_array().unwrap().iter().map(|observation| &observation["value"]).collect()
}

#[tokio::test]
async fn they_are_views_of_their_own_and_never_added_to_exports() {
    let made = hong_kong();
    let of = |view: &'static str| json(&made.router, view);
    let re_exports = of("/v1/dyads/HKG-CHN/re-exports").await;
    assert_eq!((&re_exports["flow"], &re_exports["derived"]), (&literal!("re-export"), &literal!(false)));
    assert_eq!(values(&re_exports), [98_000_000, 117_000_000]);
    // China counts what comes from Hong Kong among its imports: its re-exports to Hong Kong are other goods.
    assert_eq!(re_exports["alternatives"], literal!([]));
    assert_eq!(values(&of("/v1/dyads/HKG-CHN/exports").await), [100_000_000, 120_000_000]);
    assert_eq!(values(&of("/v1/dyads/HKG-CHN/re-imports").await), [2_000_000]);
    // 120 + 50, with neither re-exports nor re-imports.
    let turnover = of("/v1/dyads/HKG-CHN/turnover").await;
    assert_eq!(turnover["observations"][1]["value"], 170_000_000);
    let domestic = of("/v1/dyads/HKG-CHN/domestic-exports").await;
    assert_eq!(
        [&domestic["flow"], &domestic["derived"], &domestic["valuation"]],
        [&literal!("domestic-export"), &literal!(true), &literal!("FOB")]
    );
    // 100 − 98 and 120 − 117: 50 % more.
    assert_eq!(values(&domestic), [2_000_000, 3_000_000]);
    assert_eq!(domestic["observations"][1]["yoy_percent"], 50.0);
}

#[tokio::test]
async fn they_are_ranked_compared_drawn_and_listed() {
    let made = hong_kong();
    let ranking = json(&made.router, "/v1/areas/HKG/partners?flow=re-export").await;
    assert_eq!((&ranking["flow"], &ranking["whole"]["value"]), (&literal!("re-export"), &literal!(156_000_000)));
    let compared = json(&made.router, "/v1/compare?series=HKG-CHN/exports,HKG-CHN/re-exports").await;
    assert_eq!(compared["items"][1]["flow"], "re-export");
    for (query, pairs) in [("re-export", vec!["CHN-HKG", "HKG-CHN", "HKG-USA"]), ("domestic-export", vec!["HKG-CHN", "HKG-USA"])]
    {
        let found = json(&made.router, &format!("/v1/dyads?flow={query}")).await;
        let names: Vec<&Value> = found["items"].as_array().unwrap().iter().map(|item| &item["dyad"]).collect();
        assert_eq!(names, pairs, "{query}");
    }
    for (view, lang, title) in [
        ("re-exports", "en", "Hong Kong’s re-exports to China"),
        ("re-imports", "en", "Hong Kong’s re-imports from China"),
        ("domestic-exports", "en", "Hong Kong’s domestic exports to China"),
        ("re-exports", "ru", "Реэкспорт: "),
        ("re-exports", "fa", "صادرات مجدد"),
    ] {
        let svg = get(&made.router, &format!("/v1/dyads/HKG-CHN/{view}.svg?lang={lang}")).await;
        assert_eq!(svg.status, StatusCode::OK, "{}", svg.text());
        assert!(svg.text().contains(title), "no {title} in {}", svg.text());
    }
    let domestic = get(&made.router, "/v1/dyads/HKG-CHN/domestic-exports.svg").await.text();
    assert!(domestic.contains("exports − re-exports, derived"), "{domestic}");
    let page = get(&made.router, "/?dyad=HKG-CHN&view=re-exports").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Re-exports of Hong Kong to China"), "{}", page.text());
    let csv = get(&made.router, "/v1/dyads/HKG-CHN/re-exports.csv").await.text();
    assert!(csv.lines().nth(1).unwrap().contains("HKG,CHN,re-export,TOTAL"), "{csv}");
}

#[tokio::test]
async fn where_there_are_none_it_is_said() {
    let refused = get(&builtin(), "/v1/dyads/RUS-IRN/re-exports").await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert!(refused.text().contains("re-exports of RUS-IRN"), "{}", refused.text());
}
