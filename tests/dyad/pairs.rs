//! The list of pairs: searched, narrowed and ordered, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{builtin, get, json},
};

/// Turnover is published, made from two flows, of months only, or not there at all.
fn traded() -> ServedPackage {
    let mut rows = [
        "RUS IRN turnover TOTAL 2022 5",
        "RUS IRN turnover TOTAL 2023 4",
        "RUS TUR export TOTAL 2023 6",
        "RUS TUR import TOTAL 2023 3",
        "RUS CHN export TOTAL 2023 90",
        "IRN RUS turnover TOTAL 2021 4",
        "IRN CIV turnover TOTAL 2023 9 two",
    ]
    .map(String::from)
    .to_vec();
    rows.extend((1..=12).map(|month| format!("BLR IRN turnover TOTAL 2022-{month:02} 1 two")));
    rows.push("BLR IRN turnover TOTAL 2023-01 40 two".to_owned());
    serve_rows(&rows)
}

async fn found(made: &ServedPackage, query: &str) -> Vec<String> {
    let list = json(&made.router, &format!("/v1/dyads{query}")).await;
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["dyad"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn pairs_are_found_by_words_and_members() {
    let made = traded();
    assert_eq!(found(&made, "?search=russia%20iran").await, ["IRN-RUS", "RUS-IRN"]);
    assert_eq!(found(&made, "?search=IRAN+Russia").await, ["IRN-RUS", "RUS-IRN"]);
    assert_eq!(found(&made, "?search=RUS").await, ["IRN-RUS", "RUS-CHN", "RUS-IRN", "RUS-TUR"], "not Belarus");
    assert_eq!(found(&made, "?search=turkiye").await, ["RUS-TUR"]);
    assert_eq!(found(&made, "?search=cote").await, ["IRN-CIV"]);
    assert_eq!(found(&made, "?reporter=RUS").await, ["RUS-CHN", "RUS-IRN", "RUS-TUR"]);
    assert_eq!(found(&made, "?partner=IRN&search=belarus").await, ["BLR-IRN"]);
    assert_eq!(found(&made, "?source=two").await, ["BLR-IRN", "IRN-CIV"]);
    assert_eq!(found(&made, "?flow=export").await, ["RUS-CHN", "RUS-TUR"]);
    assert_eq!(found(&made, "?flow=turnover&reporter=RUS").await, ["RUS-IRN", "RUS-TUR"], "made from both flows too");
    assert!(found(&made, "?search=france").await.is_empty());
    let page = json(&made.router, "/v1/dyads?search=IRAN%20%20Russia&limit=1").await;
    assert_eq!((&page["total"], &page["next"]), (&literal!(2), &literal!("/v1/dyads?limit=1&search=iran%20russia&offset=1")));
}

#[tokio::test]
async fn the_greatest_turnover_comes_first_and_ties_go_by_code() {
    let made = traded();
    // Twelve months of 1 million are 12 of a year; the January after them is no year. Then 9 twice, 4 twice, and nothing.
    let order = ["BLR-IRN", "IRN-CIV", "RUS-TUR", "IRN-RUS", "RUS-IRN", "RUS-CHN"];
    assert_eq!(found(&made, "?sort=total").await, order);
    assert_eq!(found(&made, "?sort=total&limit=2&offset=1").await, order[1..3]);
    let list = json(&made.router, "/v1/dyads?sort=total").await;
    let latest = |place: usize| ["latest_period", "latest_value", "unit"].map(|member| list["items"][place][member].clone());
    assert_eq!(latest(0), [literal!("2022"), literal!(12_000_000), literal!("USD")]);
    assert_eq!(latest(4), [literal!("2023"), literal!(4_000_000), literal!("USD")]);
    assert_eq!(latest(5), [Value::Null, Value::Null, Value::Null]);
    assert!(json(&made.router, "/v1/dyads?sort=code").await["items"][0].get("latest_value").is_none());
    let csv = get(&made.router, "/v1/dyads.csv?sort=total&limit=1").await.text();
    assert!(csv.lines().next().unwrap().ends_with(",sources,href,latest_period,latest_value,unit"), "{csv}");
    assert!(csv.ends_with(",/v1/dyads/BLR-IRN,2022,12000000,USD\n"), "{csv}");
}

#[tokio::test]
async fn what_is_allowed_is_listed() {
    for (query, parameter, allowed) in [
        ("sort=size", "sort", literal!(["code", "total", "relevance"])),
        ("flow=balance", "flow", literal!(["turnover", "export", "import", "re-export", "re-import", "domestic-export"])),
        ("source=nobody", "source", literal!(["one", "two"])),
        ("search=%20", "search", Value::Null),
        ("reporter=rus", "reporter", Value::Null),
        ("partner=XYZ", "partner", Value::Null),
        ("top=3", "top", literal!(["search", "reporter", "partner", "source", "flow", "sort", "limit", "offset", "brief"])),
    ] {
        let refused = get(&traded().router, &format!("/v1/dyads?{query}")).await;
        let body = refused.json();
        assert_eq!((refused.status, body["parameter"].as_str()), (StatusCode::BAD_REQUEST, Some(parameter)), "{query}");
        assert!(allowed.is_null() || body["allowed"] == allowed, "{query}: {body}");
        assert!(!body["allowed"].as_array().unwrap().is_empty(), "{query}: {body}");
    }
}

#[tokio::test]
async fn the_first_pair_is_found_in_the_built_in_data() {
    let list = json(&builtin(), "/v1/dyads?search=russia%20iran&sort=total").await;
    assert_eq!(list["total"], 2);
    let pair = &list["items"][0];
    let summary = json(&builtin(), &format!("/v1/dyads/{}", pair["dyad"].as_str().unwrap())).await;
    assert_eq!((&pair["latest_value"], &pair["latest_period"]), (&summary["latest"]["value"], &summary["latest"]["period"]));
}
