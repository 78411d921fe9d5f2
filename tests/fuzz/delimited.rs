//! The reader of providers' files, through an import of a tidy table: what is written is a sound package, and line ends are no
//! difference.

use std::{fs, path::Path};

use dyad::{
    dataset::{Catalogue, Roots},
    import::{ImportError, Job, Summary, import, propose},
};

use super::Outcome;

const MAPPING: &str = r#"currency = "USD"

[columns]
reporter = "reporter"
partner = "partner"
flow = "flow"
period = "period"
value = "value"

[source]
title = "Any"
reporting = "reported"
"#;

pub fn run(data: &[u8]) -> Outcome {
    let root = tempfile::tempdir().unwrap();
    let first = imported(root.path(), "one", data);
    // What a mapping would be is told or refused too.
    drop(propose(&root.path().join("one.csv"), None));
    let plain = !data.contains(&b'"') && !data.contains(&b'\r');
    if let (true, Ok(text)) = (plain, std::str::from_utf8(data)) {
        let second = imported(root.path(), "two", text.replace('\n', "\r\n").as_bytes());
        let kept = |summary: &Result<Summary, ImportError>| {
            summary.as_ref().ok().map(|summary| (summary.rows_read, summary.kept, counts(summary), summary.written))
        };
        assert_eq!(kept(&first), kept(&second), "line ends are no difference: {text:?}");
    }
    match first {
        Ok(summary) if summary.written => {
            let catalogue = Catalogue::load(&Roots::Folder(root.path().join("one")), None).unwrap();
            let entry = &catalogue.entries()[0];
            let rows = entry.dataset.as_ref().map(|dataset| dataset.table.len() as u64);
            assert_eq!(rows, Some(summary.kept), "{:?}: {}", entry.findings, String::from_utf8_lossy(data));
            Outcome::Accepted
        }
        _ => Outcome::Refused,
    }
}

/// Rows dropped for each reason.
fn counts(summary: &Summary) -> Vec<u64> {
    summary.dropped.iter().map(|dropped| dropped.count).collect()
}

fn imported(root: &Path, name: &str, data: &[u8]) -> Result<Summary, ImportError> {
    let (file, mapping) = (root.join(format!("{name}.csv")), root.join("mapping.toml"));
    fs::write(&file, data).unwrap();
    fs::write(&mapping, MAPPING).unwrap();
    let job = Job {
        provider: "tidy".to_owned(),
        files: vec![file],
        into: root.join(name).join("made"),
        mapping: Some(mapping),
        created: "2024-01-01T00:00:00Z".to_owned(),
        ..Job::default()
    };
    fs::create_dir_all(root.join(name)).unwrap();
    import(&job, &mut |_| {})
}
