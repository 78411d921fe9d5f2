//! The measures beside value, growth and index, through the router.

use axum::http::StatusCode;
use dyad::query::Measure;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{builtin, get, json},
};

/// Exports of 10 million in each month of 2020, then of 11, the last month 16.
fn monthly() -> ServedPackage {
    let value = |place: i32| if place == 16 { 16 } else { 10 + place / 12 };
    let month = |place: i32| format!("RUS IRN export TOTAL {}-{:02} {}", 2020 + place / 12, place % 12 + 1, value(place));
    serve_rows(&(0..17).map(month).collect::<Vec<_>>())
}

#[tokio::test]
async fn pop_rolling12_and_ytd_appear_when_asked_for() {
    let made = monthly();
    let last = async |measure: &str| {
        let series = json(&made.router, &format!("/v1/dyads/RUS-IRN/exports?measure={measure}&last=1")).await;
        series["observations"][0].clone()
    };
    // 16 after 11 is 45.45 % more.
    assert_eq!(last("pop").await["pop_percent"], literal!(500.0 / 11.0));
    // 7 · 10 + 4 · 11 + 16 = 130; eleven months earlier there is no whole year.
    let rolling = last("rolling12").await;
    assert_eq!((&rolling["rolling12"], &rolling["rolling12_months"]), (&literal!(130_000_000), &literal!(12)));
    assert_eq!(rolling["rolling12_yoy_reason"], "incomplete");
    // 4 · 11 + 16 = 60 after 50: 20 %.
    let ytd = last("ytd").await;
    assert_eq!(
        [&ytd["ytd"], &ytd["ytd_months"], &ytd["ytd_yoy_percent"]],
        [&literal!(60_000_000), &literal!(5), &literal!(20.0)]
    );
    assert!(last("value").await.get("ytd").is_none());
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv?measure=ytd&last=1").await.text();
    assert!(csv.lines().next().unwrap().ends_with(",status,note,published,compared_published,ytd,ytd_low,ytd_high,ytd_reason,ytd_months,ytd_yoy_percent,ytd_yoy_low_percent,ytd_yoy_high_percent,ytd_yoy_reason"));
    assert!(csv.ends_with(",60000000,60000000,60000000,,5,20.0,20.0,20.0,\n"), "{csv}");
}

#[tokio::test]
async fn years_have_no_months_and_no_measure_is_drawn_as_another() {
    for path in ["turnover?measure=ytd", "turnover?measure=rolling12", "turnover.svg?measure=pop", "turnover.png?measure=ytd"] {
        let refused = get(&builtin(), &format!("/v1/dyads/RUS-IRN/{path}")).await;
        assert_eq!((refused.status, &refused.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!("measure")), "{path}");
    }
    let pop = json(&builtin(), "/v1/dyads/RUS-IRN/turnover?measure=pop&source=commentary-2024").await;
    assert_eq!((&pop["observations"][2]["pop_percent"], pop["links"].get("svg")), (&literal!(-20.0), None));
}

#[tokio::test]
async fn a_balance_says_how_its_flows_compare() {
    let made = serve_rows(
        &["RUS IRN export TOTAL 2020 5", "RUS IRN import TOTAL 2020 4", "RUS IRN export TOTAL 2021 5"].map(String::from),
    );
    let balance = json(&made.router, "/v1/dyads/RUS-IRN/balance").await;
    let first = &balance["observations"][0];
    assert_eq!((&first["relative_balance_percent"], &first["coverage_percent"]), (&literal!(100.0 / 9.0), &literal!(125.0)));
    let second = &balance["observations"][1];
    assert_eq!((&second["coverage_percent"], &second["coverage_reason"]), (&Value::Null, &literal!("missing")));
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/balance.csv").await.text();
    assert!(csv.contains(",exports,imports,relative_balance_percent,relative_balance_low_percent,"), "{csv}");
}

/// A measure that is said to be drawn and has no panels would be drawn as levels under its own name.
#[tokio::test]
async fn every_measure_that_is_drawn_has_a_picture_of_its_own() {
    let router = builtin();
    let title = |svg: &str| svg.split("<title").nth(1).and_then(|rest| rest.split('>').nth(1)).unwrap_or_default().to_owned();
    for path in
        ["/v1/dyads/RUS-IRN/exports.svg?source=wits", "/v1/compare.svg?series=RUS-IRN/exports,IRN-RUS/exports&source=wits"]
    {
        let mut titles = Vec::new();
        for measure in Measure::ALL.into_iter().filter(|measure| measure.has_picture()) {
            let answered = get(&router, &format!("{path}&measure={}", measure.word())).await;
            assert_eq!(answered.status, StatusCode::OK, "{path} {}: {}", measure.word(), answered.text());
            let title = title(&answered.text());
            assert!(!titles.contains(&title), "{} is drawn as another: {title}", measure.word());
            titles.push(title);
        }
        assert!(titles.len() > 2, "{titles:?}");
    }
}
