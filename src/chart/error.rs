//! What can go wrong between an answer and its picture.

use crate::parameter::ParameterError;

/// What can go wrong between an answer and its picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// A chart definition that cannot be used.
    #[error("{file}:{line}: {text}")]
    Definition {
        /// The file it stands in.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong and what is allowed.
        text: String,
    },
    /// The answer is a list, not something to draw.
    #[error(
        "there is no picture of this; turnover, exports, imports, balance, re-exports, re-imports, domestic-exports, mirror, products and compare can be drawn"
    )]
    NoPicture,
    /// The answer does not come as a picture of this kind.
    #[error(transparent)]
    Refused(#[from] ParameterError),
    /// The drawing failed.
    #[error("drawing: {0}")]
    Drawing(String),
    /// The PDF failed.
    #[error("pdf: {0}")]
    Pdf(String),
    /// The pixels or the PNG failed.
    #[error("raster: {0}")]
    Raster(String),
}
