//! Limits of files, each at its value and one past it, by the commands that read them.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

use crate::package::{PLAIN_DESCRIPTOR, PLAIN_HEADER, folder_of, write_package};

/// A row that is sound.
const ROW: &str = "RUS,IRN,export,TOTAL,2022,5,USD,6,0,FOB,A,one";

/// A command in a folder, with a limit.
fn limited(folder: &Path, arguments: &[&str], (name, value): (&str, usize)) -> Output {
    let limit = format!("--limit={name}={value}");
    Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(arguments)
        .args([&limit, "--config", "/dev/null"])
        .current_dir(folder)
        .env_remove("DYAD_DATASETS")
        .env_remove("DYAD_CHARTS")
        .output()
        .unwrap()
}

fn said(run: &Output) -> String {
    String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr)
}

/// What is said of a file at its limit, and one past it; neither takes the process down.
fn at_and_past(folder: &Path, arguments: &[&str], (name, value): (&str, usize)) -> [Output; 2] {
    let runs = [value, value - 1].map(|value| limited(folder, arguments, (name, value)));
    for run in &runs {
        assert!(run.status.code().is_some_and(|code| code < 2), "{name}: {}", said(run));
    }
    runs
}

/// The dataset `made` is sound at this value of a limit, and refused with these words where it is one less.
fn refused_past(root: &TempDir, limit: (&str, usize), words: &str) {
    let [at, past] = at_and_past(root.path(), &["check", "made"], limit);
    assert!(at.status.success() && said(&at).contains("made: sound"), "{}: {}", limit.0, said(&at));
    assert!(!past.status.success() && said(&past).contains("made: refused"), "{}: {}", limit.0, said(&past));
    assert!(said(&past).contains(words), "{}: {}", limit.0, said(&past));
}

/// A dataset with a note of so many bytes.
fn with_note(length: usize) -> TempDir {
    folder_of(format!("{PLAIN_HEADER},note\n{ROW},{}\n", "x".repeat(length)).as_bytes())
}

#[test]
fn bytes_of_a_table_of_a_record_and_of_a_field() {
    let size = |root: &TempDir| usize::try_from(fs::metadata(root.path().join("made/observations.csv")).unwrap().len()).unwrap();
    let root = with_note(2_000);
    refused_past(&root, ("table-bytes", size(&root)), &(size(&root) - 1).to_string());
    refused_past(&root, ("field-bytes", 2_000), "1999");
    let record = ROW.len() + 1 + 2_000;
    refused_past(&root, ("record-bytes", record), &format!("a record of more than {} bytes", record - 1));
}

#[test]
fn bytes_of_a_descriptor() {
    let root = folder_of(b"");
    let descriptor = PLAIN_DESCRIPTOR.to_owned() + &" ".repeat(2_000 - PLAIN_DESCRIPTOR.len());
    write_package(root.path(), "made", &descriptor, format!("{PLAIN_HEADER}\n{ROW}\n").as_bytes());
    refused_past(&root, ("descriptor-bytes", 2_000), "1999");
}

#[test]
fn columns_of_a_table() {
    // Twelve are known; the others are named as long as there are not too many to look at.
    let more: String = (12..40).map(|place| format!(",c{place}")).collect();
    let root = folder_of(format!("{PLAIN_HEADER}{more}\n").as_bytes());
    let [at, past] = at_and_past(root.path(), &["check", "made"], ("columns", 40));
    assert!(said(&at).contains("\"c12\"") || said(&at).contains("c12"), "{}", said(&at));
    assert!(said(&past).contains("more than the 39 columns") && !said(&past).contains("c12"), "{}", said(&past));
}

#[test]
fn findings_of_a_file_and_the_bytes_of_each() {
    let bad = ROW.replace("TOTAL", "nothing");
    let root = folder_of(format!("{PLAIN_HEADER}\n{}\n", vec![bad; 5].join("\n")).as_bytes());
    let [at, past] = at_and_past(root.path(), &["check", "made"], ("findings", 5));
    let lines = |run: &Output| said(run).lines().filter(|line| line.contains("nothing")).count();
    assert_eq!((lines(&at), lines(&past)), (5, 4), "{}\n{}", said(&at), said(&past));
    assert!(said(&past).contains("5 errors"), "those that are not told are counted: {}", said(&past));
    let long = ROW.replace("TOTAL", &"HS:9".repeat(500));
    let root = folder_of(format!("{PLAIN_HEADER}\n{long}\n").as_bytes());
    let told = |most: usize| said(&limited(root.path(), &["check", "made"], ("finding-bytes", most)));
    let text =
        |said: &str| said.lines().find_map(|line| line.split_once("E22 product: ")).map(|(_, text)| text.to_owned()).unwrap();
    let whole = text(&told(1_000));
    assert!(whole.len() > 80 && whole.ends_with("HS:2709"), "{whole}");
    assert_eq!(text(&told(whole.len())), whole, "as long as it may be");
    let shortened = text(&told(whole.len() - 1));
    assert!(shortened.len() < whole.len() && shortened.contains('…'), "what is left out is marked: {shortened}");
    assert!(text(&told(80)).len() <= 80, "{}", text(&told(80)));
}

