//! A page of stored observations, for answers that are held in memory.

use std::sync::Arc;

use super::{batch::ObservationBatch, reading::Observations};
use crate::{
    dataset::Catalogue,
    language::Language,
    query::{Origin, Parameters, QueryError, ahead::Extent, answer::listing::DEFAULT_LIMIT, row_window::Rows},
    trade::Source,
};

/// A page of stored observations.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationsAnswer {
    /// The sources that its rows may be of.
    pub sources: Vec<Arc<Source>>,
    /// Its rows, in batches.
    pub batches: Vec<ObservationBatch>,
    /// The language of the names.
    pub language: Language,
    /// How many there are on all pages; nothing where too much would have to be read to know it.
    pub total: Option<usize>,
    /// At most so many a page.
    pub limit: usize,
    /// How many were skipped.
    pub offset: usize,
    /// Is there a page behind it?
    pub has_more: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// The page of these parameters.
pub(in crate::query) fn observations_answer(
    catalogue: &Catalogue,
    parameters: &Parameters,
) -> Result<ObservationsAnswer, QueryError> {
    let (limit, offset) = (parameters.limit.unwrap_or(DEFAULT_LIMIT), parameters.offset.unwrap_or(0));
    let observations = Observations::reading(catalogue, parameters, Extent::Page)?.limited(limit + 1);
    let (about, total) = (ObservationsAnswer::about(&observations), observations.total()?);
    let mut batches = observations.collect::<Result<Vec<_>, _>>()?;
    let rows: usize = batches.iter().map(ObservationBatch::len).sum();
    let has_more = rows > limit;
    if has_more && let Some(last) = batches.pop() {
        let kept = last.len() - (rows - limit);
        batches.push(last.cut(0, kept));
    }
    Ok(ObservationsAnswer { batches, total, limit, offset, has_more, ..about })
}

impl ObservationsAnswer {
    /// What a table is, without its rows.
    #[must_use]
    pub fn about(observations: &Observations<'_>) -> Self {
        let origin = observations.origin();
        let language = origin.parameters.rows.language;
        let (sources, total) = (observations.sources(), observations.known_total());
        Self { sources, batches: Vec::new(), language, total, limit: 0, offset: 0, has_more: false, origin }
    }
}
