//! A table as it is written: the columns of an answer once they are named, chosen and arranged.

use std::borrow::Cow;

use super::{
    Cell, FlatTable,
    column::{Kind, definition, kind, unit},
};
use crate::language::Language;

/// A column as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// By what it is chosen, the same in every language.
    pub key: Cow<'static, str>,
    /// What stands above it.
    pub name: Cow<'static, str>,
    /// The leaf of the contract whose kind, unit and definition it has.
    pub leaf: &'static str,
    /// The series that its figures are of, in words, where there is a column for each series.
    pub series: Option<String>,
}

/// A table: columns named once, rows of the same length.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl From<&'static str> for TableColumn {
    fn from(leaf: &'static str) -> Self {
        Self { key: leaf.into(), name: leaf.into(), leaf, series: None }
    }
}

impl TableColumn {
    /// What its cells are.
    #[must_use]
    pub fn kind(&self) -> Kind {
        kind(self.leaf)
    }

    /// What it means, in one line.
    #[must_use]
    pub fn definition(&self, language: Language) -> String {
        let meaning = definition(self.leaf, language);
        self.series.as_ref().map_or_else(|| meaning.clone(), |series| format!("{series}: {meaning}"))
    }

    /// Its unit, in words; `currency` where all amounts of the table are in one.
    #[must_use]
    pub fn unit<'a>(&self, currency: Option<&'a str>, language: Language) -> &'a str {
        unit(self.leaf, currency, language)
    }
}

impl From<FlatTable> for Table {
    fn from(flat: FlatTable) -> Self {
        Self { columns: flat.columns.into_iter().map(TableColumn::from).collect(), rows: flat.rows }
    }
}

impl Table {
    /// Where the column of this key stands; the first, where there are several.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// The rows that have this text in a column.
    #[must_use]
    pub fn rows_with(&self, place: usize, text: &str) -> Vec<usize> {
        let is = |row: &Vec<Cell>| matches!(row.get(place), Some(Cell::Text(own)) if own == text);
        self.rows.iter().enumerate().filter(|(_, row)| is(row)).map(|(row, _)| row).collect()
    }

    /// What stands above the columns.
    pub(super) fn header(&self) -> Vec<&str> {
        self.columns.iter().map(|column| &*column.name).collect()
    }

    /// The same columns in this order, each once at most.
    pub(super) fn picked(self, places: &[usize]) -> Self {
        let columns = places.iter().map(|place| self.columns[*place].clone()).collect();
        let pick = |mut row: Vec<Cell>| places.iter().map(|place| std::mem::replace(&mut row[*place], Cell::Empty)).collect();
        Self { columns, rows: self.rows.into_iter().map(pick).collect() }
    }
}
