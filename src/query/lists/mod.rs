//! Answers that list what there is.

pub(in crate::query) mod area_meant;
pub(in crate::query) mod area_names;
pub(in crate::query) mod catalogue_lists;
pub(in crate::query) mod coverage;
pub(in crate::query) mod default_pair;
pub(in crate::query) mod described_datasets;
mod latest_elsewhere;
mod latest_figure;
pub(in crate::query) mod latest_totals;
pub(in crate::query) mod nearby;
pub(in crate::query) mod pair_search;
pub(in crate::query) mod pairs;
pub(in crate::query) mod products;
pub(in crate::query) mod related;
pub(in crate::query) mod reporting;
pub(in crate::query) mod search_bounds;
mod search_words;
pub(in crate::query) mod searched;
mod spelling;
