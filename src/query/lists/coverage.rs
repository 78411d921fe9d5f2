//! Which pairs and areas there is anything about.

use std::collections::BTreeSet;

use crate::{
    dataset::Catalogue,
    trade::{Area, Dyad},
};

/// Is there anything about this pair: observations or claims?
pub(in crate::query) fn is_known(catalogue: &Catalogue, dyad: Dyad) -> bool {
    catalogue
        .datasets()
        .any(|dataset| dataset.table.index().dyad(dyad).is_some() || dataset.claims.iter().any(|claim| claim.dyad == dyad))
}

/// Every area that a pair names.
pub(in crate::query) fn areas_with_data(catalogue: &Catalogue) -> BTreeSet<Area> {
    let extents = catalogue.datasets().flat_map(|dataset| dataset.table.index().dyads()).map(|extent| extent.dyad);
    extents.flat_map(|dyad| [dyad.reporter, dyad.partner]).collect()
}
