//! Some ten thousand stored observations, what the rows of a series have in common said once.

use std::sync::Arc;

use crate::{
    dataset::Dataset,
    language::Language,
    query::row_window::Rows,
    table::{SeriesKey, StoredRow},
    trade::Source,
};

/// What the rows of a stored series have in common.
#[derive(Debug, Clone)]
pub struct ObservationSeries {
    /// The dataset that they are in.
    pub dataset: Arc<Dataset>,
    /// Where they come from.
    pub source: Arc<Source>,
    /// Whose statistics about whom, what, in which calendar, how often.
    pub key: SeriesKey,
}

/// Rows of some series below one another.
#[derive(Debug, Clone, Default)]
pub struct ObservationBatch {
    series: Vec<ObservationSeries>,
    rows: Vec<(u32, StoredRow)>,
    language: Language,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct ObservationRow<'a> {
    /// The series it is of.
    pub series: &'a ObservationSeries,
    /// Period, figure and what goes with it.
    pub stored: &'a StoredRow,
}

impl ObservationSeries {
    /// The series of a key, whose source is one of the dataset's.
    pub(super) fn of(dataset: &Arc<Dataset>, key: SeriesKey) -> Option<Self> {
        let source = Arc::clone(dataset.sources.get(usize::from(key.source))?);
        Some(Self { dataset: Arc::clone(dataset), source, key })
    }
}

impl ObservationBatch {
    /// No rows yet, whose codes are named in a language.
    pub(super) fn in_language(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// The language of the names beside the codes.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Puts rows of a series behind those that are there.
    pub(super) fn push(&mut self, series: ObservationSeries, rows: impl IntoIterator<Item = StoredRow>) {
        let place = u32::try_from(self.series.len()).unwrap_or(u32::MAX);
        self.series.push(series);
        self.rows.extend(rows.into_iter().map(|row| (place, row)));
    }

    /// The series, by the place that a row names.
    #[must_use]
    pub fn series(&self) -> &[ObservationSeries] {
        &self.series
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = ObservationRow<'_>> + Clone {
        self.rows.iter().map(|(place, stored)| ObservationRow { series: &self.series[*place as usize], stored })
    }

    /// The place of each row's series.
    pub fn places(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.rows.iter().map(|(place, _)| *place as usize)
    }
}

impl Rows for ObservationBatch {
    fn count(&self) -> usize {
        self.len()
    }

    fn cut(mut self, skip: usize, most: usize) -> Self {
        self.rows.truncate(skip.saturating_add(most));
        self.rows.drain(..skip.min(self.rows.len()));
        self
    }
}

/// Two are the same where they are of the same data.
impl PartialEq for ObservationSeries {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.source == other.source && self.dataset.hash == other.dataset.hash
    }
}

impl PartialEq for ObservationBatch {
    fn eq(&self, other: &Self) -> bool {
        self.series == other.series && self.rows == other.rows && self.language == other.language
    }
}
