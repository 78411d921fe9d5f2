//! `columns=` of every table, and names beside codes with `lang=`.

use std::io::Cursor;

use axum::http::StatusCode;
use dyad::{language::Language, query::Format};
use polars::prelude::{IpcReader, ParquetReader, SerReader};

use super::samples::{Line, columns, form, lines, samples, with_suffix};
use crate::served::{builtin, get, json};

/// Every column of codes of areas, products, flows and sources, and the column of their names, by what an address ends in.
const NAMED: [(&str, &str); 17] = [
    ("reporter", "reporter_name"),
    ("partner", "partner_name"),
    ("exporter", "exporter_name"),
    ("importer", "importer_name"),
    ("areas", "areas_name"),
    ("predecessors", "predecessors_name"),
    ("successors", "successors_name"),
    ("same_trade", "same_trade_name"),
    ("flow", "flow_name"),
    ("view", "view_name"),
    ("branch", "branch_name"),
    ("parent", "parent_name"),
    ("exports_source", "exports_source_name"),
    ("imports_source", "imports_source_name"),
    ("against_source", "against_source_name"),
    ("judge", "judge_name"),
    ("series", "series_name"),
];

fn with(address: &str, more: &str) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}{more}")
}

#[tokio::test]
async fn columns_are_chosen_and_ordered_in_every_form() {
    for (router, address) in samples().all {
        let all = columns(&router, &address).await;
        let wanted = [all.last().unwrap().clone(), all[0].clone()];
        let asked = with(&address, &format!("columns={}", wanted.join(",")));
        assert_eq!(columns(&router, &asked).await, wanted, "{address}");
        let (whole, chosen) = (lines(&router, &address).await, lines(&router, &asked).await);
        for (row, own) in whole.iter().zip(&chosen) {
            assert_eq!(own.len(), 2);
            assert!(wanted.iter().all(|name| row[name] == own[name]), "{address}");
        }
        let bytes = form(&router, &asked, "parquet").await;
        let metadata = polars_parquet::read::read_metadata(&mut Cursor::new(&bytes)).unwrap();
        let found: Vec<&str> = metadata.schema().fields().iter().map(|field| &*field.get_field_info().name).collect();
        assert_eq!(found, wanted, "{address}");
        for suffix in ["xlsx", "arrow", "arrows"] {
            assert!(!form(&router, &asked, suffix).await.is_empty());
        }
    }
}

