//! `made-world`: what a statistical office would publish for some countries, imported.

use std::{fmt::Write, path::Path};

use serde_json::json;

use super::{AREAS, REPORTERS, Table, describe, figure, import};
use crate::random::Random;

const CHAPTERS: [&str; 8] = ["01", "08", "27", "30", "72", "84", "87", "97"];

pub fn make(folder: &Path) {
    let dataset = "made-world";
    import(folder, dataset, &Table { source: "bureau", published: Some("2023-06"), mapping: "", rows: totals(1) });
    import(folder, dataset, &Table { source: "bureau", published: Some("2024-02-29"), mapping: "", rows: totals(2) });
    import(folder, dataset, &Table { source: "bureau", published: Some("2023-06"), mapping: "", rows: products() });
    import(folder, dataset, &Table { source: "bureau", published: Some("2023-06"), mapping: "", rows: dense() });
    import(folder, dataset, &Table { source: "monthly", published: None, mapping: "", rows: months() });
    import(
        folder,
        dataset,
        &Table { source: "rounded", published: None, mapping: "unit_mult = 6\ndecimals = 1", rows: rounded() },
    );
    describe(folder, dataset, |descriptor| {
        for source in descriptor["sources"].as_array_mut().unwrap() {
            let priority = match source["name"].as_str().unwrap() {
                "bureau" => 60,
                "monthly" => 70,
                _ => 50,
            };
            source["priority"] = json!(priority);
        }
    });
}

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = |reporter| AREAS.iter().map(move |partner| (reporter, *partner));
    // An area trades with itself where goods come back to it.
    AREAS[..REPORTERS]
        .iter()
        .flat_map(move |reporter| of(*reporter))
        .filter(|(reporter, partner)| reporter != partner || ["CHN", "DEU"].contains(reporter))
}

fn years(reporter: &str, partner: &str) -> std::ops::Range<i32> {
    let former = |area| ["SUN", "YUG", "CSK"].contains(&area);
    if former(reporter) || former(partner) { 1984..1993 } else { 1996..2024 }
}

/// Totals of every pair; of the second publication the years from 2019 only, revised.
fn totals(publication: i32) -> String {
    let mut rows = String::new();
    for (reporter, partner) in pairs() {
        let mut random = Random::of(&[reporter, partner, "totals"]);
        let flows: &[&str] = if random.in_hundred(20) { &["export", "import", "re-export"] } else { &["export", "import"] };
        if random.in_hundred(8) {
            continue;
        }
        for (flow, year) in flows.iter().flat_map(|flow| years(reporter, partner).map(move |year| (*flow, year))) {
            let mut random = Random::of(&[reporter, partner, flow, &year.to_string()]);
            let revised = if publication == 2 { random.below(500) } else { 0 };
            if random.in_hundred(6) || publication == 2 && year < 2019 {
                continue;
            }
            let base = figure(&[reporter, partner, flow], year) + revised;
            // A re-export is a part of the exports.
            let value = if flow == "re-export" { figure(&[reporter, partner, "export"], year) / 7 } else { base };
            let (value, status) = match random.below(60) {
                0 => (String::new(), "M"),
                1 => (String::new(), "L"),
                2 => (String::new(), "Q"),
                3 => (value.to_string(), "E"),
                4 => (value.to_string(), "P"),
                5 => (value.to_string(), "B"),
                6 => (format!("{value}.37"), "A"),
                _ => (value.to_string(), "A"),
            };
            let note = match (partner, year) {
                ("BEL", ..1999) => "partner: Belgium-Luxembourg",
                ("ZAF", ..2000) => "partner: Southern African Customs Union",
                (_, 2011) if random.in_hundred(30) => "Revised; see the \"notes\"",
                _ => "",
            };
            let note = note.replace('"', "\"\"");
            writeln!(rows, "{reporter},{partner},{flow},TOTAL,{year},{value},USD,{status},\"{note}\"").unwrap();
        }
    }
    rows
}

