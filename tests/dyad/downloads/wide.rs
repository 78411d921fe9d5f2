//! `shape=wide`: a row a period, a column a series. It says the figures of the long table and no others, and nothing is zero
//! that is missing.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Router, http::StatusCode};

use super::samples::{Line, lines, traded};
use crate::{
    package::{ServedPackage, serve_rows},
    served::{builtin, get, json},
};

/// The header and the rows of a CSV that must answer.
async fn table(router: &Router, path: &str) -> Vec<Vec<String>> {
    let answered = get(router, path).await;
    assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.text());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(answered.body.as_slice());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Two reporters, two sources, months and years, and what is missing in some period.
fn made() -> ServedPackage {
    let rows = [
        "BRA CHN export TOTAL 2021 10",
        "BRA CHN export TOTAL 2022 20",
        "BRA CHN export TOTAL 2024 0",
        "BRA USA export TOTAL 2021 5.5",
        "BRA USA export TOTAL 2022 ",
        "BRA USA export TOTAL 2023 7.25",
        "BRA USA export TOTAL 2024 8",
        "BRA CHN export TOTAL 2022 21 two",
        "BRA CHN export TOTAL 2023 22 two",
        "BRA CHN import TOTAL 2023-01 1 two",
        "CHN BRA import TOTAL 2022 23",
    ];
    serve_rows(&rows.map(String::from))
}

