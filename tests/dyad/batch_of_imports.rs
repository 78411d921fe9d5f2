//! `dyad render` over an imported table: more charts than jobs, in memory and on disk, always come to an end.

use std::{
    fmt::Write,
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

const PARTNERS: [&str; 25] = [
    "BRA", "CHN", "DEU", "ESP", "FRA", "GBR", "IND", "IRN", "ITA", "JPN", "KAZ", "KOR", "MEX", "NLD", "NOR", "POL", "PRT", "SAU",
    "SWE", "THA", "TUR", "UKR", "USA", "UZB", "VNM",
];

const MAPPING: &str = "unit_mult = 3\n[columns]\nreporter = \"r\"\npartner = \"p\"\nflow = \"f\"\nproduct = \"k\"\nyear = \"t\"\n\
                       value = \"v\"\n[source]\ntitle = \"Made\"\nreporting = \"reported\"\n";

fn dyad(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    for name in ["DYAD_DATASETS", "DYAD_CHARTS", "DYAD_IN_MEMORY", "DYAD_CACHE", "DYAD_STYLE", "DYAD_PUBLIC_URL"] {
        command.env_remove(name);
    }
    command.current_dir(root);
    command
}

/// An imported dataset, whose rows are not in the order that they are held in (totals come last in the file and first in
/// memory, so that every block is sorted when it is read), and two charts of each partner.
fn imported() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let mut text = "r,p,f,k,t,v\n".to_owned();
    for (place, partner) in PARTNERS.into_iter().enumerate() {
        for (flow, more) in [("export", 3), ("import", 5)] {
            for product in ["TOTAL", "HS:10", "HS:27", "HS:84"] {
                for year in 2004..2024 {
                    writeln!(text, "RUS,{partner},{flow},{product},{year},{}", 1000 + year * more + place).unwrap();
                }
            }
        }
    }
    fs::write(root.path().join("made.csv"), text).unwrap();
    fs::write(root.path().join("made.toml"), MAPPING).unwrap();
    let run = dyad(root.path()).args(["import", "tidy", "made.csv", "--map", "made.toml", "--into", "datasets/made"]).output();
    assert!(run.as_ref().unwrap().status.success(), "{}", String::from_utf8_lossy(&run.unwrap().stderr));
    fs::create_dir(root.path().join("charts")).unwrap();
    for partner in PARTNERS {
        for view in ["exports", "imports"] {
            let slug = format!("{}-{view}", partner.to_lowercase());
            let chart = format!("title = \"{slug}\"\nquery = \"RUS-{partner}/{view}\"\nwidth = 200\nheight = 200\n");
            fs::write(root.path().join(format!("charts/{slug}.toml")), chart).unwrap();
        }
    }
    root
}

/// Runs the batch; a run that does not end in two minutes is ended, and has failed.
fn rendered(root: &Path, arguments: &[&str]) -> String {
    let said = root.join("said");
    let mut command = dyad(root);
    command.args(["render", "--force"]).args(arguments).stdout(File::create(&said).unwrap()).stderr(Stdio::inherit());
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > Duration::from_mins(2) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("dyad render {arguments:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let said = fs::read_to_string(said).unwrap();
    assert!(status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn fifty_charts_of_an_imported_table_come_to_an_end_whatever_the_jobs_and_wherever_the_table_is() {
    let root = imported();
    let manifest = || fs::read(root.path().join("charts/MANIFEST.json")).unwrap();
    let mut first = None;
    for place in [&["--in-memory", "64"][..], &["--in-memory", "0"], &["--in-memory", "0", "--cache", "0"]] {
        for jobs in [&[][..], &["--jobs", "1"], &["--jobs", "3"], &["--jobs", "64"]] {
            let said = rendered(root.path(), &[place, jobs].concat());
            assert_eq!(said.lines().filter(|line| line.ends_with(": rendered") || line.ends_with(": unchanged")).count(), 50);
            let known = first.get_or_insert_with(manifest);
            assert_eq!(*known, manifest(), "{place:?} {jobs:?}: other pictures");
        }
    }
}

#[test]
fn jobs_are_taken_also_when_the_table_was_looked_through_at_the_start() {
    let root = imported();
    let index = fs::read_dir(root.path().join("datasets/made")).unwrap().map(|entry| entry.unwrap().path());
    // Without its index every row is looked at, on all processors, before the first chart is drawn.
    let removed = index.filter(|path| path.to_string_lossy().ends_with(".parquet.blocks")).map(fs::remove_file);
    assert_eq!(removed.collect::<Result<Vec<_>, _>>().unwrap().len(), 1);
    for place in ["64", "0"] {
        rendered(root.path(), &["--jobs", "2", "--in-memory", place]);
    }
}
