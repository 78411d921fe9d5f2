//! Loading one data package: all or nothing.

use chrono::NaiveDate;

use super::{
    claims::claims,
    events::events,
    findings::Findings,
    handed_out::HandedOut,
    integrity::{Hashed, StatedHash},
    latest_totals,
    load_elsewhere::load_elsewhere,
    loaded::{Dataset, Loaded, ReadPackage, dataset},
    memory_budget::Memory,
    observations::observations,
    package::{DESCRIPTOR, Package, ResourceDescriptor, package},
    package_files::Files,
    panic_guard::caught,
    parquet_table::PARQUET,
    plausibility::{self, CheckedTable, RowLines},
    table_file::{places, stored_table},
};
use crate::{
    table::TradeTable,
    trade::{Finding, FindingCode},
};

/// Loads a package. One error refuses it whole; all findings are returned, sorted by file and line. A panic on the way is a
/// fault of dyad, and an error of this package alone.
#[must_use]
pub fn load(files: &Files, memory: &Memory) -> Loaded {
    caught(|| load_all(files, memory)).unwrap_or_else(|panic| {
        // Findings are public; what the program says of itself is for the log.
        tracing::error!(dataset = files.folder_name(), panic, "a dataset cannot be loaded, by a fault of dyad");
        let text = "cannot be loaded; this is a fault of dyad, please report it with what the log says of it";
        (None, vec![Finding::of_file(FindingCode::Unreadable, DESCRIPTOR, text)])
    })
}

fn load_all(files: &Files, memory: &Memory) -> Loaded {
    if let Files::Elsewhere(package) = files {
        return load_elsewhere(&**package);
    }
    let mut hasher = blake3::Hasher::new();
    let read = files.read(DESCRIPTOR).and_then(|bytes| {
        if bytes.is_empty() { Err(Finding::of_file(FindingCode::EmptyFile, DESCRIPTOR, "is empty")) } else { Ok(bytes) }
    });
    let mut package = match read.map_err(|finding| vec![finding]).and_then(|bytes| {
        hasher.update(&bytes);
        package(&bytes)
    }) {
        Ok(package) => package,
        Err(faults) => {
            let mut findings = Findings::in_file(DESCRIPTOR);
            findings.extend(faults);
            return (None, findings.all());
        }
    };
    let mut told = Findings::in_file(DESCRIPTOR);
    told.extend(std::mem::take(&mut package.warnings));
    let content = blake3::Hasher::new();
    let mut reading = PackageReader { files, memory, package: &package, hasher, content, read: ReadPackage::default() };
    for resource in &package.resources {
        reading.resource(resource);
    }
    let PackageReader { hasher, content, mut read, .. } = reading;
    let mut findings = told.all();
    findings.append(&mut read.findings);
    let refused = findings.iter().any(Finding::is_error);
    let handed_out = HandedOut::of(files, package.resources.iter().map(|resource| resource.path.as_str()));
    let mut dataset = dataset(package, read, hasher.finalize().to_hex().to_string());
    (dataset.0.files, dataset.0.content) = (handed_out, content.finalize());
    if let Some(today) = memory.doubt.filter(|_| !refused) {
        findings.extend(doubts(&dataset.0, &dataset.1, today));
    }
    // What is only counted stands behind what is told of the same file.
    findings.sort_by(|one, two| (&one.file, one.count > 1, one.line).cmp(&(&two.file, two.count > 1, two.line)));
    (Some(dataset.0).filter(|_| !refused), findings)
}

/// The reading of a package.
struct PackageReader<'a> {
    files: &'a Files,
    memory: &'a Memory,
    package: &'a Package,
    hasher: blake3::Hasher,
    content: blake3::Hasher,
    read: ReadPackage,
}

impl PackageReader<'_> {
    fn resource(&mut self, resource: &ResourceDescriptor) {
        let ResourceDescriptor { name, path, stated } = resource;
        if !["observations", "claims", "events"].contains(&name.as_str()) {
            return;
        }
        if name == "observations" && path.ends_with(PARQUET) {
            self.look_at_stored(path, stated);
            let (found, faults) =
                stored_table(self.files, path, &self.package.sources, self.memory, (&mut self.hasher, &mut self.content));
            self.read.findings.extend(faults);
            if let Some((found, beside)) = found {
                (self.read.table, self.read.totals) = (Some(found), beside);
                self.read.rows.0.clone_from(path);
                self.read.kept_latest = self.files.open(&format!("{path}{}", latest_totals::SUFFIX)).ok();
            }
            return;
        }
        match self.files.read_text(path) {
            Ok(bytes) => {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                let differs = stated.length_fault(path, length).or_else(|| stated.hash_fault(path, Hashed::Text(&bytes)));
                self.read.findings.extend(differs);
                self.hasher.update(path.as_bytes()).update(&bytes);
                self.text(name, path, &bytes);
            }
            Err(finding) => self.read.findings.push(finding),
        }
    }

    /// A file of comma-separated values.
    fn text(&mut self, name: &str, path: &str, bytes: &[u8]) {
        let sources = places(&self.package.sources);
        let read = &mut self.read;
        read.findings.extend(match name {
            "observations" => {
                let (rows, found, lines) = observations(bytes, path, &sources);
                read.table = Some(TradeTable::new(&rows));
                if self.memory.doubt.is_some() {
                    read.rows = (path.to_owned(), lines);
                }
                found
            }
            "claims" => keep(&mut read.claims, claims(bytes, path, &sources)),
            _ => keep(&mut read.events, events(bytes, path, &sources)),
        });
        if self.memory.doubt.is_some() && bytes.last().is_some_and(|last| !b"\r\n".contains(last)) {
            let line = u64::try_from(bytes.split(|byte| *byte == b'\n').count()).unwrap_or(0);
            let text = "the last line has no line end: if the file was cut here, its last field may be too; end the line";
            read.findings.push(Finding::of_file(FindingCode::CutShort, path, text).at_line(line));
        }
    }

    /// Holds a table that is not read whole against what its descriptor says of it: its length always, its hash where all of it
    /// is looked at anyway.
    fn look_at_stored(&mut self, path: &str, stated: &StatedHash) {
        if stated.bytes.is_none() && stated.hash.is_none() {
            return;
        }
        // One that cannot be opened is told of where it is read.
        let Ok(bytes) = self.files.open(path) else { return };
        let differs = stated.length_fault(path, bytes.length());
        let hash = || stated.hash_fault(path, Hashed::Stored(&bytes)).filter(|_| self.memory.doubt.is_some());
        self.read.findings.extend(differs.or_else(hash));
    }
}

/// What is hardly right in the table of a dataset without errors.
fn doubts(dataset: &Dataset, (file, lines): &(String, RowLines), today: NaiveDate) -> Vec<Finding> {
    let checked = CheckedTable { table: &dataset.table, sources: &dataset.sources, file, lines };
    match plausibility::doubts(&checked, today) {
        Ok(findings) => findings.all(),
        Err(error) => vec![Finding::of_file(FindingCode::Unreadable, file, error.to_string())],
    }
}

fn keep<T>(all: &mut Vec<T>, (items, findings): (Vec<T>, Vec<Finding>)) -> Vec<Finding> {
    all.extend(items);
    findings
}
