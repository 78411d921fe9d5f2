//! The catalogue in the words of others: DCAT for portals of open data, Croissant for machine learning, CSVW for tables; and
//! statements that were verified, as reviews for search engines.

mod claim_review;
mod croissant;
mod csvw;
mod dcat;

pub use claim_review::claim_reviews;
pub use croissant::croissant;
pub use csvw::{CSVW_SUFFIX, csvw, csvw_address};
pub use dcat::{catalog, dataset};

use super::Site;
use crate::query::{DatasetDescription, Format};

/// The observations of a dataset in a format.
fn observations(described: &DatasetDescription, format: Format, site: &Site) -> String {
    site.href_as(&format!("/v1/observations?dataset={}", described.entry.name), format)
}

/// The address of a dataset.
fn address(described: &DatasetDescription, site: &Site) -> String {
    site.href(&format!("/v1/datasets/{}", described.entry.name))
}

/// What it says of itself, or what it is called where it says nothing.
fn about(described: &DatasetDescription) -> &str {
    described.entry.description.as_deref().unwrap_or(&described.entry.title)
}

/// Those who made the figures, each once.
fn compilers(described: &DatasetDescription) -> Vec<&str> {
    let mut names: Vec<&str> =
        described.entry.sources.iter().map(|source| source.compiler.as_deref().unwrap_or(&source.title)).collect();
    names.sort_unstable();
    names.dedup();
    names
}
