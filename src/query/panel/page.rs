//! A page of a long table, for answers that are held in memory.

use std::sync::Arc;

use super::{batch::PanelBatch, reading::Panel};
use crate::{
    dataset::Catalogue,
    limits::{Limits, count},
    query::{Origin, Parameters, QueryError, ahead::Extent, answer::listing::DEFAULT_LIMIT, row_window::Rows},
    table::Part,
    trade::Source,
};

/// A page of a long table. How many rows there are in all is not counted: that would be reading all of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelAnswer {
    /// The sources that its rows may be of.
    pub sources: Vec<Arc<Source>>,
    /// Its rows, in batches.
    pub batches: Vec<PanelBatch>,
    /// At most so many a page; 0 where a table that is not read yet has no limit.
    pub limit: usize,
    /// How many were skipped.
    pub offset: usize,
    /// Is there a page behind it?
    pub has_more: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// The page of these parameters.
pub(in crate::query) fn panel_answer(catalogue: &Catalogue, parameters: &Parameters) -> Result<PanelAnswer, QueryError> {
    let (limit, offset) = (parameters.limit.unwrap_or(DEFAULT_LIMIT), parameters.offset.unwrap_or(0));
    let panel = Panel::reading(catalogue, parameters, Part::Whole, Extent::Page)?.limited(limit + 1);
    let about = PanelAnswer::about(&panel);
    let mut batches = panel.collect::<Result<Vec<_>, _>>()?;
    let rows: usize = batches.iter().map(PanelBatch::len).sum();
    let has_more = rows > limit;
    if has_more && let Some(last) = batches.pop() {
        let kept = last.len() - (rows - limit);
        batches.push(last.cut(0, kept));
    }
    Ok(PanelAnswer { batches, limit, offset, has_more, ..about })
}

/// The whole table of these parameters, for series that stand side by side.
///
/// # Errors
/// A parameter error where there are too many of them, and for a page of rows.
pub fn whole_panel(catalogue: &Catalogue, parameters: &Parameters) -> Result<PanelAnswer, QueryError> {
    for (name, is_there) in [("limit", parameters.limit.is_some()), ("offset", parameters.offset.is_some())] {
        if is_there {
            let detail = "counts rows of the long table; side by side all periods of its series are shown";
            return Err(QueryError::parameter(name, detail, &["shape=long"]));
        }
    }
    let panel = Panel::reading(catalogue, parameters, Part::Whole, Extent::Page)?;
    let about = PanelAnswer::about(&panel);
    // What is held in memory at once.
    let (most_series, most_rows) = (count(Limits::current().panel_series), count(Limits::current().panel_rows));
    let (mut batches, mut series, mut rows) = (Vec::new(), 0, 0);
    for batch in panel {
        let batch = batch?;
        series += batch.by_series().count();
        rows += batch.len();
        if series > most_series || rows > most_rows {
            let detail =
                format!("\"wide\" has a column a series; here are more than {most_series} series or {most_rows} figures");
            let allowed = ["long", "fewer series: reporter, partner, flow, source, product, freq"];
            return Err(QueryError::parameter("shape", detail, &allowed));
        }
        batches.push(batch);
    }
    Ok(PanelAnswer { batches, limit: rows, ..about })
}

impl PanelAnswer {
    /// What a table is that is not read yet, without its rows.
    #[must_use]
    pub fn about(panel: &Panel<'_>) -> Self {
        let (offset, limit) = panel.window();
        let (sources, origin) = (panel.sources(), panel.origin());
        Self { sources, batches: Vec::new(), limit: limit.unwrap_or(0), offset, has_more: false, origin }
    }
}
