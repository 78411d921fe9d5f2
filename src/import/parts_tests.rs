//! Rows that are parts of one figure: corrections, equal rows, files given twice, sums that stand beside their parts.

use std::{fs, io::Write, path::Path};

use super::{
    DropReason, ImportError, Job, Summary, import,
    tests::{job, lines, reasons, sound},
};

const CURRENT: &str = "REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA21,PRODUCT_CPA22,PRODUCT_BEC,\
    PRODUCT_BEC5,PRODUCT_SECTION,FLOW,STAT_PROCEDURE,SUPPL_UNIT,PERIOD,VALUE_EUR,VALUE_NAC,QUANTITY_KG,QUANTITY_SUPPL_UNIT";
const HISTORICAL: &str = "DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_cpa2002,\
    PRODUCT_cpa2008,PRODUCT_CPA2_1,PRODUCT_BEC,PRODUCT_SECTION,FLOW,STAT_REGIME,SUPP_UNIT,PERIOD,VALUE_IN_EUROS,\
    QUANTITY_IN_KG,SUP_QUANTITY";

/// A row of French imports from Iran: product, procedure, euro.
fn current(product: &str, procedure: &str, value: &str) -> String {
    format!("FR,IR,E,{product},,,,,,,1,{procedure},,202205,{value},{value},,")
}

fn historical(regime: &str, value: &str) -> String {
    format!("001,FR,0616,IR,E,27090090,1,1,1,1,1,01,1,{regime},A,201101,{value},1,1")
}

fn file(root: &Path, name: &str, header: &str, rows: &[String]) -> std::path::PathBuf {
    let path = root.join(name);
    fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
    path
}

fn comext(root: &Path, header: &str, rows: &[String], change: impl FnOnce(&mut Job)) -> Result<Summary, ImportError> {
    let mut job = job(root, "comext", &[file(root, ".input.dat", header, rows)]);
    change(&mut job);
    import(&job, &mut |_| {})
}

#[test]
fn corrections_below_zero_are_part_of_the_sum() {
    let root = tempfile::tempdir().unwrap();
    let rows = [
        current("27101943", "1", "5000"),
        current("27101943", "3", "-1200"),
        current("27101943", "9", "200"),
        current("84099900", "1", "-300"),
        current("TOTAL", "1", "5000"),
        current("TOTAL", "3", "-1500"),
        current("TOTAL", "9", "200"),
    ];
    let summary = comext(root.path(), CURRENT, &rows, |_| {}).unwrap();
    sound(root.path());
    // 5000 − 1200 + 200 = 4000 and 5000 − 1500 + 200 = 3700; −300 alone is no trade, and is told.
    let kept = ["FRA IRN import CN:27101943 2022-05 4000 EUR 0 CIF A", "FRA IRN import TOTAL 2022-05 3700 EUR 0 CIF A"];
    assert_eq!(lines(root.path()), kept);
    assert_eq!(reasons(&summary), [(DropReason::BelowZero, 1)]);
    assert_eq!((summary.dropped[0].sums[0].value.as_str(), summary.added_up), ("-300", 4));
}

#[test]
fn a_mapped_table_of_parts_takes_corrections_too_and_one_of_whole_figures_does_not() {
    let root = tempfile::tempdir().unwrap();
    let rows = ["2021,RUS,IRN,export,1000".to_owned(), "2021,RUS,IRN,export,-300".to_owned()];
    let table = file(root.path(), "f.csv", "year,reporter,partner,flow,value", &rows);
    let map = root.path().join("map.toml");
    let columns =
        "[columns]\nyear = \"year\"\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nvalue = \"value\"\n";
    let with = |head: &str| {
        fs::write(&map, format!("{head}{columns}")).unwrap();
        let job = Job { mapping: Some(map.clone()), ..job(root.path(), "tidy", std::slice::from_ref(&table)) };
        let summary = import(&Job { whole: true, ..job }, &mut |_| {}).unwrap();
        (lines(root.path()), reasons(&summary))
    };
    assert_eq!(with("add_parts = true\n"), (vec!["RUS IRN export TOTAL 2021 700 USD 0 unknown A".to_owned()], vec![]));
    let whole = (vec!["RUS IRN export TOTAL 2021 1000 USD 0 unknown A".to_owned()], vec![(DropReason::Negative, 1)]);
    assert_eq!(with(""), whole);
}

