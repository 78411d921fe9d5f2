//! Every provider on a short file: the figures by hand, what is dropped and why, and that the dataset which comes out is sound.

use std::path::{Path, PathBuf};

use super::{DropReason, Job, Summary, import, parquet_files::Reader, row::Texts};
use crate::{
    dataset::{Catalogue, Roots, State},
    trade::FindingCode,
};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

pub(super) fn job(root: &Path, provider: &str, files: &[PathBuf]) -> Job {
    Job {
        provider: provider.to_owned(),
        files: files.to_vec(),
        into: root.join("made"),
        command: "dyad import".to_owned(),
        created: "2026-11-24T00:00:00Z".to_owned(),
        ..Job::default()
    }
}

/// The table as lines: reporter, partner, flow, product, period, value, currency, scale, valuation, status, and vintage and note.
pub(super) fn lines(root: &Path) -> Vec<String> {
    let folder = root.join("made");
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let tables: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "parquet")).collect();
    assert_eq!(tables.len(), 1, "the earlier table is gone");
    let mut texts = Texts::default();
    let rows = Reader::new(&tables[0], 1 << 20).unwrap().read(&mut texts).unwrap();
    let line = |row: &super::row::Row| {
        let key = &row.key;
        let value = row.value.map(|value| value.to_string()).unwrap_or_default();
        let (currency, note) = (texts.text(row.currency), texts.text(row.note));
        let (published, status) = (crate::dataset::date_text(key.published), row.status.letter());
        let words = [
            key.reporter.code(),
            key.partner.code(),
            key.flow.word(),
            key.product.text(),
            &key.period.to_string(),
            &value,
            currency,
            &row.unit_mult.to_string(),
            row.valuation.word(),
            &status.to_string(),
            &published,
            note,
        ]
        .join(" ");
        words.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

pub(super) fn reasons(summary: &Summary) -> Vec<(DropReason, u64)> {
    summary.dropped.iter().map(|dropped| (dropped.reason, dropped.count)).collect()
}

/// Imports fixtures under `auto`, checks the dataset as `dyad check` does, and gives the table and what was dropped.
fn imported(names: &[&str]) -> (Vec<String>, Vec<(DropReason, u64)>) {
    let root = tempfile::tempdir().unwrap();
    let files: Vec<_> = names.iter().map(|name| fixture(name)).collect();
    let summary = import(&job(root.path(), "auto", &files), &mut |_| {}).unwrap();
    sound(root.path());
    (lines(root.path()), reasons(&summary))
}

pub(super) fn sound(root: &Path) {
    let catalogue = Catalogue::load(&Roots::Folder(root.to_owned()), None).unwrap();
    let entry = &catalogue.entries()[0];
    // A figure finer than a cent is kept as it is worded, and that answers round it is a warning, no fault.
    let faults: Vec<_> = entry.findings.iter().filter(|finding| finding.code != FindingCode::RoundedInput).collect();
    assert!(entry.state == State::Served && faults.is_empty(), "{faults:?}");
}

#[test]
fn comtrade_v1_keeps_totals_only_and_never_adds_flows() {
    let (lines, dropped) = imported(&["comtrade_v1.csv"]);
    assert_eq!(
        lines,
        [
            "CHN ARG export TOTAL 2010 6115764185 USD 0 FOB A",
            "CHN ARG import TOTAL 2010 6804128143 USD 0 CIF A",
            "CHN CHE import HS:0306 2010 300 USD 0 CIF A",
            "CHN CHE import HS:030613 2010 300 USD 0 CIF A",
            "CHN DEU export TOTAL 2010 68047133397 USD 0 FOB A",
            "CHN DEU import TOTAL 2010 74251272075 USD 0 CIF A",
            "CHN DEU re-export TOTAL 2010 1000.5 USD 0 FOB A",
            "CHN IND import TOTAL 2010-05 12.25 USD 0 FOB A",
            "CHN XNS import TOTAL 2010 7 USD 0 CIF A",
        ]
    );
    let expected = [(DropReason::Flow, 1), (DropReason::Breakdown, 3), (DropReason::SelfTrade, 1)];
    assert_eq!(dropped, expected);
}

#[test]
fn comtrade_json_and_csv_are_the_same_figures() {
    let (json, dropped) = imported(&["comtrade_v1.json"]);
    assert_eq!((json.len(), dropped), (4, vec![]));
    let (csv, _) = imported(&["comtrade_v1.csv"]);
    assert!(json.iter().all(|line| csv.contains(line)));
}

#[test]
fn comtrade_in_its_other_forms() {
    let (snake, _) = imported(&["comtrade_v1_snake.csv"]);
    assert_eq!(snake, ["THA MOZ import HS:030613 2007 2482223 USD 0 CIF A", "THA NZL import HS:030613 2007 21093 USD 0 CIF A"]);
    let (bulk, _) = imported(&["comtrade_bulk.txt"]);
    assert_eq!(bulk, ["IRN RUS export HS:080410 2022 1234.5 USD 0 FOB A"]);
    let (legacy, _) = imported(&["comtrade_legacy_22.csv"]);
    assert_eq!(legacy, ["AFG CHE re-export SITC3:0 2008 125 USD 0 FOB A", "AFG WLD import SITC3:0 2008 309541080 USD 0 CIF A"]);
    let (dotted, _) = imported(&["comtrade_legacy_r.csv"]);
    assert_eq!(
        dotted,
        [
            "IND BHR export SITC4:27861 2018 2093 USD 0 FOB A",
            "IND WLD export SITC4:27861 2018 52536408 USD 0 FOB A  quantity and net weight estimated by the UN (flag 6)",
        ]
    );
}

#[test]
fn baci_stands_on_both_sides() {
    let (lines, dropped) = imported(&["baci.csv"]);
    assert_eq!(
        lines,
        [
            "CHN IND export HS:120791 2022 23685.927 USD 3 FOB A",
            "IND CHN import HS:120791 2022 23685.927 USD 3 FOB A",
            "RUS XNS export HS:270900 2022 7 USD 3 FOB A",
            "S19 USA import HS:010121 2022 0.5 USD 3 FOB A",
            "USA S19 export HS:010121 2022 0.5 USD 3 FOB A",
            "XNS RUS import HS:270900 2022 7 USD 3 FOB A",
        ]
    );
    assert_eq!(dropped, []);
}

#[test]
fn cow_is_the_importers_figure_and_365_was_the_soviet_union() {
    let (lines, dropped) = imported(&["cow.csv"]);
    assert_eq!(
        lines,
        [
            "IRN RUS export TOTAL 2000 54.4 USD 6 unknown A",
            "IRN RUS import TOTAL 2000 633.2 USD 6 unknown A",
            "IRN SUN export TOTAL 1980 100.5 USD 6 unknown A",
            "RUS IRN export TOTAL 2000 633.2 USD 6 unknown A",
            "RUS IRN import TOTAL 2000 54.4 USD 6 unknown A",
            "RUS XAH export TOTAL 1910 30 USD 6 unknown A",
            "RUS XAH import TOTAL 1910 40 USD 6 unknown A",
            "SUN IRN import TOTAL 1980 100.5 USD 6 unknown A",
            "XAH RUS export TOTAL 1910 40 USD 6 unknown A",
            "XAH RUS import TOTAL 1910 30 USD 6 unknown A",
        ]
    );
    assert_eq!(dropped, [(DropReason::Missing, 1)]);
}

#[test]
fn wits_in_any_order_of_columns_and_in_latin_1() {
    let (lines, dropped) = imported(&["wits.csv"]);
    assert_eq!(
        lines,
        [
            "CIV RUS export TOTAL 2010 12.5 USD 3 FOB A",
            "IRN RUS import TOTAL 2010 476932.123 USD 3 CIF A",
            "IRN SUN export TOTAL 1980 100 USD 3 FOB A",
        ]
    );
    assert_eq!(dropped, [(DropReason::Product, 1)]);
}

#[test]
fn imts_prefers_cif_and_keeps_what_is_below_the_cent() {
    let (lines, dropped) = imported(&["imts.csv"]);
    assert_eq!(
        lines,
        ["FRA USA import TOTAL 2020 55432100000 USD 0 CIF A", "FRA WLD export TOTAL 2020-05 1000000.126 USD 0 FOB P"]
    );
    assert_eq!(dropped, [(DropReason::Area, 1), (DropReason::NotGoods, 1), (DropReason::Valuation, 1)]);
}

#[test]
fn dots_wide_and_panel() {
    let (lines, dropped) = imported(&["dots_wide.csv", "dots_panel.csv"]);
    assert_eq!(
        lines,
        [
            "IRN RUS export TOTAL 2008 401300000 USD 0 FOB A",
            "IRN WLD export TOTAL 2008 1 USD 0 FOB A",
            "IRN WLD import TOTAL 2008 2 USD 0 CIF A",
            "RUS IRN export TOTAL 2008 3287600000 USD 0 FOB A",
            "RUS IRN export TOTAL 2009 2846000000 USD 0 FOB A",
            "RUS IRN export TOTAL 2008-01 150000000 USD 0 FOB A",
        ]
    );
    assert_eq!(dropped, []);
}

#[test]
fn fcs_adds_regions_and_keeps_secret_codes() {
    let (lines, dropped) = imported(&["DATTSVT.csv", "2021-01.csv"]);
    assert_eq!(
        lines,
        [
            // 517,346.25 of one region and 100.50 of another.
            "RUS IRN export TNVED:4407109100 2015-01 517446.75 USD 0 FOB A",
            "RUS IRN import TNVED:XXXXXXXXXX 2015-02 7 USD 0 CIF A",
            "RUS KAZ export TNVED:9504500002 2021-01 38333.71 USD 0 FOB A",
            "RUS POL export TNVED:XXXXXXXXXX 2021-01 193128686.73 USD 0 FOB A",
        ]
    );
    assert_eq!(dropped, [(DropReason::Period, 2)]);
}

#[test]
fn comext_adds_procedures_in_euro() {
    let (lines, dropped) = imported(&["comext.dat", "comext_historical.dat"]);
    assert_eq!(
        lines,
        [
            "AUT AND export CN:18063100 2002-01 4800 EUR 0 FOB A",
            "AUT SRB import TOTAL 2002 100 EUR 0 CIF A",
            "AUT XNS export CN:18063100 2002-01 1 EUR 0 FOB A",
            "FRA NLD import CN:99RRR100 2001-01 2580 EUR 0 CIF A",
        ]
    );
    assert_eq!(dropped, []);
}

#[test]
fn a_tidy_file_of_iran_by_its_mapping() {
    let root = tempfile::tempdir().unwrap();
    let job = Job { mapping: Some(fixture("iran.toml")), ..job(root.path(), "auto", &[fixture("iran.csv")]) };
    let summary = import(&job, &mut |_| {}).unwrap();
    sound(root.path());
    assert_eq!(
        lines(root.path()),
        ["IRN RUS export TOTAL 1402-05 1234.5 USD 6 FOB A", "IRN RUS import TOTAL 1402-05 816 USD 6 CIF A"]
    );
    assert_eq!(reasons(&summary), [(DropReason::Period, 1)]);
    assert_eq!((summary.rows_read, summary.kept, summary.pairs, summary.years), (3, 2, 1, Some((1402, 1402))));
}
