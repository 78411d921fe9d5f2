//! Several figures of one key: one by rule or none, whatever the order; two revisions of the Harmonized System never.

use std::{fs, path::Path};

use super::{
    DropReason, ImportError, Job, Summary, import,
    tests::{job, lines, reasons},
};

const COMTRADE: &str = "typeCode,freqCode,period,reporterCode,flowCode,partnerCode,partnerISO,classificationCode,cmdCode,aggrLevel,primaryValue,\
     legacyEstimationFlag,isReported,isAggregate";

/// Imports rows of UN Comtrade without the columns of breakdowns.
fn comtrade(root: &Path, rows: &[&str]) -> Result<Summary, ImportError> {
    let file = root.join(".input.csv");
    fs::write(&file, format!("{COMTRADE}\n{}\n", rows.join("\n"))).unwrap();
    import(&job(root, "comtrade", &[file]), &mut |_| {})
}

/// What is kept of rows and why the rest is not, the same for both orders.
fn kept(rows: &[&str]) -> (Vec<String>, Vec<(DropReason, u64)>) {
    let once = |rows: &[&str]| {
        let root = tempfile::tempdir().unwrap();
        // A row that has nothing to do with it, so that something is always kept.
        let rows = [rows, &["C,A,2020,643,X,364,IRN,H5,TOTAL,0,7,0,1,0"]].concat();
        let summary = comtrade(root.path(), &rows).unwrap();
        let kept = lines(root.path()).into_iter().filter(|line| !line.contains("RUS IRN export TOTAL 2020 7 "));
        (kept.collect(), reasons(&summary))
    };
    let turned: Vec<&str> = rows.iter().rev().copied().collect();
    let found = once(rows);
    assert_eq!(found, once(&turned), "another order of rows");
    found
}

#[test]
fn breakdowns_without_their_columns_leave_no_figure() {
    let row = |value: &str| format!("C,A,2022,156,M,643,RUS,H5,2709,4,{value},0,1,0");
    let rows = ["100", "20", "70", "10", "100"].map(row);
    let (lines, reasons) = kept(&rows.each_ref().map(String::as_str));
    assert_eq!((lines, reasons), (Vec::new(), vec![(DropReason::Conflict, 5)]));
}

#[test]
fn the_territory_of_the_year_before_another_of_the_same_area() {
    // 868 is the Republic of Viet-Nam, until 1975; 886 the Arab Republic of Yemen, until 1990; 704 and 887 are those of today.
    for (territory, area, code, year, kept_value) in [
        ("868", "704", "VNM", 1973, 50),
        ("868", "704", "VNM", 1995, 70),
        ("886", "887", "YEM", 1985, 50),
        ("886", "887", "YEM", 1995, 70),
    ] {
        let [of_territory, of_area] =
            [(territory, 50), (area, 70)].map(|(code, value)| format!("C,A,{year},643,X,{code},,S1,TOTAL,0,{value},0,1,0"));
        let (lines, reasons) = kept(&[&of_territory, &of_area]);
        assert!(lines[0].starts_with(&format!("RUS {code} export TOTAL {year} {kept_value} ")), "{lines:?}");
        assert_eq!(reasons, [(DropReason::Territory, 1)]);
    }
}

#[test]
fn codes_of_one_residual_area_are_its_parts() {
    // QV and QW are both not specified: 3 and 4 are 7, and a figure given twice is not added.
    let row = |partner: &str, value: u32| format!("E,M,FR,{partner},TOTAL,2,VALUE_IN_EUROS,2022-05,{value}");
    let rows = [row("QV", 3), row("QW", 4), row("QW", 4)];
    for order in [[0, 1, 2], [2, 1, 0]] {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(".input.csv");
        let text = order.map(|place| rows[place].as_str()).join("\n");
        let header = "DATAFLOW,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE";
        fs::write(&file, format!("{header}\n{text}\n")).unwrap();
        let summary = import(&job(root.path(), "comext", &[file]), &mut |_| {}).unwrap();
        assert_eq!(lines(root.path()), ["FRA XNS export TOTAL 2022-05 7 EUR 0 FOB A"]);
        assert_eq!(reasons(&summary), [(DropReason::Repeated, 1)]);
    }
    // The rests of the Latin American association and of America have areas of their own.
    let (apart, _) = kept(&["C,A,2015,643,X,473,,H4,TOTAL,0,40,0,1,0", "C,A,2015,643,X,636,,H4,TOTAL,0,70,0,1,0"]);
    assert_eq!(apart.len(), 2, "{apart:?}");
}

#[test]
fn reported_before_estimated_and_the_harmonized_system_first() {
    let (lines, reasons) = kept(&["C,A,2019,643,X,364,IRN,H5,TOTAL,0,90,0,0,0", "C,A,2019,643,X,364,IRN,H5,TOTAL,0,80,0,1,0"]);
    assert_eq!((lines, reasons), (vec!["RUS IRN export TOTAL 2019 80 USD 0 FOB A".to_owned()], vec![(DropReason::Outranked, 1)]));
    let (lines, reasons) = kept(&[
        "C,A,2019,643,X,364,IRN,S3,TOTAL,0,91,0,1,0",
        "C,A,2019,643,X,364,IRN,H5,TOTAL,0,90,0,1,0",
        "C,A,2019,643,X,364,IRN,B5,TOTAL,0,90,0,1,0",
    ]);
    assert_eq!(lines, ["RUS IRN export TOTAL 2019 90 USD 0 FOB A"]);
    assert_eq!(reasons, [(DropReason::Repeated, 1), (DropReason::Outranked, 1)]);
}

