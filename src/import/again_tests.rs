//! Importing again, in part, with a date, or in vain.

use std::{fs, path::Path};

use super::{
    DropReason, ImportError, Job, import,
    number::Number,
    parquet_files::Reader,
    provider::{Draft, Repeats},
    row_collector::RowCollector,
    tests::{job, lines, reasons, sound},
    write::MergedTable,
};
use crate::trade::{Flow, Period};

const HEADER: &str = "t,i,j,k,v,q";

/// Imports BACI rows as a file of its own.
fn baci(root: &Path, rows: &[&str], change: impl FnOnce(&mut Job)) -> Result<super::Summary, ImportError> {
    let file = root.join(".input.csv");
    fs::write(&file, format!("{HEADER}\n{}\n", rows.join("\n"))).unwrap();
    let mut job = job(root, "baci", &[file]);
    change(&mut job);
    import(&job, &mut |_| {})
}

/// The exports of Iran in the table.
fn exports(root: &Path) -> Vec<String> {
    sound(root);
    let of_iran = lines(root).into_iter().filter(|line| line.starts_with("IRN") && line.contains("export"));
    of_iran.map(|line| line.replace(" USD 3 FOB A", "")).collect()
}

#[test]
fn a_newer_file_replaces_what_it_covers_and_keeps_the_rest() {
    let root = tempfile::tempdir().unwrap();
    let first = ["2021,364,643,80410,5,1", "2022,364,643,80410,6,1", "2022,364,792,80410,7,1", "2022,364,643,270900,8,1"];
    baci(root.path(), &first, |_| {}).unwrap();
    let summary = baci(root.path(), &["2022,364,643,80410,60,1"], |_| {}).unwrap();
    // The exports of Iran and the imports of Russia of that product, period and partner.
    assert_eq!((summary.replaced, summary.retained, summary.kept), (2, 6, 2));
    let kept = [
        "IRN RUS export HS:080410 2021 5",
        "IRN RUS export HS:080410 2022 60",
        "IRN RUS export HS:270900 2022 8",
        "IRN TUR export HS:080410 2022 7",
    ];
    assert_eq!(exports(root.path()), kept);
    // A file that is whole for Iran in 2022 takes away also what it does not name.
    baci(root.path(), &["2022,364,643,80410,61,1"], |job| job.whole = true).unwrap();
    assert_eq!(exports(root.path()), ["IRN RUS export HS:080410 2021 5", "IRN RUS export HS:080410 2022 61"]);
}

#[test]
fn what_a_file_does_not_have_stays_and_is_told() {
    let root = tempfile::tempdir().unwrap();
    baci(root.path(), &["2022,364,643,80410,6,1"], |_| {}).unwrap();
    // On both sides: of the same partner another product, and of the same product another partner: nothing says that 6 is no more.
    let summary = baci(root.path(), &["2022,364,643,270900,8,1", "2022,364,792,80410,7,1"], |_| {}).unwrap();
    assert_eq!((summary.replaced, summary.retained, summary.left), (0, 2, 2));
    let kept = ["IRN RUS export HS:080410 2022 6", "IRN RUS export HS:270900 2022 8", "IRN TUR export HS:080410 2022 7"];
    assert_eq!(exports(root.path()), kept);
}

#[test]
fn a_dated_file_keeps_the_earlier_vintage() {
    let root = tempfile::tempdir().unwrap();
    let published = |date: &str| Some(date.to_owned());
    baci(root.path(), &["2022,364,643,80410,5,1"], |job| job.published = published("2024-01")).unwrap();
    baci(root.path(), &["2022,364,643,80410,6,1"], |job| job.published = published("2025-01")).unwrap();
    let both = ["IRN RUS export HS:080410 2022 5 2024-01", "IRN RUS export HS:080410 2022 6 2025-01"];
    assert_eq!(exports(root.path()), both);
    let undated = baci(root.path(), &["2022,364,643,80410,7,1"], |_| {}).unwrap_err();
    assert!(undated.is_wrong_use(), "{undated}");
    assert_eq!(exports(root.path()), both);
    let descriptor = fs::read_to_string(root.path().join("made/datapackage.json")).unwrap();
    assert!(descriptor.contains("\"published\": \"2025-01\"") && descriptor.matches("\"command\"").count() == 2);
}

#[test]
fn a_failed_import_leaves_the_dataset_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    baci(root.path(), &["2022,364,643,80410,5,1"], |_| {}).unwrap();
    let before = fs::read(root.path().join("made/datapackage.json")).unwrap();
    let summary = baci(root.path(), &["2022,364,643,80410,9,1", "2022,364,998,80410,9,1"], |job| job.strict = true).unwrap();
    assert!(!summary.written);
    baci(root.path(), &["2022,364,643,80410,9,1", "2022,\"364,1,1,1,1"], |_| {}).unwrap_err();
    let vain = baci(root.path(), &["2022,364,998,80410,9,1"], |_| {}).unwrap();
    assert!(!vain.written);
    assert_eq!(fs::read(root.path().join("made/datapackage.json")).unwrap(), before);
    let entries = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = entries.collect();
    names.sort();
    assert_eq!(names, [".input.csv", "made"]);
    assert_eq!(exports(root.path()), ["IRN RUS export HS:080410 2022 5"]);
}

