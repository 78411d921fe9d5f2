//! What an import tells: every code with its money, warnings, errors in their own words; and that no dataset is made that
//! the loader would refuse.

use std::{fs, path::Path};

use serde_json::Value;

use super::{
    DropReason, ImportError, Job, Summary, import,
    tests::{job, lines, reasons, sound},
};

const COMTRADE: &str = "typeCode,freqCode,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partnerDesc,cmdCode,\
    aggrLevel,primaryValue";

fn imported(root: &Path, provider: &str, text: &str, change: impl FnOnce(&mut Job)) -> Result<Summary, ImportError> {
    let file = root.join(".input.csv");
    fs::write(&file, text).unwrap();
    let mut job = job(root, provider, &[file]);
    change(&mut job);
    import(&job, &mut |_| {})
}

fn descriptor(root: &Path) -> Value {
    serde_json::from_slice(&fs::read(root.join("made/datapackage.json")).unwrap()).unwrap()
}

#[test]
fn every_code_with_its_rows_and_its_money() {
    let root = tempfile::tempdir().unwrap();
    let row = |flow: &str, code: &str, iso: &str, name: &str, value: &str| {
        format!("C,A,2020,699,IND,{flow},{code},{iso},\"{name}\",TOTAL,0,{value}")
    };
    let rows = [
        row("X", "643", "RUS", "Russian Federation", "1000.25"),
        row("X", "9997", "_X", "Somewhere, nes", "3"),
        row("M", "9997", "_X", "Somewhere, nes", "0.5"),
        row("X", "9999", "", "Atlantis", "10"),
        row("DX", "643", "RUS", "Russian Federation", "900"),
        row("FM", "643", "RUS", "Russian Federation", "40"),
        row("X", "9998", "ITA", "Italy", "20"),
        row("X", "32", "BRA", "Argentina", "30"),
        row("Q", "643", "RUS", "Russian Federation", ""),
    ];
    let summary = imported(root.path(), "auto", &format!("{COMTRADE}\n{}\n", rows.join("\n")), |_| {}).unwrap();
    assert_eq!(reasons(&summary), [(DropReason::Area, 3), (DropReason::Flow, 2), (DropReason::UnknownFlow, 1)]);
    let codes = |drop: &super::Drop| -> Vec<(String, String, u64, String)> {
        let told = |code: &super::DroppedCode| (code.code.clone(), code.name.clone(), code.count, code.sums[0].value.clone());
        drop.codes.iter().map(told).collect()
    };
    let code = |code: &str, name: &str, count: u64, sum: &str| (code.to_owned(), name.to_owned(), count, sum.to_owned());
    assert_eq!(codes(&summary.dropped[0]), [code("9999", "Atlantis", 1, "10"), code("9997", "Somewhere, nes", 2, "3.50")]);
    assert_eq!(codes(&summary.dropped[1]), [code("DX", "", 1, "900"), code("FM", "", 1, "40")]);
    assert_eq!(codes(&summary.told[0]), [code("9998 as ITA", "Italy", 1, "20")]);
    assert_eq!(codes(&summary.told[1]), [code("32 and BRA", "Argentina", 1, "30")]);
    // 13.50 lost beside 1000.25 + 20 + 30 kept: 13.5/1063.75 is 1.269 per cent; domestic exports are in the exports.
    assert_eq!((summary.lost[0].money.value.as_str(), summary.lost[0].per_million), ("13.50", 12_690));
    let caution = descriptor(root.path())["cautions"][0].clone();
    assert!(
        caution["source"] == "comtrade" && caution["text"].as_str().unwrap().starts_with("13.50 USD (1.26 per cent) of what")
    );
    let said = summary.to_string();
    for part in
        ["  WARNING: 13.50 USD (1.26 per cent)", "    9997 (Somewhere, nes): 2, 3.50 USD\n", "  kept 1: ISO codes in the row"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    let report: Value = serde_json::from_slice(&fs::read(root.path().join("made/import-report.json")).unwrap()).unwrap();
    assert_eq!(report["imports"][0]["dropped"], serde_json::to_value(&summary.dropped).unwrap());
    assert_eq!(report["imports"][0]["table"], descriptor(root.path())["resources"][0]["path"]);
    sound(root.path());
    assert!(lines(root.path()).iter().any(|line| line.starts_with("IND ITA export TOTAL 2020 20 ")));
    // Whole again, and the caution has gone.
    let whole = format!("{COMTRADE}\n{}\n", rows[0]);
    imported(root.path(), "auto", &whole, |job| job.whole = true).unwrap();
    assert_eq!(fs::read_to_string(root.path().join("made/import-report.json")).unwrap().matches("\"command\"").count(), 2);
}

#[test]
fn a_long_list_is_bounded_in_the_text_and_whole_in_json() {
    let root = tempfile::tempdir().unwrap();
    let row = |code: u32| format!("C,A,2020,699,IND,X,{code},,,TOTAL,0,1");
    let rows: Vec<String> = (9000..9050).map(row).chain([row(643)]).collect();
    let summary = imported(root.path(), "auto", &format!("{COMTRADE}\n{}\n", rows.join("\n")), |_| {}).unwrap();
    assert_eq!(summary.dropped[0].codes.len(), 50);
    let said = summary.to_string();
    assert!(said.lines().count() < 20 && said.contains("and 42 more, all in import-report.json"), "{said}");
}

const TIDY: &str = "[columns]\nyear = \"year\"\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nvalue = \"value\"\n\
    currency = \"currency\"\nnote = \"note\"\n";

#[test]
fn nothing_is_put_in_place_that_the_loader_refuses() {
    let root = tempfile::tempdir().unwrap();
    let map = root.path().join("map.toml");
    fs::write(&map, TIDY).unwrap();
    let tidy = |rows: &str| {
        let text = format!("year,reporter,partner,flow,value,currency,note\n{rows}\n");
        imported(root.path(), "tidy", &text, |job| job.mapping = Some(map.clone()))
    };
    tidy("2019,RUS,IRN,export,100,USD,\n2020,RUS,IRN,export,110,USD,").unwrap();
    let state = || {
        let mut files: Vec<_> = fs::read_dir(root.path().join("made")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect::<Vec<_>>()
    };
    let before = state();
    // Another currency in the same series; a tab in a note.
    for (rows, word) in [("2021,RUS,IRN,export,90,EUR,", "EUR"), ("2021,RUS,IRN,export,90,USD,a\tb", "U+0009")] {
        let refused = tidy(rows).unwrap_err().to_string();
        assert!(refused.contains("left as it was") && refused.contains(word), "{refused}");
        assert!(state() == before, "the dataset and its table stay");
    }
    sound(root.path());
    let entries = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(entries.into_iter().all(|name| !name.starts_with(".dyad-")), "nothing half done is left");
    // A first import that is refused makes no dataset.
    let fresh = tempfile::tempdir().unwrap();
    let text = "year,reporter,partner,flow,value,currency,note\n2021,RUS,IRN,export,90,USD,a\tb\n";
    imported(fresh.path(), "tidy", text, |job| job.mapping = Some(map.clone())).unwrap_err();
    assert!(!fresh.path().join("made").exists());
}

#[test]
fn claims_beside_the_table_are_loaded_with_it() {
    let root = tempfile::tempdir().unwrap();
    let row = |value: &str| format!("t,i,j,k,v,q\n2022,364,643,80410,{value},1\n");
    imported(root.path(), "baci", &row("5"), |_| {}).unwrap();
    let mut package = descriptor(root.path());
    package["resources"].as_array_mut().unwrap().push(serde_json::json!({"name": "claims", "path": "claims.csv"}));
    fs::write(root.path().join("made/datapackage.json"), package.to_string()).unwrap();
    fs::write(root.path().join("made/claims.csv"), "broken\n1\n").unwrap();
    let refused = imported(root.path(), "baci", &row("6"), |_| {}).unwrap_err().to_string();
    assert!(refused.contains("claims.csv"), "{refused}");
    assert_eq!(fs::read_to_string(root.path().join("made/claims.csv")).unwrap(), "broken\n1\n");
    assert!(lines(root.path())[0].contains(" 5 "));
}

#[test]
fn comext_of_the_api_keeps_values_only() {
    let root = tempfile::tempdir().unwrap();
    let head = "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG";
    let row = |flow: &str, indicator: &str, value: &str, flag: &str| {
        format!("ESTAT:DS-045409(1.0),01/01/26 11:00:00,M,FR,IR,TOTAL,{flow},{indicator},2022-05,{value},{flag}")
    };
    let rows = [
        row("1", "QUANTITY_IN_100KG", "12", ""),
        row("1", "VALUE_IN_EUROS", "5000", ""),
        row("2", "VALUE_IN_EUROS", "7000.5", "p"),
    ];
    for order in [rows.clone().to_vec(), rows.iter().rev().cloned().collect()] {
        let summary = imported(root.path(), "auto", &format!("{head}\n{}\n", order.join("\n")), |job| job.whole = true).unwrap();
        let kept = ["FRA IRN export TOTAL 2022-05 7000.5 EUR 0 FOB P", "FRA IRN import TOTAL 2022-05 5000 EUR 0 CIF A"];
        assert_eq!(lines(root.path()), kept);
        assert_eq!((summary.source.as_str(), reasons(&summary)), ("comext", vec![(DropReason::NotGoods, 1)]));
        assert_eq!((summary.dropped[0].codes[0].code.as_str(), summary.lost.len()), ("QUANTITY_IN_100KG", 0));
    }
}

#[test]
fn a_service_that_fails_is_heard() {
    let root = tempfile::tempdir().unwrap();
    let said = |text: &str| imported(root.path(), "auto", text, |_| {}).unwrap_err().to_string();
    let denied = said("{\"statusCode\": 401, \"message\": \"Access denied due to missing subscription key.\"}");
    assert!(denied.contains("401") && denied.contains("missing subscription key"), "{denied}");
    assert!(said("{\"data\": [], \"count\": -1, \"error\": \"Period invalid\"}").contains("error: Period invalid"));
    assert!(said("<!DOCTYPE html><html><title>502 Bad Gateway</title></html>").contains("502 Bad Gateway"));
    assert!(said("{\"data\": [], \"error\": \"\"}").contains("no records"));
}

#[test]
fn a_part_that_only_the_second_object_names_is_seen() {
    let root = tempfile::tempdir().unwrap();
    let object = |more: &str, value: u32| {
        format!(
            "{{\"reporterCode\": 156, \"flowCode\": \"M\", \"partnerCode\": 643, \"cmdCode\": \"TOTAL\", \"period\": \"2020\", \
             \"primaryValue\": {value}{more}}}"
        )
    };
    let parts = [object("", 100), object(", \"motCode\": 2100", 7)];
    for order in [[0, 1], [1, 0]] {
        let text = format!("{{\"data\": [{}, {}]}}", parts[order[0]], parts[order[1]]);
        let summary = imported(root.path(), "auto", &text, |_| {}).unwrap();
        assert_eq!(reasons(&summary), [(DropReason::Breakdown, 1)]);
        assert_eq!(lines(root.path()), ["CHN RUS import TOTAL 2020 100 USD 0 CIF A"]);
    }
}

#[test]
fn a_file_that_ends_in_the_middle_is_told() {
    let root = tempfile::tempdir().unwrap();
    let cut = |text: &str| {
        let summary = imported(root.path(), "baci", text, |_| {}).unwrap();
        summary.files[0].cut_at
    };
    let head = "t,i,j,k,v,q\n2022,364,643,80410,5,1\n";
    assert_eq!(cut(head), None);
    assert_eq!(cut(&format!("{head}2022,364,792,80410,123")), Some(3));
    assert_eq!(cut(&format!("{head}2022,364,792,80410,123,4")), Some(3));
    assert_eq!(cut(&format!("{head}2022,364,792,80410,123,NA")), None);
}

#[test]
fn the_code_lists_in_an_archive_are_left_out_and_told() {
    let root = tempfile::tempdir().unwrap();
    let archive = root.path().join("BACI_HS22_V202601.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&archive).unwrap());
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("BACI_HS22_Y2022_V202601.csv", "t,i,j,k,v,q\n2022,364,643,80410,5,1\n"),
        ("country_codes_V202601.csv", "country_code,country_name,country_iso2,country_iso3\n4,Afghanistan,AF,AFG\n"),
        ("product_codes_HS22_V202601.csv", "code,description\n010121,Horses\n"),
        ("Readme.txt", "List of Variables:\nt: year\n"),
    ] {
        writer.start_file(name, stored).unwrap();
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    let summary = import(&job(root.path(), "baci", &[archive]), &mut |_| {}).unwrap();
    assert_eq!((summary.texts, summary.rows_read, summary.kept), (1, 1, 2));
    assert_eq!(summary.files.iter().filter(|text| text.skipped.is_some()).count(), 3);
    assert!(summary.to_string().contains("left out of an archive: country_codes_V202601.csv"));
}