#[test]
fn what_was_not_reported_says_so() {
    let rows = [
        "C,A,2016,643,X,364,IRN,H5,TOTAL,0,90,0,False,False",
        "C,A,2017,643,X,364,IRN,H5,TOTAL,0,90,0,0,1",
        "C,A,2018,643,X,364,IRN,H5,TOTAL,0,90,0,true,true",
        "C,A,2019,643,X,364,IRN,H5,TOTAL,0,90,4,1,0",
    ];
    let said = [
        "RUS IRN export TOTAL 2016 90 USD 0 FOB E  not reported, estimated by the UN",
        "RUS IRN export TOTAL 2017 90 USD 0 FOB A  not reported as such, added up by the UN",
        "RUS IRN export TOTAL 2018 90 USD 0 FOB A  added up by the UN",
        "RUS IRN export TOTAL 2019 90 USD 0 FOB A  net weight estimated by the UN (flag 4)",
    ];
    assert_eq!(kept(&rows).0, said);
}

/// Imports BACI rows under a file's name.
fn baci(root: &Path, files: &[(&str, &[&str])], change: impl FnOnce(&mut Job)) -> Result<Summary, ImportError> {
    let paths: Vec<_> = files
        .iter()
        .map(|(name, rows)| {
            let path = root.join(name);
            fs::write(&path, format!("t,i,j,k,v,q\n{}\n", rows.join("\n"))).unwrap();
            path
        })
        .collect();
    let mut job = job(root, "auto", &paths);
    change(&mut job);
    import(&job, &mut |_| {})
}

#[test]
fn two_revisions_of_one_year_are_refused() {
    let (new, old) =
        (("BACI_HS22_Y2022.csv", &["2022,643,364,010101,1,1"][..]), ("BACI_HS92_Y2022.csv", &["2022,643,364,010102,1,1"][..]));
    for files in [[new, old], [old, new]] {
        let root = tempfile::tempdir().unwrap();
        let refused = baci(root.path(), &files, |_| {}).unwrap_err();
        assert!(refused.to_string().contains("HS 1992 (H0) and of HS 2022 (H6)"), "{refused}");
        assert!(!root.path().join("made").exists());
        // One after the other: what is there stays.
        baci(root.path(), &files[..1], |_| {}).unwrap();
        let before = lines(root.path());
        let refused = baci(root.path(), &files[1..], |_| {}).unwrap_err();
        assert!(refused.is_wrong_use() && refused.to_string().contains("--source"), "{refused}");
        assert_eq!(lines(root.path()), before);
        // Apart they may stand beside each other, and instead of each other.
        baci(root.path(), &files[1..], |job| job.source = Some("other".to_owned())).unwrap();
        assert_eq!(lines(root.path()).len(), 4);
        baci(root.path(), &files[1..], |job| job.whole = true).unwrap();
        let again = baci(root.path(), &files[..1], |_| {}).unwrap_err();
        assert!(again.to_string().contains("--whole"), "{again}");
    }
    // Another year is another matter, and the same revision may come again.
    let root = tempfile::tempdir().unwrap();
    baci(root.path(), &[new], |_| {}).unwrap();
    baci(root.path(), &[new, ("BACI_HS92_Y1995.csv", &["1995,643,364,010101,1,1"])], |_| {}).unwrap();
}

#[test]
fn the_order_of_imports_decides_nothing_by_itself() {
    let header = "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE";
    let (cif, fob) = ("I,FRA,MG_CIF_USD,USA,A,2020,55", "I,FRA,MG_FOB_USD,USA,A,2020,53");
    for order in [[cif, fob], [fob, cif]] {
        let root = tempfile::tempdir().unwrap();
        for row in order {
            let file = root.path().join(".input.csv");
            fs::write(&file, format!("{header}\n{row}\n")).unwrap();
            // An import of which nothing is kept leaves the dataset as it is.
            import(&job(root.path(), "imts", &[file]), &mut |_| {}).unwrap();
        }
        assert_eq!(lines(root.path()), ["FRA USA import TOTAL 2020 55 USD 0 CIF A"], "{order:?}");
    }
}

#[test]
fn pairs_listed_in_both_directions_count_once() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join(".input.csv");
    fs::write(&file, "ccode1,ccode2,year,flow1,flow2\n365,630,2000,54.4,633.2\n630,365,2000,633.2,54.4\n").unwrap();
    let summary = import(&job(root.path(), "cow", &[file]), &mut |_| {}).unwrap();
    // Russia's imports from Iran are Iran's exports to Russia, whichever of them stands first.
    let kept = [
        "IRN RUS export TOTAL 2000 54.4 USD 6 unknown A",
        "IRN RUS import TOTAL 2000 633.2 USD 6 unknown A",
        "RUS IRN export TOTAL 2000 633.2 USD 6 unknown A",
        "RUS IRN import TOTAL 2000 54.4 USD 6 unknown A",
    ];
    assert_eq!((lines(root.path()), reasons(&summary)), (kept.map(str::to_owned).to_vec(), vec![(DropReason::Repeated, 4)]));
}
