//! A catalogue of a few rows, for the tests beside the code.

use std::{fmt::Write as _, fs};

use crate::dataset::{Catalogue, Roots};

pub(in crate::query) mod elsewhere;
mod few_questions;
mod same_answers;

const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "priority": 2, "reporting": "reported"},
  {"name": "two", "title": "Two", "priority": 1, "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

/// The catalogue of rows of `reporter partner flow product period value source`, in dollars.
pub(in crate::query) fn catalogue(rows: &[String]) -> Catalogue {
    let root = tempfile::tempdir().unwrap();
    let package = root.path().join("made");
    fs::create_dir(&package).unwrap();
    fs::write(package.join("datapackage.json"), DESCRIPTOR).unwrap();
    let mut text = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source\n".to_owned();
    for row in rows {
        let words: Vec<&str> = row.split(' ').collect();
        let _ = writeln!(text, "{},USD,0,,FOB,A,{}", words[..6].join(","), words[6]);
    }
    fs::write(package.join("observations.csv"), text).unwrap();
    let catalogue = Catalogue::load(&Roots::Folder(root.path().to_owned()), None).unwrap();
    assert!(catalogue.entries()[0].dataset.is_some(), "{:?}", catalogue.entries()[0].findings);
    catalogue
}
