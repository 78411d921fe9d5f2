//! Broken datasets: every fault named at once, with its line and column; and what is no fault changes nothing.

use std::fs;

use dyad::{
    dataset::{Catalogue, Entry, Roots, State},
    trade::FindingCode::{self, *},
};
use proptest::prelude::*;

use crate::{
    package::{PLAIN_DESCRIPTOR, PLAIN_HEADER, folder_of, load_folder, plain_rows, write_package},
    served,
};

const ROWS: [&str; 3] = [
    "RUS,IRN,export,TOTAL,2021,1.5,USD,9,1,FOB,A,one",
    "RUS,IRN,export,TOTAL,2022,5,USD,9,0,FOB,A,one",
    "RUS,IRN,import,TOTAL,2022,4,USD,9,0,CIF,A,one",
];
type Found = (FindingCode, Option<u64>, Option<String>);

fn faults(observations: &[u8]) -> Vec<Found> {
    let folder = folder_of(observations);
    let entry = load_folder(folder.path()).remove(0);
    assert_eq!(entry.dataset.is_none(), entry.findings.iter().any(|finding| finding.code < RoundedInput));
    no_panic(&entry);
    entry.findings.into_iter().map(|finding| (finding.code, finding.line, finding.column)).collect()
}

/// A panic of the loader would be a finding: none is allowed, whatever a file holds.
fn no_panic(entry: &Entry) {
    let panicked = entry.findings.iter().find(|finding| finding.text.contains("a fault of dyad"));
    assert!(panicked.is_none(), "{}", panicked.unwrap());
}

fn found(code: FindingCode, line: u64, column: &str) -> Found {
    (code, Some(line), Some(column.to_owned()))
}

#[test]
fn every_bad_field_is_named_with_line_and_column() {
    for (row, code, column) in [
        ("XYZ,IRN,export,TOTAL,2023,1,USD,9,0,FOB,A,one", UnknownArea, "reporter"),
        ("RUS,rus,export,TOTAL,2023,1,USD,9,0,FOB,A,one", UnknownArea, "partner"),
        ("RUS,IRN,exports,TOTAL,2023,1,USD,9,0,FOB,A,one", UnknownFlow, "flow"),
        ("RUS,IRN,export,2709,2023,1,USD,9,0,FOB,A,one", UnknownTerm, "product"),
        ("RUS,IRN,export,TOTAL,2023-13,1,USD,9,0,FOB,A,one", BadPeriod, "period"),
        ("RUS,IRN,export,TOTAL,2023-01/P13M,1,USD,9,0,FOB,A,one", BadPeriod, "period"),
        ("RUS,IRN,export,TOTAL,2999,1,USD,9,0,FOB,A,one", BadPeriod, "period"),
        ("RUS,IRN,export,TOTAL,0000,1,USD,9,0,FOB,A,one", BadPeriod, "period"),
        ("RUS,IRN,export,TOTAL,9999-12,1,USD,9,0,FOB,A,one", BadPeriod, "period"),
        ("RUS,IRN,export,TOTAL,2023,\"1,5\",USD,9,1,FOB,A,one", BadNumber, "value"),
        ("RUS,IRN,export,TOTAL,2023,1.5bn,USD,9,1,FOB,A,one", BadNumber, "value"),
        ("RUS,IRN,export,TOTAL,2023,NaN,USD,9,1,FOB,A,one", BadNumber, "value"),
        ("RUS,IRN,export,TOTAL,2023,1e400,USD,9,1,FOB,A,one", BadNumber, "value"),
        ("RUS,IRN,export,TOTAL,2023,\u{2212}1,USD,9,1,FOB,A,one", BadNumber, "value"),
        ("RUS,IRN,export,TOTAL,2023,۱۲,USD,9,0,FOB,A,one", BadNumber, "value"),
        ("RUS,IRN,export,TOTAL,2023,-1,USD,9,0,FOB,A,one", NegativeAmount, "value"),
        ("RUS,IRN,export,TOTAL,2023,99999999999,USD,9,0,FOB,A,one", OutOfRange, "value"),
        ("RUS,IRN,export,TOTAL,2023,1,dollars,9,0,FOB,A,one", UnknownTerm, "currency"),
        ("RUS,IRN,export,TOTAL,2023,1,USD,nine,0,FOB,A,one", BadNumber, "unit_mult"),
        ("RUS,IRN,export,TOTAL,2023,1.55,USD,9,1,FOB,A,one", DecimalsContradict, "decimals"),
        ("RUS,IRN,export,TOTAL,2023,1,USD,9,0,FAS,A,one", UnknownTerm, "valuation"),
        ("RUS,IRN,export,TOTAL,2023,1,USD,9,0,FOB,X,one", UnknownStatus, "status"),
        ("RUS,IRN,export,TOTAL,2023,,USD,9,0,FOB,A,one", EmptyValue, "value"),
        ("RUS,IRN,export,TOTAL,2023,1,USD,9,0,FOB,A,two", UnknownSource, "source"),
        ("RUS,IRN,export,TOTAL,2021,1.6,USD,9,1,FOB,P,one", DuplicateKey, "period"),
        ("RUS,IRN,export,TOTAL,2023,1,EUR,9,1,FOB,A,one", UnknownTerm, "currency"),
    ] {
        let rows = [ROWS[0], ROWS[1], row];
        assert_eq!(faults(plain_rows(&rows).as_bytes()), [found(code, 4, column)], "{row}");
    }
}

