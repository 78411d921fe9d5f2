//! Several series side by side, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{self, serve_rows},
    served::{builtin, get, json, package},
};

const MIRRORED: &str = "series=RUS-IRN/exports;source=wits,IRN-RUS/imports;source=wits&measure=index";

fn of_year(item: &Value, year: &str) -> Value {
    item["observations"].as_array().unwrap().iter().find(|one| one["period"] == year).unwrap_or(&Value::Null).clone()
}

#[tokio::test]
async fn the_base_is_the_first_year_that_all_have() {
    let router = builtin();
    let compared = json(&router, &format!("/v1/compare?{MIRRORED}")).await;
    // Russia's figures begin in 1996, Iran's in 1997.
    assert_eq!(
        (&compared["base"], &compared["measure"], &compared["unit"]),
        (&literal!("1997"), &literal!("index"), &literal!("index"))
    );
    assert_eq!((&compared["frequency"], &compared["calendar"]), (&literal!("A"), &literal!("gregorian")));
    for item in compared["items"].as_array().unwrap() {
        assert_eq!(of_year(item, "1997")["index"], literal!(100.0));
    }
    // Russia counted 461,436.0 thousand USD in 1997 and 377,087.649 in 1996: 81.72.
    let before = of_year(&compared["items"][0], "1996")["index"].as_f64().unwrap();
    assert_eq!((before * 100.0).round(), 8172.0);
    let named = json(&router, &format!("/v1/compare?{MIRRORED}&base=1996")).await;
    let iran = of_year(&named["items"][1], "1997");
    assert_eq!((&iran["index"], &iran["index_reason"]), (&Value::Null, &literal!("missing")));
    assert_eq!(of_year(&named["items"][0], "1996")["index"], literal!(100.0));
}

#[tokio::test]
async fn each_item_is_the_series_that_its_address_shows_alone() {
    let router = builtin();
    let compared = json(&router, &format!("/v1/compare?{MIRRORED}&from=2000&last=5")).await;
    let own = compared["links"]["self"].as_str().unwrap();
    assert_eq!(own, "/v1/compare?from=2000&last=5&measure=index&series=RUS-IRN/exports;source=wits,IRN-RUS/imports;source=wits");
    assert_eq!(json(&router, own).await, compared);
    for item in compared["items"].as_array().unwrap() {
        let mut item = item.as_object().unwrap().clone();
        let href = item.remove("href").unwrap();
        assert!(href.as_str().unwrap().contains("base=1997") && item.remove("series").is_some());
        assert_eq!(json(&router, href.as_str().unwrap()).await, Value::Object(item), "{href}");
    }
}

#[tokio::test]
async fn csv_is_long_with_the_columns_of_a_series() {
    let router = builtin();
    let alone = get(&router, "/v1/dyads/RUS-IRN/exports.csv?source=wits&measure=index&base=1997").await.text();
    let compared = get(&router, &format!("/v1/compare.csv?{MIRRORED}")).await.text();
    let mut lines = compared.lines();
    assert_eq!(lines.next().unwrap(), format!("series,{}", alone.lines().next().unwrap()));
    for line in alone.lines().skip(1) {
        assert_eq!(lines.next().unwrap(), format!("RUS-IRN/exports;source=wits,{line}"));
    }
    assert!(lines.all(|line| line.starts_with("IRN-RUS/imports;source=wits,IRN,RUS,import,")));
    // A balance has columns that exports have not: theirs stay empty.
    let unlike = get(&router, "/v1/compare.csv?series=RUS-IRN/exports,RUS-IRN/balance&source=wits").await.text();
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(unlike.as_bytes());
    let place = reader.headers().unwrap().iter().position(|name| name == "coverage_percent").unwrap();
    let filled: Vec<bool> = reader.records().map(|record| !record.unwrap()[place].is_empty()).collect();
    assert!(!filled[0] && filled[filled.len() - 1], "{unlike}");
}

#[tokio::test]
async fn pictures_of_lines_and_of_small_panels() {
    let router = builtin();
    for kind in ["", "&kind=line", "&kind=multiples"] {
        let svg = get(&router, &format!("/v1/compare.svg?{MIRRORED}{kind}&width=800&height=500")).await;
        assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"), "{}", svg.text());
        assert!(svg.text().contains("Index of trade: Russia’s exports to Iran, Iran’s imports from Russia"), "{}", svg.text());
    }
    let png = get(&router, &format!("/v1/compare.png?{MIRRORED}&theme=dark")).await;
    assert_eq!(png.header("content-type"), "image/png");
    let links = &json(&router, &format!("/v1/compare?{MIRRORED}")).await["links"];
    assert!(links["png"].as_str().unwrap().starts_with("/v1/compare.png?"));
}

