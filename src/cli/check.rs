//! `dyad check`: every fault of a dataset at once.

use std::{path::PathBuf, time::SystemTime};

use chrono::{DateTime, NaiveDate};
use clap::Args;
use serde::Serialize;

use super::{end::End, roots::DatasetsOption, said::Lines};
use crate::{
    dataset::{Catalogue, Entry, Memory, Roots},
    trade::{Finding, Severity},
};

/// `dyad check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Data packages, or folders of them [default: the datasets that serve would load]
    folders: Vec<PathBuf>,
    /// One JSON document instead of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    datasets: DatasetsOption,
}

#[derive(Serialize)]
struct CheckedDataset<'a> {
    dataset: &'a str,
    folder: &'a str,
    state: &'a str,
    observations: usize,
    claims: usize,
    events: usize,
    findings: Vec<CheckedFinding<'a>>,
}

#[derive(Serialize)]
struct CheckedFinding<'a> {
    code: String,
    severity: &'static str,
    file: &'a str,
    line: Option<u64>,
    column: Option<&'a str>,
    text: &'a str,
    count: u64,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let roots: Vec<Roots> = match self.folders.as_slice() {
            [] => vec![self.datasets.roots(None)],
            folders => folders.iter().cloned().map(Roots::Folder).collect(),
        };
        let mut entries = Vec::new();
        for roots in &roots {
            let memory = Memory::default().looking_at_every_row().doubting(today());
            entries.extend(Catalogue::load_within(roots, None, memory)?.entries().iter().cloned());
        }
        let mut said = Lines::default();
        if self.json {
            let document: Vec<CheckedDataset<'_>> = entries.iter().map(checked).collect();
            said.say(serde_json::to_string_pretty(&document)?);
        } else {
            for entry in &entries {
                tell(entry, &mut said);
            }
        }
        said.end()?;
        let sound = entries.iter().all(|entry| entry.dataset.is_some());
        Ok(if sound { End::Done } else { End::Failed })
    }
}

/// The day, of universal time.
fn today() -> NaiveDate {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let time = i64::try_from(seconds).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    time.unwrap_or_default().date_naive()
}

fn severity(finding: &Finding) -> &'static str {
    match finding.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn counts(entry: &Entry) -> (usize, usize, usize) {
    entry.dataset.as_ref().map_or((0, 0, 0), |dataset| (dataset.table.len(), dataset.claims.len(), dataset.events.len()))
}

fn tell(entry: &Entry, said: &mut Lines) {
    for finding in &entry.findings {
        said.say(format_args!("{}: {}/{finding}", severity(finding), entry.folder));
    }
    let count = |errors: bool| -> u64 {
        entry.findings.iter().filter(|finding| finding.is_error() == errors).map(|finding| finding.count).sum()
    };
    let (errors, warnings) = (count(true), count(false));
    let (observations, claims, events) = counts(entry);
    if entry.dataset.is_some() {
        let counts = format!("{observations} observations, {claims} claims, {events} events, {warnings} warnings");
        said.say(format_args!("{}: sound: {counts}", entry.name));
    } else {
        said.say(format_args!("{}: refused: {errors} errors, {warnings} warnings", entry.name));
    }
}

fn checked(entry: &Entry) -> CheckedDataset<'_> {
    let (observations, claims, events) = counts(entry);
    let finding = |finding: &Finding| (finding.code.number(), severity(finding));
    CheckedDataset {
        dataset: &entry.name,
        folder: &entry.folder,
        state: entry.state.word(),
        observations,
        claims,
        events,
        findings: entry
            .findings
            .iter()
            .map(|found| {
                let (code, severity) = finding(found);
                let column = found.column.as_deref();
                CheckedFinding {
                    code,
                    severity,
                    file: &found.file,
                    line: found.line,
                    column,
                    text: &found.text,
                    count: found.count,
                }
            })
            .collect(),
    }
}
