//! What can go wrong between an answer and its file.

use crate::parameter::ParameterError;

/// What can go wrong between an answer and its file.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook.
    #[error("workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// Parquet or Arrow.
    #[error("table: {0}")]
    Table(#[from] polars::error::PolarsError),
    /// What was asked for does not go with this answer.
    #[error(transparent)]
    Refused(#[from] ParameterError),
    /// There is no figure to give.
    #[error("{0}")]
    NoFigure(String),
}
