//! The short form of `make torture`: floods, slow clients, reloads and hostile files against the binary. What is judged by time is
//! told and not judged here.

use std::process::Command;

use crate::tools::program;

#[test]
fn the_server_stays_correct_and_alive_under_load_and_hostile_input() {
    let Some(python) = program("python3") else { return };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/torture/run.py");
    let done = Command::new(python).args([script, env!("CARGO_BIN_EXE_dyad"), "--short"]).output().unwrap();
    let (told, progress) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{told}\n{progress}");
    assert!(told.contains("| met |"), "{told}\n{progress}");
}
