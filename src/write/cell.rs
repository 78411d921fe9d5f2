//! Cells of a table.

use super::Number;

/// One cell of a table, the same for every tabular format.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// An exact number.
    Number(Number),
    /// True or false.
    Flag(bool),
    /// Null.
    Empty,
}
