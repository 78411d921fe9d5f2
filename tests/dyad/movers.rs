//! The pairs that moved most, against the single series.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::serve_rows,
    served::{get, json},
};

fn rows() -> Vec<String> {
    [
        // Grows by half, and by 5 million.
        "RUS IRN export TOTAL 2021 10",
        "RUS IRN export TOTAL 2022 15",
        // A fifth less, 20 million less.
        "RUS TUR export TOTAL 2021 100",
        "RUS TUR export TOTAL 2022 80",
        // From next to nothing: 100 times as much.
        "TUR IRN export TOTAL 2021 0.01",
        "TUR IRN export TOTAL 2022 1",
        // No figure a year before, a base of zero, and a break.
        "DEU IRN export TOTAL 2022 7",
        "FRA IRN export TOTAL 2021 0",
        "FRA IRN export TOTAL 2022 3",
        "ITA IRN export TOTAL 2021 5",
        "ITA IRN export TOTAL 2022 6 one   B",
        // A sum of areas, and another source that knows one pair.
        "RUS WLD export TOTAL 2021 110",
        "RUS WLD export TOTAL 2022 95",
        "RUS IRN export TOTAL 2021 1 two",
        "RUS IRN export TOTAL 2022 9 two",
        // An early reporter.
        "RUS IRN export TOTAL 2023 30",
    ]
    .map(String::from)
    .to_vec()
}

fn moved(answer: &Value) -> Vec<(&str, &Value, &Value)> {
    let items = answer["items"].as_array().unwrap();
    items.iter().map(|item| (item["dyad"].as_str().unwrap(), &item["change"], &item["yoy_percent"])).collect()
}

#[tokio::test]
async fn the_greatest_rise_and_the_greatest_fall() {
    let made = serve_rows(&rows());
    let found = json(&made.router, "/v1/movers").await;
    assert_eq!([&found["source"], &found["period"], &found["unit"]], [&literal!("one"), &literal!("2022"), &literal!("USD")]);
    assert_eq!(found["skipped_periods"], literal!(["2023"]));
    assert_eq!(
        moved(&found),
        [
            ("TUR-IRN", &literal!(990_000), &literal!(9900.0)),
            ("RUS-IRN", &literal!(5_000_000), &literal!(50.0)),
            ("RUS-TUR", &literal!(-20_000_000), &literal!(-20.0)),
        ]
    );
    assert_eq!(
        (&found["without_growth"], &found["below_min_value"], &found["total"]),
        (&literal!(3), &literal!(0), &literal!(3))
    );
    let falls = json(&made.router, "/v1/movers?sort=fall&measure=change").await;
    assert_eq!(moved(&falls).iter().map(|(dyad, ..)| *dyad).collect::<Vec<_>>(), ["RUS-TUR", "TUR-IRN", "FRA-IRN", "RUS-IRN"]);
    let large = json(&made.router, "/v1/movers?min_value=1000000").await;
    assert_eq!((moved(&large)[0].0, &large["below_min_value"]), ("RUS-IRN", &literal!(1)));
    let other = json(&made.router, "/v1/movers?source=two").await;
    assert_eq!(moved(&other), [("RUS-IRN", &literal!(8_000_000), &literal!(800.0))]);
    assert_eq!(found["alternatives"][0]["href"], "/v1/movers?source=two");
}

#[tokio::test]
async fn partners_pages_and_forms() {
    let made = serve_rows(&rows());
    let partners = json(&made.router, "/v1/movers?reporter=RUS&to=2022").await;
    assert_eq!(moved(&partners).iter().map(|(dyad, ..)| *dyad).collect::<Vec<_>>(), ["RUS-IRN", "RUS-TUR"]);
    let world = json(&made.router, "/v1/movers?partner=WLD").await;
    assert_eq!(moved(&world).len(), 1, "a sum of areas that is asked for");
    let page = json(&made.router, "/v1/movers?limit=1&offset=1").await;
    assert_eq!((&page["items"][0]["rank"], &page["next"]), (&literal!(2), &literal!("/v1/movers?limit=1&offset=2")));
    let csv = get(&made.router, "/v1/movers.csv").await.text();
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.lines().nth(2).unwrap().contains(",2,RUS-IRN,RUS,Russia,IRN,"), "{csv}");
    for form in ["xlsx", "parquet", "jsonl", "arrow", "zip", "bib"] {
        assert_eq!(get(&made.router, &format!("/v1/movers.{form}")).await.status, StatusCode::OK, "{form}");
    }
    for refused in ["measure=index", "sort=total", "min_value=-1", "min_value=a", "source=nobody", "level=2", "top=3"] {
        assert_eq!(get(&made.router, &format!("/v1/movers?{refused}")).await.status, StatusCode::BAD_REQUEST, "{refused}");
    }
    assert_eq!(get(&made.router, "/v1/movers?flow=re-export").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&made.router, "/v1/dyads?sort=rise").await.status, StatusCode::BAD_REQUEST);
}

/// The figures of each are those of the series that it leads to.
#[tokio::test]
async fn every_figure_is_that_of_the_single_series() {
    let made = serve_rows(&rows());
    for question in ["", "?sort=fall&measure=change", "?flow=export&source=two", "?to=2023&from=2023"] {
        let found = json(&made.router, &format!("/v1/movers{question}")).await;
        for item in found["items"].as_array().unwrap() {
            let series = json(&made.router, item["href"].as_str().unwrap()).await;
            let own = series["observations"].as_array().unwrap().iter().find(|own| own["period"] == found["period"]).unwrap();
            for name in [
                "value",
                "low",
                "high",
                "change",
                "change_low",
                "change_high",
                "yoy_percent",
                "yoy_low_percent",
                "yoy_high_percent",
                "yoy_reason",
                "status",
            ] {
                assert_eq!(item[name], own[name], "{name} of {}", item["dyad"]);
            }
        }
    }
}
