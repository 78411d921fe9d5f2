//! The table that is looked through: its series, and how a doubt about one of their figures is written.

use std::{collections::HashMap, sync::Arc};

use crate::{
    dataset::observations::Key,
    series::Point,
    table::{Products, SeriesKey, Slice, StorageError, TradeTable},
    trade::{Dyad, Finding, FindingCode, Period, Source, Vintage},
};

/// Where the rows of a file stand, by their key; empty where lines say nothing, as in Parquet.
pub(in crate::dataset) type RowLines = HashMap<Key, u64>;

/// A series with its latest figures.
pub(in crate::dataset) type LatestSeries = (SeriesKey, Vec<Point>);

/// What is looked through, and what its rows are called.
pub(in crate::dataset) struct CheckedTable<'a> {
    pub table: &'a TradeTable,
    pub sources: &'a [Arc<Source>],
    pub file: &'a str,
    pub lines: &'a RowLines,
}

impl CheckedTable<'_> {
    /// The series of a dyad.
    pub(super) fn latest(&self, dyad: Dyad) -> Result<Vec<LatestSeries>, StorageError> {
        let series = self.table.slice(&Slice::of_dyad(dyad, Products::All))?;
        Ok(series.iter().map(|rows| (rows.key, rows.points(Vintage::Latest))).collect())
    }

    /// A doubt about a figure, where it stands.
    pub(super) fn doubt(&self, code: FindingCode, key: &SeriesKey, period: (Period, i32), text: &str) -> Finding {
        let source = self.sources.get(usize::from(key.source)).map_or("", |source| &source.name);
        let SeriesKey { dyad, flow, product, .. } = key;
        let text = format!("{dyad} {flow} {product} {} of {source}: {text}", period.0);
        let column = if code == FindingCode::ImplausiblePeriod { "period" } else { "value" };
        let finding = Finding::of_file(code, self.file, text).in_column(column);
        let row: Key = (*dyad, *flow, *product, key.calendar, period.0, key.source, period.1);
        match self.lines.get(&row) {
            Some(line) => finding.at_line(*line),
            None => finding,
        }
    }
}
