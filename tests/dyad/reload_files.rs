//! What may lie in a folder instead of what was there: none of it stops the server or a later reload, and what was good goes on
//! serving. And charts, style and map, which are loaded with the datasets.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::Command,
};

use dyad::dataset::write_index;

use crate::{
    reloading::{Reloading, body, reloading, rows, until, write_pair},
    stored::{Row, package},
};

/// Puts something in the place of a file, told by its path.
type Damage = (&'static str, fn(&Path));

const DAMAGES: [Damage; 11] = [
    ("empty", |path| fs::write(path, "").unwrap()),
    ("cut in a row", |path| {
        let whole = fs::read(path).unwrap();
        fs::File::options().write(true).open(path).unwrap().set_len(whole.len() as u64 - 30).unwrap();
    }),
    ("deleted", |path| fs::remove_file(path).unwrap()),
    ("a folder", |path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    }),
    ("a pipe", |path| {
        fs::remove_file(path).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }),
    ("endless", |path| linked(path, "/dev/zero")),
    ("out of the folder", |path| linked(path, "/etc/passwd")),
    ("a link to itself", |path| linked(path, path.file_name().unwrap().to_str().unwrap())),
    ("a hole of 10 GiB", |path| {
        fs::File::create(path).unwrap().set_len(10 << 30).unwrap();
    }),
    ("one quotation mark", |path| fs::write(path, "\"").unwrap()),
    ("closed to us", |path| fs::set_permissions(path, fs::Permissions::from_mode(0)).unwrap()),
];

fn linked(path: &Path, to: &str) {
    fs::remove_file(path).unwrap();
    symlink(to, path).unwrap();
}

#[test]
fn whatever_takes_the_place_of_a_table_the_last_good_one_is_served() {
    let served = reloading(
        |datasets| {
            write_pair(datasets, "made", "RUS-IRN", 1);
            write_pair(datasets, "other", "USA-CHN", 1);
        },
        &[],
    );
    let (folder, mut value) = (served.datasets().join("made"), 1);
    for file in ["observations.csv", "datapackage.json"] {
        for (what, damage) in DAMAGES {
            damage(&folder.join(file));
            // Whoever may do everything reads what is closed to others.
            if what == "closed to us" && fs::read(folder.join(file)).is_ok() {
                continue;
            }
            until(&format!("{file}, {what}: it is stale"), || served.dataset("made")["state"] == "stale");
            assert_eq!(served.value("RUS-IRN"), Some(u64::from(value)), "{file}, {what}");
            // The others are not kept waiting.
            value += 1;
            write_pair(&served.datasets(), "other", "USA-CHN", value);
            until(&format!("{file}, {what}: another one is loaded"), || served.value("USA-CHN") == Some(u64::from(value)));
            fs::remove_dir_all(&folder).unwrap();
            write_pair(&served.datasets(), "made", "RUS-IRN", value);
            until(&format!("{file}, {what}: it is mended"), || served.value("RUS-IRN") == Some(u64::from(value)));
        }
    }
    // A dataset of a name that cannot stand in an address, and files that are none.
    fs::create_dir(served.datasets().join("odd \n name")).unwrap();
    fs::write(served.datasets().join("beside.txt"), "nothing").unwrap();
    symlink("/", served.datasets().join("everything")).unwrap();
    let unchanged = |report: &serde_json::Value| {
        Reloading::became(report, "datasets").iter().filter(|(_, became)| became == "unchanged").count()
    };
    // What was mended last may still be on its way.
    until("both are what they were, whatever else lies there", || unchanged(&served.reload()) == 2);
}

