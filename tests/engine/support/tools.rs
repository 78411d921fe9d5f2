//! What `make engine-tools` installs; where it could not be had a test says loudly that it was skipped, which CI does not allow.

use std::{
    env,
    path::{Path, PathBuf},
};

/// A file of these tests.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine").join(name)
}

/// Where the tools are: `DYAD_ENGINE_VENV`, else what the Makefile makes.
fn environment() -> PathBuf {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/engine-venv");
    env::var_os("DYAD_ENGINE_VENV").map_or(usual, PathBuf::from)
}

fn or_skipped(found: Option<PathBuf>, what: &str) -> Option<PathBuf> {
    if found.is_none() {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no {what}; run the tests with `make test-engine`");
        eprintln!("SKIPPED: no {what}; run the tests with `make test-engine`");
    }
    found
}

/// A program of the environment, such as `sail`.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = environment().join("bin").join(name);
    or_skipped(path.is_file().then_some(path), name)
}

/// The folder of Apache Spark, where there is a Java too.
pub fn spark() -> Option<PathBuf> {
    let packages = std::fs::read_dir(environment().join("lib")).ok().into_iter().flatten().flatten();
    let home =
        packages.map(|python| python.path().join("site-packages/pyspark")).find(|home| home.join("bin/spark-submit").is_file());
    let has_java = env::split_paths(&env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join("java").is_file());
    or_skipped(home.filter(|_| has_java), "Apache Spark with a Java")
}

/// A program of the system, or one that was fetched beside the environment.
pub fn program(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let fetched = environment().join("fetched").join(name);
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).chain([fetched]).find(|path| path.is_file());
    or_skipped(found, name)
}

/// A server of S3: `DYAD_S3_SERVER`, else what the Makefile installs.
pub fn s3_server() -> Option<PathBuf> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/s3/bin/s3s-fs");
    let path = env::var_os("DYAD_S3_SERVER").map_or(usual, PathBuf::from);
    or_skipped(path.is_file().then_some(path), "s3s-fs, a server of S3")
}