/// Products of some pairs: chapters, two headings of each and two subheadings of each of those.
fn products() -> String {
    let mut rows = String::new();
    for (reporter, partner) in pairs().filter(|pair| Random::of(&[pair.0, pair.1, "products"]).in_hundred(35)) {
        for (flow, year) in [("export", 2016), ("import", 2016)]
            .into_iter()
            .flat_map(|(flow, first)| (first..first + 7).map(move |year| (flow, year)))
        {
            for chapter in CHAPTERS {
                let codes = [
                    chapter.to_owned(),
                    format!("{chapter}01"),
                    format!("{chapter}03"),
                    format!("{chapter}0110"),
                    format!("{chapter}0390"),
                ];
                let whole = figure(&[reporter, partner, flow, chapter], year) / 10 + 16;
                for (code, share) in codes.iter().zip([16, 9, 7, 5, 2]) {
                    if Random::of(&[reporter, partner, flow, code, &year.to_string()]).in_hundred(7) {
                        continue;
                    }
                    let value = whole * share / 16;
                    writeln!(rows, "{reporter},{partner},{flow},{code},{year},{value},USD,A,").unwrap();
                }
            }
        }
    }
    rows
}

/// A reporter with more rows than are had at once, and a partner with as many: every chapter, and all that could be below some.
fn dense() -> String {
    let mut rows = String::new();
    let partners = AREAS.iter().filter(|partner| !["IND", "SUN", "YUG", "CSK"].contains(partner));
    for (partner, year) in partners.flat_map(|partner| [2020, 2021].map(move |year| (*partner, year))) {
        for chapter in (1..=97).filter(|chapter| *chapter != 77) {
            let codes = [format!("{chapter:02}"), format!("{chapter:02}04"), format!("{chapter:02}0490")];
            let whole = figure(&["IND", partner, &codes[0]], year) / 10 + 16;
            for (code, share) in codes.iter().zip([16, 9, 5]) {
                writeln!(rows, "IND,{partner},export,{code},{year},{},USD,A,", whole * share / 16).unwrap();
            }
        }
    }
    for (heading, part, year) in
        (1..100).flat_map(|heading| (10..99).flat_map(move |part| [2018, 2019, 2020].map(move |year| (heading, part, year))))
    {
        let code = format!("85{heading:02}{part}");
        writeln!(rows, "IND,CHN,import,{code},{year},{},USD,A,", figure(&["IND", "CHN", &code], year)).unwrap();
    }
    rows
}

/// Months of some pairs, with a gap here and there and quarters of others.
fn months() -> String {
    let mut rows = String::new();
    for (place, (reporter, partner)) in pairs().enumerate().filter(|(place, _)| place % 9 == 0) {
        for (flow, year, month) in ["export", "import"]
            .iter()
            .flat_map(|flow| (2019..2024).flat_map(move |year| (1..=12).map(move |month| (*flow, year, month))))
        {
            let mut random = Random::of(&[reporter, partner, flow, &format!("{year}-{month}")]);
            let value = figure(&[reporter, partner, flow], year) / 12 + random.below(500);
            let period = if place % 27 == 0 { format!("{year}-Q{}", (month + 2) / 3) } else { format!("{year}-{month:02}") };
            if random.in_hundred(3) || place % 27 == 0 && month % 3 != 1 {
                continue;
            }
            writeln!(rows, "{reporter},{partner},{flow},TOTAL,{period},{value},USD,A,").unwrap();
        }
    }
    rows
}

/// Turnover in millions to a tenth, as a newspaper would print it.
fn rounded() -> String {
    let mut rows = String::new();
    for (reporter, partner) in pairs().filter(|pair| Random::of(&[pair.0, pair.1, "rounded"]).in_hundred(25)) {
        for year in years(reporter, partner).filter(|year| year % 2 == 0) {
            let value = figure(&[reporter, partner, "turnover"], year) / 100_000;
            writeln!(rows, "{reporter},{partner},turnover,TOTAL,{year},{}.{},USD,U,", value / 10, value % 10).unwrap();
        }
    }
    rows
}
