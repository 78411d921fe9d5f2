//! What a reload came to, as `POST /admin/reload` answers it.

use serde::Serialize;

use crate::{dataset::Entry, trade::Finding};

/// What a reload came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReloadReport {
    /// All of it in a word.
    pub result: ReloadResult,
    /// How long it took.
    pub milliseconds: u64,
    /// Why the datasets are the earlier ones, where they could not be looked at.
    pub detail: Option<String>,
    /// Every dataset.
    pub datasets: Vec<ReloadedDataset>,
    /// The charts that are not what they were, or not what their files say.
    pub charts: Vec<ReloadedItem>,
    /// The other files: style, map, certificate.
    pub files: Vec<ReloadedItem>,
}

/// A reload in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReloadResult {
    /// Nothing was different.
    Unchanged,
    /// All that was different is served.
    Loaded,
    /// Something has a fault: its earlier version is served, or none.
    Kept,
}

/// What became of a dataset, a chart or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It is what it was.
    Unchanged,
    /// It is served as it is now.
    Loaded,
    /// It has a fault; its earlier version goes on serving.
    Kept,
    /// It has a fault, and there is no earlier version.
    Refused,
    /// A chart of which the data have nothing.
    NoData,
    /// Its file or folder is not there any more, and it is not served any more.
    Gone,
}

/// A dataset after a reload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReloadedDataset {
    /// Its id.
    pub name: String,
    /// Its folder's name.
    pub folder: String,
    /// What became of it.
    pub became: Became,
    /// What its checks found.
    pub findings: Vec<ReloadFinding>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReloadFinding {
    code: String,
    severity: &'static str,
    file: String,
    line: Option<u64>,
    column: Option<String>,
    text: String,
    count: u64,
}

/// A chart or a file after a reload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReloadedItem {
    /// Its name.
    pub name: String,
    /// What became of it.
    pub became: Became,
    /// What is wrong with it.
    pub detail: Option<String>,
}

impl ReloadReport {
    /// The report of these; `milliseconds` is how long it took.
    #[must_use]
    pub fn new(
        milliseconds: u64,
        detail: Option<String>,
        datasets: Vec<ReloadedDataset>,
        charts: Vec<ReloadedItem>,
        files: Vec<ReloadedItem>,
    ) -> Self {
        let became: Vec<Became> =
            (datasets.iter().map(|dataset| dataset.became)).chain(charts.iter().chain(&files).map(|item| item.became)).collect();
        let result = if detail.is_some() || became.iter().any(|became| matches!(became, Became::Kept | Became::Refused)) {
            ReloadResult::Kept
        } else if became.iter().any(|became| matches!(became, Became::Loaded | Became::Gone)) {
            ReloadResult::Loaded
        } else {
            ReloadResult::Unchanged
        };
        Self { result, milliseconds, detail, datasets, charts, files }
    }
}

impl ReloadedDataset {
    /// A dataset of which this became.
    #[must_use]
    pub fn new(entry: &Entry, became: Became) -> Self {
        let findings = entry.findings.iter().map(ReloadFinding::of).collect();
        Self { name: entry.name.clone(), folder: entry.folder.clone(), became, findings }
    }
}

impl ReloadFinding {
    fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code.number(),
            severity: if finding.is_error() { "error" } else { "warning" },
            file: finding.file.clone(),
            line: finding.line,
            column: finding.column.clone(),
            text: finding.text.clone(),
            count: finding.count,
        }
    }
}
