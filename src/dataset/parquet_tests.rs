//! Observations as Parquet: the columns of the CSV, held to the same row checks.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{
    memory_budget::Memory,
    parquet_table::{Bytes, Stored},
    scan::scan,
};
use crate::{
    table::{Products, Slice, TradeTable},
    trade::{Finding, FindingCode, Level, Product, Vintage},
};
/// A file of rows written as in the CSV; `value` and `decimals` as given, so that faults can be put in.
fn file(rows: &[(&str, &str, Option<i32>)]) -> Vec<u8> {
    let text = |word: &str| vec![word.to_owned(); rows.len()];
    let mut frame = df! {
        "reporter" => rows.iter().map(|row| row.0).collect::<Vec<_>>(), "partner" => text("IRN"),
        "flow" => text("export"), "product" => text("TOTAL"), "period" => text("2022"),
        "value" => rows.iter().map(|row| row.1).collect::<Vec<_>>(), "currency" => text("USD"),
        "unit_mult" => vec![3i32; rows.len()], "decimals" => rows.iter().map(|row| row.2).collect::<Vec<_>>(),
        "valuation" => text("FOB"), "status" => text("A"), "source" => text("one"),
    }
    .unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    bytes
}

fn read_within(bytes: Vec<u8>, memory: &Memory) -> (Option<TradeTable>, Vec<Finding>) {
    let sources = BTreeMap::from([("one".to_owned(), 0)]);
    match Stored::open(Bytes::Memory(bytes.leak()), "o.parquet", &sources) {
        Ok(stored) => {
            let (scanned, findings) = scan(stored, None, memory);
            (scanned.map(|scanned| scanned.table), findings)
        }
        Err(findings) => (None, findings),
    }
}

fn read(bytes: Vec<u8>) -> (Option<TradeTable>, Vec<Finding>) {
    read_within(bytes, &Memory::default())
}

fn level(table: &TradeTable, dyad: &str) -> Level {
    let series = table.slice(&Slice::of_dyad(dyad.parse().unwrap(), Products::One(&Product::Total))).unwrap();
    series[0].points(Vintage::Latest)[0].level.unwrap()
}

#[test]
fn a_figure_is_kept_as_worded() {
    let (table, findings) = read(file(&[("RUS", "23685.927", None), ("TUR", "5", Some(0))]));
    assert_eq!(findings, []);
    let table = table.unwrap();
    // 23,685.927 thousand dollars are 23,685,927 dollars; 5 thousand, rounded to thousands, are 4,500 to 5,500.
    assert_eq!(level(&table, "RUS-IRN").amount.hundredths(), 2_368_592_700);
    assert_eq!(level(&table, "TUR-IRN").bounds.low, 45_000_000);
}

#[test]
fn faults_name_the_row_and_column() {
    let (_, findings) = read(file(&[("RUS", "1", None), ("XYZ", "1,5", None), ("RUS", "2", None), ("TUR", "1.55", Some(1))]));
    let mut findings = findings;
    findings.sort_by_key(|finding| finding.line);
    let places: Vec<_> =
        findings.iter().map(|finding| (finding.code, finding.line.unwrap(), finding.column.as_deref().unwrap())).collect();
    assert_eq!(
        places,
        [
            (FindingCode::UnknownArea, 2, "reporter"),
            (FindingCode::BadNumber, 2, "value"),
            (FindingCode::DuplicateKey, 3, "period"),
            (FindingCode::DecimalsContradict, 4, "decimals"),
        ]
    );
}

#[test]
fn a_wrong_table_is_refused() {
    let mut frame = df! { "reporter" => ["RUS"], "value" => [1.5], "colour" => ["red"] }.unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    let codes: Vec<_> = read(bytes).1.into_iter().map(|finding| (finding.code, finding.column.unwrap())).collect();
    assert!(codes.contains(&(FindingCode::MissingColumn, "partner".to_owned())));
    assert!(codes.contains(&(FindingCode::ExtraColumn, "colour".to_owned())));
    assert!(codes.contains(&(FindingCode::BadNumber, "value".to_owned())));
    assert_eq!(read(b"PAR1 not really".to_vec()).1[0].code, FindingCode::Unreadable);
}
