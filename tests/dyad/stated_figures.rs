//! Who states a figure: every published figure is found by its own value, from either side, and what is found is where it says.

use std::{fs, path::Path};

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{serve_claims, serve_rows},
    served::{builtin, get, json},
};

/// The rows of a file of the built-in dataset, each by its columns.
fn rows(file: &str) -> Vec<Vec<(String, String)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran").join(file);
    let mut reader = csv::Reader::from_reader(fs::read(path).unwrap().leak() as &[u8]);
    let header = reader.headers().unwrap().clone();
    let named =
        |row: csv::StringRecord| header.iter().zip(row.iter()).map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    reader.records().map(|row| named(row.unwrap())).collect()
}

fn of<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    row.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
}

fn items(answer: &Value) -> &Vec<Value> {
    answer["items"].as_array().unwrap()
}

#[tokio::test]
async fn every_published_figure_is_found_by_its_own_value_from_either_side() {
    let router = builtin();
    for row in rows("observations.csv") {
        let [reporter, partner, flow, period, value] =
            ["reporter", "partner", "flow", "period", "value"].map(|name| of(&row, name));
        let decimals = of(&row, "decimals");
        let stated = if decimals.is_empty() { String::new() } else { format!("&decimals={decimals}") };
        for pair in [format!("{reporter}-{partner}"), format!("{partner}-{reporter}")] {
            let address = format!("/v1/find?value={value}&unit_mult={}&unit=USD&pair={pair}{stated}", of(&row, "unit_mult"));
            let found = json(&router, &address).await;
            let own = items(&found).iter().find(|item| {
                item["source"] == of(&row, "source")
                    && [&item["reporter"], &item["flow"], &item["period"]]
                        == [&literal!(reporter), &literal!(flow), &literal!(period)]
            });
            let own = own.unwrap_or_else(|| panic!("{address} does not find its own: {found}"));
            assert_eq!((&own["fits"], &own["difference_percent"]), (&literal!("within"), &literal!(0.0)), "{address}");
        }
    }
}

#[tokio::test]
async fn every_claimed_level_and_growth_is_found_by_its_own_value() {
    let router = builtin();
    for row in rows("claims.csv") {
        let unit = of(&row, "unit");
        if !matches!(of(&row, "claim_kind"), "level" | "growth") {
            continue;
        }
        let (value, mult, decimals) = (of(&row, "value"), of(&row, "unit_mult"), of(&row, "decimals"));
        let address = format!("/v1/find?value={value}&unit_mult={mult}&decimals={decimals}&unit={unit}&pair=IRN-RUS");
        let found = json(&router, &address).await;
        let own = items(&found).iter().find(|item| item["claim"] == of(&row, "id"));
        let own = own.unwrap_or_else(|| panic!("{address} does not find {}", of(&row, "id")));
        assert_eq!((&own["fits"], &own["unit"]), (&literal!("within"), &literal!(unit)), "{address}");
    }
}

#[tokio::test]
async fn what_is_found_stands_where_it_says() {
    let router = builtin();
    for question in ["value=1.5e9", "value=1e9&decimals=0", "value=2e9", "value=20&unit=percent", "value=5e8&decimals=0"] {
        for item in items(&json(&router, &format!("/v1/find?pair=RUS-IRN&{question}")).await) {
            let shown = json(&router, item["href"].as_str().unwrap()).await;
            if item["stated_as"] == "derived" && shown["observations"].is_null() {
                assert!(items(&shown).len() >= 2, "{item} is made of two claims");
                continue;
            }
            if item["stated_as"] == "claim" {
                assert!(items(&shown).iter().any(|claim| claim["id"] == item["claim"]), "{item}");
                continue;
            }
            let series = shown["observations"].as_array().unwrap();
            let figure = if item["unit"] == "percent" { "yoy_percent" } else { "value" };
            assert!(series.len() == 1 && series[0]["period"] == item["period"] && series[0][figure] == item["value"], "{item}");
            assert_eq!(
                [&shown["source"], &shown["flow"], &shown["reporter"]],
                [&item["source"], &item["flow"], &item["reporter"]]
            );
        }
    }
}

