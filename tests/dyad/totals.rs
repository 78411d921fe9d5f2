//! Totals where a source publishes none: only over a complete level, and said to be so.

use axum::http::StatusCode;
use dyad::trade::harmonized_chapters;
use serde_json::{Value, json as literal};

use crate::{
    package::serve_rows,
    served::{get, json},
};

/// Every chapter, the first half traded with Iran and the others with Turkey, 1 million each; headings beside their parents.
fn chapters() -> Vec<String> {
    let partner = |chapter: &String| if chapter.as_str() <= "48" { "IRN" } else { "TUR" };
    let mut rows: Vec<String> =
        harmonized_chapters().map(|chapter| format!("RUS {} export HS:{chapter} 2022 1", partner(&chapter))).collect();
    rows.extend(
        ["RUS IRN export HS:2709 2022 1", "RUS IRN export HS:27 2021 3", "RUS IRN import HS:08 2022 2"].map(String::from),
    );
    rows
}

#[tokio::test]
async fn a_complete_level_gives_the_total_that_is_not_published() {
    let made = serve_rows(&chapters());
    let exports = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    assert_eq!(
        [&exports["product"], &exports["derived"], &exports["summed_over"], &exports["valuation"]],
        [&literal!("TOTAL"), &literal!(true), &literal!("HS:2"), &literal!("FOB")]
    );
    // Chapters 1 to 48, 1 million each; 3 of chapter 27 in 2021. The heading is part of its chapter.
    let values: Vec<&Value> = exports["observations"].as_array().unwrap().iter().map(|point| &point["value"]).collect();
    assert_eq!(values, [3_000_000, 48_000_000]);
    assert!(exports["cautions"].to_string().contains("sum over its complete level HS:2"), "{}", exports["cautions"]);
    let turnover = json(&made.router, "/v1/dyads/RUS-IRN/turnover").await;
    assert_eq!((&turnover["observations"][1]["value"], &turnover["summed_over"]), (&literal!(50_000_000), &literal!("HS:2")));
    let balance = json(&made.router, "/v1/dyads/RUS-IRN/balance").await;
    assert_eq!(balance["observations"][1]["value"], 46_000_000);
    let one = json(&made.router, "/v1/dyads/RUS-IRN/exports?product=HS:27").await;
    assert_eq!((&one["derived"], &one["summed_over"]), (&literal!(false), &Value::Null), "a product is not a total");
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv").await.text();
    assert!(csv.lines().next().unwrap().contains(",summed_over,") && csv.contains(",HS:2,"), "{csv}");
    assert_eq!(get(&made.router, "/v1/dyads/RUS-IRN/exports.svg").await.status, StatusCode::OK);
}

#[tokio::test]
async fn partners_are_ranked_by_such_totals() {
    let made = serve_rows(&chapters());
    let ranking = json(&made.router, "/v1/areas/RUS/partners?flow=export").await;
    let items: Vec<(&Value, &Value)> =
        ranking["items"].as_array().unwrap().iter().map(|item| (&item["partner"], &item["value"])).collect();
    assert_eq!(items, [(&literal!("IRN"), &literal!(48_000_000)), (&literal!("TUR"), &literal!(48_000_000))]);
    assert_eq!((&ranking["derived"], &ranking["summed_over"]), (&literal!(true), &literal!("HS:2")));
}

#[tokio::test]
async fn an_incomplete_level_or_a_source_with_totals_is_never_summed() {
    let without = |row: &str| chapters().into_iter().filter(|own| !own.contains(row)).collect::<Vec<String>>();
    let incomplete = serve_rows(&without("HS:44 "));
    assert_eq!(get(&incomplete.router, "/v1/dyads/RUS-IRN/exports").await.status, StatusCode::NOT_FOUND);
    let mut elsewhere = chapters();
    elsewhere.push("RUS CHN export TOTAL 2022 5".to_owned());
    let published = serve_rows(&elsewhere);
    assert_eq!(get(&published.router, "/v1/dyads/RUS-IRN/exports").await.status, StatusCode::NOT_FOUND);
    let mut other = chapters();
    other.push("RUS IRN export TOTAL 2022 40 two".to_owned());
    let both = serve_rows(&other);
    let two = json(&both.router, "/v1/dyads/RUS-IRN/exports?source=two").await;
    assert_eq!((&two["observations"][0]["value"], &two["summed_over"]), (&literal!(40_000_000), &Value::Null));
    let one = json(&both.router, "/v1/dyads/RUS-IRN/exports?source=one").await;
    assert_eq!((&one["observations"][1]["value"], &one["summed_over"]), (&literal!(48_000_000), &literal!("HS:2")));
}

#[tokio::test]
async fn a_product_without_a_figure_leaves_no_total() {
    let mut rows = chapters();
    rows.retain(|row| !row.contains("HS:10 "));
    rows.push("RUS IRN export HS:10 2022 ".to_owned());
    let made = serve_rows(&rows);
    let exports = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    let last = &exports["observations"][1];
    assert_eq!((&last["value"], &last["value_reason"]), (&Value::Null, &literal!("incomplete")));
}

#[tokio::test]
async fn areas_say_over_what_they_are_summed_and_the_world_has_a_total_too() {
    let mut rows = chapters();
    rows.extend(harmonized_chapters().map(|chapter| format!("WLD WLD export HS:{chapter} 2022 2")));
    let made = serve_rows(&rows);
    let area = json(&made.router, "/v1/areas/RUS").await;
    let exports = area["flows"].as_array().unwrap().iter().find(|flow| flow["flow"] == "export").unwrap();
    assert_eq!(exports["summed_over"], "HS:2");
    let csv = get(&made.router, "/v1/areas/RUS.csv").await.text();
    assert!(csv.lines().next().unwrap().contains(",summed_over,") && csv.contains(",HS:2,"), "{csv}");
    // 96 chapters, 2 million each: needed for intensity, and no partner of anybody.
    let world = json(&made.router, "/v1/dyads/WLD-WLD/exports").await;
    assert_eq!((&world["observations"][0]["value"], &world["summed_over"]), (&literal!(192_000_000), &literal!("HS:2")));
}

#[tokio::test]
async fn a_sum_that_is_too_large_says_so() {
    // 60 quadrillion twice are past the 92 that are held.
    let made = serve_rows(&["RUS IRN export TOTAL 2022 60000000000", "RUS IRN import TOTAL 2022 60000000000"].map(String::from));
    let turnover = json(&made.router, "/v1/dyads/RUS-IRN/turnover").await;
    assert_eq!(
        (&turnover["observations"][0]["value"], &turnover["observations"][0]["value_reason"]),
        (&Value::Null, &literal!("too_large"))
    );
}
