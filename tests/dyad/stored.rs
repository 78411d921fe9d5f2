//! A table on disk: the same answers as from memory, with an index, without one and in any order of rows; and what becomes of
//! a file that is damaged under the server.

use std::{fs, path::Path, sync::Arc};

use axum::Router;
use dyad::{
    dataset::{Catalogue, Memory, Roots, State, write_index},
    http::{App, router},
    write::Site,
};
use polars::prelude::*;

use crate::served::get;

const DESCRIPTOR: &str = r#"{"name": "stored", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "o.parquet"}]}"#;

/// Countries that trade with each other, both ways, by chapter.
const AREAS: [&str; 6] = ["DEU", "IRN", "ITA", "KAZ", "RUS", "TUR"];

pub type Row = (&'static str, &'static str, &'static str, String, i32, i64);

/// Every pair, flow, chapter and year, with figures of its own.
fn rows(chapters: &[u32]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, reporter) in AREAS.into_iter().enumerate() {
        for (other, partner) in AREAS.into_iter().enumerate().filter(|(other, _)| *other != place) {
            for chapter in chapters {
                for (flow, more) in [("export", 1), ("import", 7)] {
                    for year in 2019..2024 {
                        let value =
                            i64::from(*chapter) * 1000 + i64::from(year) * more + i64::try_from(place * 10 + other).unwrap();
                        rows.push((reporter, partner, flow, format!("HS:{chapter:02}"), year, value));
                    }
                }
            }
        }
    }
    rows
}

/// A package of these rows, in groups of so many.
pub fn package(folder: &Path, rows: &[Row], group: usize) {
    let text = |word: &str| vec![word.to_owned(); rows.len()];
    let mut frame = df! {
        "reporter" => rows.iter().map(|row| row.0).collect::<Vec<_>>(), "partner" => rows.iter().map(|row| row.1).collect::<Vec<_>>(),
        "flow" => rows.iter().map(|row| row.2).collect::<Vec<_>>(), "product" => rows.iter().map(|row| row.3.clone()).collect::<Vec<_>>(),
        "period" => rows.iter().map(|row| row.4.to_string()).collect::<Vec<_>>(),
        "value" => rows.iter().map(|row| format!("{}.25", row.5)).collect::<Vec<_>>(), "currency" => text("USD"),
        "unit_mult" => vec![3i32; rows.len()], "decimals" => vec![None::<i32>; rows.len()],
        "valuation" => rows.iter().map(|row| if row.2 == "export" { "FOB" } else { "CIF" }).collect::<Vec<_>>(),
        "status" => text("A"), "source" => text("one"),
    }
    .unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("datapackage.json"), DESCRIPTOR).unwrap();
    let file = fs::File::create(folder.join("o.parquet")).unwrap();
    ParquetWriter::new(file).with_row_group_size(Some(group)).finish(&mut frame).unwrap();
}

fn catalogue(folder: &Path, memory: Memory) -> Catalogue {
    Catalogue::load_within(&Roots::Folder(folder.to_owned()), None, memory).unwrap()
}

/// The router on a package; `in_memory` MiB decide whether its table is kept.
fn served(folder: &Path, in_memory: u64) -> Router {
    let catalogue = catalogue(folder, Memory::of_mib(in_memory, 1));
    assert_eq!(catalogue.entries()[0].state, State::Served, "{:?}", catalogue.entries()[0].findings);
    let app = App::new(Site::default());
    app.set_catalogue(Arc::new(catalogue));
    router(Arc::new(app))
}

/// What is asked of every form of the table.
const QUESTIONS: [&str; 6] = [
    "/v1/dyads/RUS-IRN/exports?product=HS:27",
    "/v1/dyads/RUS-IRN/turnover.csv?product=HS:72",
    "/v1/dyads/DEU-TUR/mirror?product=HS:01",
    "/v1/areas/RUS/partners?product=HS:27&flow=import",
    "/v1/dyads/TUR-RUS",
    "/v1/dyads",
];

async fn answers(router: &Router) -> Vec<String> {
    let mut answers = Vec::new();
    for question in QUESTIONS {
        let answered = get(router, question).await;
        assert_eq!(answered.status, 200, "{question}: {}", answered.text());
        answers.push(answered.text());
    }
    answers
}