fn rows_of(text: &[&str]) -> Vec<Vec<String>> {
    text.iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn series_stand_side_by_side_under_names_that_tell_them_apart() {
    let made = made();
    let series = "series=BRA-CHN/exports;source=one,BRA-USA/exports,BRA-CHN/exports;source=two";
    let path = format!("/v1/compare.csv?{series}&shape=wide");
    let wanted = [
        "period|China (one)|United States|China (two)",
        "2021|10000000|5500000|",
        // The source says nothing of the United States in 2022, and that China bought for nothing in 2024.
        "2022|20000000||21000000",
        "2023||7250000|22000000",
        "2024|0|8000000|",
    ];
    assert_eq!(table(&made.router, &path).await, rows_of(&wanted));
    let names = |how: &str| format!("{path}&names={how}");
    let header = table(&made.router, &names("code")).await.remove(0);
    assert_eq!(header, ["period", "BRA-CHN/exports;source=one", "BRA-USA/exports", "BRA-CHN/exports;source=two"]);
    let header = table(&made.router, &names("full&lang=ru")).await.remove(0);
    assert_eq!(header.len(), header.iter().collect::<BTreeSet<_>>().len());
    assert!(header[1].contains("Бразил") && header[1].contains("(One)") && header[3].contains("(Two)"), "{header:?}");
    let header = table(&made.router, &names("short&lang=fa")).await.remove(0);
    assert_eq!(header[2], "ایالات متحده");
}

#[tokio::test]
async fn columns_are_chosen_by_their_code_whatever_they_are_called() {
    let made = made();
    let path = "/v1/compare.csv?series=BRA-CHN/exports,BRA-USA/exports&source=one&shape=wide&columns=first_day,BRA-USA/exports";
    assert_eq!(table(&made.router, path).await[..2], rows_of(&["first_day|United States", "2021-01-01|5500000"]));
    let refused = get(&made.router, &path.replace("USA/exports&", "USA/exports&lang=ru&").replace("first_day", "China")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.json()["parameter"], "columns");
    let allowed = refused.json()["allowed"].to_string();
    assert!(allowed.contains("BRA-CHN/exports") && allowed.contains("last_day"), "{allowed}");
}

#[tokio::test]
async fn partners_stand_side_by_side_over_the_years_of_the_window() {
    let made = made();
    let wide = table(&made.router, "/v1/areas/BRA/partners.csv?flow=export&source=one&shape=wide&from=2022&names=code").await;
    let wanted = ["period|USA|CHN", "2022||20000000", "2023|7250000|", "2024|8000000|0"];
    assert_eq!(wide, rows_of(&wanted), "in the order of the ranking, which is of 2024");
    let one = table(&made.router, "/v1/areas/BRA/partners.csv?flow=export&source=one&shape=wide&top=1&lang=ru").await;
    assert_eq!((one[0].as_slice(), one.len()), (&["period".to_owned(), "США".to_owned()][..], 5));
}

#[tokio::test]
async fn mirrors_products_and_single_series_have_series_too() {
    let made = made();
    let mirror = table(&made.router, "/v1/dyads/BRA-CHN/mirror.csv?shape=wide&names=code&source=one").await;
    assert_eq!(mirror[0], ["period", "BRA-CHN/exports", "CHN-BRA/imports"]);
    assert_eq!(mirror[1..], rows_of(&["2021|10000000|", "2022|20000000|23000000", "2024|0|"]));
    let single = table(&made.router, "/v1/dyads/BRA-USA/exports.csv?shape=wide&measure=yoy&from=2023").await;
    // 8 / 7.25 = 1.10344827586…; 2023 has no figure a year before.
    assert_eq!(single, rows_of(&["period|Exports of Brazil to the United States", "2023|", "2024|10.344827586206897"]));
    let traded = traded();
    let products = table(&traded.router, "/v1/dyads/BRA-CHN/products.csv?level=2&shape=wide&names=code").await;
    assert_eq!(products, rows_of(&["period|HS:27|HS:12", "2022|20000000|30000000", "2023|25000000|20000000"]));
}

#[tokio::test]
async fn a_long_table_stands_side_by_side_where_its_series_go_together() {
    let made = made();
    let path = "/v1/panel.csv?reporter=BRA&flow=export&shape=wide&names=code";
    let wide = table(&made.router, path).await;
    assert_eq!(wide[0], ["period", "BRA-CHN/exports;source=one", "BRA-CHN/exports;source=two", "BRA-USA/exports;source=one"]);
    assert_eq!(wide[2], ["2022", "20000000", "21000000", ""]);
    // The same figures as the long table has.
    let mut long: BTreeMap<(String, String), String> = BTreeMap::new();
    let key = |line: &Line, name: &str| line[name].as_str().unwrap().to_owned();
    for line in lines(&made.router, "/v1/panel?reporter=BRA&flow=export").await {
        let code = format!("{}-{}/exports;source={}", key(&line, "reporter"), key(&line, "partner"), key(&line, "source"));
        let value = &line["value"];
        long.insert((key(&line, "period"), code), if value.is_null() { String::new() } else { value.to_string() });
    }
    for row in &wide[1..] {
        for (code, found) in wide[0].iter().zip(row).skip(1) {
            let wanted = long.get(&(row[0].clone(), code.clone())).map_or("", String::as_str);
            assert_eq!(found, wanted, "{} {code}", row[0]);
        }
    }
    for (path, parameter) in [
        ("/v1/panel.csv?reporter=BRA&shape=wide", "freq"),
        ("/v1/panel.csv?reporter=BRA&flow=export&shape=wide&limit=2", "limit"),
        ("/v1/panel.parquet?reporter=BRA&flow=export&shape=wide&offset=2", "offset"),
    ] {
        let refused = get(&made.router, path).await;
        assert_eq!(
            (refused.status, refused.json()["parameter"].as_str().unwrap()),
            (StatusCode::BAD_REQUEST, parameter),
            "{path}"
        );
    }
}

#[tokio::test]
async fn too_many_series_are_refused_before_they_are_held() {
    // 27 chapters times 20 partners, above 500.
    let partners = [
        "CHN", "USA", "DEU", "FRA", "ITA", "ESP", "JPN", "IND", "RUS", "IRN", "TUR", "KAZ", "GBR", "NLD", "POL", "CAN", "MEX",
        "ARG", "CHL", "PER",
    ];
    let rows = partners.iter().flat_map(|partner| (10..37).map(move |code| format!("BRA {partner} export HS:{code} 2022 1")));
    let made = serve_rows(&rows.collect::<Vec<_>>());
    let refused = get(&made.router, "/v1/panel.csv?level=2&shape=wide").await;
    assert_eq!((refused.status, refused.json()["parameter"].as_str().unwrap()), (StatusCode::BAD_REQUEST, "shape"));
    assert!(refused.json()["allowed"].to_string().contains("partner"));
    let fewer = table(&made.router, "/v1/panel.csv?level=2&shape=wide&partner=CHN&names=code").await;
    assert_eq!((fewer[0].len(), fewer[0][1].as_str()), (28, "BRA-CHN/exports;product=HS:10"));
}

#[tokio::test]
async fn every_form_of_a_table_has_the_same_cells() {
    let router = builtin();
    let question = "series=RUS-IRN/exports,RUS-IRN/imports&source=wits&from=2015&shape=wide&lang=ru";
    let wide = table(&router, &format!("/v1/compare.csv?{question}")).await;
    assert_eq!(wide[0], ["period", "Экспорт", "Импорт"]);
    let lines = get(&router, &format!("/v1/compare.jsonl?{question}")).await.text();
    let rows: Vec<Line> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), wide.len() - 1);
    for (row, cells) in rows.iter().zip(&wide[1..]) {
        assert_eq!(row.keys().collect::<Vec<_>>(), {
            let mut keys: Vec<&String> = wide[0].iter().collect();
            keys.sort();
            keys
        });
        assert_eq!((row["period"].as_str().unwrap(), row["Экспорт"].to_string()), (cells[0].as_str(), cells[1].clone()));
    }
    for form in ["parquet", "arrow", "arrows", "xlsx"] {
        let answered = get(&router, &format!("/v1/compare.{form}?{question}")).await;
        assert_eq!(answered.status, StatusCode::OK, "{form}: {}", answered.text());
    }
}

#[tokio::test]
async fn what_has_no_series_says_what_has() {
    let router = builtin();
    for path in [
        "/v1/areas",
        "/v1/areas/RUS",
        "/v1/dyads",
        "/v1/dyads/RUS-IRN",
        "/v1/dyads/RUS-IRN/revisions",
        "/v1/dyads/RUS-IRN/claims",
        "/v1/dyads/RUS-IRN/events",
        "/v1/products/HS:27",
        "/v1/datasets",
        "/v1/sources",
        "/v1/movers",
    ] {
        let refused = get(&router, &format!("{path}.csv?shape=wide")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{path}");
        let problem = refused.json();
        assert_eq!((problem["parameter"].as_str().unwrap(), problem["allowed"].to_string()), ("shape", "[\"long\"]".to_owned()));
        assert!(problem["detail"].as_str().unwrap().contains("comparisons"), "{path}");
    }
    let plain = json(&router, "/v1/dyads/RUS-IRN/turnover").await;
    assert!(plain["links"].get("arrows").is_none(), "they are told nobody who did not ask");
}
