//! The data of these tests: made by rules that always make the same, nothing copied. Three datasets beside the built-in one, whose
//! rows together have whatever an observation can have.
//!
//! | dataset | how | what it has |
//! |---|---|---|
//! | `made-world` | imported to Parquet with blocks | totals and products of every level, the World, groups, former and residual areas, vintages, months, territories in notes, figures without a value |
//! | `made-levels` | imported to Parquet with blocks | a source without totals whose 96 chapters are all there is, so that its totals are sums; one that says so of its sections |
//! | `made-mixed` | a CSV package | ten sources with priorities and currencies, calendars, parts of years, rounding, figures finer than a hundredth, statuses, claims, events |

mod levels;
mod mixed;
mod statements;
mod world;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::random::Random;

/// Areas that report and are partners; those behind `CSK` are partners only.
pub const AREAS: [&str; 26] = [
    "RUS", "IRN", "CHN", "DEU", "USA", "IND", "TUR", "KAZ", "BEL", "FRA", "GBR", "EGY", "PAK", "BGD", "ZAF", "SUN", "YUG", "CSK",
    "WLD", "EUU", "ZA1", "S19", "TWN", "XBK", "XNS", "LUX",
];
/// How many of [`AREAS`] report.
pub const REPORTERS: usize = 18;

/// The ids of the datasets.
pub const DATASETS: [&str; 3] = ["made-world", "made-levels", "made-mixed"];

/// A folder of datasets: the made ones, and a copy of the built-in one. Made once for all tests, which only read it.
pub fn datasets() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engine-data");
        let scratch = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets"), scratch.path());
        world::make(scratch.path());
        levels::make(scratch.path());
        mixed::make(scratch.path());
        // An import has been through the same checks.
        dyad(&["check", scratch.path().join("made-mixed").to_str().unwrap()]);
        drop(fs::remove_dir_all(&kept));
        fs::rename(scratch.keep(), &kept).unwrap();
        kept
    })
}

/// A copy of some of them, to be changed by a test.
pub fn copies(of: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in of {
        copy(&datasets().join(name), &folder.path().join(name));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Runs dyad, which must succeed.
pub fn dyad(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_dyad")).args(arguments).env_remove("DYAD_DATASETS").output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "dyad {arguments:?}: {said}");
    String::from_utf8(run.stdout).unwrap() + &said
}

/// What a tidy table is imported with.
struct Table<'a> {
    source: &'a str,
    published: Option<&'a str>,
    mapping: &'a str,
    rows: String,
}

/// The columns of every table here.
const HEADER: &str = "reporter,partner,flow,product,period,value,currency,status,note\n";
const COLUMNS: &str = "[columns]\nreporter = 'reporter'\npartner = 'partner'\nflow = 'flow'\nproduct = 'product'\nperiod = 'period'\n\
                       value = 'value'\ncurrency = 'currency'\nstatus = 'status'\nnote = 'note'\n[constants]\nvaluation = 'usual'\n";

/// Imports a table into a dataset.
fn import(folder: &Path, dataset: &str, table: &Table<'_>) {
    let work = tempfile::tempdir().unwrap();
    let (rows, map) = (work.path().join("table.csv"), work.path().join("table.toml"));
    fs::write(&rows, format!("{HEADER}{}", table.rows)).unwrap();
    fs::write(&map, format!("classification = 'HS'\n{}\n{COLUMNS}", table.mapping)).unwrap();
    let (rows, map, into) = (rows.to_str().unwrap(), map.to_str().unwrap(), folder.join(dataset));
    let mut arguments = vec!["import", "tidy", rows, "--map", map, "--into", into.to_str().unwrap(), "--source", table.source];
    if let Some(published) = table.published {
        arguments.extend(["--published", published]);
    }
    dyad(&arguments);
}

/// Changes the descriptor of a dataset.
fn describe(folder: &Path, dataset: &str, change: impl FnOnce(&mut Value)) {
    let path = folder.join(dataset).join("datapackage.json");
    let mut descriptor: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut descriptor);
    // The day on which a dataset was imported is part of its answers.
    descriptor["created"] = json!("2025-03-04T05:06:07Z");
    fs::write(path, serde_json::to_vec_pretty(&descriptor).unwrap()).unwrap();
}

/// The figure of a thing in a period: it has its own size, grows a little each year, and now and then jumps.
fn figure(words: &[&str], year: i32) -> u64 {
    let mut of_thing = Random::of(words);
    let size = 10u64.pow(u32::try_from(3 + of_thing.below(6)).unwrap()) * (1 + of_thing.below(9));
    let mut of_year = Random::of(&[&words.join(" "), &year.to_string()]);
    let percent = 70 + of_year.below(60) + u64::try_from((year - 1990).clamp(0, 60)).unwrap() * 3;
    size * percent / 100 + of_year.below(1000)
}

#[test]
fn the_made_data_have_what_the_tests_are_about() {
    let rows = dyad(&["query", "observations.csv", "--datasets", datasets().to_str().unwrap()]);
    let count = rows.lines().count();
    assert!((50_000..250_000).contains(&count), "{count} rows");
    for part in [
        ",solar-hijri,",
        ",fiscal:04,",
        ",fiscal:07,",
        ",re-export,",
        ",turnover,",
        "HS:270110",
        ",EUR,",
        ",INR,",
        "/P9M",
        "-Q3",
        ",WLD,",
        ",EUU,",
        ",ZA1,",
        ",SUN,",
        "USA,United States,USA",
        "partner: Belgium-Luxembourg",
        "2024-02-29",
        ",S19,",
        ",XBK,",
        ".37",
        "made-levels",
    ] {
        assert!(rows.contains(part), "{part}");
    }
    let whole = dyad(&["query", "RUS-IRN/turnover?source=chapters", "--datasets", datasets().to_str().unwrap()]);
    assert!(whole.contains(r#""summed_over":"HS:2""#), "{whole}");
    let whole = dyad(&["query", "RUS-IRN/exports?source=headings", "--datasets", datasets().to_str().unwrap()]);
    assert!(whole.contains(r#""summed_over":"HS:4""#), "{whole}");
}
