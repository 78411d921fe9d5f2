//! Someone's own data in a folder of their own: what is built in is of other data, and says nothing of it.

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    command::{dyad, fixture, summary},
    package,
};

/// A folder with one imported dataset.
fn own() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let file = fixture("comtrade_v1.csv");
    let run = dyad(root.path(), &["import", "auto", file.to_str().unwrap(), "--into", "datasets/mine"], b"");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    root
}

/// What a server that is started in a folder says, and logs until it is told to end.
fn said_and_logged(root: &Path) -> (String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .current_dir(root)
        .env_remove("DYAD_DATASETS")
        .env_remove("DYAD_CHARTS")
        .env_remove("DYAD_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut said, mut byte) = (Vec::new(), [0]);
    let mut out = child.stdout.take().unwrap();
    while byte[0] != b'\n' && out.read(&mut byte).unwrap() > 0 {
        said.push(byte[0]);
    }
    let said = String::from_utf8(said).unwrap();
    // It answers, so that it is told to end by what waits for that.
    let port = said.trim_end().trim_end_matches('/').rsplit_once(':').unwrap().1;
    let asked = ["healthcheck", "--listen", &format!("127.0.0.1:{port}"), "--within", "60"].map(str::to_owned);
    assert!(dyad(root, &asked.each_ref().map(String::as_str), b"").status.success(), "{said}");
    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    let mut logged = String::new();
    child.stderr.take().unwrap().read_to_string(&mut logged).unwrap();
    assert!(child.wait().unwrap().success(), "{logged}");
    (said, logged)
}

#[test]
fn built_in_charts_of_other_data_are_one_line_and_no_warning() {
    let root = own();
    let (said, logged) = said_and_logged(root.path());
    assert!(said.contains("0 charts"), "{said}");
    assert!(!logged.contains("WARN") && !logged.contains("ERROR"), "{logged}");
    assert_eq!(logged.matches("built-in charts are left out").count(), 1, "{logged}");
    assert!(!logged.contains("russia-iran"), "{logged}");
}

#[test]
fn a_built_in_chart_tells_nothing_of_other_figures_of_its_pair() {
    let root = tempfile::tempdir().unwrap();
    let header = package::PLAIN_HEADER;
    // There is a chart of this pair that remarks on 1976, and one of statements about the other.
    let rows = "IRN,SUN,turnover,TOTAL,1990,5,USD,6,,unknown,A,one\nRUS,IRN,turnover,TOTAL,2023,5,USD,6,,unknown,A,one\n";
    package::write_package(
        &root.path().join("datasets"),
        "made",
        package::PLAIN_DESCRIPTOR,
        format!("{header}\n{rows}").as_bytes(),
    );
    let (said, logged) = said_and_logged(root.path());
    assert!(said.contains("0 charts") && logged.matches("built-in charts are left out").count() == 1, "{said} {logged}");
}

#[test]
fn a_chart_of_one_s_own_that_does_not_match_is_a_warning() {
    let root = own();
    fs::create_dir(root.path().join("charts")).unwrap();
    let definition = |query: &str| format!("title = \"T\"\nquery = \"{query}\"\n");
    fs::write(root.path().join("charts/mine.toml"), definition("KEN-PAK/exports")).unwrap();
    fs::write(root.path().join("charts/good.toml"), definition("CHN-DEU/imports")).unwrap();
    // One that is word for word built in is no one's own, also where it lies in the folder, as after a clone.
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("charts/russia-iran-turnover.toml");
    fs::copy(built_in, root.path().join("charts/russia-iran-turnover.toml")).unwrap();
    let (said, logged) = said_and_logged(root.path());
    assert!(said.contains("1 chart;"), "{said}");
    assert!(logged.contains("WARN") && logged.contains("chart mine is left out"), "{logged}");
    assert!(!logged.contains("russia-iran"), "{logged}");
}

#[test]
fn charts_are_rendered_where_there_is_no_folder_of_them() {
    let root = tempfile::tempdir().unwrap();
    // With the built-in data every built-in chart is laid out and drawn; again, none has changed.
    let run = dyad(root.path(), &["render", "russia-iran-turnover"], b"");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("charts");
    let charts =
        fs::read_dir(folder).unwrap().filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|kind| kind == "toml"));
    assert!(String::from_utf8_lossy(&run.stderr).contains(&format!("{} of the built-in charts", charts.count())));
    for file in ["russia-iran-turnover.svg", "russia-iran-turnover.png", "russia-iran-balance-fa.toml"] {
        assert!(root.path().join("charts").join(file).is_file(), "{file}");
    }
    let again = dyad(root.path(), &["render", "russia-iran-turnover"], b"");
    assert!(again.status.success() && again.stderr.is_empty());
    assert!(String::from_utf8_lossy(&again.stdout).contains("unchanged"), "{}", String::from_utf8_lossy(&again.stdout));
    // With data of one's own there is nothing to draw, and nothing is made.
    let root = own();
    let run = dyad(root.path(), &["render"], b"");
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("charts/NAME.toml") && !root.path().join("charts").exists());
    let run = dyad(root.path(), &["render", "--check"], b"");
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn eurostat_s_api_is_known_by_its_header() {
    let root = tempfile::tempdir().unwrap();
    let file = fixture("comext_api.csv");
    let run = dyad(root.path(), &["import", "auto", file.to_str().unwrap(), "--into", "datasets/eu", "--json"], b"");
    let document: Value = summary(&run);
    // The quantity is no figure of trade; the rest are five.
    assert_eq!((document["kept"].as_u64(), document["rows_read"].as_u64()), (Some(5), Some(6)));
    let rows = |query: &str| String::from_utf8(dyad(root.path(), &["query", query], b"").stdout).unwrap();
    assert!(rows("DEU-TUR/exports.csv?freq=A").contains(",30100000002,"), "{}", rows("DEU-TUR/exports.csv?freq=A"));
    assert!(rows("DEU-TUR/imports.csv").contains(",24500000001,"));
    let month = rows("DEU-TUR/exports.csv?freq=M");
    assert!(month.contains("2024-01,") && month.contains(",2100000003,") && month.contains(",P,"), "{month}");
    // Greece is EL there.
    assert!(rows("GRC-TUR/exports.csv?freq=M").contains(",150000004,"));
}

#[test]
fn a_packed_file_that_cannot_be_read_says_what_to_do() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("full202401.7z"), b"7z\xbc\xaf\x27\x1c\0\x04rest").unwrap();
    let run = dyad(root.path(), &["import", "comext", "full202401.7z", "--into", "datasets/eu"], b"");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(!run.status.success() && said.contains("full202401.7z") && said.contains("7z x"), "{said}");
}