#[test]
fn the_structure_of_the_file() {
    let good = plain_rows(&ROWS);
    let codes = |bytes: &[u8]| faults(bytes).into_iter().map(|(code, line, _)| (code, line)).collect::<Vec<_>>();
    assert_eq!(codes(b""), [(EmptyFile, None)]);
    assert_eq!(codes(format!("{PLAIN_HEADER}\n").as_bytes()), [(HeaderOnly, None)]);
    let without: String = good.lines().map(|line| line.replace(",status", "").replace(",A,", ",") + "\n").collect();
    assert_eq!(faults(without.as_bytes()), [found(MissingColumn, 1, "status")], "told once, not in every row");
    assert_eq!(codes(good.replace("source\n", "source,colour\n").as_bytes())[0], (ExtraColumn, Some(1)));
    assert_eq!(codes(format!("{good}RUS,IRN\n").as_bytes()), [(RowLength, Some(5))]);
    assert_eq!(codes(format!("{good}{},more\n", ROWS[0].replace("2021", "2019")).as_bytes()), [(RowLength, Some(5))]);
    assert_eq!(codes(format!("{good}\"RUS,IRN\n").as_bytes())[0], (Quote, Some(5)));
    let control = good.replace("export,TOTAL,2022", "export,TO\u{1}TAL,2022");
    assert_eq!(codes(control.as_bytes())[0], (ControlCharacter, Some(3)));
    let long = format!("{},note\n{},{}\n", PLAIN_HEADER, ROWS[0], "x".repeat(4097));
    assert_eq!(faults(long.as_bytes()), [found(FieldTooLong, 2, "note")]);
    assert_eq!(faults(control.as_bytes())[0], found(ControlCharacter, 3, "product"));
    assert_eq!(codes(&[good.as_bytes(), b"\xd0\xee\xf1\xf1\xe8\xff\n"].concat()), [(Encoding, Some(5))]);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(good.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(codes(&utf16), [(Encoding, None)]);
    for marker in ["<<<<<<< HEAD", "<html><body>"] {
        assert!(codes(format!("{good}{marker}\n").as_bytes()).contains(&(RowLength, Some(5))), "{marker}");
    }
}

#[test]
fn a_file_of_quotes_is_refused_and_the_others_serve() {
    let (open, empty) = (vec![(Quote, Some(1)), (EmptyFile, None)], vec![(EmptyFile, None)]);
    for (bytes, wanted) in [
        (&b"\""[..], &open),
        (b"\xef\xbb\xbf\"", &open),
        (b"\"\"", &empty),
        (b"\xef\xbb\xbf\"\"", &empty),
        (b"\"\"\n\"\"\r\n", &empty),
        (b"\"\"\n\n", &empty),
    ] {
        let mut codes: Vec<_> = faults(bytes).into_iter().map(|(code, line, _)| (code, line)).collect();
        codes.sort_by_key(|(_, line)| std::cmp::Reverse(*line));
        assert_eq!(codes, *wanted, "{bytes:?}");
        let root = folder_of(bytes);
        let other = PLAIN_DESCRIPTOR.replace("made", "other");
        write_package(root.path(), "other", &other, plain_rows(&ROWS).as_bytes());
        let states: Vec<_> = load_folder(root.path()).iter().map(|entry| entry.state).collect();
        assert_eq!(states, [State::Refused, State::Served], "{bytes:?}");
    }
}

/// A package of these observations, claims and events, all three the same text.
fn everywhere(text: &[u8]) -> Entry {
    let resource = |name: &str| format!(r#"{{"name": "{name}", "path": "{name}.csv"}}"#);
    let resources = ["observations", "claims", "events"].map(resource).join(", ");
    let descriptor = PLAIN_DESCRIPTOR.replace(&resource("observations"), &resources);
    let root = folder_of(text);
    write_package(root.path(), "made", &descriptor, text);
    for name in ["claims", "events"] {
        fs::write(root.path().join(format!("made/{name}.csv")), text).unwrap();
    }
    load_folder(root.path()).remove(0)
}

#[test]
fn findings_are_bounded_in_number_and_length() {
    // Each of 5,000 rows has five faults and a field of 3,000 letters, a header has 200 unknown columns.
    let row = format!("XYZ,rus,tonnes,TOTAL,23,-1,USD,9,0,FOB,A,{}", "é".repeat(1500));
    let rows = vec![row.as_str(); 5000];
    let unknown: String = (0..200).map(|place| format!(",column{place}")).collect::<Vec<_>>().concat();
    let wide = plain_rows(&rows).replacen("source\n", &format!("source{unknown}\n"), 1);
    let doubles = plain_rows(&vec![ROWS[0]; 5000]);
    for (bytes, least) in [(plain_rows(&rows), 25_000), (wide, 5200), (doubles, 4999)] {
        let folder = folder_of(bytes.as_bytes());
        let entry = load_folder(folder.path()).remove(0);
        let counted: u64 = entry.findings.iter().map(|finding| finding.count).sum();
        assert!(counted >= least, "{counted} of {least} are counted");
        assert!(entry.findings.len() < 200, "{} are told", entry.findings.len());
        let rest = entry.findings.iter().find(|finding| finding.count > 1).unwrap();
        assert!(rest.text.starts_with(&format!("{} more of E", rest.count)), "{rest}");
        for finding in &entry.findings {
            assert!(finding.text.len() <= 300 && finding.to_string().len() <= 500, "{finding}");
        }
    }
}

#[test]
fn trade_with_itself_is_told_once_and_the_world_with_itself_not_at_all() {
    let year = |area: &str, year: i32| format!("{area},{area},export,TOTAL,{year},1,USD,0,0,FOB,A,one");
    let rows: Vec<String> = (1900..2000).flat_map(|place| [year("WLD", place), year("RUS", place)]).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(faults(plain_rows(&rows).as_bytes()), [found(ReporterIsPartner, 3, "partner")], "the first of Russia's hundred");
}

#[test]
fn all_faults_at_once() {
    let rows = ["XYZ,IRN,export,TOTAL,2023,1e400,EUROS,9,0,FOB,A,one", ROWS[0], "RUS,IRN,tonnes,TOTAL,23,-1,USD,9,0,FOB,A,two"];
    let codes: Vec<FindingCode> = faults(plain_rows(&rows).as_bytes()).into_iter().map(|fault| fault.0).collect();
    for code in [UnknownArea, BadNumber, UnknownTerm, UnknownFlow, BadPeriod, NegativeAmount, UnknownSource] {
        assert!(codes.contains(&code), "{code:?} is not among {codes:?}");
    }
}

#[test]
fn warnings_do_not_refuse() {
    let rows = ["RUS,IRN,export,TOTAL,2021,1.23456,USD,0,5,FOB,A,one", "RUS,RUS,export,TOTAL,2021,1,USD,0,0,FOB,A,one"];
    assert_eq!(faults(plain_rows(&rows).as_bytes()), [found(RoundedInput, 2, "value"), found(ReporterIsPartner, 3, "partner")]);
    let missing = ["RUS,IRN,export,TOTAL,2021,,USD,,,FOB,Q,one"];
    assert_eq!(faults(plain_rows(&missing).as_bytes()), []);
}

#[test]
fn a_bad_descriptor() {
    for (descriptor, code) in [("", EmptyFile), ("{", Descriptor), ("{}", Descriptor)] {
        let folder = tempfile::tempdir().unwrap();
        write_package(folder.path(), "made", descriptor, plain_rows(&ROWS).as_bytes());
        let entry = load_folder(folder.path()).remove(0);
        assert_eq!((entry.state, entry.findings[0].code), (State::Refused, code), "{descriptor:?}");
    }
    for path in ["../observations.csv", "/etc/passwd", "none.csv"] {
        let folder = tempfile::tempdir().unwrap();
        write_package(folder.path(), "made", &PLAIN_DESCRIPTOR.replace("observations.csv", path), plain_rows(&ROWS).as_bytes());
        assert_eq!(load_folder(folder.path())[0].findings[0].code, Unreadable, "{path}");
    }
}

#[test]
fn one_refused_dataset_leaves_the_others_and_its_own_earlier_version() {
    let root = folder_of(plain_rows(&ROWS).as_bytes());
    let other = PLAIN_DESCRIPTOR.replace("made", "other").replace("\"one\"", "\"two\"");
    write_package(root.path(), "other", &other, b"nothing");
    let roots = Roots::Folder(root.path().to_owned());
    let first = Catalogue::load(&roots, None).unwrap();
    assert_eq!(first.entries().iter().map(|entry| entry.state).collect::<Vec<_>>(), [State::Served, State::Refused]);
    fs::write(root.path().join("made/observations.csv"), "broken").unwrap();
    let second = Catalogue::load(&roots, Some(&first)).unwrap();
    assert_eq!(second.entries()[0].state, State::Stale);
    assert_eq!(second.datasets().next().unwrap().table.len(), 3);
    assert_ne!(first.version(), second.version(), "what was found is part of the version");
    // The source names of two datasets may not clash, and a newcomer does not throw out what is served.
    write_package(root.path(), "aaa", &PLAIN_DESCRIPTOR.replace("made", "aaa"), plain_rows(&ROWS).as_bytes());
    let third = Catalogue::load(&roots, Some(&second)).unwrap();
    assert_eq!((third.entries()[0].state, third.entries()[0].findings[0].code), (State::Refused, UnknownSource));
    assert_eq!(third.entries()[1].state, State::Stale);
}

#[test]
fn a_bad_named_folder_never_falls_back() {
    assert!(Catalogue::load(&Roots::Folder("/nonexistent".into()), None).is_err());
    let empty = tempfile::tempdir().unwrap();
    assert!(Catalogue::load(&Roots::Folder(empty.path().to_owned()), None).is_err());
}

async fn answers(observations: &[u8]) -> Vec<Vec<u8>> {
    let folder = folder_of(observations);
    let router = served::package(folder.path());
    let mut answers = Vec::new();
    for view in ["exports", "turnover.csv", "balance"] {
        answers.push(served::get(&router, &format!("/v1/dyads/RUS-IRN/{view}")).await.body);
    }
    answers
}

#[tokio::test]
async fn bom_line_ends_quotes_and_columns_change_nothing() {
    let good = plain_rows(&ROWS);
    let expected = answers(good.as_bytes()).await;
    assert!(String::from_utf8_lossy(&expected[0]).contains("1500000000"));
    let reordered: String = good.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n").collect();
    for (name, bytes) in [
        ("BOM", [b"\xef\xbb\xbf", good.as_bytes()].concat()),
        ("CRLF", good.replace('\n', "\r\n").into_bytes()),
        ("quotes", good.replace("RUS", "\"RUS\"").replace("1.5", "\"1.5\"").into_bytes()),
        ("no last line end", good.trim_end().as_bytes().to_vec()),
        ("blank line", format!("{good}\n").into_bytes()),
        ("reordered columns", reordered.into_bytes()),
    ] {
        assert_eq!(answers(&bytes).await, expected, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases * 12 / 256, ..ProptestConfig::default() })]
    #[test]
    fn shuffled_rows_change_nothing(order in Just(vec![0usize, 1, 2]).prop_shuffle()) {
        let shuffled: Vec<&str> = order.into_iter().map(|place| ROWS[place]).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let both = runtime.block_on(async { (answers(plain_rows(&shuffled).as_bytes()).await, answers(plain_rows(&ROWS).as_bytes()).await) });
        prop_assert_eq!(both.0, both.1);
    }

    /// Whatever bytes a file holds, loading ends in findings or data, never in a panic.
    #[test]
    fn no_bytes_break_the_loader(bytes in proptest::collection::vec(any::<u8>(), 0..200), tail in "[A-Z,\"\n0-9.]{0,200}") {
        faults(&bytes);
        faults(format!("{PLAIN_HEADER}\n{tail}").as_bytes());
    }

    /// The same of what is all marks, in every resource.
    #[test]
    fn no_marks_break_the_loader(marks in "[\"\",,\n\r;\u{feff}a ]{0,12}") {
        no_panic(&everywhere(marks.as_bytes()));
    }
}
