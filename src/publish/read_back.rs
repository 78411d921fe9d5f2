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