#[tokio::test]
async fn memory_disk_and_index_answer_alike() {
    let root = tempfile::tempdir().unwrap();
    let (whole, parts, shuffled) = (root.path().join("whole/a"), root.path().join("parts/a"), root.path().join("shuffled/a"));
    let rows = rows(&[1, 27, 72]);
    package(&whole, &rows, rows.len());
    // Groups of 37 rows: series begin in one and go on in the next.
    package(&parts, &rows, 37);
    let mut mixed = rows.clone();
    mixed.sort_by_key(|row| (row.4 * 7919 + i32::try_from(row.5 % 1013).unwrap()) % 1009);
    package(&shuffled, &mixed, 101);
    let expected = answers(&served(&whole, 64)).await;
    for (folder, in_memory) in [(&parts, 64), (&parts, 0), (&whole, 0), (&shuffled, 64)] {
        assert_eq!(answers(&served(folder, in_memory)).await, expected, "{} {in_memory}", folder.display());
    }
    write_index(&parts).unwrap();
    assert!(parts.join("o.parquet.blocks").is_file());
    for in_memory in [64, 0] {
        assert_eq!(answers(&served(&parts, in_memory)).await, expected, "with an index, {in_memory}");
    }
    // An index of another table is left alone.
    fs::copy(parts.join("o.parquet.blocks"), whole.join("o.parquet.blocks")).unwrap();
    assert_eq!(answers(&served(&whole, 64)).await, expected);
}

#[test]
fn a_large_table_out_of_order_is_refused_with_a_way_out() {
    let root = tempfile::tempdir().unwrap();
    let mut rows = rows(&[1]);
    rows.reverse();
    package(&root.path().join("a"), &rows, 50);
    let catalogue = catalogue(root.path(), Memory::of_mib(0, 1));
    let findings = &catalogue.entries()[0].findings;
    assert!(findings[0].to_string().contains("not sorted by reporter and partner"), "{findings:?}");
}

#[test]
fn a_double_is_found_across_row_groups() {
    let root = tempfile::tempdir().unwrap();
    let mut rows = rows(&[1]);
    rows.insert(5, rows[4].clone());
    package(&root.path().join("a"), &rows, 5);
    for in_memory in [64, 0] {
        let catalogue = catalogue(root.path(), Memory::of_mib(in_memory, 1));
        let found: Vec<_> = catalogue.entries()[0].findings.iter().map(ToString::to_string).collect();
        assert!(found.len() == 1 && found[0].contains("same key"), "{found:?}");
    }
}

#[tokio::test]
async fn a_file_cut_under_the_server_is_our_fault_and_the_rest_goes_on() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    package(&folder, &rows(&[1, 27, 72]), 37);
    let router = served(&folder, 0);
    let file = fs::OpenOptions::new().write(true).open(folder.join("o.parquet")).unwrap();
    file.set_len(100).unwrap();
    let answered = get(&router, "/v1/dyads/TUR-RUS/exports?product=HS:27").await;
    assert_eq!((answered.status.as_u16(), answered.header("content-type")), (500, "application/problem+json"));
    assert!(!answered.text().contains("o.parquet"), "the cause is for the log");
    assert_eq!(get(&router, "/v1/dyads").await.status, 200);
}

#[tokio::test]
async fn totals_kept_beside_a_table_are_those_summed_from_it() {
    let chapters: Vec<u32> = (1..=97).filter(|chapter| *chapter != 77).collect();
    let questions = [
        "/v1/dyads/RUS-IRN/turnover",
        "/v1/dyads/DEU-ITA/exports.csv",
        "/v1/areas/RUS/partners?flow=import&to=2022",
        "/v1/compare?series=RUS-IRN/exports,RUS-TUR/exports",
    ];
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    let rows = rows(&chapters);
    package(&folder, &rows, 1000);
    let ask = async |in_memory: u64| {
        let router = served(&folder, in_memory);
        let mut answers = Vec::new();
        for question in questions {
            let answered = get(&router, question).await;
            assert_eq!(answered.status, 200, "{question}: {}", answered.text());
            answers.push(answered.text());
        }
        answers
    };
    let expected = ask(64).await;
    let document: serde_json::Value = serde_json::from_str(&expected[0]).unwrap();
    // Cents of both flows over all chapters in 2023, summed here.
    let both = |row: &&Row| (row.0, row.1, row.4) == ("RUS", "IRN", 2023);
    let thousands: i64 = rows.iter().filter(both).map(|row| row.5 * 100 + 25).sum();
    assert_eq!((&document["summed_over"], &document["observations"][4]["value"]), (&"HS:2".into(), &(thousands * 10).into()));
    assert_eq!(ask(0).await, expected, "summed at the start, the table on disk");
    write_index(&folder).unwrap();
    assert!(folder.join("o.parquet.totals.blocks").is_file());
    assert_eq!(ask(64).await, expected, "with totals beside it");
    assert_eq!(ask(0).await, expected, "with totals beside it, on disk");
}