#[test]
fn equal_records_are_one_and_a_file_given_twice_is_told() {
    let root = tempfile::tempdir().unwrap();
    let rows = [current("27101943", "1", "5000"), current("27101943", "1", "5000"), current("27101943", "3", "70")];
    let plain = file(root.path(), "full202205.dat", CURRENT, &rows);
    let packed = root.path().join("full202205.dat.gz");
    let mut writer = flate2::write::GzEncoder::new(fs::File::create(&packed).unwrap(), flate2::Compression::fast());
    // The same rows in another order, with the line ends of Windows.
    let turned: Vec<&String> = rows.iter().rev().collect();
    let text = turned.iter().fold(CURRENT.to_owned(), |text, row| text + "\r\n" + row);
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap();
    let summary = import(&job(root.path(), "auto", &[plain, packed]), &mut |_| {}).unwrap();
    // 5000 once and the other procedure's 70 once: of six records four are repeated.
    assert_eq!(lines(root.path()), ["FRA IRN import CN:27101943 2022-05 5070 EUR 0 CIF A"]);
    assert_eq!(reasons(&summary), [(DropReason::Repeated, 4)]);
    assert_eq!(summary.files[1].same_as.as_deref(), Some("full202205.dat"));
    assert!(summary.warnings.iter().any(|warning| warning.contains("has the same rows as full202205.dat")));
    assert!(summary.lost.is_empty(), "nothing is lost by what is counted once");
}

#[test]
fn regime_4_is_the_sum_of_the_others() {
    let kept = |rows: &[String]| {
        let root = tempfile::tempdir().unwrap();
        let summary = comext(root.path(), HISTORICAL, rows, |_| {}).unwrap();
        (lines(root.path()).pop().unwrap(), reasons(&summary), summary.told.iter().map(|told| told.reason).collect::<Vec<_>>())
    };
    let line = "FRA IRN import CN:27090090 2011-01 120 EUR 0 CIF A".to_owned();
    let all = [historical("1", "100"), historical("2", "20"), historical("4", "120")];
    assert_eq!(kept(&all), (line.clone(), vec![(DropReason::Breakdown, 2)], vec![]));
    let [one, two, four] = all;
    assert_eq!(kept(&[four.clone(), two.clone(), one.clone()]).0, line);
    assert_eq!(kept(std::slice::from_ref(&four)), (line.clone(), vec![], vec![]));
    assert_eq!(kept(&[one.clone(), two]), (line.clone(), vec![], vec![]));
    // A part is not there: the sum stands, and that it is not theirs is told.
    assert_eq!(kept(&[one, four]), (line, vec![(DropReason::Breakdown, 1)], vec![DropReason::Unequal]));
}

#[test]
fn sums_of_the_union_under_two_codes_are_not_added() {
    let root = tempfile::tempdir().unwrap();
    let row = |partner: &str, value: u32| format!("FR,{partner},E,TOTAL,,,,,,,1,1,,202052,{value},{value},,");
    // The Union without and with the United Kingdom are one area of ours, of which one figure may stand; QV and QW are both
    // not specified, and are added.
    let rows = [row("EU27_2020", 100), row("EU28", 120), row("QV", 3), row("QW", 4), row("IR", 5)];
    let summary = comext(root.path(), CURRENT, &rows, |_| {}).unwrap();
    let kept = lines(root.path());
    assert!(kept.iter().all(|line| !line.contains(" 220 ")), "{kept:?}");
    assert!(kept.iter().any(|line| line.contains("FRA XNS import TOTAL 2020 7 EUR")), "{kept:?}");
    assert!(reasons(&summary).iter().any(|(reason, _)| [DropReason::Conflict, DropReason::Territory].contains(reason)));
}

#[test]
fn parts_of_a_later_file_take_nothing_away_by_themselves() {
    let root = tempfile::tempdir().unwrap();
    let (first, second) = ([current("27101943", "1", "5000")], [current("27101943", "3", "70")]);
    comext(root.path(), CURRENT, &first, |_| {}).unwrap();
    // The same again changes nothing.
    comext(root.path(), CURRENT, &first, |_| {}).unwrap();
    let before = lines(root.path());
    let refused = comext(root.path(), CURRENT, &second, |_| {}).unwrap_err();
    assert!(refused.is_wrong_use() && refused.to_string().contains("--whole"), "{refused}");
    assert_eq!(lines(root.path()), before);
    let summary = comext(root.path(), CURRENT, &second, |job| job.whole = true).unwrap();
    assert_eq!((summary.replaced, summary.changed), (1, 1));
    assert_eq!(lines(root.path()), ["FRA IRN import CN:27101943 2022-05 70 EUR 0 CIF A"]);
}
