//! Loading one data package: all or nothing.

use std::sync::Arc;

use super::{
    claims::claims,
    events::events,
    files::Files,
    memory::Memory,
    observations::observations,
    package::{DESCRIPTOR, Package, created_seconds, package},
    stored::PARQUET,
    table_file::{places, stored_table},
    totals::{self, Totals},
};
use crate::{
    table::{Rows, SummedLevel, TradeTable},
    trade::{Caution, Claim, Event, Finding, FindingCode, Severity, Source},
};

/// A data package without errors.
#[derive(Debug)]
pub struct Dataset {
    /// Its id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub description: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When its descriptor was made, as written.
    pub created: Option<String>,
    /// The same in seconds since 1970, 0 when not known.
    pub created_seconds: i64,
    /// Its licences.
    pub licenses: Vec<String>,
    /// Its sources, in the order that table columns refer to.
    pub sources: Vec<Arc<Source>>,
    /// Warnings that go with its series.
    pub cautions: Vec<Caution>,
    /// Its observations.
    pub table: TradeTable,
    /// The sources without totals that have all of a level of products, whose sum is their total.
    pub complete: Vec<SummedLevel>,
    /// Totals kept beside them, where the sources publish none but all of a level.
    pub totals: Option<Totals>,
    /// Its claims, in file order.
    pub claims: Vec<Claim>,
    /// Its events, by date.
    pub events: Vec<Event>,
    /// Hash of all its files.
    pub hash: String,
}

/// What loading a package came to: the dataset unless there were errors, and every finding.
pub type Loaded = (Option<Dataset>, Vec<Finding>);

/// Loads a package. One error refuses it whole; all findings are returned, sorted by file and line.
#[must_use]
pub fn load(files: &Files, memory: &Memory) -> Loaded {
    let mut hasher = blake3::Hasher::new();
    let read = files.read(DESCRIPTOR).and_then(|bytes| {
        if bytes.is_empty() { Err(Finding::of_file(FindingCode::EmptyFile, DESCRIPTOR, "is empty")) } else { Ok(bytes) }
    });
    let package = match read.map_err(|finding| vec![finding]).and_then(|bytes| {
        hasher.update(&bytes);
        package(&bytes)
    }) {
        Ok(package) => package,
        Err(findings) => return (None, findings),
    };
    let (dataset, mut findings) = resources(files, package, memory, &mut hasher);
    findings.sort_by(|one, two| (&one.file, one.line).cmp(&(&two.file, two.line)));
    let refused = findings.iter().any(|finding| finding.code.severity() == Severity::Error);
    (dataset.filter(|_| !refused), findings)
}

fn resources(files: &Files, package: Package, memory: &Memory, hasher: &mut blake3::Hasher) -> Loaded {
    let sources = places(&package.sources);
    let (mut table, mut totals, mut stated, mut dated, mut findings) = (None, None, Vec::new(), Vec::new(), Vec::new());
    for (name, path) in &package.resources {
        if !["observations", "claims", "events"].contains(&name.as_str()) {
            continue;
        }
        if name == "observations" && path.ends_with(PARQUET) {
            let (found, faults) = stored_table(files, path, &package.sources, memory, hasher);
            findings.extend(faults);
            if let Some((found, beside)) = found {
                (table, totals) = (Some(found), beside);
            }
            continue;
        }
        let bytes = match files.read(path) {
            Ok(bytes) => bytes,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        hasher.update(path.as_bytes()).update(&bytes);
        findings.extend(match name.as_str() {
            "observations" => {
                let (rows, mut found) = observations(&bytes, path, &sources);
                match TradeTable::new(&rows) {
                    Ok(made) => table = Some(made),
                    Err(error) => found.push(Finding::of_file(FindingCode::Unreadable, path, error.to_string())),
                }
                found
            }
            "claims" => keep(&mut stated, claims(&bytes, path, &sources)),
            _ => keep(&mut dated, events(&bytes, path, &sources)),
        });
    }
    // A table that is not there had an error, which refuses the dataset; one that was never named is empty.
    let table = table.unwrap_or_else(|| TradeTable::of(&Rows::default()));
    let complete = totals::complete_levels(table.index(), &package.sources);
    let created_seconds = package.created.as_deref().and_then(created_seconds).unwrap_or(0);
    let dataset = Dataset {
        name: package.name,
        title: package.title,
        description: package.description,
        version: package.version,
        created: package.created,
        created_seconds,
        licenses: package.licenses,
        sources: package.sources.into_iter().map(Arc::new).collect(),
        cautions: package.cautions,
        table,
        complete,
        totals,
        claims: stated,
        events: dated,
        hash: hasher.finalize().to_hex().to_string(),
    };
    (Some(dataset), findings)
}

fn keep<T>(all: &mut Vec<T>, (items, findings): (Vec<T>, Vec<Finding>)) -> Vec<Finding> {
    all.extend(items);
    findings
}
