//! What the options of an engine must say.

use std::process::Command;

/// What wrong use is told, where nobody is asked.
fn refused(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    let run = command.args(["query", "RUS-IRN"]).args(arguments).env_remove("DYAD_ENGINE_TOKEN").output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(run.stderr).unwrap()
}

#[test]
fn an_engine_is_named_whole_every_fault_is_told_and_no_token() {
    let secret = "0123456789abcdef";
    let without = refused(&["--engine-data", "x", "--engine-table", "t"]);
    assert!(without.contains("--engine-data: there is no --engine to go with it"), "{without}");
    let alone = refused(&["--engine", &format!("sc://127.0.0.1:1/;token={secret}")]);
    assert!(alone.contains("--engine-data must say where the datasets were published to"), "{alone}");
    let address = format!("http://127.0.0.1:1/;token={secret}");
    let bad = refused(&["--engine", &address, "--engine-data", "x://y", "--engine-path", "a`b"]);
    assert!(["--engine: ", "--engine-data: ", "--engine-path: "].iter().all(|option| bad.contains(option)), "{bad}");
    let both = refused(&["--engine", "sc://127.0.0.1:1", "--engine-data", "x", "--engine-path", "/y", "--engine-table", "t"]);
    assert!(both.contains("leave one of them out"), "{both}");
    assert!([&without, &alone, &bad, &both].iter().all(|told| !told.contains(secret)), "{alone}{bad}{both}");
}

#[test]
fn a_token_that_cannot_be_sent_is_told_by_its_variable_with_the_other_faults() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    let run = command.args(["query", "RUS-IRN", "--engine", "http://x"]).env("DYAD_ENGINE_TOKEN", "to\nken").output().unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert!(run.status.code() == Some(2) && told.contains("DYAD_ENGINE_TOKEN") && told.contains("--engine: "), "{told}");
    assert!(!told.contains("to\nken") && !told.contains("--engine-token-file"), "{told}");
}

#[test]
fn limits_hold_for_who_publishes_too() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/russia-iran");
    let published = |limit: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
        command.args(["publish", dataset, "--to"]).arg(folder.path().join("to")).args(["--limit", limit]).output().unwrap()
    };
    let small = published("descriptor-bytes=1KiB");
    assert!(!small.status.success(), "its descriptor is larger");
    assert!(String::from_utf8_lossy(&small.stderr).contains("1024"), "{}", String::from_utf8_lossy(&small.stderr));
    assert!(published("descriptor-bytes=16MiB").status.success());
}
