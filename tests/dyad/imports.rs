//! Importing by the command: totals that agree with a sum taken over the source file by other code, exit codes, standard
//! input, packed files, and answers from what came in.

use std::{collections::BTreeMap, fs, io::Write};

use serde_json::Value;

use crate::command::{dyad, fixture, summary};

/// The column of a CSV line that has no quotes.
fn column(line: &str, place: usize) -> &str {
    line.split(',').nth(place).unwrap()
}

#[test]
fn totals_agree_with_the_source_to_the_cent() {
    let root = tempfile::tempdir().unwrap();
    let path = fixture("comtrade_v1.csv");
    let run = dyad(root.path(), &["import", "auto", path.to_str().unwrap(), "--into", "datasets/china", "--json"], b"");
    let document = summary(&run);
    // Cents by flow of the annual rows at TOTAL with partners other than China itself, taken from the text; "Areas, nes" (7) too.
    let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
    let text = fs::read_to_string(&path).unwrap().replace("\"Areas, nes\"", "Areas nes");
    for line in text.lines().skip(1) {
        let flow = match column(line, 9) {
            "X" => "export",
            "M" => "import",
            "RX" => "re-export",
            _ => continue,
        };
        let whole = [(1, "A"), (14, "0"), (20, "TOTAL"), (24, "C00"), (27, "0")];
        if whole.iter().all(|(place, word)| column(line, *place) == *word) && column(line, 11) != "156" {
            let (units, rest) = column(line, 43).split_once('.').unwrap();
            *sums.entry(flow).or_default() +=
                units.parse::<i128>().unwrap() * 100 + format!("{rest:0<2}").parse::<i128>().unwrap();
        }
    }
    assert_eq!(sums["import"], (6_804_128_143 + 74_251_272_075 + 7) * 100);
    let cents = |value: &str| {
        let (units, cents) = value.split_once('.').unwrap_or((value, "00"));
        units.parse::<i128>().unwrap() * 100 + cents.parse::<i128>().unwrap()
    };
    let totals =
        document["totals"].as_array().unwrap().iter().filter(|total| total["level"] == "TOTAL" && total["frequency"] == "A");
    let found: BTreeMap<&str, i128> =
        totals.map(|total| (total["flow"].as_str().unwrap(), cents(total["value"].as_str().unwrap()))).collect();
    assert_eq!(found, sums);
    let dropped: u64 = document["dropped"].as_array().unwrap().iter().map(|dropped| dropped["count"].as_u64().unwrap()).sum();
    assert_eq!(document["rows_read"].as_u64().unwrap(), document["kept"].as_u64().unwrap() + dropped);
}

#[test]
fn what_came_in_is_sound_and_answers() {
    let root = tempfile::tempdir().unwrap();
    let import =
        ["import", "comtrade", fixture("comtrade_v1.csv").to_str().unwrap(), "--into", "datasets/china"].map(str::to_owned);
    let run = dyad(root.path(), &import.each_ref().map(String::as_str), b"");
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(said.contains("9 observations kept") && said.contains("dropped 3: part of a figure"), "{said}");
    let check = dyad(root.path(), &["check"], b"");
    assert_eq!(String::from_utf8(check.stdout).unwrap(), "china: sound: 9 observations, 0 claims, 0 events, 0 warnings\n");
    let query = dyad(root.path(), &["query", "CHN-DEU/exports", "--format", "json"], b"");
    let answer: Value = serde_json::from_slice(&query.stdout).unwrap();
    assert_eq!(answer["observations"][0]["value"], 68_047_133_397_u64);
    assert_eq!(answer["source"], "comtrade");
}

#[test]
fn packed_files_and_standard_input_are_the_same_figures() {
    let root = tempfile::tempdir().unwrap();
    let text = fs::read(fixture("comtrade_bulk.txt")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&text).unwrap();
    let packed = packed.finish().unwrap();
    let from = |input: &[u8]| {
        let run = dyad(root.path(), &["import", "auto", "-", "--into", "datasets/iran", "--json"], input);
        summary(&run)["totals"].clone()
    };
    assert_eq!(from(&text), from(&packed));
    assert_eq!(from(&text)[0]["value"], "1234.50");
}

