//! Which pairs and areas there is anything about.

use std::collections::BTreeSet;

use crate::{
    dataset::Catalogue,
    trade::{Area, Dyad, Product},
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

/// Every product that a figure is of.
#[must_use]
pub fn products_with_data(catalogue: &Catalogue) -> BTreeSet<Product> {
    let all = catalogue.datasets().flat_map(|dataset| dataset.table.index().products().iter().copied());
    all.filter(|product| *product != Product::Total).collect()
}

/// Has any pair this area on either side?
#[must_use]
pub fn has_pairs(catalogue: &Catalogue, area: Area) -> bool {
    let names = |dyad: Dyad| dyad.reporter == area || dyad.partner == area;
    catalogue.datasets().any(|dataset| {
        dataset.table.index().dyads().iter().any(|extent| names(extent.dyad))
            || dataset.claims.iter().any(|claim| names(claim.dyad))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    #[test]
    fn a_pair_is_known_by_its_own_reporter_only() {
        let catalogue = catalogue(&["RUS IRN export TOTAL 2020 5 one".to_owned()]);
        let known = |pair: &str| is_known(&catalogue, pair.parse().unwrap());
        assert_eq!([known("RUS-IRN"), known("IRN-RUS"), known("RUS-TUR")], [true, false, false]);
    }

    #[test]
    fn both_sides_of_a_pair_have_data() {
        let catalogue = catalogue(&["RUS IRN export TOTAL 2020 5 one".to_owned(), "IRN TUR export TOTAL 2020 5 two".to_owned()]);
        let codes: BTreeSet<&str> = areas_with_data(&catalogue).into_iter().map(Area::code).collect();
        assert_eq!(codes, BTreeSet::from(["IRN", "RUS", "TUR"]));
    }
}
