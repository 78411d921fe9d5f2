//! Parquet and Arrow files, read back by Polars.

use std::io::Cursor;

use dyad::write::{Kind, kind};
use polars::prelude::*;
use serde_json::Value;

use super::samples::{Line, awkward, columns, form, lines, samples};

fn parquet(bytes: Vec<u8>) -> DataFrame {
    ParquetReader::new(Cursor::new(bytes)).finish().unwrap()
}

fn arrow(bytes: Vec<u8>) -> DataFrame {
    IpcReader::new(Cursor::new(bytes)).finish().unwrap()
}

/// Is this what stands in the JSON?
fn same(found: &AnyValue, wanted: &Value) -> bool {
    match found {
        AnyValue::Null => wanted.is_null(),
        AnyValue::Boolean(flag) => wanted == flag,
        AnyValue::Int64(number) => wanted == number,
        AnyValue::Float64(number) => wanted.as_f64() == Some(*number),
        text => text.get_str().is_some_and(|text| wanted.as_str() == Some(text)),
    }
}

fn compare(frame: &DataFrame, columns: &[String], lines: &[Line], address: &str) {
    assert_eq!(
        (frame.height(), frame.get_column_names_owned().iter().map(PlSmallStr::as_str).collect::<Vec<_>>()),
        (lines.len(), columns.iter().map(String::as_str).collect()),
        "{address}"
    );
    for name in columns {
        let column = frame.column(name).unwrap();
        let wanted = match kind(name) {
            Kind::Text | Kind::Date => DataType::String,
            Kind::Flag => DataType::Boolean,
            Kind::Count => DataType::Int64,
            Kind::Money | Kind::Percent | Kind::Points | Kind::Index => DataType::Float64,
        };
        let wide = address.contains("USA-CAN") && kind(name) == Kind::Money && *column.dtype() == DataType::String;
        assert!(*column.dtype() == wanted || wide, "{address}: {name} is {}", column.dtype());
        for (place, line) in lines.iter().enumerate() {
            let found = column.get(place).unwrap();
            assert!(wide || same(&found, &line[name]), "{address}: {name} is {found}, not {}", line[name]);
        }
    }
}

#[tokio::test]
async fn both_hold_the_rows_typed() {
    for (router, address) in samples().all {
        let (columns, lines) = (columns(&router, &address).await, lines(&router, &address).await);
        compare(&parquet(form(&router, &address, "parquet").await), &columns, &lines, &address);
        compare(&arrow(form(&router, &address, "arrow").await), &columns, &lines, &address);
    }
}

#[tokio::test]
async fn amounts_that_no_double_holds_keep_every_digit() {
    let (router, _folder) = awkward();
    let frame = parquet(form(&router, "/v1/dyads/USA-CAN/exports", "parquet").await);
    let values: Vec<Option<&str>> = frame.column("value").unwrap().str().unwrap().iter().collect();
    assert_eq!(values, [Some("1500000"), None, Some("92233720368547758.07")]);
    let percent = frame.column("yoy_percent").unwrap();
    assert_eq!(*percent.dtype(), DataType::Float64, "other columns stay numbers");
}

#[tokio::test]
async fn both_say_what_they_are() {
    for (router, address) in samples().all {
        let bytes = form(&router, &address, "parquet").await;
        let metadata = polars_parquet::read::read_metadata(&mut Cursor::new(&bytes)).unwrap();
        let pairs = metadata.key_value_metadata.clone().unwrap();
        let parquet = |key: &str| pairs.iter().find(|pair| pair.key == key).and_then(|pair| pair.value.clone()).unwrap();
        let mut reader = IpcReader::new(Cursor::new(form(&router, &address, "arrow").await));
        let custom = reader.custom_metadata().unwrap().unwrap();
        for key in ["title", "address", "sources", "license", "created", "cautions", "citation", "columns"] {
            assert_eq!(custom[key].as_str(), parquet(key), "{address} {key}");
        }
        assert_eq!(parquet("address").split('?').next(), address.split('?').next());
        let defined: Value = serde_json::from_str(&parquet("columns")).unwrap();
        let columns = columns(&router, &address).await;
        assert_eq!(defined.as_object().unwrap().len(), columns.len(), "{address}");
        assert!(columns.iter().all(|name| defined[name]["definition"].as_str().is_some_and(|text| text.len() > 3)), "{address}");
    }
}
