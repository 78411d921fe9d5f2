//! The flat table of an answer: what every tabular format is written from.

use super::Cell;

/// A table: columns named once, rows of the same length.
#[derive(Debug, Clone, PartialEq)]
pub struct FlatTable {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl FlatTable {
    /// Where the column of this name stands; the first, where there are several.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }

    /// The rows that have this text in a column.
    #[must_use]
    pub fn rows_with(&self, place: usize, text: &str) -> Vec<usize> {
        let is = |row: &Vec<Cell>| matches!(row.get(place), Some(Cell::Text(own)) if own == text);
        self.rows.iter().enumerate().filter(|(_, row)| is(row)).map(|(row, _)| row).collect()
    }
}
