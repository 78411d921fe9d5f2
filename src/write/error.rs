//! What can go wrong between an answer and its file.

/// What can go wrong between an answer and its file; all of it is our fault.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook.
    #[error("workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// Parquet or Arrow.
    #[error("table: {0}")]
    Table(#[from] polars::error::PolarsError),
}
