//! Where the rows lie that a request needs: with an engine elsewhere it is made apart, since it mostly waits.

use super::render_pool::Rows;
use crate::{
    dataset::Catalogue,
    query::{Resource, View},
};

/// Of an answer. What is told from the catalogue alone needs no rows.
pub(super) fn rows_of(catalogue: &Catalogue, resource: &Resource) -> Rows {
    let may_ask = match resource {
        Resource::Areas | Resource::Datasets | Resource::Dataset(_) | Resource::Sources | Resource::View(_, View::Events) => {
            false
        }
        Resource::Dyad(dyad) | Resource::View(dyad, _) => catalogue.may_ask_elsewhere(*dyad),
        _ => catalogue.is_elsewhere(),
    };
    if may_ask { Rows::Elsewhere } else { Rows::Here }
}

/// Of what shows figures of the whole catalogue: pages, site maps, descriptions.
pub(super) fn rows_of_all(catalogue: &Catalogue) -> Rows {
    if catalogue.is_elsewhere() { Rows::Elsewhere } else { Rows::Here }
}
