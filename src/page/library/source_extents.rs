//! What each source holds: of how many pairs, and from which day to which.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use crate::{
    dataset::{Catalogue, Dataset},
    query::{self, Answer, ObservationBatch, ObservationsAnswer, Parameters, Query, Resource, RowFilter},
};

/// Tables of several sources with more rows than this are not read through for the days of each.
const READ_THROUGH: usize = 50_000;

/// What a source holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SourceExtent {
    /// How many pairs it has figures of.
    pub pairs: usize,
    /// The first and the last day of its figures; nothing where that would have to be read from too many rows.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// What the sources of a dataset hold, by name.
pub(super) fn source_extents(catalogue: &Catalogue, dataset: &Arc<Dataset>) -> BTreeMap<String, SourceExtent> {
    let mut pairs = vec![0_usize; dataset.sources.len()];
    for extent in dataset.table.index().dyads() {
        for place in &extent.sources {
            if let Some(count) = pairs.get_mut(usize::from(*place)) {
                *count += 1;
            }
        }
    }
    let named = dataset.sources.iter().zip(pairs);
    named
        .map(|(source, pairs)| (source.name.clone(), SourceExtent { pairs, days: days(catalogue, dataset, &source.name) }))
        .collect()
}

/// The first and the last day of a source's figures.
fn days(catalogue: &Catalogue, dataset: &Dataset, source: &str) -> Option<(NaiveDate, NaiveDate)> {
    if dataset.sources.len() == 1 {
        let extents = dataset.table.index().dyads();
        let (first, last) =
            (extents.iter().map(|extent| extent.first_day).min()?, extents.iter().map(|extent| extent.last_day).max()?);
        return NaiveDate::from_epoch_days(first).zip(NaiveDate::from_epoch_days(last));
    }
    if dataset.table.len() > READ_THROUGH {
        return None;
    }
    let answer = stored(catalogue, source)?;
    let rows = answer.batches.iter().flat_map(ObservationBatch::rows);
    let days = rows.filter_map(|row| {
        let calendar = row.series.key.calendar;
        row.stored.period.first_day(calendar).zip(row.stored.period.last_day(calendar))
    });
    days.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// What the source gave, as it is stored.
pub(super) fn stored(catalogue: &Catalogue, source: &str) -> Option<ObservationsAnswer> {
    let rows = RowFilter { sources: vec![source.to_owned()], ..RowFilter::default() };
    let parameters = Parameters { rows, limit: Some(READ_THROUGH), ..Parameters::default() };
    match query::answer(catalogue, &Query { resource: Resource::Observations, parameters }) {
        Ok(Answer::Observations(answer)) => Some(*answer),
        _ => None,
    }
}
