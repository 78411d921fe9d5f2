//! Mistakes that other servers make in growth, each shown not to be made here: growth by row over a gap, and 0 (or a huge
//! number) for a base of zero. Through the router, in series, rankings and balances alike.

use serde_json::{Value, json as literal};

use crate::{
    package::serve_rows,
    served::{get, json},
};

#[tokio::test]
async fn growth_over_a_gap_is_null_and_not_on_the_row_before() {
    let rows = ["RUS IRN export TOTAL 2019 2", "RUS IRN export TOTAL 2021 4", "RUS IRN export TOTAL 2022 5"];
    let made = serve_rows(&rows.map(String::from));
    let series = json(&made.router, "/v1/dyads/RUS-IRN/exports?measure=pop").await;
    let after = &series["observations"][1];
    assert_eq!([&after["yoy_percent"], &after["yoy_reason"]], [&Value::Null, &literal!("gap")]);
    assert_eq!([&after["change"], &after["change_reason"]], [&Value::Null, &literal!("gap")]);
    assert_eq!([&after["pop_percent"], &after["pop_reason"]], [&Value::Null, &literal!("gap")]);
    assert_eq!(series["observations"][2]["yoy_percent"], 25.0);
    let windowed = json(&made.router, "/v1/dyads/RUS-IRN/exports?from=2022").await;
    assert_eq!(windowed["observations"][0]["yoy_percent"], 25.0, "the window is applied after the statistic");
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv?from=2021&to=2021").await.text();
    assert!(!csv.contains("100.0") && csv.contains(",gap,"), "4 after 2 is not 100 % here: {csv}");
}

#[tokio::test]
async fn growth_on_a_base_of_zero_is_null_and_not_zero() {
    let rows = ["RUS IRN export TOTAL 2021 0", "RUS IRN export TOTAL 2022 5", "RUS TUR export TOTAL 2022 1"];
    let made = serve_rows(&rows.map(String::from));
    let series = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    let after = &series["observations"][1];
    assert_eq!([&after["yoy_percent"], &after["yoy_reason"]], [&Value::Null, &literal!("zero_base")]);
    assert_eq!([&after["change"], &after["yoy_high_percent"]], [&literal!(5_000_000), &Value::Null]);
    let index = json(&made.router, "/v1/dyads/RUS-IRN/exports?measure=index").await;
    assert!(!index.to_string().contains("inf") && !index.to_string().contains("NaN"));
    let ranking = json(&made.router, "/v1/areas/RUS/partners").await;
    let iran = &ranking["items"][0];
    assert_eq!([&iran["yoy_percent"], &iran["yoy_reason"]], [&Value::Null, &literal!("zero_base")]);
    assert_eq!([&iran["contribution_points"], &iran["contribution_reason"]], [&Value::Null, &literal!("zero_base")]);
    // Türkiye has no row in 2021: no row is not a zero.
    assert_eq!(
        [&ranking["items"][1]["yoy_percent"], &ranking["items"][1]["yoy_reason"]],
        [&Value::Null, &literal!("no_previous_period")]
    );
}

#[tokio::test]
async fn months_of_the_year_so_far_are_compared_with_the_same_months() {
    // 2020: 1 million a month; 2021: 2 million in January and February, and the rest is not out.
    let months = (1..=12).map(|month| format!("RUS IRN export TOTAL 2020-{month:02} 1"));
    let rows: Vec<String> = months.chain((1..=2).map(|month| format!("RUS IRN export TOTAL 2021-{month:02} 2"))).collect();
    let made = serve_rows(&rows);
    let ytd = json(&made.router, "/v1/dyads/RUS-IRN/exports?measure=ytd&last=1").await;
    // 4 after 2 million in the same two months: +100 %, not 4 after 12.
    assert_eq!(ytd["observations"][0]["ytd_yoy_percent"], 100.0);
    let years = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=A").await;
    let last = &years["observations"][1];
    assert_eq!([&last["value"], &last["value_reason"], &last["months"]], [&Value::Null, &literal!("incomplete"), &literal!(2)]);
    assert_eq!([&last["yoy_percent"], &last["yoy_reason"]], [&Value::Null, &literal!("incomplete")]);
}