#[test]
fn bytes_of_a_font_and_columns_of_a_file_that_is_imported() {
    let root = tempfile::tempdir().unwrap();
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/chart/fonts/DejaVuSans.ttf");
    fs::copy(&font, root.path().join("house.ttf")).unwrap();
    fs::write(root.path().join("house.toml"), "[font]\nregular = \"house.ttf\"\nfamily = \"House\"\n").unwrap();
    let size = usize::try_from(fs::metadata(&font).unwrap().len()).unwrap();
    let [at, past] = at_and_past(root.path(), &["query", "RUS-IRN/exports.svg", "--style", "house.toml"], ("font-bytes", size));
    assert!(at.status.success(), "{}", said(&at));
    assert!(!past.status.success() && said(&past).contains("house.ttf"), "{}", said(&past));
    let table = |first: &str, more: fn(usize) -> String| format!("{first}{}\n", (5..40).map(more).collect::<String>());
    let header = table("year;reporter;partner;flow;value", |place| format!(";c{place}"));
    fs::write(root.path().join("table.csv"), header + &table("2022;RUS;IRN;export;5", |_| ";x".to_owned())).unwrap();
    let columns = ["reporter", "partner", "flow", "year", "value"].map(|name| format!("{name} = \"{name}\"\n")).concat();
    let constants = "[constants]\ncurrency = \"USD\"\nvaluation = \"usual\"\n";
    fs::write(root.path().join("map.toml"), format!("areas = \"iso3\"\n[columns]\n{columns}{constants}")).unwrap();
    let import = ["import", "tidy", "table.csv", "--map", "map.toml", "--into", "made"];
    let [at, past] = [40, 39].map(|most| limited(root.path(), &import, ("imported-columns", most)));
    assert!(at.status.success(), "{}", said(&at));
    assert!(!past.status.success() && said(&past).contains("has 40 columns; at most 39 are read"), "{}", said(&past));
}

#[test]
fn bytes_of_charts_styles_and_maps() {
    let padded = |text: &str| format!("{text}\n# {}\n", "x".repeat(2_000 - text.len() - 4));
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("charts")).unwrap();
    let chart = "title = \"Exports\"\nquery = \"RUS-IRN/exports\"";
    fs::write(root.path().join("charts/exports.toml"), padded(chart)).unwrap();
    let [at, past] = at_and_past(root.path(), &["render", "--force", "--jobs", "1"], ("chart-bytes", 2_000));
    assert!(at.status.success(), "{}", said(&at));
    assert!(!past.status.success() && said(&past).contains("1999"), "{}", said(&past));
    fs::write(root.path().join("house.toml"), padded("[logo]\ntext = \"Office\"")).unwrap();
    let styled = ["query", "RUS-IRN/exports.svg", "--style", "house.toml"];
    let [at, past] = at_and_past(root.path(), &styled, ("chart-bytes", 2_000));
    assert!(at.status.success() && !past.status.success() && said(&past).contains("house.toml"), "{}", said(&past));
    let square = "[[[0,0],[9,0],[9,9],[0,9],[0,0]]]";
    let map = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"ISO_A3\":\"IRN\"}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{square}}}}}]}}"
    );
    fs::write(root.path().join("world.json"), format!("{map}{}", " ".repeat(2_000 - map.len()))).unwrap();
    let mapped = ["query", "RUS-IRN/exports.svg", "--map", "world.json"];
    let [at, past] = at_and_past(root.path(), &mapped, ("map-bytes", 2_000));
    assert!(at.status.success(), "{}", said(&at));
    assert!(!past.status.success() && said(&past).contains("world.json"), "{}", said(&past));
}
