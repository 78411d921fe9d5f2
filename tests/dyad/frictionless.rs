//! The datasets are valid Frictionless Data Packages by the tool of that name (`make test` installs it).

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The tool, where it is installed.
pub fn tool() -> Option<PathBuf> {
    let path = PathBuf::from(env::var_os("DYAD_FRICTIONLESS")?);
    path.exists().then_some(path)
}

#[test]
fn every_dataset_is_valid() {
    let Some(tool) = tool() else {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no frictionless; run the tests with `make test`");
        eprintln!("SKIPPED: no frictionless to validate the datasets with; run the tests with `make test`");
        return;
    };
    let datasets = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets");
    for entry in fs::read_dir(datasets).unwrap() {
        let descriptor = entry.unwrap().path().join("datapackage.json");
        let run = Command::new(&tool).arg("validate").arg(&descriptor).output().unwrap();
        assert!(run.status.success(), "{}: {}", descriptor.display(), String::from_utf8_lossy(&run.stdout));
    }
}
