//! Who reports an area's trade: the area itself, and which of its partners, each by its own statistics.
//!
//! Told from what each pair has: a source is a report where it is the reporter's own statistics, and none where it has taken its
//! figures from the partner, made both sides agree or quotes what others say.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    dataset::Catalogue,
    trade::{Area, Reporting, Source},
};

/// Who reports an area's trade.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaReporting {
    /// The sources of what stands under the area as reporter, the one of the highest priority first.
    pub sources: Vec<Arc<Source>>,
    /// The partners that report their trade with the area by their own statistics.
    pub reporting: Vec<Area>,
    /// The partners that the area has figures of, and that report none of their own about it.
    pub silent: Vec<Area>,
}

/// Who reports an area's trade, of the areas proper: sums of areas and what was not told apart report nothing.
#[must_use]
pub fn area_reporting(catalogue: &Catalogue, area: Area) -> AreaReporting {
    let is_proper = |other: Area| other != area && !other.is_group() && !other.is_residual();
    let mut sources: BTreeMap<(Reverse<i64>, String), Arc<Source>> = BTreeMap::new();
    let (mut partners, mut reporting) = (BTreeSet::new(), BTreeSet::new());
    for dataset in catalogue.datasets() {
        for extent in dataset.table.index().dyads() {
            let of_pair = || extent.sources.iter().filter_map(|place| dataset.sources.get(usize::from(*place)));
            if extent.dyad.reporter == area && extent.dyad.partner != area {
                partners.insert(extent.dyad.partner);
                sources.extend(of_pair().map(|source| ((Reverse(source.priority), source.name.clone()), Arc::clone(source))));
            }
            if extent.dyad.partner == area && of_pair().any(|source| source.reporting == Reporting::Reported) {
                reporting.insert(extent.dyad.reporter);
            }
        }
    }
    let silent = partners.into_iter().filter(|partner| is_proper(*partner) && !reporting.contains(partner)).collect();
    AreaReporting {
        sources: sources.into_values().collect(),
        reporting: reporting.into_iter().filter(|partner| is_proper(*partner)).collect(),
        silent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    #[test]
    fn a_partner_that_has_no_figures_of_its_own_is_silent() {
        let rows = ["RUS IRN export TOTAL 2020 5 one", "RUS TUR export TOTAL 2020 5 one", "IRN RUS import TOTAL 2020 6 one"];
        let catalogue = catalogue(&rows.map(str::to_owned));
        let of = |code: &str| area_reporting(&catalogue, code.parse().unwrap());
        let codes = |areas: &[Area]| areas.iter().map(|area| area.code()).collect::<Vec<_>>().join(" ");
        let russia = of("RUS");
        assert_eq!((codes(&russia.reporting), codes(&russia.silent), russia.sources.len()), ("IRN".into(), "TUR".into(), 1));
        let turkey = of("TUR");
        assert_eq!((codes(&turkey.reporting), codes(&turkey.silent), turkey.sources.len()), ("RUS".into(), String::new(), 0));
    }
}
