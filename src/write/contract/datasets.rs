//! The datasets of the catalogue.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    dataset::{DESCRIPTOR, State},
    query::{DatasetEntry, Offer},
    trade::{Finding, Severity, Source},
    write::{Site, links::Links, member::members},
};

members! {
    /// What a dataset is.
    struct DatasetHead {
        name: String,
        title: String,
        description: Option<String>,
        version: Option<String>,
        created: String,
        state: &'static str,
        licenses: Vec<String>,
        observations: usize,
        claims: usize,
        events: usize,
        citation: String,
    }
}

/// One source of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct DatasetSource {
    pub name: String,
    pub title: String,
    pub path: Option<String>,
    pub priority: i64,
    pub reporting: &'static str,
    pub published: Option<String>,
    pub license: Option<String>,
}

/// One finding of its checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct FindingItem {
    pub code: String,
    pub severity: &'static str,
    pub file: String,
    pub line: Option<u64>,
    pub column: Option<String>,
    pub text: String,
}

/// One dataset.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct DatasetItem {
    #[serde(flatten)]
    pub head: DatasetHead,
    pub sources: Vec<DatasetSource>,
    pub findings: Vec<FindingItem>,
    /// The descriptor of its data package, whose files stand beside it; null where it is refused.
    pub package: Option<String>,
    pub links: Links,
}

impl DatasetItem {
    /// A dataset in the shape of the contract.
    pub(in crate::write) fn new(entry: &DatasetEntry, site: &Site) -> Self {
        Self {
            head: DatasetHead {
                name: entry.name.clone(),
                title: entry.title.clone(),
                description: entry.description.clone(),
                version: entry.version.clone(),
                created: entry.created.clone(),
                state: entry.state,
                licenses: entry.licenses.clone(),
                observations: entry.observations,
                claims: entry.claims,
                events: entry.events,
                citation: entry.citation.clone(),
            },
            sources: entry.sources.iter().map(|source| DatasetSource::new(source)).collect(),
            findings: entry.findings.iter().map(FindingItem::new).collect(),
            package: (entry.state != State::Refused.word())
                .then(|| site.href(&format!("/v1/datasets/{}/{DESCRIPTOR}", entry.name))),
            links: site.links(&format!("/v1/datasets/{}", entry.name), Offer::Answer, None),
        }
    }
}

impl DatasetSource {
    fn new(source: &Source) -> Self {
        Self {
            name: source.name.clone(),
            title: source.title.clone(),
            path: source.path.clone(),
            priority: source.priority,
            reporting: source.reporting.word(),
            published: source.published.clone(),
            license: source.license.clone(),
        }
    }
}

impl FindingItem {
    fn new(finding: &Finding) -> Self {
        let severity = match finding.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        Self {
            code: finding.code.number(),
            severity,
            file: finding.file.clone(),
            line: finding.line,
            column: finding.column.clone(),
            text: finding.text.clone(),
        }
    }
}