#[tokio::test]
async fn a_column_that_is_not_there_is_refused_with_those_that_are() {
    for (router, address) in samples().all {
        let all = columns(&router, &address).await;
        for suffix in ["csv", "xlsx", "parquet", "jsonl", "arrow", "arrows"] {
            let refused = get(&router, &with(&with_suffix(&address, suffix), "columns=colour")).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{address} {suffix}");
            let problem = refused.json();
            let allowed: Vec<&str> = problem["allowed"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
            assert_eq!(problem["parameter"], "columns");
            assert!(all.iter().all(|name| allowed.contains(&name.as_str())), "{address}: {allowed:?}");
        }
    }
    let router = builtin();
    for (path, parameter) in [
        ("/v1/panel.csv?columns=colour", "columns"),
        ("/v1/observations.csv?columns=colour", "columns"),
        ("/v1/observations.parquet?shape=wide", "shape"),
        ("/v1/panel.parquet?columns=period,period", "columns"),
        ("/v1/dyads/RUS-IRN/turnover.json?columns=period", "columns"),
        ("/v1/dyads/RUS-IRN/turnover.csv?names=code", "names"),
    ] {
        let refused = get(&router, path).await;
        assert_eq!(
            (refused.status, refused.json()["parameter"].as_str().unwrap()),
            (StatusCode::BAD_REQUEST, parameter),
            "{path}"
        );
    }
}

#[tokio::test]
async fn every_code_is_followed_by_its_name_where_a_language_is_asked_for() {
    for (router, address) in samples().all {
        let plain = columns(&router, &address).await;
        for language in Language::ALL {
            let asked = with(&address, &format!("lang={}", language.word()));
            let named = columns(&router, &asked).await;
            assert!(plain.iter().all(|column| named.contains(column)), "{address}: {named:?}");
            for (code, name) in NAMED {
                let place = named.iter().position(|column| column == code);
                let follows = |place: usize| named.get(place + 1).map(String::as_str) == Some(name);
                assert!(place.is_none_or(follows), "{address} {language:?}: {code} in {named:?}");
            }
            let has = |column: &str| named.iter().any(|own| own == column);
            assert!(!has("product") || has("product_name") || has("name"), "{address}: {named:?}");
            assert!(!has("source") || has("source_name") || has("title"), "{address}: {named:?}");
            check_names(&lines(&router, &asked).await, &lines(&router, &address).await, language, &address);
        }
    }
}

/// Codes and figures stay, and areas have the names of the language.
fn check_names(named: &[Line], plain: &[Line], language: Language, address: &str) {
    assert_eq!(named.len(), plain.len());
    for (own, row) in named.iter().zip(plain) {
        for (column, value) in row {
            let is_name = column.ends_with("name") || column == "title";
            assert!(is_name || own[column] == *value, "{address}: {column}");
        }
        for column in ["reporter", "partner", "exporter", "importer"] {
            let Some(area) = own.get(column).and_then(|code| code.as_str()?.parse::<dyad::trade::Area>().ok()) else { continue };
            assert_eq!(own[&format!("{column}_name")], language.area(area), "{address}");
        }
        if let Some(flow) = own.get("flow").and_then(|flow| flow.as_str()) {
            assert_eq!(own["flow_name"], language.term("flow", flow), "{address}");
        }
    }
}

#[tokio::test]
async fn names_are_in_the_language_and_are_had_without_one_by_their_column() {
    let router = builtin();
    let first = |text: String| text.lines().nth(1).unwrap().to_owned();
    let path = "/v1/dyads/RUS-IRN/exports.csv?source=wits&last=1&columns=reporter,partner_name,flow_name";
    assert_eq!(first(get(&router, path).await.text()), "RUS,Iran,Exports");
    assert_eq!(first(get(&router, &with(path, "lang=ru")).await.text()), "RUS,Иран,Экспорт");
    assert_eq!(first(get(&router, &with(path, "lang=fa")).await.text()), "RUS,ایران,صادرات");
    let compared = "/v1/compare.csv?series=RUS-IRN/exports,RUS-IRN/imports&source=wits&last=1&columns=series,series_name&lang=ru";
    assert_eq!(get(&router, compared).await.text(), "series,series_name\nRUS-IRN/exports,Экспорт\nRUS-IRN/imports,Импорт\n");
    let areas = get(&router, "/v1/areas.csv?limit=1&lang=ru&columns=code,name,name_ru").await.text();
    let row: Vec<&str> = areas.lines().nth(1).unwrap().split(',').collect();
    assert_eq!(row[1], row[2]);
}

#[tokio::test]
async fn a_long_table_has_the_same_names_and_columns_in_every_form() {
    let router = builtin();
    let columns = "columns=reporter_name,partner_name,flow_name,product_name,source_name,period,value";
    for table in ["panel", "observations"] {
        let asked = &format!("/v1/{table}?reporter=RUS&partner=IRN&lang=ru&{columns}");
        let csv = form(&router, asked, "csv").await;
        let records: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.as_slice()).records().map(Result::unwrap).collect();
        let rows = lines(&router, asked).await;
        assert!(rows.len() > 20 && rows.len() == records.len());
        let text = |row: &Line, name: &str| row[name].as_str().map_or_else(|| row[name].to_string(), str::to_owned);
        for (row, record) in rows.iter().zip(&records) {
            assert_eq!((&record[0], &record[1], &record[2]), (&*text(row, "reporter_name"), "Иран", &*text(row, "flow_name")));
            assert_eq!(&record[5], text(row, "period"));
        }
        let frame = ParquetReader::new(Cursor::new(form(&router, asked, "parquet").await)).finish().unwrap();
        assert_eq!((frame.height(), frame.width()), (rows.len(), 7));
        let names = frame.column("source_name").unwrap().str().unwrap().clone();
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(names.get(place).unwrap(), text(row, "source_name"));
        }
        let streamed = IpcReader::new(Cursor::new(form(&router, asked, "arrow").await)).finish().unwrap();
        assert!(streamed.equals_missing(&frame));
    }
}

#[tokio::test]
async fn an_error_of_lang_names_the_forms_that_take_it() {
    let router = builtin();
    let listed = |of: &dyn Fn(Format) -> bool| {
        let names: Vec<String> =
            Format::ALL.into_iter().filter(|format| of(*format)).map(|format| format!(".{}", format.suffix())).collect();
        names
    };
    for (path, drawn) in [("/v1/dyads/RUS-IRN/turnover.json?lang=ru", true), ("/v1/dyads/RUS-IRN/claims.json?lang=ru", false)] {
        let problem = get(&router, path).await.json();
        let detail = problem["detail"].as_str().unwrap();
        for suffix in listed(&|format| format.takes("lang") || (drawn && format.is_picture())) {
            assert!(detail.contains(&suffix), "{path}: {detail} without {suffix}");
        }
        assert!(!detail.contains("nothing is drawn"), "{detail}");
    }
    let problem = get(&router, "/v1/dyads/RUS-IRN/turnover.csv?width=300").await.json();
    let allowed = problem["allowed"].to_string();
    assert!(
        ["bom", "sep", "decimal", "lang", "columns", "from"].iter().all(|name| allowed.contains(&format!("{name:?}"))),
        "{allowed}"
    );
    let one = json(&router, "/v1/dyads/RUS-IRN/turnover?last=1").await;
    assert_eq!(one["observations"].as_array().unwrap().len(), 1);
}