#[test]
fn exit_codes() {
    let root = tempfile::tempdir().unwrap();
    let (file, other) = (fixture("baci.csv"), fixture("cow.csv"));
    let (file, other) = (file.to_str().unwrap(), other.to_str().unwrap());
    for (arguments, code) in [
        (vec!["import", "auto", file, "--into", "made"], 0),
        // A missing figure is dropped, which --strict forbids.
        (vec!["import", "auto", other, "--into", "strict", "--strict"], 1),
        (vec!["import", "auto", "/nonexistent.csv", "--into", "made"], 1),
        (vec!["import", "auto", file, other, "--into", "made"], 2),
        (vec!["import", "cow", file, "--into", "made"], 2),
        (vec!["import", "auto", file], 2),
        (vec!["import", "tidy", file, "--into", "tidy"], 2),
    ] {
        let run = dyad(root.path(), &arguments, b"");
        assert_eq!(run.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        assert!(code == 0 || !run.stderr.is_empty());
    }
}

#[test]
fn what_is_lost_is_told_where_it_is_seen() {
    let root = tempfile::tempdir().unwrap();
    let rows = b"t,i,j,k,v,q\n2022,364,643,80410,5,1\n2022,364,9999,80410,1,1\n";
    let run = dyad(root.path(), &["import", "baci", "-", "--into", "made", "--json"], rows);
    let document = summary(&run);
    // 1 thousand of 5 + 5 + 1, since BACI's figure stands on both sides.
    assert_eq!(
        (document["lost"][0]["value"].as_str(), document["lost"][0]["per_million"].as_u64()),
        (Some("1000"), Some(90_909))
    );
    assert_eq!(document["dropped"][0]["codes"][0]["code"], "9999");
    assert!(String::from_utf8_lossy(&run.stderr).contains("WARNING: 1000 USD (9.09 per cent) of what"));
    let report: Value = serde_json::from_slice(&fs::read(root.path().join("made/import-report.json")).unwrap()).unwrap();
    assert_eq!(report["imports"][0]["dropped"], document["dropped"]);
    let query = dyad(root.path(), &["query", "IRN-RUS/exports?product=HS:080410", "--datasets", ".", "--format", "json"], b"");
    let answer: Value = serde_json::from_slice(&query.stdout).unwrap();
    let cautions = answer["cautions"].as_array().unwrap();
    assert!(cautions.iter().any(|caution| caution.to_string().contains("import-report.json")), "{answer}");
}

#[test]
fn a_refused_import_leaves_no_trace() {
    let root = tempfile::tempdir().unwrap();
    let text = |product: &str| format!("t,i,j,k,v,q\n2022,364,643,{product},5,1\n");
    fs::write(root.path().join("BACI_HS22_Y2022.csv"), text("010121")).unwrap();
    fs::write(root.path().join("BACI_HS92_Y2022.csv"), text("010111")).unwrap();
    let import = |files: &[&str]| dyad(root.path(), &[&["import", "auto"], files, &["--into", "datasets/baci"]].concat(), b"");
    assert_eq!(import(&["BACI_HS92_Y2022.csv", "BACI_HS22_Y2022.csv"]).status.code(), Some(2));
    assert!(!root.path().join("datasets/baci").exists());
    assert_eq!(import(&["BACI_HS92_Y2022.csv"]).status.code(), Some(0));
    let refused = import(&["BACI_HS22_Y2022.csv"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("another --source"));
    let check = dyad(root.path(), &["check"], b"");
    assert_eq!(String::from_utf8(check.stdout).unwrap(), "baci: sound: 2 observations, 0 claims, 0 events, 0 warnings\n");
}
