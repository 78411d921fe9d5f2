//! Places in a table as rows and columns of a sheet.

use rust_xlsxwriter::{ColNum, RowNum};

/// A place as a row; past the last the library refuses it.
pub(super) fn row(place: usize) -> RowNum {
    RowNum::try_from(place).unwrap_or(RowNum::MAX)
}

/// A place as a column.
pub(super) fn column(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}
