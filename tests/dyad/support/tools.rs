//! Tools of the virtual environment that `make test` makes; without them a test says loudly that it was skipped.

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
