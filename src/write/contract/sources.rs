//! The sources with their terms.

use crate::{
    query::SourceEntry,
    write::{Site, member::members},
};

members! {
    /// One source.
    struct SourceItem {
        name: String,
        title: String,
        path: Option<String>,
        priority: i64,
        reporting: &'static str,
        compiler: Option<String>,
        attribution: Option<String>,
        published: Option<String>,
        license: Option<String>,
        dataset: String,
        observations: usize,
        claims: usize,
        dataset_href: String,
    }
}

impl SourceItem {
    /// A source in the shape of the contract.
    pub(in crate::write) fn new(entry: &SourceEntry, site: &Site) -> Self {
        let source = &entry.source;
        Self {
            name: source.name.clone(),
            title: source.title.clone(),
            path: source.path.clone(),
            priority: source.priority,
            reporting: source.reporting.word(),
            compiler: source.compiler.clone(),
            attribution: source.attribution.clone(),
            published: source.published.clone(),
            license: source.license.clone(),
            dataset: entry.dataset.clone(),
            observations: entry.observations,
            claims: entry.claims,
            dataset_href: site.href(&format!("/v1/datasets/{}", entry.dataset)),
        }
    }
}
