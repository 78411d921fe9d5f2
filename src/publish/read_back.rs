//! Rows read back from a file that is published, a row group at a time.

use std::io::Cursor;

use polars::prelude::*;

use super::{
    coded_rows::{Coded, CodedRows, text},
    parquet::GROUP_ROWS,
    part_rows::PartRead,
};
use crate::{dataset::caught, published::COLUMNS, table::NO_VALUE};

/// What the rows of a file come to.
pub(super) fn read_back(bytes: &[u8]) -> Result<PartRead, String> {
    // A damaged file makes the decoder panic here and there.
    caught(|| groups(bytes)).unwrap_or_else(|_| Err("the file is damaged".to_owned()))
}

fn groups(bytes: &[u8]) -> Result<PartRead, String> {
    let told = |error: PolarsError| error.to_string();
    let rows = ParquetReader::new(Cursor::new(bytes)).num_rows().map_err(told)?;
    let mut read = PartRead::default();
    for first in (0..rows).step_by(GROUP_ROWS) {
        let reader = ParquetReader::new(Cursor::new(bytes)).with_slice(Some((first, GROUP_ROWS.min(rows - first))));
        read.add(&coded(&reader.finish().map_err(told)?)?);
    }
    Ok(read)
}

/// The columns of rows as they were coded when they were written.
fn coded(rows: &DataFrame) -> Result<CodedRows, String> {
    let mut columns = Vec::with_capacity(COLUMNS.len());
    for (name, _) in COLUMNS {
        let column = rows.column(name).map_err(|_| format!("it has no column {name}"))?;
        let other = |_| format!("its column {name} is of type {}", column.dtype());
        columns.push(match name {
            "period_number" | "published" | "rounding" => {
                let values = column.i32().map_err(other)?;
                Coded::Small(values.iter().map(Option::unwrap_or_default).collect())
            }
            "hundredths" => {
                let values = column.i64().map_err(other)?;
                Coded::Large(values.iter().map(|value| value.unwrap_or(NO_VALUE)).collect(), Vec::new())
            }
            _ => {
                let texts = column.str().map_err(other)?;
                let coded = text(texts.iter().map(Option::unwrap_or_default), str::to_owned);
                match (name, coded) {
                    ("note", Coded::Text { words, places, .. }) => {
                        Coded::Text { words, places, is_there: Some(texts.iter().map(|text| text.is_some()).collect()) }
                    }
                    (_, coded) => coded,
                }
            }
        });
    }
    Ok(CodedRows { rows: rows.height(), columns })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        publish::parquet::{EncodedGroup, ParquetFile},
        table::{Observation, TradeTable},
        trade::{Amount, Calendar, Flow, Level, Product, Status, Valuation},
    };

    /// Rows of whatever kind there is: rounded and finer figures, none, vintages, months, another calendar, notes.
    fn table() -> TradeTable {
        let row = |period: &str, level: Option<Level>, source: u16| Observation {
            dyad: "RUS-IRN".parse().unwrap(),
            flow: Flow::Export,
            product: Product::Total,
            calendar: Calendar::Gregorian,
            period: period.parse().unwrap(),
            level,
            valuation: Valuation::Fob,
            status: Status::Normal,
            source,
            currency: "USD".parse().unwrap(),
            published: 0,
            note: None,
        };
        let amount = Amount::from_hundredths(123_456_789);
        let plain = Some(Level::rounded_to(amount, None, Valuation::Fob));
        TradeTable::new(&[
            row("2020", plain, 0),
            row("2021", Some(Level::rounded_to(amount, Some(6), Valuation::Fob)), 0),
            row("2022", Some(Level::finer(amount, Valuation::Fob)), 0),
            Observation { status: Status::Missing, note: Some("not published".to_owned()), ..row("2023", None, 0) },
            Observation { published: 20_240_300, note: Some("revised".to_owned()), ..row("2022", plain, 0) },
            Observation { product: "HS:27".parse().unwrap(), flow: Flow::Import, ..row("2022-05", plain, 1) },
            Observation { calendar: Calendar::SolarHijri, currency: "IRR".parse().unwrap(), ..row("1401", plain, 1) },
            Observation { dyad: "RUS-TUR".parse().unwrap(), ..row("2020-Q3", plain, 1) },
        ])
    }

    fn coded() -> CodedRows {
        let table = table();
        let rows = table.rows_in_order("RUS".parse().unwrap(), 0, 100).next().unwrap().unwrap();
        CodedRows::of(&rows, &["customs", "bank"])
    }

    fn written() -> Vec<u8> {
        let mut file = ParquetFile::new(Vec::new()).unwrap();
        file.push(&EncodedGroup::of(coded()).unwrap()).unwrap();
        file.finish().unwrap()
    }

    #[test]
    fn rows_read_back_as_they_were_written() {
        let mut own = PartRead::default();
        own.add(&coded());
        let read = read_back(&written()).unwrap();
        let file = |read: &PartRead| read.file("part".to_owned(), (0, String::new()));
        assert_eq!(file(&own), file(&read));
        assert_eq!((file(&read).rows, &*file(&read).first_partner, &*file(&read).last_partner), (8, "IRN", "TUR"));
        assert_eq!(own.sums, read.sums);
        // Seven of eight have a figure.
        assert_eq!(read.sums.listed().iter().map(|sum| sum.figures).sum::<u64>(), 7);
    }

    #[test]
    fn what_each_column_holds_can_be_read_by_anyone() {
        let read = ParquetReader::new(Cursor::new(written())).finish().unwrap();
        let column = |name: &str| -> Vec<String> {
            let column = read.column(name).unwrap().cast(&DataType::String).unwrap();
            column.str().unwrap().iter().map(|text| text.unwrap_or("null").to_owned()).collect()
        };
        assert_eq!(column("period"), ["2020", "2021", "2022", "2022", "2023", "1401", "2022-05", "2020-Q3"]);
        assert_eq!(column("rounding"), ["-128", "6", "-127", "-128", "-128", "-128", "-128", "-128"]);
        assert_eq!(column("published"), ["0", "0", "0", "20240300", "0", "0", "0", "0"]);
        assert_eq!(column("hundredths")[3..5], ["123456789", "null"]);
        assert_eq!(column("note")[2..5], ["null", "revised", "not published"]);
        assert_eq!(column("source"), ["customs", "customs", "customs", "customs", "customs", "bank", "bank", "bank"]);
    }

    #[test]
    fn no_damaged_file_makes_it_panic() {
        let bytes = written();
        assert!(read_back(&bytes[..bytes.len() / 2]).is_err() && read_back(b"").is_err());
        for place in (0..bytes.len()).step_by(61) {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x55;
            drop(read_back(&damaged));
        }
    }
}
