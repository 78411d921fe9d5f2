//! Months rolled up to quarters and years, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

/// Source `one` has the months of 2020 and 2021 and five of 2022; source `two` the years.
fn monthly() -> ServedPackage {
    let month = |place: i32| format!("RUS IRN export TOTAL {}-{:02} {}", 2020 + place / 12, place % 12 + 1, 10 + place / 12);
    let year = |year: i32| format!("RUS IRN export TOTAL {year} 150 two");
    serve_rows(&(0..29).map(month).chain((2018..2023).map(year)).collect::<Vec<_>>())
}

fn observations(series: &Value) -> &Vec<Value> {
    series["observations"].as_array().unwrap()
}

#[tokio::test]
async fn years_of_months_are_exact_derived_and_counted() {
    let made = monthly();
    let years = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=A").await;
    assert_eq!(
        [&years["source"], &years["frequency"], &years["derived"], &years["rolled_up_from"]],
        [&literal!("one"), &literal!("A"), &literal!(true), &literal!("M")]
    );
    // 12 · 10 million and 12 · 11 million: 10 % more. Of 2022 there are five months.
    let found = observations(&years);
    assert_eq!((&found[0]["value"], &found[0]["months"]), (&literal!(120_000_000), &literal!(12)));
    assert_eq!((&found[1]["value"], &found[1]["yoy_percent"]), (&literal!(132_000_000), &literal!(10.0)));
    assert_eq!(
        [&found[2]["value"], &found[2]["value_reason"], &found[2]["months"], &found[2]["yoy_reason"], &found[2]["status"]],
        [&Value::Null, &literal!("incomplete"), &literal!(5), &literal!("incomplete"), &literal!("O")]
    );
    let other = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=A&source=two").await;
    assert_eq!((&other["derived"], other.get("rolled_up_from")), (&literal!(false), None));
    assert!(observations(&other)[0].get("months").is_none(), "what is published is not counted");
}

#[tokio::test]
async fn quarters_grow_by_calendar_and_months_are_the_default() {
    let made = monthly();
    let quarters = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=Q&from=2022").await;
    let found = observations(&quarters);
    // The first quarter of 2022 is 36 million after 33; the second has two months.
    assert_eq!((&found[0]["period"], &found[0]["change"]), (&literal!("2022-Q1"), &literal!(3_000_000)));
    assert_eq!((&found[1]["value_reason"], &found[1]["months"]), (&literal!("incomplete"), &literal!(2)));
    let plain = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    assert_eq!((&plain["frequency"], observations(&plain).len()), (&literal!("M"), 29));
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv?freq=A&last=1").await.text();
    assert!(csv.starts_with("reporter,partner,flow,product,frequency,calendar,unit,valuation,basis,rounding_unit,derived,source,rolled_up_from,cautions,period,"));
    assert!(csv.contains(",high,months,value_reason,") && csv.contains(",2022,2022-01-01,2022-12-31,,,,5,incomplete,"), "{csv}");
    let finer = get(&made.router, "/v1/dyads/RUS-IRN/exports?freq=M&source=two").await;
    assert_eq!((finer.status, &finer.json()["allowed"]), (StatusCode::BAD_REQUEST, &literal!(["A"])));
}