#[test]
fn doubles_and_contradictions_are_kept_out() {
    let root = tempfile::tempdir().unwrap();
    let rows = [
        "2022,364,643,80410,5,1",
        "2022,364,643,080410,5.0,1",
        "2022,364,643,80410,6,1",
        "2022,364,364,80410,6,1",
        "2022,364",
        "2022,364,792,80410,7,1",
        "2022,364,792,080410,7.0,1",
    ];
    let summary = baci(root.path(), &rows, |_| {}).unwrap();
    // On both sides: 7 and 7.0 are one figure, 5, 5.0 and 6 are none, since nothing says which of them it is.
    let expected = [(DropReason::RowLength, 1), (DropReason::SelfTrade, 2), (DropReason::Repeated, 2), (DropReason::Conflict, 6)];
    assert_eq!(reasons(&summary), expected);
    assert_eq!(exports(root.path()), ["IRN TUR export HS:080410 2022 7"]);
    for words in ["is left out, most of it", "contradict one another", "nobody knows what they are worth"] {
        assert!(summary.warnings.iter().any(|warning| warning.contains(words)), "{words}");
    }
}

#[test]
fn runs_on_disk_give_the_same_table_as_memory() {
    let table = |capacity: usize| {
        let root = tempfile::tempdir().unwrap();
        let mut collector = RowCollector::new("one", 0, root.path().to_owned(), false, capacity);
        for place in 0..100_i64 {
            // Every seventh row stands twice; partners and years come in no order.
            let (year, partner) =
                (2000 + i32::try_from(place * 37 % 10).unwrap(), ["RUS", "TUR", "CHN"][usize::try_from(place).unwrap() % 3]);
            let value = (Number::read(&(place % 7).to_string(), '.', 0).unwrap().0, false);
            let (reporter, partner) = ("IRN".parse().unwrap(), partner.parse().unwrap());
            let draft = Draft::dollars(Flow::Export, Period::year(year), value, reporter, partner);
            collector.take("f", 1, &draft, u64::try_from(place).unwrap());
        }
        collector.check().unwrap();
        collector.finish().unwrap();
        assert_eq!(collector.runs.len(), 100 / capacity);
        let (mut written, path) = (MergedTable::new(Repeats::Parts, false), root.path().join("table.parquet"));
        written.merge(&mut collector, None, &path, &mut |_| {}).unwrap();
        let rows = Reader::new(&path, 7).unwrap().read(&mut collector.texts).unwrap();
        (fs::read(path).unwrap(), rows.len(), written.tally.kept, written.added, written.tally.totals())
    };
    let (in_memory, on_disk) = (table(1000), table(8));
    assert!(in_memory == on_disk);
    // 30 cells of three partners and ten years; the sum of n % 7 for n below 100 is 14 · 21 + 0 + 1.
    assert_eq!((in_memory.1, in_memory.2, in_memory.3), (7, 30, 70));
    assert_eq!(in_memory.4[0].value, "295");
}

#[test]
fn an_ambiguous_header_lists_the_candidates() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("both.csv");
    fs::write(&file, "t,i,j,k,v,ccode1,ccode2,year,flow1,flow2\n2022,1,2,3,4,5,6,7,8,9\n").unwrap();
    let error = import(&job(root.path(), "auto", &[file]), &mut |_| {}).unwrap_err();
    assert!(error.is_wrong_use() && error.to_string().contains("baci or cow"), "{error}");
}

#[test]
fn wrong_use_is_told_apart() {
    let root = tempfile::tempdir().unwrap();
    let row = ["2022,364,643,80410,5,1"];
    let wrong = |change: fn(&mut Job)| baci(root.path(), &row, change).unwrap_err();
    assert!(wrong(|job| job.provider = "cow".to_owned()).is_wrong_use());
    assert!(wrong(|job| job.provider = "oecd".to_owned()).to_string().contains("comtrade, baci"));
    assert!(wrong(|job| job.into = job.into.with_file_name("Bad Name")).is_wrong_use());
    assert!(wrong(|job| job.published = Some("soon".to_owned())).is_wrong_use());
    assert!(wrong(|job| job.source = Some("a b".to_owned())).is_wrong_use());
    assert!(wrong(|job| job.provider = "tidy".to_owned()).to_string().contains("--map"));
    assert!(!wrong(|job| job.files = vec!["/nonexistent.csv".into()]).is_wrong_use());
    baci(root.path(), &row, |_| {}).unwrap();
    let clash = baci(root.path(), &row, |job| job.into = job.into.with_file_name("other")).unwrap_err();
    assert!(clash.to_string().contains("taken by the dataset made"), "{clash}");
}
