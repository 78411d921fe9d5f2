//! The datasets are valid Frictionless Data Packages by the tool of that name (`make test` installs it).

use std::{fs, path::Path, process::Command};

use crate::tools::tool;

#[test]
fn every_dataset_is_valid() {
    let Some(frictionless) = tool("frictionless") else { return };
    let datasets = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets");
    for entry in fs::read_dir(datasets).unwrap() {
        let descriptor = entry.unwrap().path().join("datapackage.json");
        let run = Command::new(&frictionless).arg("validate").arg(&descriptor).output().unwrap();
        assert!(run.status.success(), "{}: {}", descriptor.display(), String::from_utf8_lossy(&run.stdout));
    }
}
