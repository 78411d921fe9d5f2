//! What `dyad check` warns of in figures that are well written and can hardly be right, and that it is silent where they can.

use std::{fs, path::Path};

use chrono::NaiveDate;
use dyad::{
    dataset::{Catalogue, Entry, Memory, Roots, State},
    trade::FindingCode::{self, *},
};

use crate::package;

const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "reporting": "reported"}, {"name": "two", "title": "Two", "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

const HEADER: &str = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar";

/// Rows of `RUS-IRN export TOTAL 2021 5 [one [A [gregorian]]]`, in thousands of dollars, not rounded.
fn text(rows: &[&str]) -> String {
    let line = |row: &&str| {
        let words: Vec<&str> = row.split(' ').collect();
        let word = |place: usize, usual: &'static str| words.get(place).map_or(usual, |word| *word).to_owned();
        let [source, status, calendar] = [(5, "one"), (6, "A"), (7, "gregorian")].map(|(place, usual)| word(place, usual));
        let head = words[..5].join(",").replacen('-', ",", 1);
        format!("{head},USD,3,,FOB,{status},{source},{calendar}\n")
    };
    format!("{HEADER}\n{}", rows.iter().map(line).collect::<String>())
}

fn checked(folder: &Path) -> Entry {
    let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
    let memory = Memory::default().looking_at_every_row().doubting(today);
    Catalogue::load_within(&Roots::Folder(folder.to_owned()), None, memory).unwrap().entries()[0].clone()
}

/// The warnings of such rows: which, and in which line.
fn warned(rows: &[&str]) -> Vec<(FindingCode, u64)> {
    let folder = tempfile::tempdir().unwrap();
    package::write_package(folder.path(), "made", DESCRIPTOR, text(rows).as_bytes());
    let entry = checked(folder.path());
    assert_eq!(entry.state, State::Served, "{:?}", entry.findings);
    entry.findings.into_iter().map(|finding| (finding.code, finding.line.unwrap())).collect()
}

/// A series of exports in years from 2010 on.
fn series(values: &[i64]) -> Vec<String> {
    (2010..).zip(values).map(|(year, value)| format!("RUS-IRN export TOTAL {year} {value}")).collect()
}

fn warned_of(rows: &[String]) -> Vec<(FindingCode, u64)> {
    warned(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_jump_of_a_thousand_or_a_million_is_told_where_it_begins() {
    for (values, lines) in [
        // One year in another unit, up or down, in the middle or at an end.
        (&[1500, 1700, 1_600_000, 1650, 1800][..], &[4][..]),
        (&[1500, 1700, 1_600_000_000, 1650, 1800], &[4]),
        (&[1_500_000, 1_700_000, 1600, 1_650_000, 1_800_000], &[4]),
        (&[1500, 1700, 1_600_000], &[4]),
        (&[1_500_000, 1700, 1600], &[3]),
        // The second half of a series, and a stretch of it: each is told once.
        (&[1500, 1700, 1600, 1_650_000, 1_800_000, 1_700_000], &[5]),
        (&[1500, 1700, 1_600_000, 1_650_000, 1700, 1800], &[4]),
        (&[2, 3, 2, 2600, 2800], &[5]),
        // Two slips.
        (&[1500, 1_700_000, 1600, 1650, 1_800_000, 1700], &[3, 6]),
    ] {
        let wanted: Vec<_> = lines.iter().map(|line| (SuspiciousJump, *line)).collect();
        assert_eq!(warned_of(&series(values)), wanted, "{values:?}");
    }
}

#[test]
fn what_grows_falls_or_leaps_about_is_no_jump() {
    for values in [
        // Growth from next to nothing, a collapse, tenfold and hundredfold.
        &[1, 7, 60, 900, 14_000, 60_000, 80_000][..],
        &[90_000, 80_000, 4000, 60, 0, 0],
        &[1500, 15_000, 150_000, 1_600_000],
        &[1500, 1600, 160_000, 150_000, 170_000],
        // Not near a thousand: three hundred, five thousand.
        &[1000, 1100, 340_000, 330_000],
        &[1000, 1100, 5_200_000, 5_300_000],
        // Erratic series, as of ships and aircraft; and zero is no base.
        &[3, 40_000, 2, 90_000, 17, 5_000_000, 4],
        &[0, 0, 1_500_000, 1_600_000],
        // Below 100,000 dollars single consignments come and go; there more figures must bear it out.
        &[2, 3, 2600],
        &[2, 3, 6, 2600, 7000],
        // Two figures are no series.
        &[1500, 1_500_000],
    ] {
        assert_eq!(warned_of(&series(values)), [], "{values:?}");
    }
}

#[test]
fn months_jump_as_years_do() {
    let month =
        |month: i64| format!("RUS-IRN export TOTAL 2023-{month:02} {}", if month > 8 { 120_000 + month } else { 110 + month });
    assert_eq!(warned_of(&(1..=12).map(month).collect::<Vec<_>>()), [(SuspiciousJump, 10)]);
    // Between two figures of 1922 and 1992 lies more than a slip.
    let years = [(1920, 2000), (1921, 2100), (1922, 2200), (1992, 2_100_000), (1993, 2_200_000)];
    assert_eq!(warned_of(&years.map(|(year, value)| format!("RUS-NLD import TOTAL {year} {value}"))), []);
}

#[test]
fn a_part_is_at_most_its_whole() {
    for (rows, told) in [
        (&["RUS-IRN export HS:27 2021 50", "RUS-IRN export HS:2709 2021 60"][..], Some(3)),
        (&["RUS-IRN export HS:2709 2021 50", "RUS-IRN export HS:27 2021 50"], None),
        (&["RUS-IRN export TOTAL 2021 50", "RUS-IRN export HS:27 2021 51"], Some(3)),
        (&["RUS-IRN export HS:27 2021 51", "RUS-IRN export TOTAL 2021 50"], Some(2)),
        (&["RUS-WLD export TOTAL 2021 50", "RUS-IRN export TOTAL 2021 60"], Some(3)),
        (&["RUS-IRN export HS:27 2021 60", "RUS-WLD export HS:27 2021 50"], Some(2)),
        (&["RUS-IRN export TOTAL 2021 50", "RUS-IRN re-export TOTAL 2021 60"], Some(3)),
        (&["RUS-IRN import TOTAL 2021 50", "RUS-IRN re-import TOTAL 2021 60"], Some(3)),
        (&["RUS-IRN turnover TOTAL 2021 50", "RUS-IRN export TOTAL 2021 60"], Some(3)),
        // A chapter stands above the code at hand even where the heading is missing; SITC:0 above SITC:01.
        (&["RUS-IRN export HS:27 2021 50", "RUS-IRN export HS:270900 2021 60"], Some(3)),
        (&["RUS-IRN export SITC4:0 2021 50", "RUS-IRN export SITC4:01 2021 60"], Some(3)),
        // Another year, flow, source, classification or pair is another thing.
        (&["RUS-IRN export HS:27 2021 50", "RUS-IRN export HS:2709 2022 60"], None),
        (&["RUS-IRN export HS:27 2021 50", "RUS-IRN import HS:2709 2021 60"], None),
        (&["RUS-IRN export TOTAL 2021 50", "RUS-IRN export HS:27 2021 60 two"], None),
        (&["RUS-IRN export HS:27 2021 50", "RUS-IRN export SITC4:2709 2021 60"], None),
        (&["IRN-WLD export TOTAL 2021 50", "RUS-IRN export TOTAL 2021 60"], None),
        (&["RUS-IRN export HS:27 2021 50", "RUS-IRN export HS:28 2021 60"], None),
    ] {
        let wanted: Vec<_> = told.into_iter().map(|line| (PartAboveWhole, line)).collect();
        assert_eq!(warned(rows), wanted, "{rows:?}");
    }
}

#[test]
fn a_part_that_rounding_explains_is_not_above() {
    let folder = tempfile::tempdir().unwrap();
    let row = |product: &str, value: &str, decimals: &str| {
        format!("RUS,IRN,export,{product},2021,{value},USD,9,{decimals},FOB,A,one,gregorian\n")
    };
    // "5 billion" may be 5.5; 5.4 billion of oil may be 5.35: no contradiction. 5.6 billion is at least 5.55.
    for (oil, warnings) in [("5.4", 0), ("5.5", 0), ("5.6", 1)] {
        let text = format!("{HEADER}\n{}{}", row("TOTAL", "5", "0"), row("HS:27", oil, "1"));
        package::write_package(folder.path(), "made", DESCRIPTOR, text.as_bytes());
        assert_eq!(checked(folder.path()).findings.len(), warnings, "{oil}");
    }
}

#[test]
fn a_year_is_one_of_its_calendar_and_has_begun() {
    for (row, told) in [
        ("RUS-IRN export TOTAL 2199 5", true),
        ("RUS-IRN export TOTAL 1000 5", true),
        ("RUS-IRN export TOTAL 1799 5", true),
        ("RUS-IRN export TOTAL 1800 5", false),
        ("RUS-IRN export TOTAL 1402 5", true),
        ("RUS-IRN export TOTAL 1500 5 one A solar-hijri", true),
        ("RUS-IRN export TOTAL 1402 5 one A solar-hijri", false),
        // On 2026-11-27 the Iranian year is 1405.
        ("RUS-IRN export TOTAL 1405 5 one P solar-hijri", false),
        ("RUS-IRN export TOTAL 1406 5 one P solar-hijri", true),
        ("RUS-IRN export TOTAL 1406 5 one F solar-hijri", false),
        ("RUS-IRN export TOTAL 1407 5 one F solar-hijri", true),
        ("RUS-IRN export TOTAL 2026 5 one P", false),
        ("RUS-IRN export TOTAL 2027 5", true),
        ("RUS-IRN export TOTAL 2027 5 one F", false),
        ("RUS-IRN export TOTAL 2028 5 one F", true),
    ] {
        let wanted = if told { vec![(ImplausiblePeriod, 2)] } else { Vec::new() };
        assert_eq!(warned(&[row]), wanted, "{row}");
    }
    let folder = tempfile::tempdir().unwrap();
    let rows: String = ["2026-11", "2026-12", "2026-Q4", "2027-Q1", "1023-04", "1402-05"]
        .map(|period| format!("RUS,IRN,export,TOTAL,{period},5,USD,3,,FOB,A,one,gregorian\n"))
        .concat();
    package::write_package(folder.path(), "made", DESCRIPTOR, format!("{HEADER}\n{rows}").as_bytes());
    let findings = checked(folder.path()).findings;
    assert_eq!(findings.iter().map(|finding| finding.line.unwrap()).collect::<Vec<_>>(), [3, 5, 6, 7]);
    assert!(findings[3].text.contains("1402-05 of one") && findings[3].text.contains("solar-hijri"), "{}", findings[3]);
    assert!(findings[3].text.contains("allowed: 1800-01 to 2027-12"), "{}", findings[3]);
}

#[test]
fn a_series_in_another_unit_than_the_others_is_told() {
    let year =
        |dyad: &str, flow: &str, year: i32, value: i32, source: &str| format!("{dyad} {flow} TOTAL {year} {value} {source}");
    let both = |flow: &str, dyad: &str, other: i32, source: &str| -> Vec<String> {
        let years = 2015..2020;
        let own = years.clone().map(|at| year("RUS-IRN", "export", at, 1000 + at, "one"));
        own.chain(years.map(|at| year(dyad, flow, at, (1100 + at) * other, source))).collect()
    };
    assert_eq!(warned_of(&both("export", "RUS-IRN", 1000, "two")), [(OtherUnit, 7)], "another source of the same");
    // The reporter that comes first is told of: IRN-RUS imports a thousand times what Russia exports.
    assert_eq!(warned_of(&both("import", "IRN-RUS", 1000, "one")), [(OtherUnit, 7)], "the other side");
    for other in [1, 3, 40, 200] {
        assert_eq!(warned_of(&both("export", "RUS-IRN", other, "two")), [], "{other}");
        assert_eq!(warned_of(&both("import", "IRN-RUS", other, "one")), [], "{other}");
    }
}

#[test]
fn a_file_that_was_cut_is_told() {
    let rows = series(&[1500, 1600, 1700, 1800]);
    let whole = text(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let folder = tempfile::tempdir().unwrap();
    let put = |bytes: &str, stated: &str| {
        let descriptor = DESCRIPTOR.replace("\"observations.csv\"", &format!("\"observations.csv\"{stated}"));
        package::write_package(folder.path(), "made", &descriptor, bytes.as_bytes());
        checked(folder.path()).findings.iter().map(|finding| (finding.code, finding.line)).collect::<Vec<_>>()
    };
    assert_eq!(put(&whole, ""), []);
    assert_eq!(put(&whole.replace('\n', "\r\n"), ""), []);
    assert_eq!(put(whole.trim_end(), ""), [(CutShort, Some(5))], "the last field may be cut");
    // Cut at the end of a row nothing is wrong with the file itself, but its descriptor knows better.
    let cut: String = whole.split_inclusive('\n').take(3).collect();
    assert_eq!(put(&cut, ""), []);
    assert_eq!(put(&cut, &format!(", \"bytes\": {}", whole.len())), [(ResourceDiffers, None)]);
    assert_eq!(put(&whole, &format!(", \"bytes\": {}", whole.len())), []);
    // md5sum and sha256sum of nothing but the header and one row.
    let one: String = text(&["RUS-IRN export TOTAL 2021 5"]);
    for (hash, found) in [
        ("MD5", vec![]),
        ("sha256:SHA256", vec![]),
        ("sha256:0000", vec![(ResourceDiffers, None)]),
        ("d41d8cd98f00b204e9800998ecf8427e", vec![(ResourceDiffers, None)]),
        ("crc32:00000000", vec![(ResourceDiffers, None)]),
    ] {
        let hash = hash.replace("SHA256", KNOWN_SHA256).replace("MD5", KNOWN_MD5);
        assert_eq!(put(&one, &format!(", \"hash\": \"{hash}\"")), found, "{hash}");
    }
}

const KNOWN_MD5: &str = "f9a2979758d9add596dd3b40b629e8b1";
const KNOWN_SHA256: &str = "bc228012964cca97b1cdd407400ba84cc51a6bf89c600b6ff794b1b86c04ce2d";

#[test]
fn a_table_that_lost_rows_since_it_was_loaded_is_told() {
    let rows = series(&[1500, 1600, 1700, 1800, 1900, 2000]);
    let lines: Vec<&str> = rows.iter().map(String::as_str).collect();
    let folder = tempfile::tempdir().unwrap();
    package::write_package(folder.path(), "made", DESCRIPTOR, text(&lines).as_bytes());
    let roots = Roots::Folder(folder.path().to_owned());
    let first = Catalogue::load(&roots, None).unwrap();
    fs::write(folder.path().join("made/observations.csv"), text(&lines[..3])).unwrap();
    let second = Catalogue::load(&roots, Some(&first)).unwrap();
    let findings = &second.entries()[0].findings;
    assert_eq!((findings.len(), findings[0].code), (1, Shrunk));
    assert!(findings[0].text.contains("3 observations, where there were 6"), "{}", findings[0]);
    assert!(Catalogue::load(&roots, Some(&second)).unwrap().entries()[0].findings.is_empty(), "told once");
    fs::write(folder.path().join("made/observations.csv"), text(&lines)).unwrap();
    assert!(Catalogue::load(&roots, Some(&second)).unwrap().entries()[0].findings.is_empty());
}

#[test]
fn a_warning_in_every_row_is_told_twenty_times_and_counted() {
    let months = (2100..2200).flat_map(|year| (1..9).map(move |month| (year, month)));
    let rows: Vec<String> = months.map(|(year, month)| format!("RUS-IRN export TOTAL {year}-{month:02} 5")).collect();
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<&str> = rows.iter().map(String::as_str).collect();
    package::write_package(folder.path(), "made", DESCRIPTOR, text(&lines).as_bytes());
    let findings = checked(folder.path()).findings;
    assert_eq!((findings.len(), findings.iter().map(|finding| finding.count).sum::<u64>()), (21, 800));
}

#[test]
fn the_datasets_of_this_repository_raise_no_doubt() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
    let findings: Vec<String> = checked(&folder).findings.iter().map(ToString::to_string).collect();
    assert_eq!(findings, Vec::<String>::new());
}
