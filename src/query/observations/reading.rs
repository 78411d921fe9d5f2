//! Reading stored observations batch by batch, so that no more of them is held than one batch.
//!
//! Dataset by dataset as the catalogue has them, pair by pair in the order of their codes; within a pair by product, flow, source
//! (as the descriptor lists them), currency, calendar, frequency, period and date of publication.

use std::sync::Arc;

use super::{
    asked::{Asked, AskedOfDataset},
    batch::{ObservationBatch, ObservationSeries},
};
use crate::{
    dataset::{Catalogue, Dataset},
    limits::{Limits, count},
    query::{
        Origin, Parameters, QueryError, Resource,
        ahead::{Ahead, Extent},
        answer::listing::origin,
        row_window::{BatchReader, RowWindow},
    },
    table::{DyadExtent, SeriesRows, StoredRow},
    trade::{Dyad, Source},
};

/// A batch is full with so many rows; the last series in it may be longer.
const FULL: usize = 64 * 1024;

/// Stored observations that are being read.
#[derive(Debug)]
pub struct Observations<'a> {
    catalogue: &'a Catalogue,
    /// The rows that are asked of an engine elsewhere, where some are.
    ahead: Option<Ahead>,
    asked: Asked,
    /// The datasets that are still to be read, the next one last.
    datasets: Vec<(Arc<Dataset>, AskedOfDataset)>,
    /// How many pairs of the dataset that is being read were.
    place: usize,
    /// The series of the pair that is being read, and their dataset.
    series: std::vec::IntoIter<SeriesRows>,
    dataset: Option<Arc<Dataset>>,
    /// The rows that are still to be given.
    window: RowWindow,
}

impl<'a> Observations<'a> {
    /// The observations of these parameters, from their `offset` on and at most `limit` where there is one.
    ///
    /// # Errors
    /// A parameter error for a dataset, a source or a product that there is not.
    pub fn open(catalogue: &'a Catalogue, parameters: &Parameters) -> Result<Self, QueryError> {
        let extent = if parameters.limit.is_some() { Extent::Beginning } else { Extent::Stream };
        Self::reading(catalogue, parameters, extent)
    }

