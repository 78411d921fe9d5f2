//! The resource `observations` as Parquet: the columns of the CSV, held to the same row checks.
//!
//! Codes, periods and the figure are strings, since a figure is kept as worded ("23685.927" at `unit_mult` 3) and no float
//! holds that; `unit_mult` and `decimals` are integers. A finding's line is the row, the first being 1. Values are read from
//! memory, never mapped: a file truncated in place must not end the process.

use std::{borrow::Cow, collections::BTreeMap, io::Cursor};

use polars::prelude::*;

use super::{
    header::Header,
    observations::{COLUMNS, Gathered},
    record::{Record, field_fault},
    row::Rows,
};
use crate::{
    table::Observation,
    trade::{Finding, FindingCode},
};

/// The ending by which a resource is known to be Parquet.
pub(super) const PARQUET: &str = ".parquet";

/// How many rows are looked at together: their fields stand beside the columns for that long.
const ROWS_AT_ONCE: usize = 1 << 16;

/// Every observation of a Parquet file, and everything wrong with it.
pub(super) fn observations_of_parquet(
    bytes: Vec<u8>,
    file: &str,
    sources: &BTreeMap<String, u16>,
) -> (Vec<Observation>, Vec<Finding>) {
    let fault = |code, text: String| (Vec::new(), vec![Finding::of_file(code, file, text)]);
    let frame = match ParquetReader::new(Cursor::new(bytes)).finish() {
        Ok(frame) => frame,
        Err(error) => return fault(FindingCode::Unreadable, format!("cannot be read as Parquet: {error}")),
    };
    let names = frame.get_column_names().into_iter().map(|name| Cow::Borrowed(name.as_str())).collect();
    let (header, mut findings) = Header::matching(&Record { line: 1, fields: names }, &COLUMNS, file);
    findings.extend(frame.columns().iter().filter_map(|column| type_fault(column, file)));
    if frame.height() == 0 {
        findings.push(Finding::of_file(FindingCode::HeaderOnly, file, "there are columns and no rows"));
    }
    if !findings.is_empty() {
        return (Vec::new(), findings);
    }
    let mut gathered = Gathered::default();
    for first in (0..frame.height()).step_by(ROWS_AT_ONCE) {
        if let Err(error) = add(&mut gathered, &frame, first, &header, file, sources) {
            return fault(FindingCode::Unreadable, error.to_string());
        }
    }
    gathered.finish(file)
}

/// Text and whole numbers only: a float has already lost the figure.
fn type_fault(column: &Column, file: &str) -> Option<Finding> {
    let dtype = column.dtype();
    let fits = matches!(dtype, DataType::String | DataType::Null) || dtype.is_integer();
    let text = format!("is of type {dtype}; allowed: string, integer");
    (!fits).then(|| Finding::of_file(FindingCode::BadNumber, file, text).in_column(column.name()))
}

fn add(
    gathered: &mut Gathered,
    frame: &DataFrame,
    first: usize,
    header: &Header,
    file: &str,
    sources: &BTreeMap<String, u16>,
) -> PolarsResult<()> {
    let part = frame.slice(i64::try_from(first).unwrap_or(i64::MAX), ROWS_AT_ONCE);
    let columns = part.columns().iter().map(|column| column.cast(&DataType::String)).collect::<PolarsResult<Vec<_>>>()?;
    let columns = columns.iter().map(|column| column.str()).collect::<PolarsResult<Vec<_>>>()?;
    let mut fields: Vec<_> = columns.iter().map(|column| column.iter()).collect();
    let mut records = Vec::with_capacity(part.height());
    for row in 0..part.height() {
        let line = u64::try_from(first + row + 1).unwrap_or(0);
        let fields: Vec<Cow<'_, str>> =
            fields.iter_mut().map(|column| Cow::Borrowed(column.next().flatten().unwrap_or_default())).collect();
        for (name, field) in part.columns().iter().map(Column::name).zip(&fields) {
            if let Some((code, text)) = field_fault(field) {
                gathered.findings.push(Finding::of_file(code, file, text).at_line(line).in_column(name));
            }
        }
        records.push(Record { line, fields });
    }
    gathered.add(&Rows::of_table(records, header.clone(), file), sources);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn read(bytes: Vec<u8>) -> (Vec<Observation>, Vec<Finding>) {
        observations_of_parquet(bytes, "o.parquet", &BTreeMap::from([("one".to_owned(), 0)]))
    }

    #[test]
    fn a_figure_is_kept_as_worded() {
        let (rows, findings) = read(file(&[("RUS", "23685.927", None), ("TUR", "5", Some(0))]));
        assert_eq!(findings, []);
        // 23,685.927 thousand dollars are 23,685,927 dollars; 5 thousand, rounded to thousands, are 4,500 to 5,500.
        assert_eq!(rows[0].level.unwrap().amount.hundredths(), 2_368_592_700);
        assert_eq!(rows[1].level.unwrap().bounds.low, 45_000_000);
    }

    #[test]
    fn faults_name_the_row_and_column() {
        let (_, findings) = read(file(&[("RUS", "1", None), ("XYZ", "1,5", None), ("RUS", "2", None), ("TUR", "1.55", Some(1))]));
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
}
