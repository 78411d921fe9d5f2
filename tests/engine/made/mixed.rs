//! `made-mixed`: a package of CSV with one source for each thing that an observation can be.

use std::{fmt::Write, fs, path::Path};

use serde_json::{Value, json};

use super::{AREAS, figure, statements};
use crate::random::Random;

const HEADER: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar,published,note\n";

const PAIRS: [(&str, &str); 12] = [
    ("RUS", "IRN"),
    ("IRN", "RUS"),
    ("IRN", "CHN"),
    ("CHN", "IRN"),
    ("IND", "PAK"),
    ("PAK", "IND"),
    ("EGY", "RUS"),
    ("BGD", "IND"),
    ("RUS", "WLD"),
    ("IRN", "WLD"),
    ("USA", "USA"),
    ("KAZ", "RUS"),
];

/// A source: its name, priority, how it came to its figures, and the day that it came out.
const SOURCES: [(&str, i32, &str, &str); 10] = [
    ("customs", 90, "reported", "2024-05"),
    ("bank", 45, "reconciled", "2024"),
    ("hijri", 85, "reported", ""),
    ("hijri-months", 84, "reported", ""),
    ("fiscal", 80, "reported", ""),
    ("parts", 30, "quoted", "2024-11-05"),
    ("fine", 25, "reported", ""),
    ("revised", 88, "reported", ""),
    ("partner-side", 15, "mirrored", ""),
    ("paper", 5, "quoted", "2023-07"),
];

pub fn make(folder: &Path) {
    let package = folder.join("made-mixed");
    fs::create_dir_all(&package).unwrap();
    let resource = |name: &str| json!({"name": name, "path": format!("{name}.csv")});
    let sources: Vec<Value> = SOURCES
        .iter()
        .map(|(name, priority, reporting, published)| {
            let mut source = json!({"name": name, "title": format!("The {name} (made)"), "short@ru": format!("источник {name}"),
            "priority": priority, "reporting": reporting, "license": "CC0-1.0", "compiler": format!("Office {}", priority % 3)});
            if !published.is_empty() {
                source["published"] = json!(published);
            }
            source
        })
        .collect();
    let descriptor = json!({
        "profile": "tabular-data-package", "name": "made-mixed", "title": "Made for tests, mixed", "version": "1.2.0",
        "created": "2024-12-01T00:00:00Z", "licenses": [{"name": "CC0-1.0", "title": "Creative Commons Zero"}], "sources": sources,
        "cautions": [{"source": "bank", "reporter": "RUS", "partner": "IRN", "flow": "export", "text": "Freight is a guess.",
            "text@ru": "Фрахт оценён."}],
        "resources": [resource("observations"), resource("claims"), resource("events")],
    });
    fs::write(package.join("datapackage.json"), serde_json::to_vec_pretty(&descriptor).unwrap()).unwrap();
    fs::write(package.join("observations.csv"), HEADER.to_owned() + &observations()).unwrap();
    fs::write(package.join("claims.csv"), statements::claims()).unwrap();
    fs::write(package.join("events.csv"), statements::events()).unwrap();
}

/// What the rows of a source have in common.
struct Of<'a> {
    source: &'a str,
    currency: &'a str,
    calendar: &'a str,
    /// Power of ten and decimals that figures are given in.
    scale: (u32, &'a str),
}

fn observations() -> String {
    let mut rows = String::new();
    let years = |first: i32, last: i32| (first..=last).map(|year| (year, year.to_string())).collect::<Vec<_>>();
    let months = |first: i32, last: i32| {
        (first..=last).flat_map(|year| (1..=12).map(move |month| (year, format!("{year}-{month:02}")))).collect::<Vec<_>>()
    };
    let quarters =
        (2018..=2022).flat_map(|year| (1..=4).map(move |quarter| (year, format!("{year}-Q{quarter}")))).collect::<Vec<_>>();
    let nine = (2016..=2023).map(|year| (year, format!("{year}-01/P9M"))).collect::<Vec<_>>();
    let plain = |source| Of { source, currency: "USD", calendar: "gregorian", scale: (0, "") };
    put(&mut rows, &Of { scale: (3, "1"), ..plain("customs") }, &years(1990, 2023), &["TOTAL", "HS:27", "HS:2709"]);
    put(&mut rows, &Of { currency: "EUR", ..plain("bank") }, &years(2000, 2022), &["TOTAL"]);
    put(&mut rows, &Of { calendar: "solar-hijri", ..plain("hijri") }, &years(1380, 1402), &["TOTAL", "HS:27"]);
    put(&mut rows, &Of { calendar: "solar-hijri", scale: (6, "2"), ..plain("hijri-months") }, &months(1398, 1402), &["TOTAL"]);
    put(&mut rows, &Of { calendar: "fiscal:07", currency: "INR", ..plain("fiscal") }, &years(2005, 2022), &["TOTAL"]);
    put(&mut rows, &Of { calendar: "fiscal:04", currency: "PKR", ..plain("fiscal") }, &years(2005, 2022), &["TOTAL"]);
    put(&mut rows, &plain("parts"), &nine, &["TOTAL"]);
    put(&mut rows, &plain("parts"), &quarters, &["TOTAL", "SITC3:33"]);
    put(&mut rows, &Of { scale: (0, "fine"), ..plain("fine") }, &months(2021, 2022), &["TOTAL"]);
    put(&mut rows, &Of { scale: (9, "1"), ..plain("paper") }, &years(2015, 2023), &["TOTAL"]);
    put(&mut rows, &plain("partner-side"), &years(2001, 2020), &["TOTAL"]);
    revised(&mut rows);
    rows
}

