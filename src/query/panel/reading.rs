//! Reading a long table batch by batch, so that no more of it is held than one batch.
//!
//! Dataset by dataset, pair by pair in the order of their codes. A series is never cut, so growth on a year before needs
//! nothing that is not in the batch.

use std::sync::Arc;

use super::{asked::Asked, batch::PanelBatch, series::series_of};
use crate::{
    dataset::{Catalogue, Dataset},
    query::{
        Origin, Parameters, QueryError, Resource,
        ahead::{Ahead, Extent},
        answer::listing::origin,
        row_window::{BatchReader, RowWindow},
        select::candidate::Candidate,
        series::missing_rows::Wholes,
    },
    table::Part,
    trade::{Dyad, Source},
};

/// A batch is full with so many rows; the last series in it may be longer.
const FULL: usize = 64 * 1024;

/// A long table that is being read.
#[derive(Debug)]
pub struct Panel<'a> {
    catalogue: &'a Catalogue,
    /// The same with the rows that are asked of an engine elsewhere, where some are.
    ahead: Option<Ahead>,
    asked: Asked,
    /// The datasets that are still to be read, the next one last.
    datasets: Vec<Arc<Dataset>>,
    /// The pairs of the dataset that is being read, and how many of them were.
    dyads: Vec<Dyad>,
    place: usize,
    /// The series of the pair that is being read.
    series: std::vec::IntoIter<Candidate>,
    /// What tells a period without a row from one that was not reported.
    wholes: Wholes,
    /// The rows that are still to be given.
    window: RowWindow,
}

impl<'a> Panel<'a> {
    /// A long table of these parameters, from its `offset` on and at most `limit` rows where there is one.
    ///
    /// # Errors
    /// A parameter error for a source that there is not, and for parameters that exclude one another.
    pub fn open(catalogue: &'a Catalogue, parameters: &Parameters) -> Result<Self, QueryError> {
        let extent = if parameters.limit.is_some() { Extent::Beginning } else { Extent::Stream };
        Self::reading(catalogue, parameters, Part::Whole, extent)
    }

    /// The same of an answer that is held in memory, and needs only this part of each series where the rows lie elsewhere.
    ///
    /// # Errors
    /// As [`Self::open`], and what an engine has too much of.
    pub(in crate::query) fn reading(
        catalogue: &'a Catalogue,
        parameters: &Parameters,
        part: Part,
        extent: Extent,
    ) -> Result<Self, QueryError> {
        let asked = Asked::of(catalogue, parameters)?;
        let ahead = Ahead::of(catalogue, &asked.reach(part, extent))?;
        let mut datasets: Vec<Arc<Dataset>> = ahead.as_ref().map_or(catalogue, Ahead::catalogue).datasets().cloned().collect();
        datasets.reverse();
        let window = RowWindow::of(parameters);
        Ok(Self {
            catalogue,
            ahead,
            asked,
            datasets,
            dyads: Vec::new(),
            place: 0,
            series: Vec::new().into_iter(),
            wholes: Wholes::default(),
            window,
        })
    }

    /// Where it comes from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        origin(self.catalogue, Resource::Panel, &self.asked.parameters).dated(self.catalogue, &self.sources())
    }

    /// The sources that its rows may be of.
    #[must_use]
    pub fn sources(&self) -> Vec<Arc<Source>> {
        let is_asked = |name: &String| self.asked.parameters.source.as_ref().is_none_or(|source| source == name);
        self.catalogue.sources().iter().filter(|(name, _)| is_asked(name)).map(|(_, source)| Arc::clone(source)).collect()
    }

    /// How many rows are passed over, and at most how many are given then.
    pub(super) fn window(&self) -> (usize, Option<usize>) {
        (self.window.skip, Some(self.window.left).filter(|left| *left < usize::MAX))
    }

    /// The same with at most so many rows.
    #[must_use]
    pub(in crate::query) fn limited(mut self, most: usize) -> Self {
        self.window.left = most;
        self
    }

    /// The next pair and its dataset.
    fn next_pair(&mut self) -> Option<(Arc<Dataset>, Dyad)> {
        loop {
            let dataset = self.datasets.last()?;
            if self.place == 0 {
                let extents = dataset.table.index().dyads().iter().map(|extent| extent.dyad);
                self.dyads = extents.filter(|dyad| self.asked.names(*dyad)).collect();
            }
            if let Some(dyad) = self.dyads.get(self.place) {
                self.place += 1;
                return Some((Arc::clone(dataset), *dyad));
            }
            self.place = 0;
            self.datasets.pop();
        }
    }

    /// The next batch as it is read: whole series, without growth and window, and without what is only told to be missing; nothing
    /// behind the last one.
    ///
    /// # Errors
    /// [`QueryError::Storage`] when rows on disk cannot be read.
    pub fn read(&mut self) -> Result<Option<PanelBatch>, QueryError> {
        Ok(Some(self.filled(false)?).filter(|batch| !batch.is_empty()))
    }

    /// Whole series until the batch is full, or nothing is left; with the periods of which only the whole has a row, where they are told.
    fn filled(&mut self, tells_missing: bool) -> Result<PanelBatch, QueryError> {
        let mut batch = PanelBatch::default();
        while batch.len() < FULL.min(self.window.wanted()) {
            if let Some(candidate) = self.series.next() {
                let catalogue = self.ahead.as_ref().map_or(self.catalogue, Ahead::catalogue);
                let points = if tells_missing { self.wholes.points(catalogue, &candidate)? } else { candidate.points() };
                batch.push(&candidate, &points);
                continue;
            }
            let Some((dataset, dyad)) = self.next_pair() else { break };
            if let Some(ahead) = &self.ahead {
                ahead.reach(&dataset, dyad)?;
            }
            self.series = series_of(&dataset, dyad, &self.asked)?.into_iter();
        }
        Ok(batch)
    }
}

impl BatchReader for Panel<'_> {
    type Batch = PanelBatch;

    fn fill(&mut self) -> Result<PanelBatch, QueryError> {
        self.filled(true)?.grown(&self.asked.parameters)
    }

    fn is_read(&self) -> bool {
        self.datasets.is_empty()
    }

    fn window(&mut self) -> &mut RowWindow {
        &mut self.window
    }
}

impl Iterator for Panel<'_> {
    type Item = Result<PanelBatch, QueryError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_batch()
    }
}
