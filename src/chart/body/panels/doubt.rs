//! What is less than firm about a figure, as far as that is a sight of its own.

use crate::trade::Status;

/// What is less than firm about a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Doubt {
    /// It is of a time that had not been when it was written down.
    Forecast,
    /// It is to be revised.
    Provisional,
    /// It is estimated, imputed or of low reliability.
    Unsure,
}

impl Doubt {
    /// Every doubt, as the key names them.
    pub(in crate::chart) const ALL: [Self; 3] = [Self::Unsure, Self::Provisional, Self::Forecast];

    /// The doubt of a status.
    pub(in crate::chart) fn of(status: Status) -> Self {
        match status {
            Status::Forecast => Self::Forecast,
            Status::Provisional => Self::Provisional,
            _ => Self::Unsure,
        }
    }
}