fn put(rows: &mut String, of: &Of<'_>, periods: &[(i32, String)], products: &[&str]) {
    let flows: &[&str] = if of.source == "paper" { &["turnover"] } else { &["export", "import"] };
    for ((reporter, partner), flow) in PAIRS.into_iter().flat_map(|pair| flows.iter().map(move |flow| (pair, *flow))) {
        for (product, (year, period)) in products.iter().flat_map(|product| periods.iter().map(move |period| (*product, period)))
        {
            let mut random = Random::of(&[of.source, reporter, partner, flow, product, period]);
            // Not everybody has every year.
            if random.in_hundred(5) || Random::of(&[of.source, reporter, partner]).in_hundred(25) {
                continue;
            }
            let year = if of.calendar == "solar-hijri" { year + 621 } else { *year };
            let whole = figure(&[reporter, partner, flow], year) / if product == "TOTAL" { 1 } else { 3 } + random.below(99);
            let (value, decimals) = match of.scale {
                (_, "fine") => (format!("{whole}.{:04}", random.below(9999)), ""),
                (power, decimals) => (scaled(whole, power, decimals), decimals),
            };
            let (value, status) = match random.below(50) {
                0 => (String::new(), "M"),
                1 => (String::new(), "O"),
                place @ 2..=6 => (value, ["E", "F", "I", "P", "U"][usize::try_from(place).unwrap() - 2]),
                _ => (value, "A"),
            };
            let (valuation, note) =
                (if flow == "import" { "CIF" } else { "FOB" }, if random.in_hundred(4) { "as printed, «p. 7»" } else { "" });
            let (power, decimals) = (of.scale.0, if value.is_empty() { "" } else { decimals });
            writeln!(
                rows,
                "{reporter},{partner},{flow},{product},{period},{value},{},{power},{decimals},{valuation},{status},{},{},,\"{note}\"",
                of.currency, of.source, of.calendar
            )
            .unwrap();
        }
    }
}

/// A figure in units of a power of ten, with so many decimals.
fn scaled(whole: u64, power: u32, decimals: &str) -> String {
    let places: u32 = decimals.parse().unwrap_or(0);
    let units = whole * 10u64.pow(places) / 10u64.pow(power);
    let one = 10u64.pow(places);
    if places == 0 { units.to_string() } else { format!("{}.{:0width$}", units / one, units % one, width = places as usize) }
}

/// Figures that came out several times, to the year, the month and the day.
fn revised(rows: &mut String) {
    for (reporter, partner) in AREAS[..6].iter().flat_map(|reporter| AREAS[..6].iter().map(move |partner| (*reporter, *partner)))
    {
        for (flow, year) in ["export", "import"].iter().flat_map(|flow| (2010..2023).map(move |year| (*flow, year))) {
            for (place, published) in ["2019", "2021-07", "2022-12-31", "2024-01-15"].into_iter().enumerate() {
                let mut random = Random::of(&[reporter, partner, flow, &year.to_string(), published]);
                if reporter == partner || random.in_hundred(40) || published < year.to_string().as_str() {
                    continue;
                }
                let value = figure(&[reporter, partner, flow], year) + place as u64 * random.below(4000);
                let valuation = if *flow == *"import" { "CIF" } else { "FOB" };
                writeln!(
                    rows,
                    "{reporter},{partner},{flow},TOTAL,{year},{value},USD,0,,{valuation},A,revised,gregorian,{published},"
                )
                .unwrap();
            }
        }
    }
}