#[test]
fn a_parquet_table_that_is_damaged_in_place_is_told_as_stale() {
    let imported = tempfile::tempdir().unwrap();
    let write = |folder: &Path| {
        let rows: Vec<Row> =
            (0..400).map(|year| ("RUS", "IRN", "export", "TOTAL".to_owned(), 1600 + year, 7 + i64::from(year))).collect();
        package(folder, &rows, 100);
        write_index(folder).unwrap();
    };
    write(&imported.path().join("made"));
    let served = reloading(|datasets| write(&datasets.join("made")), &["--cache", "0"]);
    let folder = served.datasets().join("made");
    let before = served.server.get("/v1/dyads/RUS-IRN/exports");
    assert!(before.starts_with("HTTP/1.1 200"), "{before}");
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    for file in files.iter().filter(|file| !file.ends_with("datapackage.json")) {
        let mut bytes = fs::read(file).unwrap();
        for byte in bytes.iter_mut().skip(8).take(1500) {
            *byte = !*byte;
        }
        fs::write(file, bytes).unwrap();
    }
    until("it is stale", || served.dataset("stored")["state"] == "stale");
    assert!(!served.dataset("stored")["findings"].as_array().unwrap().is_empty());
    assert_eq!(body(&served.server.get("/v1/dyads/RUS-IRN/exports")), body(&before), "what was read is served");
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(imported.path().join("made"), &folder).unwrap();
    until("it is mended", || served.dataset("stored")["state"] == "served");
}

fn chart(title: &str) -> String {
    format!("title = \"{title}\"\nquery = \"RUS-IRN/exports\"\n")
}

#[test]
fn a_chart_that_broke_keeps_its_last_good_version() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &[]);
    let toml = served.beside("charts/one.toml");
    let shows = |title: &str| served.server.get("/v1/charts").contains(title);
    fs::write(&toml, chart("First")).unwrap();
    until("a new chart is served", || shows("First"));
    assert!(served.server.get("/v1/charts/one.svg").contains("First"));
    fs::write(&toml, chart("Second")).unwrap();
    until("a changed chart is served", || shows("Second"));
    assert!(served.server.get("/v1/charts/one.svg").contains("Second"));
    fs::write(&toml, "title = \"Third").unwrap();
    let report = served.reload();
    assert_eq!(Reloading::became(&report, "charts"), [("one".to_owned(), "kept".to_owned())]);
    assert!(report["charts"][0]["detail"].as_str().unwrap().contains("one.toml:1"), "{report}");
    assert!(shows("Second"));
    fs::write(served.beside("charts/two.toml"), "query = 5").unwrap();
    let report = served.reload();
    assert_eq!(Reloading::became(&report, "charts")[1], ("two".to_owned(), "refused".to_owned()));
    fs::write(&toml, chart("Fourth")).unwrap();
    fs::remove_file(served.beside("charts/two.toml")).unwrap();
    until("what was mended is served", || shows("Fourth"));
    fs::remove_file(&toml).unwrap();
    until("what was deleted is not", || !shows("Fourth"));
    fs::write(&toml, chart("Fifth")).unwrap();
    until("it is back", || shows("Fifth"));
    fs::rename(served.beside("charts"), served.beside("moved")).unwrap();
    let report = served.reload();
    assert_eq!(Reloading::became(&report, "charts"), [("charts".to_owned(), "kept".to_owned())]);
    assert!(shows("Fifth"), "a folder that vanished leaves what is served");
}

#[test]
fn a_style_is_loaded_again_and_a_broken_one_is_kept_out() {
    let folder = tempfile::tempdir().unwrap();
    let style = folder.path().join("style.toml");
    let words = |logo: &str| fs::write(&style, format!("[logo]\ntext = \"{logo}\"\n")).unwrap();
    words("First house");
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &["--style", style.to_str().unwrap()]);
    let shows = |logo: &str| served.server.get("/v1/dyads/RUS-IRN/exports.svg").contains(logo);
    assert!(shows("First house"));
    words("Second house");
    until("it is drawn in the new style", || shows("Second house"));
    fs::write(&style, "[logo").unwrap();
    let report = served.reload();
    assert_eq!(Reloading::became(&report, "files"), [("style".to_owned(), "kept".to_owned())]);
    assert!(report["result"] == "kept" && report["files"][0]["detail"].as_str().unwrap().contains("style.toml"), "{report}");
    assert!(shows("Second house"));
    words("Third house");
    until("what was mended is drawn", || shows("Third house"));
    // Data and style that change together are seen together.
    fs::write(served.datasets().join("made/observations.csv"), rows("made", "RUS-IRN", 7)).unwrap();
    words("Fourth house");
    served.reload();
    assert!(shows("Fourth house") && served.value("RUS-IRN") == Some(7));
}