    /// The same, of which so much is read.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(in crate::query) fn reading(
        catalogue: &'a Catalogue,
        parameters: &Parameters,
        extent: Extent,
    ) -> Result<Self, QueryError> {
        let asked = Asked::of(catalogue, parameters)?;
        let wanted = catalogue.datasets().filter_map(|dataset| Some((Arc::clone(dataset), asked.of_dataset(dataset)?)));
        let mut datasets: Vec<_> = wanted.collect();
        datasets.reverse();
        let window = RowWindow::of(parameters);
        let series = Vec::new().into_iter();
        let ahead = Ahead::of(catalogue, &asked.reach(extent))?;
        Ok(Self { catalogue, ahead, asked, datasets, place: 0, series, dataset: None, window })
    }

    /// Where they come from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        origin(self.catalogue, Resource::Observations, &self.asked.parameters).dated(self.catalogue, &self.sources())
    }

    /// The sources that they may be of.
    #[must_use]
    pub fn sources(&self) -> Vec<Arc<Source>> {
        let asked = &self.asked.parameters.rows;
        let all = self.datasets.iter().rev().flat_map(|(dataset, _)| &dataset.sources);
        all.filter(|source| asked.sources.is_empty() || asked.sources.contains(&source.name)).cloned().collect()
    }

    /// The same with at most so many rows.
    #[must_use]
    pub(in crate::query) fn limited(mut self, most: usize) -> Self {
        self.window.left = most;
        self
    }

    /// The pairs that are asked for.
    fn extents(&self) -> impl Iterator<Item = (&Arc<Dataset>, &AskedOfDataset, &DyadExtent)> {
        self.datasets.iter().flat_map(|(dataset, of)| {
            let extents = dataset.table.index().dyads().iter();
            extents.filter(|extent| self.asked.names(of, extent)).map(move |extent| (dataset, of, extent))
        })
    }

    /// How many rows the pairs have that are asked for.
    pub(in crate::query) fn most(&self) -> usize {
        self.extents().map(|(_, _, extent)| extent.observations).sum()
    }

    /// How many rows there are in all, before `offset` and `limit`, where nothing has to be read to know it.
    pub(in crate::query) fn known_total(&self) -> Option<usize> {
        Some(self.most()).filter(|most| self.asked.is_of_whole_pairs() || *most == 0)
    }

    /// How many rows there are in all, before `offset` and `limit`; nothing where more would have to be read to know it than
    /// are counted.
    ///
    /// # Errors
    /// [`QueryError::Storage`] when rows on disk cannot be read.
    pub(in crate::query) fn total(&self) -> Result<Option<usize>, QueryError> {
        let most = self.most();
        if self.asked.is_of_whole_pairs() || most == 0 || most > count(Limits::current().counted_rows) {
            return Ok(self.known_total());
        }
        let mut total = 0;
        for (dataset, of) in &self.datasets {
            total += match self.asked.counted(dataset, of)? {
                Some(counted) => counted,
                None => self.read_through(dataset, of)?,
            };
        }
        Ok(Some(total))
    }

    /// The rows of a dataset, counted by reading them, apart from what is read of the page.
    fn read_through(&self, dataset: &Dataset, of: &AskedOfDataset) -> Result<usize, QueryError> {
        let ahead = Ahead::of(self.catalogue, &self.asked.reach(Extent::Page))?;
        let rows = |series: &SeriesRows| {
            if self.asked.is_of_whole_series() { series.len() } else { self.rows_of(series).count() }
        };
        let mut total = 0;
        for extent in dataset.table.index().dyads().iter().filter(|extent| self.asked.names(of, extent)) {
            total += self.series_of(ahead.as_ref(), (dataset, of), extent.dyad)?.iter().map(rows).sum::<usize>();
        }
        Ok(total)
    }

    /// The next pair and its dataset.
    fn next_pair(&mut self) -> Option<(Arc<Dataset>, AskedOfDataset, DyadExtent)> {
        loop {
            let (dataset, of) = self.datasets.last()?;
            let extents = dataset.table.index().dyads();
            while let Some(extent) = extents.get(self.place) {
                self.place += 1;
                if self.asked.names(of, extent) {
                    return Some((Arc::clone(dataset), of.clone(), extent.clone()));
                }
            }
            self.place = 0;
            self.datasets.pop();
        }
    }

    /// The series of a pair that are asked for.
    fn series_of(
        &self,
        ahead: Option<&Ahead>,
        (dataset, of): (&Dataset, &AskedOfDataset),
        dyad: Dyad,
    ) -> Result<Vec<SeriesRows>, QueryError> {
        let slice = self.asked.slice(of, dyad);
        let mut found = match ahead {
            Some(ahead) => ahead.slice(dataset, &slice)?,
            None => dataset.table.slice(&slice)?,
        };
        found.retain(|series| self.asked.is_of(of, &series.key));
        Ok(found)
    }

    /// The rows of a series that are asked for.
    fn rows_of(&self, series: &SeriesRows) -> impl Iterator<Item = StoredRow> {
        let calendar = series.key.calendar;
        series.stored(self.asked.vintage()).into_iter().filter(move |row| self.asked.holds(row.period, calendar))
    }

    /// Whole series until the batch is full, or nothing is left. Pairs that are passed over whole are not read.
    fn filled(&mut self) -> Result<ObservationBatch, QueryError> {
        let mut batch = ObservationBatch::in_language(self.asked.parameters.rows.language);
        while batch.len() < FULL.min(self.window.wanted()) {
            if let Some(series) = self.series.next() {
                let shared = self.dataset.as_ref().and_then(|dataset| ObservationSeries::of(dataset, series.key));
                if let Some(shared) = shared {
                    batch.push(shared, self.rows_of(&series));
                }
                continue;
            }
            let Some((dataset, of, extent)) = self.next_pair() else { break };
            if batch.is_empty() && self.asked.is_of_whole_pairs() && extent.observations <= self.window.skip {
                self.window.skip -= extent.observations;
                continue;
            }
            self.series = self.series_of(self.ahead.as_ref(), (&dataset, &of), extent.dyad)?.into_iter();
            self.dataset = Some(dataset);
        }
        Ok(batch)
    }
}

impl BatchReader for Observations<'_> {
    type Batch = ObservationBatch;

    fn fill(&mut self) -> Result<ObservationBatch, QueryError> {
        self.filled()
    }

    fn is_read(&self) -> bool {
        self.datasets.is_empty()
    }

    fn window(&mut self) -> &mut RowWindow {
        &mut self.window
    }
}

impl Iterator for Observations<'_> {
    type Item = Result<ObservationBatch, QueryError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_batch()
    }
}
