//! What a table must be to be written while it is read: batches of lines, which are frames too.

use polars::prelude::{DataFrame, PolarsResult};
use serde::Serialize;

use super::{
    frame::{frame, named_frame},
    observation_frame,
};
use crate::{
    language::Language,
    query::{Answer, ObservationBatch, Observations, ObservationsAnswer, Panel, PanelAnswer, PanelBatch, QueryError},
    write::{
        contract::{PanelItem, StoredObservation},
        member::Row,
    },
};

/// A table that is read batch by batch.
pub(super) trait Batches: Iterator<Item = Result<Self::Batch, QueryError>> {
    /// Some of its rows.
    type Batch: Default;
    /// A row in the shape of the contract.
    type Line: Row + Serialize;

    /// The rows of a batch.
    fn lines(batch: &Self::Batch) -> impl Iterator<Item = Self::Line>;

    /// A batch as a typed frame.
    fn frame(batch: &Self::Batch) -> PolarsResult<DataFrame>;

    /// The same with the names of codes in a language.
    fn named_frame(batch: &Self::Batch, language: Language) -> PolarsResult<DataFrame>;

    /// What the table is, without its rows.
    fn about(&self) -> Answer;
}

impl Batches for Panel<'_> {
    type Batch = PanelBatch;
    type Line = PanelItem;

    fn lines(batch: &PanelBatch) -> impl Iterator<Item = PanelItem> {
        batch.rows().map(|row| PanelItem::new(&row))
    }

    fn frame(batch: &PanelBatch) -> PolarsResult<DataFrame> {
        frame(batch)
    }

    fn named_frame(batch: &PanelBatch, language: Language) -> PolarsResult<DataFrame> {
        named_frame(batch, language)
    }

    fn about(&self) -> Answer {
        Answer::Panel(Box::new(PanelAnswer::about(self)))
    }
}

impl Batches for Observations<'_> {
    type Batch = ObservationBatch;
    type Line = StoredObservation;

    fn lines(batch: &ObservationBatch) -> impl Iterator<Item = StoredObservation> {
        batch.rows().map(|row| StoredObservation::new(&row, batch.language()))
    }

    fn frame(batch: &ObservationBatch) -> PolarsResult<DataFrame> {
        observation_frame::frame(batch)
    }

    fn named_frame(batch: &ObservationBatch, _: Language) -> PolarsResult<DataFrame> {
        observation_frame::named_frame(batch)
    }

    fn about(&self) -> Answer {
        Answer::Observations(Box::new(ObservationsAnswer::about(self)))
    }
}
