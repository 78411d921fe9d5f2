//! Tools of the virtual environment that `make test` makes, and programs of the system; without them a test says loudly that it was skipped.

use std::{env, path::PathBuf};

/// A tool by its name; none when there is no environment, which CI does not allow.
pub fn tool(name: &str) -> Option<PathBuf> {
    let found = env::var_os("DYAD_VENV").map(|folder| PathBuf::from(folder).join("bin").join(name)).filter(|path| path.exists());
    if found.is_none() {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no {name}; run the tests with `make test`");
        eprintln!("SKIPPED: no {name}; run the tests with `make test`");
    }
    found
}

/// A tool of npm by its name, of those that `make test` installs.
pub fn node_tool(name: &str) -> Option<PathBuf> {
    let folder = env::var_os("DYAD_NODE").map(|folder| PathBuf::from(folder).join("node_modules/.bin").join(name));
    let found = folder.filter(|path| path.exists());
    if found.is_none() {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no {name}; run the tests with `make test`");
        eprintln!("SKIPPED: no {name}; run the tests with `make test`");
    }
    found
}

/// A program of the system, which `make test` installs from Debian where it can.
pub fn program(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    if found.is_none() {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no {name}");
        eprintln!("SKIPPED: no {name}");
    }
    found
}
