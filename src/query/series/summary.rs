//! One pair in short.

use std::{collections::BTreeMap, sync::Arc};

use super::single::{events_of, whole_series};
use crate::{
    dataset::Catalogue,
    query::{
        DyadSummary, Parameters, QueryError, Resource, SummarisedView, View, answer::listing::origin, lists::coverage::is_known,
        select::find::candidates_for,
    },
    series::Series,
    statistics::cagr,
    trade::{Dyad, Level, Period, Product, Source},
};

pub(in crate::query) fn summary(catalogue: &Catalogue, dyad: Dyad) -> Result<DyadSummary, QueryError> {
    let mut series = Vec::new();
    let mut headline: Option<Series> = None;
    let mut sources: BTreeMap<_, Arc<Source>> = BTreeMap::new();
    for subject in View::ALL.into_iter().filter_map(View::subject) {
        let found = candidates_for(catalogue, dyad, subject, &Parameters::default())?;
        let default = found.iter().position(|candidate| candidate.product == Product::Total);
        for (place, candidate) in found.iter().enumerate() {
            let source = &candidate.source;
            sources.insert((std::cmp::Reverse(source.priority), source.name.clone()), Arc::clone(source));
            let alternative = candidate.alternative();
            series.extend(alternative.map(|series| SummarisedView { series, default: Some(place) == default }));
        }
        headline = headline.or_else(|| default.map(|place| whole_series(&found[place])));
    }
    let points = headline.as_ref().map_or(&[][..], |series| &series.points);
    let latest = points.iter().rev().find_map(|point| Some((point.period, point.level?, point.change, point.yoy)));
    let claims = catalogue.datasets().flat_map(|dataset| &dataset.claims).filter(|claim| claim.dyad == dyad).count();
    Ok(DyadSummary {
        dyad,
        latest,
        record: record(headline.as_ref()),
        cagr: cagr(points),
        headline,
        series,
        sources: sources.into_values().collect(),
        claims,
        events: events_of(catalogue, dyad).len(),
        has_mirror: is_known(catalogue, dyad.mirror()),
        origin: origin(catalogue, Resource::Dyad(dyad), &Parameters::default()),
    })
}

/// The highest level and its period; of equal ones the first.
fn record(series: Option<&Series>) -> Option<(Period, Level)> {
    let levels = series?.points.iter().filter_map(|point| Some((point.period, point.level?)));
    levels.min_by_key(|(period, level)| (std::cmp::Reverse(level.amount), *period))
}
