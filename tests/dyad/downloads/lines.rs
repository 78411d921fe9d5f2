//! JSON Lines hold the figures of the JSON and the columns of the CSV; every column is defined in every language.

use super::samples::{columns, form, lines, samples, traded};
use crate::served::{get, json};
use dyad::{
    language::Language,
    write::{Kind, definition, kind},
};

#[tokio::test]
async fn one_object_a_row_with_the_columns_of_the_csv() {
    for (router, address) in samples().all {
        let (columns, lines) = (columns(&router, &address).await, lines(&router, &address).await);
        let csv = form(&router, &address, "csv").await;
        assert_eq!(csv::Reader::from_reader(csv.as_slice()).records().count(), lines.len(), "{address}");
        for line in &lines {
            let mut names = columns.clone();
            names.sort_unstable();
            names.dedup();
            let own: Vec<String> = line.keys().cloned().collect();
            assert_eq!((own, names.len()), (names, columns.len()), "{address}: no column stands twice");
        }
    }
}

#[tokio::test]
async fn figures_are_those_of_the_json() {
    let made = traded();
    for address in ["/v1/dyads/KAZ-DEU/exports", "/v1/dyads/BRA-CHN/exports", "/v1/dyads/KAZ-DEU/balance?freq=A"] {
        let document = json(&made.router, address).await;
        let lines = lines(&made.router, address).await;
        let observations = document["observations"].as_array().unwrap();
        assert!(!lines.is_empty() && observations.len() == lines.len(), "{address}");
        for (line, observation) in lines.iter().zip(observations) {
            for (name, value) in observation.as_object().unwrap() {
                assert_eq!(line[name], *value, "{address} {name}");
            }
            assert_eq!(line["source"], document["source"]);
        }
    }
    let answered = get(&made.router, "/v1/dyads/KAZ-DEU/exports.jsonl").await;
    assert_eq!(answered.header("content-type"), "application/jsonl");
    assert_eq!(answered.header("content-disposition"), "inline; filename=\"KAZ-DEU-exports.jsonl\"");
}

#[tokio::test]
async fn every_column_is_defined_in_every_language_and_holds_what_its_kind_says() {
    for (router, address) in samples().all {
        for name in columns(&router, &address).await {
            for language in Language::ALL {
                assert!(definition(&name, language) != name, "{address}: {name} has no definition in {language:?}");
            }
        }
        for line in lines(&router, &address).await {
            for (name, value) in line.iter().filter(|(_, value)| !value.is_null()) {
                let fits = match kind(name) {
                    Kind::Text => value.is_string(),
                    Kind::Date => value.as_str().is_some_and(|text| text.parse::<chrono::NaiveDate>().is_ok()),
                    Kind::Flag => value.is_boolean(),
                    Kind::Count => value.is_i64(),
                    Kind::Money | Kind::Percent | Kind::Points | Kind::Index => value.is_number(),
                };
                assert!(fits, "{address}: {name} is {value}");
            }
        }
    }
}
