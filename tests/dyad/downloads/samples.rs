//! Addresses of every kind of answer, built in and made up, and their rows as JSON Lines.

use axum::{Router, http::StatusCode};
use serde_json::{Map, Value};
use tempfile::TempDir;

use crate::{
    package::{self, ServedPackage, serve_rows},
    served::{builtin, get, package},
};

/// A row by the names of its columns.
pub type Line = Map<String, Value>;

const BUILTIN: [&str; 21] = [
    "/v1/dyads/RUS-IRN/turnover",
    "/v1/dyads/RUS-IRN/exports?source=wits&measure=index&base=2000",
    "/v1/dyads/IRN-RUS/imports?measure=pop",
    "/v1/dyads/RUS-IRN/balance",
    "/v1/dyads/RUS-IRN/turnover?from=2060",
    "/v1/dyads/RUS-IRN/mirror",
    "/v1/dyads/RUS-IRN/revisions",
    "/v1/dyads/RUS-IRN/claims",
    "/v1/dyads/RUS-IRN/events",
    "/v1/dyads/RUS-IRN",
    "/v1/dyads?sort=total",
    "/v1/compare?series=RUS-IRN/exports,IRN-RUS/imports&source=wits&measure=yoy",
    "/v1/areas",
    "/v1/areas/RUS",
    "/v1/areas/IRN/partners",
    "/v1/products?search=oil&limit=20",
    "/v1/products/HS:27",
    "/v1/datasets",
    "/v1/datasets/russia-iran",
    "/v1/sources",
    "/v1/dyads/RUS-IRN/turnover?measure=yoy&last=1",
];

const MADE: [&str; 8] = [
    "/v1/dyads/KAZ-DEU/exports",
    "/v1/dyads/KAZ-DEU/turnover?measure=rolling12",
    "/v1/dyads/KAZ-DEU/exports?measure=ytd",
    "/v1/dyads/KAZ-DEU/balance?freq=A",
    "/v1/dyads/BRA-CHN/products?level=2",
    "/v1/dyads/BRA-WLD/exports?product=HS:27&measure=rca",
    "/v1/areas/BRA/partners?flow=export",
    "/v1/dyads/BRA-CHN/mirror",
];

/// Months of Kazakhstan and Germany, with cents; products and partners of Brazil.
pub fn traded() -> ServedPackage {
    let mut rows: Vec<String> = (0..26)
        .map(|month| {
            let (year, month_of_year) = (2022 + month / 12, month % 12 + 1);
            format!("KAZ DEU export TOTAL {year}-{month_of_year:02} {}.{:02}", 100 + month * 7, month)
        })
        .collect();
    rows.extend(
        (0..24).map(|month| format!("KAZ DEU import TOTAL {}-{:02} {}.5", 2022 + month / 12, month % 12 + 1, 90 + month)),
    );
    let brazil = [
        "BRA CHN export TOTAL 2022 50.12345678",
        "BRA CHN export TOTAL 2023 61",
        "BRA CHN export HS:27 2022 20",
        "BRA CHN export HS:27 2023 25",
        "BRA CHN export HS:12 2022 30",
        "BRA CHN export HS:12 2023 20",
        "BRA USA export TOTAL 2022 31",
        "BRA USA export TOTAL 2023 29",
        "BRA WLD export TOTAL 2022 100",
        "BRA WLD export HS:27 2022 40",
        "WLD WLD export HS:27 2022 4000",
        "WLD WLD export TOTAL 2022 20000",
        "BRA WLD export TOTAL 2023 110",
        "CHN BRA import TOTAL 2022 58 two",
        "CHN BRA import TOTAL 2024 62 two",
    ];
    rows.extend(brazil.map(String::from));
    serve_rows(&rows)
}

/// A package whose texts look like formulas and whose amounts have more digits than a double.
pub fn awkward() -> (Router, TempDir) {
    const DESCRIPTOR: &str = r#"{"name": "made", "created": "1975-01-01T00:00:00Z", "sources": [
      {"name": "one", "title": "=cmd|' /C calc'!A0", "priority": 1, "reporting": "reported", "license": "@terms, \"quoted\""}],
      "resources": [{"name": "observations", "path": "observations.csv"}]}"#;
    let header = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,note";
    let rows = [
        "USA,CAN,export,TOTAL,1880,1.5,USD,6,1,FOB,A,one,=1+1",
        "USA,CAN,export,TOTAL,1881,,USD,6,,FOB,M,one,\"+2; a, \"\"b\"\"\nc\"",
        "USA,CAN,export,TOTAL,1882,92233720368547758.07,USD,0,,FOB,A,one,{=A1}",
    ];
    let folder = tempfile::tempdir().unwrap();
    package::write_package(folder.path(), "made", DESCRIPTOR, format!("{header}\n{}\n", rows.join("\n")).as_bytes());
    (package(folder.path()), folder)
}

/// Every sample: a router and an address on it.
pub struct Samples {
    _made: ServedPackage,
    _folder: TempDir,
    pub all: Vec<(Router, String)>,
}

pub fn samples() -> Samples {
    let (builtin, made, (awkward, folder)) = (builtin(), traded(), awkward());
    let all = BUILTIN.map(|path| (builtin.clone(), path.to_owned())).into_iter();
    let all = all.chain(MADE.map(|path| (made.router.clone(), path.to_owned())));
    let all = all.chain(["/v1/dyads/USA-CAN/exports", "/v1/sources"].map(|path| (awkward.clone(), path.to_owned()))).collect();
    Samples { _made: made, _folder: folder, all }
}

/// The address in another form.
pub fn with_suffix(address: &str, suffix: &str) -> String {
    match address.split_once('?') {
        Some((path, query)) => format!("{path}.{suffix}?{query}"),
        None => format!("{address}.{suffix}"),
    }
}

/// The bytes of an address that must answer, in a form.
pub async fn form(router: &Router, address: &str, suffix: &str) -> Vec<u8> {
    let path = with_suffix(address, suffix);
    let answered = get(router, &path).await;
    assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.text());
    answered.body
}

/// The names of the columns, from the CSV.
pub async fn columns(router: &Router, address: &str) -> Vec<String> {
    let csv = form(router, address, "csv").await;
    csv::Reader::from_reader(csv.as_slice()).headers().unwrap().iter().map(str::to_owned).collect()
}

/// The rows, from the JSON Lines.
pub async fn lines(router: &Router, address: &str) -> Vec<Line> {
    let text = String::from_utf8(form(router, address, "jsonl").await).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
