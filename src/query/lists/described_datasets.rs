//! What a dataset is about, for catalogues elsewhere: its areas and days beside what it says of itself.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::catalogue_lists::described;
use crate::{
    dataset::{Catalogue, Dataset},
    query::{DatasetEntry, QueryError},
    trade::Area,
};

/// A dataset that is served, as other catalogues describe theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct DatasetDescription {
    /// What it says of itself.
    pub entry: DatasetEntry,
    /// Where its licences stand.
    pub license_links: Vec<String>,
    /// The areas that its pairs are of.
    pub areas: BTreeSet<Area>,
    /// The first and the last day of its observations.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// Every dataset that is served.
#[must_use]
pub fn dataset_descriptions(catalogue: &Catalogue) -> Vec<DatasetDescription> {
    let served = catalogue.entries().iter().filter_map(|entry| Some((described(entry), entry.dataset.as_deref()?)));
    served.map(|(entry, dataset)| description(entry, dataset)).collect()
}

/// One dataset.
///
/// # Errors
/// There is none of this name, or it is refused.
pub fn dataset_description(catalogue: &Catalogue, name: &str) -> Result<DatasetDescription, QueryError> {
    let all: Vec<_> = catalogue.entries().iter().filter(|entry| entry.dataset.is_some()).collect();
    let allowed = || all.iter().map(|entry| entry.name.clone()).collect();
    let found = all.iter().find(|entry| entry.name == name).and_then(|entry| Some((described(entry), entry.dataset.as_deref()?)));
    let (entry, dataset) =
        found.ok_or_else(|| QueryError::UnknownItem { kind: "dataset", text: name.to_owned(), allowed: allowed() })?;
    Ok(description(entry, dataset))
}

fn description(entry: DatasetEntry, dataset: &Dataset) -> DatasetDescription {
    let extents = dataset.table.index().dyads();
    let areas = extents.iter().flat_map(|extent| [extent.dyad.reporter, extent.dyad.partner]).collect();
    let first = extents.iter().map(|extent| extent.first_day).min().and_then(day);
    let last = extents.iter().map(|extent| extent.last_day).max().and_then(day);
    DatasetDescription { entry, license_links: dataset.license_links.clone(), areas, days: first.zip(last) }
}

/// The day so many days after the first of 1970.
fn day(days: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(chrono::TimeDelta::days(days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    #[test]
    fn a_dataset_is_about_its_areas_and_from_its_first_day_to_its_last() {
        let rows = ["RUS IRN export TOTAL 2020 5 one", "IRN TUR import TOTAL 2022-03 6 one"].map(str::to_owned);
        let catalogue = catalogue(&rows);
        let [one] = &dataset_descriptions(&catalogue)[..] else { panic!("not one dataset") };
        let codes: Vec<&str> = one.areas.iter().map(|area| area.code()).collect();
        assert_eq!(codes.len(), 3, "{codes:?}");
        let (first, last) = one.days.unwrap();
        assert_eq!((first.to_string(), last.to_string()), ("2020-01-01".to_owned(), "2022-03-31".to_owned()));
        assert_eq!(dataset_description(&catalogue, &one.entry.name).unwrap(), *one);
        assert!(matches!(dataset_description(&catalogue, "none"), Err(QueryError::UnknownItem { .. })));
    }
}
