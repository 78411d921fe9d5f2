//! Clients that read parts of a file by its address, as their users call them: data frames, SQL, file systems, download tools.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::{
    server::start,
    tools::{program, tool},
};

fn told(run: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr))
}

/// Runs a script of `tests/clients` against a server on the built-in data.
fn run_script(name: &str) {
    let Some(python) = tool("python") else { return };
    let server = start(&[]);
    let folder = tempfile::tempdir().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name);
    let run =
        Command::new(python).arg(script).arg(format!("http://{}", server.address)).current_dir(folder.path()).output().unwrap();
    assert!(run.status.success() && told(&run).contains("all read"), "{}", told(&run));
}

#[test]
fn polars_reads_every_form_by_its_address() {
    run_script("polars_urls.py");
}

#[test]
fn duckdb_reads_parts_by_its_file_system() {
    run_script("duckdb_httpfs.py");
}

#[test]
fn tables_and_databases_read_the_observations() {
    run_script("observations.py");
}

#[test]
fn fsspec_seeks() {
    run_script("fsspec_seeks.py");
}

#[test]
fn a_player_begins_at_the_start_and_jumps() {
    run_script("partial_reads.py");
}

/// Half a file is there, and the tool brings the rest.
fn resumed(program: &Path, arguments: &[&str]) {
    let server = start(&[]);
    let address = format!("http://{}/v1/dyads/RUS-IRN/turnover.csv", server.address);
    let whole = server.get("/v1/dyads/RUS-IRN/turnover.csv");
    let (_, whole) = whole.split_once("\r\n\r\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("turnover.csv");
    let half = whole.len() / 2;
    // Letters that are not in the file would stay, were it fetched anew from the half on, and go, were it fetched from the start.
    let begun = "#".repeat(half);
    fs::write(&file, &begun).unwrap();
    let run = Command::new(program).args(arguments).arg(&address).current_dir(folder.path()).output().unwrap();
    assert!(run.status.success(), "{}", told(&run));
    let full = format!("{begun}{}", &whole[half..]);
    assert_eq!(fs::read_to_string(&file).unwrap(), full, "{}", told(&run));
    // Nothing is left to bring: the range lies behind the end, which is no fault.
    let again = Command::new(program).args(arguments).arg(&address).current_dir(folder.path()).output().unwrap();
    assert!(again.status.success(), "{}", told(&again));
    assert_eq!(fs::read_to_string(&file).unwrap(), full);
}

#[test]
fn curl_goes_on_where_it_ended() {
    let Some(curl) = program("curl") else { return };
    resumed(&curl, &["--silent", "--show-error", "-C", "-", "-O"]);
}

#[test]
fn wget_goes_on_where_it_ended() {
    let Some(wget) = program("wget") else { return };
    resumed(&wget, &["--no-verbose", "-c"]);
}
