//! Sizes: what is too wide, too long or too many is refused where it passes the limit, and told in a few lines.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use dyad::trade::FindingCode::*;
use polars::prelude::*;

use super::{ROWS, ended, good, loaded, said, told};
use crate::package::{PLAIN_DESCRIPTOR, PLAIN_HEADER, folder_of, write_package};

/// The memory that refusing may take, in MiB: the tests are not optimised, and run beside each other.
const MOST_MIB: u64 = 400;

fn code_and_line(bytes: &[u8]) -> Vec<(dyad::trade::FindingCode, Option<u64>)> {
    let root = folder_of(bytes);
    loaded(root.path()).remove(0).findings.iter().map(|finding| (finding.code, finding.line)).collect()
}

#[test]
fn columns_fields_and_records_have_an_end() {
    let commas = |count: usize| ",".repeat(count);
    assert_eq!(code_and_line(commas(20_000_000).as_bytes()), [(ExtraColumn, Some(1))]);
    let wide = format!("{PLAIN_HEADER},{}\n{}\n", "c,".repeat(10_000), ROWS[0]);
    assert_eq!(code_and_line(wide.as_bytes()), [(ExtraColumn, Some(1))]);
    // 256 columns are looked at each by each, one more is not looked at.
    let header =
        |more: usize| PLAIN_HEADER.to_owned() + &(0..more).map(|place| format!(",c{place}")).collect::<Vec<_>>().concat() + "\n";
    assert_eq!(code_and_line(header(244).as_bytes()).len(), 22, "twenty columns, the rest, no row");
    assert_eq!(code_and_line(header(245).as_bytes()), [(ExtraColumn, Some(1))]);
    // A record may have 1 MiB, a field 4 KiB.
    let note = |length: usize| format!("{PLAIN_HEADER},note\n{},{}\n", ROWS[0], "x".repeat(length));
    assert_eq!(code_and_line(note(4096).as_bytes()), []);
    assert_eq!(code_and_line(note(4097).as_bytes()), [(FieldTooLong, Some(2))]);
    assert_eq!(code_and_line(note(2 << 20).as_bytes()), [(FieldTooLong, Some(2))]);
    let mut open = good();
    open.extend_from_slice(b"\"");
    open.extend(std::iter::repeat_n(b"RUS,IRN\n", 300_000).flatten());
    let root = folder_of(&open);
    let told = told(root.path());
    assert!(told.len() == 1 && told[0].contains(":4: E11") && told[0].contains("is a quote opened and never closed"), "{told:?}");
}

#[test]
fn a_field_of_256_mib_takes_neither_time_nor_memory() {
    let root = folder_of(b"");
    let mut file = File::create(root.path().join("made/observations.csv")).unwrap();
    writeln!(file, "{PLAIN_HEADER}").unwrap();
    // A sparse file: as many bytes that are all zero.
    file.set_len(256 << 20).unwrap();
    let (output, peak) = ended(root.path(), &["check", "."]);
    assert!(said(&output).contains("a record of more than 1048576 bytes begins here"), "{}", said(&output));
    assert!(peak < MOST_MIB, "{peak} MiB");
}

#[test]
fn what_is_the_same_over_and_over_is_told_in_a_few_lines() {
    let root = folder_of(b"");
    let row = format!("{}\n", ROWS[0]);
    let text = format!("{PLAIN_HEADER}\n{}", row.repeat(400_000));
    fs::write(root.path().join("made/observations.csv"), text).unwrap();
    let (output, peak) = ended(root.path(), &["check", "."]);
    let text = said(&output);
    assert!(text.contains("100000 errors up to here: what stands below this line was not looked at"), "{text}");
    assert!(text.len() < 10_000 && text.lines().count() < 40, "{text}");
    assert!(peak < MOST_MIB, "{peak} MiB");
}

#[test]
fn a_name_of_quotes_is_told_in_a_line() {
    let quotes = format!("\"{}\"\n{}\n", "\"\"".repeat(32_000), ROWS[0]);
    let root = folder_of(quotes.as_bytes());
    let told = told(root.path());
    assert!(!told.is_empty() && told.iter().all(|line| line.len() < 500), "{told:?}");
}

