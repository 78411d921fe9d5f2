//! A table as JSON Lines: one object a row, its members the columns of the CSV.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    query::Answer,
    write::{Cell, OutputOptions, Site, WriteError, document, shape, table::Table},
};

/// One row with the names of its columns.
struct Line<'a> {
    columns: &'a [&'a str],
    row: &'a [Cell],
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Empty => serializer.serialize_none(),
        }
    }
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (name, cell) in self.columns.iter().zip(self.row) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

/// An answer as JSON Lines.
///
/// # Errors
/// [`WriteError::Refused`] for a column or a shape that it has not.
pub fn jsonl(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    Ok(lines(&shape::table(answer, site, options)?))
}

/// A table as JSON Lines: UTF-8, a line feed behind every object, texts as they are and amounts with all their digits.
pub(in crate::write) fn lines(table: &Table) -> Vec<u8> {
    let columns = table.header();
    let lines = table.rows.iter().flat_map(|row| document(&Line { columns: &columns, row }));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{FlatTable, Number};

    #[test]
    fn one_object_a_row() {
        let rows = vec![
            vec![Cell::Text("=1\n\"2\"".into()), Cell::Number(Number::scaled(i64::MAX.into(), -2)), Cell::Flag(true)],
            vec![Cell::Empty, Cell::Number(Number::scaled(-5, -1)), Cell::Empty],
        ];
        let text = String::from_utf8(lines(&FlatTable { columns: vec!["text", "value", "derived"], rows }.into())).unwrap();
        assert_eq!(
            text,
            "{\"text\":\"=1\\n\\\"2\\\"\",\"value\":92233720368547758.07,\"derived\":true}\n{\"text\":null,\"value\":-0.5,\"derived\":null}\n"
        );
    }
}
