//! An answer as CSV: UTF-8 without a byte order mark, line feeds, decimal points, a header of JSON leaf names.

use super::{Cell, Sheet, Site, sheet};
use crate::query::Answer;

/// Spreadsheets take a text that begins so for a formula.
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// An answer as CSV.
#[must_use]
pub fn csv(answer: &Answer, site: &Site) -> Vec<u8> {
    written(&sheet(answer, site))
}

/// A table as CSV. Writing to memory cannot fail, so what `Err` there is would mean rows of unequal length.
#[must_use]
pub fn written(sheet: &Sheet) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let rows = std::iter::once(sheet.columns.iter().map(|name| (*name).to_owned()).collect())
        .chain(sheet.rows.iter().map(|row| row.iter().map(field).collect::<Vec<String>>()));
    for row in rows {
        if let Err(error) = writer.write_record(&row) {
            tracing::error!(%error, "a CSV row was not written to memory");
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// The text of a cell; a text, never a number, gets an apostrophe when a spreadsheet would take it for a formula.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(FORMULA_STARTS) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::Number;

    #[test]
    fn texts_are_safe_in_spreadsheets_and_numbers_are_left_alone() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = vec![
            vec![text("=1+1"), Cell::Number(Number::scaled(-5, 0)), Cell::Flag(true)],
            vec![text("a \"quoted\", text"), Cell::Empty, text("-2")],
        ];
        let bytes = written(&Sheet { columns: vec!["text", "value", "derived"], rows });
        assert_eq!(String::from_utf8(bytes).unwrap(), "text,value,derived\n'=1+1,-5,true\n\"a \"\"quoted\"\", text\",,'-2\n");
    }
}
