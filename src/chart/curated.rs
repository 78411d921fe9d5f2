//! The query of a curated chart, its measure among the parameters.

use super::{ChartDefinition, ChartKind};
use crate::query::{Query, QueryError, Request, parse_text};

impl ChartDefinition {
    /// The query that the chart is drawn from.
    ///
    /// # Errors
    /// [`QueryError`] when the text is not an address of a view that has a picture, it is no picture of this
    /// kind, or a parameter is bad.
    pub fn parsed_query(&self) -> Result<Query, QueryError> {
        let Request { mut query, format, .. } = parse_text(&self.query, &[])?;
        if let Some(format) = format {
            return Err(QueryError::parameter("query", format!("leave .{} out; every form is served", format.suffix()), &[]));
        }
        query.parameters.measure = query.parameters.measure.or(self.measure);
        query.parameters.validate()?;
        if let Some(kind) = self.spec.kind {
            ChartKind::chosen(kind.word(), &query.resource)?;
        }
        Ok(query)
    }
}
