//! Data packages made for a test: rows in short, served by the router.

use axum::Router;
use tempfile::TempDir;

use crate::{faults, served};

const HEADER: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,published,calendar";

const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "priority": 2, "reporting": "reported"},
  {"name": "two", "title": "Two", "priority": 1, "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

/// A router on a package of these rows; the folder lives as long as its data are wanted.
pub struct Made {
    pub router: Router,
    _folder: TempDir,
}

/// Serves rows of `reporter partner flow product period value [source [published]]`, in millions of dollars, not rounded.
pub fn made(rows: &[String]) -> Made {
    let folder = packed(rows);
    Made { router: served::package(folder.path()), _folder: folder }
}

/// The same rows as a package in a folder of its own.
pub fn packed(rows: &[String]) -> TempDir {
    let line = |row: &String| {
        let words: Vec<&str> = row.split(' ').collect();
        let valuation = if words[2] == "import" { "CIF" } else { "FOB" };
        let (source, published) = (words.get(6).unwrap_or(&"one"), words.get(7).unwrap_or(&""));
        let status = if words[5].is_empty() { "M" } else { "A" };
        format!("{},USD,6,,{valuation},{status},{source},{published},gregorian", words[..6].join(","))
    };
    let text = format!("{HEADER}\n{}\n", rows.iter().map(line).collect::<Vec<_>>().join("\n"));
    let folder = tempfile::tempdir().unwrap();
    faults::write(folder.path(), "made", DESCRIPTOR, text.as_bytes());
    folder
}
