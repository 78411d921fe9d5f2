//! What every answer knows of itself, and pages of lists.

use crate::{
    dataset::Catalogue,
    query::{Parameters, Query, Resource},
};

/// How many items a page of a list has when no limit is asked for.
pub(in crate::query) const DEFAULT_LIMIT: usize = 1000;

/// What every answer knows of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Canonical path and query without suffix or host: `/v1/dyads/RUS-IRN/turnover?from=2021`.
    pub address: String,
    /// The newest `created` of the datasets behind the answer, seconds since 1970; 0 where none has one.
    pub created: i64,
    /// When the newest source behind the answer came out, where that is known of all: a year, month or date.
    pub published: Option<String>,
    /// The parameters it was asked with.
    pub parameters: Parameters,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: usize,
    /// At most so many a page.
    pub limit: usize,
    /// How many were skipped.
    pub offset: usize,
    /// Where it comes from.
    pub origin: Origin,
}

/// What an answer knows of itself.
pub(in crate::query) fn origin(catalogue: &Catalogue, resource: Resource, parameters: &Parameters) -> Origin {
    let query = Query { resource, parameters: parameters.clone() };
    Origin { address: query.address(), created: catalogue.created(), published: None, parameters: query.parameters }
}

/// How many of so many items an answer has at most: all in a file, where no limit is asked for.
pub(in crate::query) fn limit(parameters: &Parameters, total: usize) -> usize {
    parameters.limit.unwrap_or(if parameters.whole { total.max(DEFAULT_LIMIT) } else { DEFAULT_LIMIT })
}

/// One page of a list.
pub(in crate::query) fn page<T>(items: Vec<T>, catalogue: &Catalogue, resource: Resource, parameters: &Parameters) -> Listing<T> {
    let total = items.len();
    let (limit, offset) = (limit(parameters, total), parameters.offset.unwrap_or(0));
    let items = items.into_iter().skip(offset).take(limit).collect();
    Listing { items, total, limit, offset, origin: origin(catalogue, resource, parameters) }
}