#[test]
fn texts_of_a_descriptor_are_told_in_a_line() {
    let long = "é".repeat(200_000);
    for descriptor in [
        PLAIN_DESCRIPTOR.replace("\"made\"", &format!("\"{long}\"")),
        PLAIN_DESCRIPTOR.replace("2024-01-01T00:00:00Z", &long),
        PLAIN_DESCRIPTOR.replace("reported", &long),
        PLAIN_DESCRIPTOR.replace("observations.csv", &long),
        PLAIN_DESCRIPTOR.replace("\"one\"", &format!("\"{long}\"")),
        format!("{{\"{long}\": "),
        format!("[{}", "[".repeat(200_000)),
        PLAIN_DESCRIPTOR
            .replace("\"sources\": [", &format!("\"sources\": [{}", "{\"name\": \"A\", \"reporting\": \"x\"},".repeat(5000))),
    ] {
        let root = folder_of(&good());
        write_package(root.path(), "made", &descriptor, &good());
        let told = told(root.path());
        assert!((1..60).contains(&told.len()) && told.iter().all(|line| line.len() < 900), "{}: {told:?}", told.len());
    }
    // Over its limit it is not read.
    let root = folder_of(&good());
    write_package(root.path(), "made", &(PLAIN_DESCRIPTOR.to_owned() + &" ".repeat(4 << 20)), &good());
    assert!(told(root.path())[0].contains("holds more than the 4194304 bytes"));
}

/// A Parquet table of such rows, each column of one text repeated, in groups of so many.
fn parquet(path: &Path, rows: usize, group: usize, note: &str) {
    let fields: Vec<&str> = ROWS[0].split(',').chain([note]).collect();
    let names = PLAIN_HEADER.split(',').chain(["note"]);
    let column = |(name, field): (&str, &str)| {
        let number = ["unit_mult", "decimals"].contains(&name);
        let value = if number { Scalar::from(field.parse::<i32>().unwrap()) } else { Scalar::from(PlSmallStr::from(field)) };
        Column::new_scalar(name.into(), value, rows)
    };
    let columns: Vec<Column> = names.zip(fields).map(column).collect();
    let mut frame = DataFrame::new(rows, columns).unwrap();
    ParquetWriter::new(File::create(path).unwrap()).with_row_group_size(Some(group)).finish(&mut frame).unwrap();
}

#[test]
fn a_small_table_of_many_equal_rows_is_refused() {
    let descriptor = PLAIN_DESCRIPTOR.replace("observations.csv", "o.parquet");
    let root = folder_of(b"");
    write_package(root.path(), "made", &descriptor, b"");
    let table = root.path().join("made/o.parquet");
    parquet(&table, 200_000, 1 << 15, "");
    assert!(fs::metadata(&table).unwrap().len() < 1 << 20);
    let (output, peak) = ended(root.path(), &["check", "."]);
    let text = said(&output);
    assert!(text.contains("errors up to here") && text.lines().count() < 40, "{text}");
    assert!(peak < MOST_MIB, "{peak} MiB");
    // A group of as many rows as are taken into memory together, and one of one more.
    for (rows, refused) in [(1024, false), (1025, true)] {
        parquet(&table, rows, 4096, "");
        let (output, _) = ended(root.path(), &["check", ".", "--limit", "group-rows=1024"]);
        let text = said(&output);
        assert_eq!(text.contains("a row group of 1025 rows; at most 1024 are read"), refused, "{text}");
    }
}

#[test]
fn a_table_of_thousands_of_columns_is_refused() {
    let descriptor = PLAIN_DESCRIPTOR.replace("observations.csv", "o.parquet");
    let root = folder_of(b"");
    write_package(root.path(), "made", &descriptor, b"");
    let columns: Vec<Column> = (0..5000).map(|place| Column::new(format!("c{place}").into(), ["x"])).collect();
    let mut frame = DataFrame::new(1, columns).unwrap();
    ParquetWriter::new(File::create(root.path().join("made/o.parquet")).unwrap()).finish(&mut frame).unwrap();
    let told = told(root.path());
    assert!(told.len() == 1 && told[0].contains("E07: 5000 columns; a table may have 256"), "{told:?}");
}

#[test]
fn a_table_that_says_it_unpacks_to_more_is_not_unpacked() {
    let descriptor = PLAIN_DESCRIPTOR.replace("observations.csv", "o.parquet");
    let root = folder_of(b"");
    write_package(root.path(), "made", &descriptor, b"");
    let table = root.path().join("made/o.parquet");
    // Notes of one text of 160 MiB: some kB on disk.
    let note = "x".repeat(160 << 20);
    parquet(&table, 2, 2, &note);
    assert!(fs::metadata(&table).unwrap().len() < 1 << 20, "{}", fs::metadata(&table).unwrap().len());
    let (output, peak) = ended(root.path(), &["check", "."]);
    let text = said(&output);
    assert!(text.contains("unpacks to more than 134217728 bytes"), "{text}");
    assert!(peak < MOST_MIB, "{peak} MiB");
    // A footer that says it is larger than any.
    let mut bytes = vec![0; 32 << 20];
    bytes.extend_from_slice(&(30_u32 << 20).to_le_bytes());
    bytes.extend_from_slice(b"PAR1");
    fs::write(&table, bytes).unwrap();
    let told = told(root.path());
    assert!(told.len() == 1 && told[0].contains("its footer has 31457288 bytes; at most 16777216 are read"), "{told:?}");
}
