//! Texts and times of a descriptor, and words of a file over which readers differ: each is settled here.

use axum::http::StatusCode;
use dyad::{dataset::State, trade::FindingCode::*};

use super::{ROWS, good, loaded, told};
use crate::{
    package::{PLAIN_DESCRIPTOR, PLAIN_HEADER, folder_of, plain_rows, serve_rows, write_package},
    served::{get, json, package},
};

/// What the only row of a file comes to: the code and place of each finding.
fn of_row(row: &str) -> Vec<String> {
    let root = folder_of(plain_rows(&[row]).as_bytes());
    told(root.path()).iter().map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_figure_is_as_worded_and_a_year_is_one() {
    let row = |period: &str, value: &str| format!("RUS,IRN,export,TOTAL,{period},{value},USD,0,,FOB,A,one");
    for (period, value, found) in [
        ("2021", "1.5e2", vec!["observations.csv:2 E13 value"]),
        ("2021", "0.1234567890123456789", vec!["observations.csv:2 W01 value"]),
        ("2999", "5", vec!["observations.csv:2 E19 period"]),
        ("0000", "5", vec!["observations.csv:2 E19 period"]),
        ("9999", "5", vec!["observations.csv:2 E19 period"]),
        ("0999-12", "5", vec!["observations.csv:2 E19 period"]),
        ("1000", "5", vec![]),
        ("2199", "5", vec![]),
        ("2200-Q1", "5", vec!["observations.csv:2 E19 period"]),
    ] {
        assert_eq!(of_row(&row(period, value)), found, "{period} {value}");
    }
    let solar = |year: &str| format!("{PLAIN_HEADER},calendar\n{},solar-hijri\n", row(year, "5"));
    for (year, fits) in [("1403", true), ("0379", true), ("0378", false), ("1579", false)] {
        let root = folder_of(solar(year).as_bytes());
        assert_eq!(told(root.path()).is_empty(), fits, "{year}");
    }
    let tab = format!("{PLAIN_HEADER},note\n{},a\tb\n", ROWS[0]);
    assert!(told(folder_of(tab.as_bytes()).path())[0].starts_with("observations.csv:2: E10 note"));
}

#[tokio::test]
async fn a_gap_and_a_missing_flow_are_said_in_the_answer() {
    let rows = ["RUS IRN export TOTAL 2020 5", "RUS IRN export TOTAL 2022 7", "RUS IRN import TOTAL 2020 1"].map(str::to_owned);
    let served = serve_rows(&rows);
    let balance = json(&served.router, "/v1/dyads/RUS-IRN/balance").await.to_string();
    assert!(balance.contains("gap") && balance.contains("missing"), "{balance}");
}

#[tokio::test]
async fn marks_that_turn_the_direction_are_told_and_left_out_everywhere() {
    // In a label what follows U+202E would be read backwards.
    let turned = "Safe\u{202e}evil\u{2066}";
    let note = format!("{PLAIN_HEADER},note\n{},{turned}\n{},\n", ROWS[0], ROWS[1]);
    let root = folder_of(note.as_bytes());
    let descriptor = PLAIN_DESCRIPTOR.replace("\"One\"", &format!("\"{turned}\", \"license\": \"a\\u202eb\"")).replacen(
        "\"name\": \"made\"",
        &format!("\"name\": \"made\", \"title\": \"{turned}\", \"description\": \"{turned}\""),
        1,
    );
    write_package(root.path(), "made", &descriptor, note.as_bytes());
    let entry = loaded(root.path()).remove(0);
    assert_eq!(entry.state, State::Served);
    let found: Vec<_> = entry.findings.iter().map(|finding| (finding.code, finding.column.clone().unwrap())).collect();
    let places = ["description", "sources.license", "sources.title", "title", "note"];
    assert_eq!(found, places.map(|place| (BidiControl, place.to_owned())));
    let router = package(root.path());
    for path in [
        "/v1/dyads/RUS-IRN/exports",
        "/v1/dyads/RUS-IRN/exports.csv",
        "/v1/dyads/RUS-IRN/exports.svg",
        "/v1/observations.csv",
        "/v1/datasets/made",
        "/v1/sources",
        "/pairs/RUS-IRN",
        "/datasets",
        "/",
    ] {
        let answered = get(&router, path).await;
        let text = answered.text();
        assert!(!text.contains(['\u{202e}', '\u{2066}']) && !text.contains("&#x202"), "{path}");
        // What is told of it is told in words.
        assert!(answered.status != StatusCode::INTERNAL_SERVER_ERROR, "{path}");
    }
    assert!(get(&router, "/v1/observations.csv").await.text().contains("Safeevil"), "the rest of the text stays");
    let asked = get(&router, "/v1/dyads/RUS-IRN/exports.svg?title=a%E2%80%AEb").await;
    assert_eq!(asked.status, StatusCode::BAD_REQUEST, "{}", asked.text());
}

#[tokio::test]
async fn a_package_of_any_day_and_of_long_texts_is_written_in_every_form() {
    let long = "я".repeat(33_000);
    for created in ["1900-01-01", "1979-12-31T23:59:59Z", "2108-01-01", "9999-12-31T23:59:59Z"] {
        let descriptor = PLAIN_DESCRIPTOR
            .replace("2024-01-01T00:00:00Z", created)
            .replace("\"One\"", &format!("\"{long}\", \"license\": \"{long}\""))
            .replace("\"resources\"", &format!("\"cautions\": [{{\"source\": \"one\", \"text\": \"{long}\"}}], \"resources\""));
        let root = folder_of(&good());
        write_package(root.path(), "made", &descriptor, &good());
        let router = package(root.path());
        for path in [
            "/v1/dyads/RUS-IRN/exports",
            "/v1/dyads/RUS-IRN/exports.xlsx",
            "/v1/dyads/RUS-IRN/exports.zip",
            "/v1/dyads/RUS-IRN/exports.svg",
            "/v1/dyads/RUS-IRN/exports.pdf",
            "/v1/datasets/made.zip",
            "/v1/datasets/made",
        ] {
            let answered = get(&router, path).await;
            assert_eq!(answered.status, StatusCode::OK, "{created} {path}: {:.300}", answered.text());
            let modified = answered.header("last-modified");
            // What is to come is never the day of a change.
            assert!(modified.is_empty() || created < "2100", "{created} {path}: {modified}");
        }
    }
    for created in ["0001-01-01", "1899-12-31", "+262000-01-01", "yesterday"] {
        let root = folder_of(&good());
        write_package(root.path(), "made", &PLAIN_DESCRIPTOR.replace("2024-01-01T00:00:00Z", created), &good());
        assert!(told(root.path())[0].contains("E01 created"), "{created}");
    }
}

#[test]
fn a_day_of_publication_is_a_date() {
    for (published, fits) in
        [("2024", true), ("2024-10", true), ("2024-10-11", true), ("October 2024", false), ("<b>", false), ("2024-02-30", false)]
    {
        let root = folder_of(&good());
        let source = format!("\"title\": \"One\", \"published\": \"{published}\"");
        write_package(root.path(), "made", &PLAIN_DESCRIPTOR.replace("\"title\": \"One\"", &source), &good());
        let told = told(root.path());
        assert_eq!(told.is_empty(), fits, "{published}: {told:?}");
        assert!(fits || told[0].contains("E01 sources: one: published:"), "{told:?}");
    }
}

#[test]
fn what_was_changed_is_told_at_a_start() {
    let known = "bc228012964cca97b1cdd407400ba84cc51a6bf89c600b6ff794b1b86c04ce2d";
    for (stated, found) in [
        (format!("\"bytes\": {}", good().len()), 0),
        (format!("\"bytes\": {}", good().len() + 1), 1),
        (format!("\"hash\": \"sha256:{known}\""), 1),
    ] {
        let root = folder_of(&good());
        let descriptor = PLAIN_DESCRIPTOR.replace("\"observations.csv\"", &format!("\"observations.csv\", {stated}"));
        write_package(root.path(), "made", &descriptor, &good());
        let codes: Vec<_> = loaded(root.path()).remove(0).findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, vec![ResourceDiffers; found], "{stated}");
    }
}
