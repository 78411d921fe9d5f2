//! `made-levels`: sources that publish products and no total, so that the total of a pair is the sum of a complete level.

use std::{fmt::Write, path::Path};

use serde_json::json;

use super::{Table, describe, figure, import};
use crate::random::Random;

const PAIRS: [(&str, &str); 14] = [
    ("RUS", "IRN"),
    ("RUS", "CHN"),
    ("RUS", "WLD"),
    ("IRN", "RUS"),
    ("IRN", "CHN"),
    ("CHN", "RUS"),
    ("CHN", "WLD"),
    ("DEU", "RUS"),
    ("DEU", "USA"),
    ("IND", "CHN"),
    ("TUR", "IRN"),
    ("BEL", "FRA"),
    ("BEL", "XNS"),
    ("FRA", "BEL"),
];

pub fn make(folder: &Path) {
    let dataset = "made-levels";
    import(folder, dataset, &Table { source: "chapters", published: None, mapping: "", rows: chapters() });
    import(folder, dataset, &Table { source: "headings", published: None, mapping: "", rows: headings() });
    describe(folder, dataset, |descriptor| {
        for source in descriptor["sources"].as_array_mut().unwrap() {
            let is_headings = source["name"] == "headings";
            source["priority"] = json!(if is_headings { 20 } else { 65 });
            if is_headings {
                source["complete_levels"] = json!(["HS:4"]);
            }
        }
    });
    // What is summed stands in the descriptor, so the sums are made again.
    super::dyad(&["index", folder.join(dataset).to_str().unwrap()]);
}

/// All 96 chapters (77 is reserved), of which a sum is made; some are missing, and some have a status and no figure.
fn chapters() -> String {
    let mut rows = String::new();
    for (reporter, partner) in PAIRS {
        for (flow, year) in ["export", "import"].iter().flat_map(|flow| (2014..2021).map(move |year| (*flow, year))) {
            for chapter in (1..=97).filter(|chapter| *chapter != 77) {
                let code = format!("{chapter:02}");
                let mut random = Random::of(&[reporter, partner, flow, &code, &year.to_string(), "chapters"]);
                let value = figure(&[reporter, partner, flow, &code], year);
                let (value, status) = match random.below(90) {
                    0 => continue,
                    1 => (String::new(), "Q"),
                    2 => (value.to_string(), "E"),
                    3 => (format!("{value}.5"), "A"),
                    _ => (value.to_string(), "A"),
                };
                let note = if partner == "BEL" && year == 2015 { "partner: Belgium-Luxembourg" } else { "" };
                writeln!(rows, "{reporter},{partner},{flow},{code},{year},{value},EUR,{status},{note}").unwrap();
            }
        }
    }
    rows
}

/// Some headings, by month, of which the source says that they are all there is.
fn headings() -> String {
    let mut rows = String::new();
    for (reporter, partner) in PAIRS.into_iter().take(8) {
        for (year, month) in (2021..2023).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            for code in ["0102", "2709", "2711", "8471", "8703", "8802"] {
                let mut random = Random::of(&[reporter, partner, code, &format!("{year}-{month}"), "headings"]);
                let value = figure(&[reporter, partner, code], year) / 12 + random.below(300);
                if !random.in_hundred(5) {
                    writeln!(rows, "{reporter},{partner},export,{code},{year}-{month:02},{value},USD,A,").unwrap();
                }
            }
        }
    }
    rows
}