#[tokio::test]
async fn earlier_vintages_are_found_and_shown_as_of_their_day() {
    let made = serve_rows(&[
        "RUS IRN export TOTAL 2021 150 one 2022-03-01".to_owned(),
        "RUS IRN export TOTAL 2021 160 one 2023-03-01".to_owned(),
        "RUS IRN export TOTAL 2022 170 one 2023-03-01".to_owned(),
    ]);
    let found = json(&made.router, "/v1/find?value=150e6&pair=RUS-IRN").await;
    let [earlier] = items(&found).as_slice() else { panic!("{found}") };
    assert_eq!((&earlier["superseded"], &earlier["published"]), (&literal!(true), &literal!("2022-03-01")));
    assert_eq!(earlier["href"], "/v1/dyads/RUS-IRN/exports?as_of=2022-03-01&from=2021&source=one&to=2021");
    let shown = json(&made.router, earlier["href"].as_str().unwrap()).await;
    assert_eq!(shown["observations"][0]["value"], literal!(150_000_000));
    // Then it was the figure, and the later one was not out.
    let then = json(&made.router, "/v1/find?value=150e6&pair=RUS-IRN&as_of=2022-12-31").await;
    assert_eq!((&then["total"], &then["items"][0]["superseded"]), (&literal!(1), &literal!(false)));
    assert_eq!(json(&made.router, "/v1/find?value=160e6&pair=RUS-IRN&as_of=2022-12-31").await["total"], literal!(0));
}

#[tokio::test]
async fn a_figure_that_is_claimed_by_its_own_source_is_told_once() {
    let rows = ["RUS IRN export TOTAL 2021 150 one".to_owned()];
    let made = serve_claims(&rows, &["same 2021 level 150 one", "other 2022 level 150 paper", "more 2021 growth 12 paper"]);
    let found = json(&made.router, "/v1/find?value=150e6&pair=RUS-IRN").await;
    let told: Vec<_> = items(&found).iter().map(|item| (item["stated_as"].as_str().unwrap(), item["claim"].as_str())).collect();
    // The figure is not rounded and the claim is, so that they are not the same.
    assert_eq!(told, [("figure", None), ("claim", Some("same")), ("claim", Some("other"))]);
    let growth = json(&made.router, "/v1/find?value=12&unit=percent&pair=RUS-IRN").await;
    assert_eq!((&growth["total"], &growth["items"][0]["claim"]), (&literal!(1), &literal!("more")));
}

#[tokio::test]
async fn every_form_and_every_refusal() {
    let router = builtin();
    let asked = "value=1.5e9&pair=RUS-IRN";
    for form in ["json", "csv", "jsonl", "xlsx", "parquet", "arrow", "arrows", "zip", "bib"] {
        assert_eq!(get(&router, &format!("/v1/find.{form}?{asked}")).await.status, StatusCode::OK, "{form}");
    }
    let csv = get(&router, &format!("/v1/find.csv?{asked}")).await.text();
    assert!(csv.starts_with("fits,difference_percent,reporter,") && csv.lines().count() == 7, "{csv}");
    let page = json(&router, &format!("/v1/find?{asked}&limit=2")).await;
    assert_eq!((&page["total"], &page["within"], &page["touches"]), (&literal!(6), &literal!(4), &literal!(2)));
    assert_eq!(page["next"], "/v1/find?limit=2&pair=RUS-IRN&value=1.5e9&offset=2");
    assert_eq!(
        [&page["low"], &page["high"], &page["reason"]],
        [&literal!(1_450_000_000), &literal!(1_550_000_000), &Value::Null]
    );
    for (refused, parameter) in [
        ("pair=RUS-IRN", "value"),
        ("value=1.5e9", "pair"),
        ("value=1.5bn&pair=RUS-IRN", "value"),
        ("value=1.5e9&pair=RUS", "pair"),
        ("value=1.5e9&pair=RUS-IRN&unit=tonnes", "unit"),
        ("value=1.5e9&pair=RUS-IRN&qualifier=between", "value_to"),
        ("value=1.5e9&pair=RUS-IRN&unit_mult=9", "unit_mult"),
        ("value=1.5e9&pair=RUS-IRN&reporter=RUS", "reporter"),
    ] {
        let problem = get(&router, &format!("/v1/find?{refused}")).await;
        assert_eq!(
            (problem.status, problem.json()["parameter"].as_str().unwrap()),
            (StatusCode::BAD_REQUEST, parameter),
            "{refused}"
        );
    }
    assert_eq!(get(&router, "/v1/find?value=1&pair=FRA-DEU").await.status, StatusCode::NOT_FOUND);
}
