//! The strict CSV reader, through a package whose observations are these bytes: it is served whole or refused with a finding, and
//! another reader of CSV finds as many rows.

use std::{fs, path::Path};

use dyad::dataset::{Catalogue, Entry, Roots};

use super::Outcome;

const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z",
  "sources": [{"name": "one", "title": "One", "priority": 1, "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

pub fn run(data: &[u8]) -> Outcome {
    let entry = loaded(DESCRIPTOR.as_bytes(), data);
    if let Ok(text) = std::str::from_utf8(data)
        && !text.contains(['"', '\r'])
    {
        let others = loaded(DESCRIPTOR.as_bytes(), text.replace('\n', "\r\n").as_bytes());
        assert_eq!(others.findings, entry.findings, "line ends are no difference: {text:?}");
    }
    let Some(dataset) = &entry.dataset else { return Outcome::Refused };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(data);
    let rows = reader.byte_records().map(|record| record.unwrap());
    let rows = rows.filter(|record| record.iter().any(|field| !field.is_empty())).count();
    assert_eq!(dataset.table.len() + 1, rows, "{}", String::from_utf8_lossy(data));
    Outcome::Accepted
}

/// A catalogue of one package, whose observations are these bytes.
pub fn catalogue(observations: &[u8]) -> Catalogue {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), DESCRIPTOR.as_bytes(), observations);
    Catalogue::load(&Roots::Folder(root.path().to_owned()), None).unwrap()
}

fn put(root: &Path, descriptor: &[u8], observations: &[u8]) {
    let package = root.join("made");
    fs::create_dir(&package).unwrap();
    fs::write(package.join("datapackage.json"), descriptor).unwrap();
    fs::write(package.join("observations.csv"), observations).unwrap();
}

/// A package of a descriptor and observations, loaded; what holds of every package is held against it.
pub fn loaded(descriptor: &[u8], observations: &[u8]) -> Entry {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), descriptor, observations);
    let (entry, again) = (load(root.path()), load(root.path()));
    let shown = || format!("{:?}: {:?} {:?}", entry.findings, descriptor.utf8_chunks(), observations.utf8_chunks());
    assert!(!entry.findings.iter().any(|finding| finding.text.contains("a fault of dyad")), "a panic: {}", shown());
    assert_eq!(entry.dataset.is_none(), entry.findings.iter().any(dyad::trade::Finding::is_error), "{}", shown());
    assert_eq!(entry.findings, again.findings, "the second time");
    entry
}

fn load(root: &Path) -> Entry {
    let catalogue = Catalogue::load(&Roots::Folder(root.to_owned()), None).unwrap();
    let [entry] = catalogue.entries() else { panic!("one package: {:?}", catalogue.entries()) };
    entry.clone()
}
