//! A Parquet table read back as the texts that were written, a row group at a time. Bytes are read, never mapped: a file that
//! is cut or cannot be asked for its length while it is read is an error, and not the end of the process.

use std::{collections::BTreeMap, path::Path};

use super::{
    observations::COLUMNS,
    parquet_table::{Bytes, Stored},
    row_group::Field,
};
use crate::regular_file::{self, FileError};

/// A table whose rows are read as texts.
#[derive(Debug)]
pub struct TableTexts {
    stored: Stored,
}

/// The rows of one group.
pub struct GroupTexts {
    fields: Vec<Field>,
    rows: usize,
}

impl TableTexts {
    /// The columns of a row, in the order that [`GroupTexts::row`] tells them.
    pub fn columns() -> impl Iterator<Item = &'static str> {
        COLUMNS.required.iter().chain(COLUMNS.optional).copied()
    }

    /// The table of a file.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(path: &Path) -> Result<Self, String> {
        let file = regular_file::open(path).map_err(|error| match error {
            FileError::Io(error) => error.to_string(),
            other => other.to_string(),
        })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stored = Stored::open(Bytes::File(file), &name, &BTreeMap::new());
        let told = |finding: &crate::trade::Finding| finding.text.clone();
        let stored = stored.map_err(|findings| findings.iter().map(told).collect::<Vec<_>>().join("; "))?;
        Ok(Self { stored })
    }

    /// The rows of each group.
    pub fn groups(&self) -> impl Iterator<Item = usize> {
        self.stored.groups()
    }

    /// The rows of one group.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub fn group(&self, place: usize) -> Result<GroupTexts, String> {
        let rows = self.stored.groups().nth(place).unwrap_or(0);
        let fields = self.stored.texts(place).map_err(|error| error.to_string())?;
        Ok(GroupTexts { fields, rows })
    }
}

impl GroupTexts {
    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The fields of a row; empty for nulls.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        self.fields.iter().map(move |field| field.text(row))
    }
}
