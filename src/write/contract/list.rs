//! A page of a list.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    query::{Listing, Offer},
    trade::Dyad,
    write::{Site, links::Links},
};

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct List<T> {
    pub items: Vec<T>,
    pub total: usize,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub links: Links,
}

impl<T> List<T> {
    /// A page of the list, each item made by `item`.
    pub(in crate::write) fn new<E>(listing: &Listing<E>, site: &Site, dyad: Option<Dyad>, item: impl Fn(&E) -> T) -> Self {
        let address = &listing.origin.address;
        let end = listing.offset + listing.items.len();
        let more = end < listing.total && !listing.items.is_empty();
        Self {
            items: listing.items.iter().map(item).collect(),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            next: more.then(|| site.page(address, end)),
            links: site.links(address, Offer::Answer, dyad),
        }
    }

    /// The same of a list that is also a picture.
    pub(in crate::write) fn drawn<E>(listing: &Listing<E>, site: &Site, dyad: Dyad, item: impl Fn(&E) -> T) -> Self {
        let links = site.links(&listing.origin.address, Offer::Drawn, Some(dyad));
        Self { links, ..Self::new(listing, site, Some(dyad), item) }
    }
}