#[tokio::test]
async fn what_cannot_be_compared_is_told_with_what_to_do() {
    let router = builtin();
    for (path, parameter, told) in [
        ("compare", "series", "missing"),
        ("compare?series=", "series", "DYAD/view"),
        ("compare?series=RUS-IRN/tonnage", "series", "turnover"),
        ("compare?series=RUS-IRN/mirror", "series", "balance"),
        ("compare?series=RUS-IRN/turnover,XXX-IRN/turnover", "series", "XXX-IRN/turnover"),
        ("compare?series=RUS-IRN/turnover,FRA-DEU/turnover", "series", "FRA-DEU/turnover"),
        ("compare?series=RUS-IRN/turnover,RUS-IRN/turnover", "series", "twice"),
        ("compare?series=RUS-IRN/turnover,RUS-IRN/turnover;source=commentary-2024", "series", "same series"),
        ("compare?series=RUS-IRN/turnover;source=nobody", "series", "commentary-2024"),
        ("compare?series=RUS-IRN/turnover&source=nobody", "source", "commentary-2024"),
        ("compare?series=RUS-IRN/exports;product=HS:27", "series", "TOTAL"),
        (
            "compare?series=RUS-IRN/exports,IRN-RUS/exports;calendar=solar-hijri&product=TOTAL",
            "calendar",
            "IRN-RUS/exports;calendar=solar-hijri is in solar-hijri",
        ),
        ("compare?series=RUS-IRN/turnover&base=2021", "base", "measure=index"),
        ("compare?series=RUS-IRN/turnover&measure=index&base=1950", "base", "2021"),
        ("compare?series=RUS-IRN/turnover&measure=ytd", "measure", "years"),
        ("compare?series=RUS-IRN/turnover&limit=2", "limit", "series"),
        ("compare?series=RUS-IRN/turnover&series=IRN-RUS/turnover", "series", "twice"),
        ("compare.docx?series=RUS-IRN/turnover", "suffix", "xlsx"),
        ("compare.json?series=RUS-IRN/turnover&kind=line", "kind", "picture"),
        ("compare.png?series=RUS-IRN/turnover&measure=pop", "measure", "index"),
        ("compare.png?series=RUS-IRN/turnover&kind=bar", "kind", "multiples"),
        ("compare.svg?series=RUS-IRN/turnover&kind=combo", "kind", "line"),
        ("dyads/RUS-IRN/turnover.svg?kind=multiples", "kind", "combo"),
    ] {
        let refused = get(&router, &format!("/v1/{path}")).await;
        let problem = refused.json();
        assert_eq!((refused.status, &problem["parameter"]), (StatusCode::BAD_REQUEST, &literal!(parameter)), "{path}: {problem}");
        assert!(problem.to_string().contains(told), "{path}: {problem}");
    }
    assert_eq!(get(&router, "/v1/compare/more").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn frequencies_are_not_mixed_but_months_roll_up() {
    let months = (1..=12).map(|month| format!("RUS IRN export TOTAL 2020-{month:02} 10"));
    let made = serve_rows(&months.chain(["RUS TUR export TOTAL 2020 60".to_owned()]).collect::<Vec<_>>());
    let refused = get(&made.router, "/v1/compare?series=RUS-IRN/exports,RUS-TUR/exports").await.json();
    assert_eq!((&refused["parameter"], &refused["allowed"]), (&literal!("freq"), &literal!(["A"])), "{refused}");
    assert!(
        refused["detail"].as_str().unwrap().contains("RUS-IRN/exports is in M, RUS-TUR/exports is in A; add freq=A"),
        "{refused}"
    );
    let years = json(&made.router, "/v1/compare?series=RUS-IRN/exports,RUS-TUR/exports&freq=A").await;
    assert_eq!(years["items"][0]["observations"][0]["value"], literal!(120_000_000));
    assert_eq!((&years["items"][0]["rolled_up_from"], years["items"][1].get("rolled_up_from")), (&literal!("M"), None));
    let csv = get(&made.router, "/v1/compare.csv?series=RUS-IRN/exports,RUS-TUR/exports&freq=A").await.text();
    assert!(csv::ReaderBuilder::new().from_reader(csv.as_bytes()).records().all(|record| record.is_ok()), "{csv}");
}

#[tokio::test]
async fn amounts_are_of_one_currency_and_an_index_need_not_be() {
    let folder = tempfile::tempdir().unwrap();
    let descriptor = r#"{"name": "two", "created": "2024-01-01T00:00:00Z", "sources": [
        {"name": "usd", "priority": 1, "reporting": "reported"}, {"name": "eur", "priority": 2, "reporting": "reported"}],
        "resources": [{"name": "observations", "path": "observations.csv"}]}"#;
    let rows = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source\n\
        RUS,IRN,export,TOTAL,2020,10,USD,6,,FOB,A,usd\nRUS,IRN,export,TOTAL,2021,15,USD,6,,FOB,A,usd\n\
        DEU,IRN,export,TOTAL,2020,4,EUR,6,,FOB,A,eur\nDEU,IRN,export,TOTAL,2021,3,EUR,6,,FOB,A,eur\n";
    package::write_package(folder.path(), "two", descriptor, rows.as_bytes());
    let router = package(folder.path());
    let series = "series=RUS-IRN/exports,DEU-IRN/exports";
    let refused = get(&router, &format!("/v1/compare?{series}")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let detail = refused.json()["detail"].to_string();
    assert!(detail.contains("RUS-IRN/exports is in USD, DEU-IRN/exports is in EUR"), "{detail}");
    let index = json(&router, &format!("/v1/compare?{series}&measure=index")).await;
    let last = |item: usize| index["items"][item]["observations"][1]["index"].clone();
    assert_eq!((last(0), last(1)), (literal!(150.0), literal!(75.0)));
    let svg = get(&router, &format!("/v1/compare.svg?{series}&measure=yoy")).await.text();
    assert!(svg.contains("Growth of exports to Iran: Russia, Germany") && svg.contains("in USD and EUR"), "{svg}");
}
