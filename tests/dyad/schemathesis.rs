//! schemathesis asks the live server whatever the description allows and does not allow, and checks every answer.

use std::{path::Path, process::Command};

use crate::{server::start, tools::tool};

#[test]
fn the_live_server_does_what_the_description_says() {
    let Some(schemathesis) = tool("schemathesis") else { return };
    let server = start(&[]);
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new(schemathesis)
        .arg("--config-file")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemathesis.toml"))
        .args(["--no-color", "run", &format!("http://{}/openapi.json", server.address)])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{told}");
    assert!(told.contains("No issues found"), "{told}");
}
