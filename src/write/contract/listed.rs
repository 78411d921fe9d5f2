//! A page of a list that is no answer to a query: how many there are, and where the next page stands.

use crate::{
    query::Offer,
    write::{Links, Site},
};

/// How many items a page of such a list has unless `limit` says otherwise.
const LIMIT: usize = 1000;

/// Which part of a list a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) total: usize,
    pub(super) limit: usize,
    pub(super) offset: usize,
    pub(super) next: Option<String>,
    pub(super) links: Links,
}

impl Listed {
    /// The page, of so many items, behind the first `offset` of the list at an address.
    pub(super) fn new(path: &str, total: usize, limit: Option<usize>, offset: usize, site: &Site) -> Self {
        let limit = limit.unwrap_or(LIMIT);
        let end = offset.saturating_add(limit).min(total);
        let address = if limit == LIMIT { path.to_owned() } else { format!("{path}?limit={limit}") };
        let next = (end < total && offset < end).then(|| site.page(&address, end));
        let own = if offset == 0 {
            address.clone()
        } else {
            format!("{address}{}offset={offset}", if limit == LIMIT { '?' } else { '&' })
        };
        Self { total, limit, offset, next, links: site.links(&own, Offer::List, None) }
    }
}
