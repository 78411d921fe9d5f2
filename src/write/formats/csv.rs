//! An answer as CSV: UTF-8, line feeds, a header of JSON leaf names; without a byte order mark, with commas and decimal points
//! unless another dialect is asked for.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use crate::{
    query::Answer,
    write::{Cell, Dialect, FlatTable, OutputOptions, Site, WriteError, shape},
};

/// Spreadsheets take a text that begins so for a formula, some of them in the wide letters of East Asia too.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// What some of them pass over before it; the apostrophe, so that every one that is put before a text can be taken off again.
const PASSED_OVER: [char; 2] = [' ', '\''];

/// The mark by which old Excel knows that a text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// An answer as CSV of a dialect.
///
/// # Errors
/// [`WriteError::Refused`] for a column or a shape that it has not.
pub fn csv(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    let table = shape::table(answer, site, options)?;
    Ok(rows_of(&table.header(), &table.rows, options.dialect))
}

/// A table as CSV.
#[must_use]
pub fn csv_of(table: &FlatTable, dialect: Dialect) -> Vec<u8> {
    rows_of(&table.columns, &table.rows, dialect)
}

/// Writing to memory cannot fail, so what `Err` there is would mean rows of unequal length.
fn rows_of(header: &[&str], rows: &[Vec<Cell>], dialect: Dialect) -> Vec<u8> {
    let written = || {
        let mut writer = CsvWriter::begun(Vec::new(), dialect)?;
        writer.header(header)?;
        rows.iter().try_for_each(|row| writer.row(row))?;
        writer.0.into_inner().map_err(csv::IntoInnerError::into_error)
    };
    written().unwrap_or_else(|error: io::Error| {
        tracing::error!(%error, "a CSV row was not written to memory");
        Vec::new()
    })
}

/// CSV written row by row.
pub(in crate::write) struct CsvWriter<W: Write>(csv::Writer<W>, Dialect);

impl<W: Write> CsvWriter<W> {
    /// A writer of a dialect, its byte order mark written.
    ///
    /// # Errors
    /// Those of `into`, here and below.
    pub fn begun(mut into: W, dialect: Dialect) -> io::Result<Self> {
        if dialect.bom {
            into.write_all(BYTE_ORDER_MARK)?;
        }
        let mut builder = csv::WriterBuilder::new();
        builder.flexible(true).delimiter(dialect.separator.byte()).terminator(csv::Terminator::Any(b'\n'));
        Ok(Self(builder.from_writer(into), dialect))
    }

    /// The names of the columns.
    pub fn header(&mut self, columns: &[&str]) -> io::Result<()> {
        // Series side by side are called by words of the data.
        Ok(self.0.write_record(columns.iter().map(|name| spreadsheet_safe(name).into_owned()))?)
    }

    /// A row.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        Ok(self.0.write_record(cells.iter().map(|cell| field(cell, self.1)))?)
    }

    /// Hands over what is left.
    pub fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A text with an apostrophe before it where a spreadsheet would take it for a formula. No two texts become one: what begins with
/// an apostrophe and is a formula behind it has got one too.
pub(in crate::write) fn spreadsheet_safe(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start_matches(PASSED_OVER).starts_with(FORMULA_STARTS);
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell; only a text, never a number, is made safe.
fn field(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Text(text) => spreadsheet_safe(text).into_owned(),
        Cell::Number(number) if dialect.decimal_comma => number.to_string().replace('.', ","),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Number, Separator};

    #[test]
    fn texts_are_safe_in_spreadsheets_and_numbers_are_left_alone() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = vec![
            vec![text("=1+1"), Cell::Number(Number::scaled(-5, 0)), Cell::Flag(true)],
            vec![text("a \"quoted\", text"), Cell::Empty, text("-2")],
        ];
        let bytes = csv_of(&FlatTable { columns: vec!["text", "value", "derived"], rows }, Dialect::default());
        assert_eq!(String::from_utf8(bytes).unwrap(), "text,value,derived\n'=1+1,-5,true\n\"a \"\"quoted\"\", text\",,'-2\n");
    }

    #[test]
    fn no_text_is_a_formula_and_every_text_can_be_had_back() {
        // What docs/api.md tells programs to do.
        let back = |written: &str| match written.strip_prefix('\'') {
            Some(rest) if written.trim_start_matches(PASSED_OVER).starts_with(FORMULA_STARTS) => rest.to_owned(),
            _ => written.to_owned(),
        };
        let signs = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠a"];
        for sign in signs {
            for before in ["", " ", "  ", "'", "''", " '"] {
                let text = format!("{before}{sign}");
                let written = spreadsheet_safe(&text);
                assert!(written.starts_with('\'') && written.len() == text.len() + 1, "{text:?}");
                assert_eq!(back(&written), text);
            }
        }
        for plain in ["", "'", "'tis", "1", "a=1", "Côte d'Ivoire", "RUS-IRN", " a"] {
            assert_eq!((spreadsheet_safe(plain).as_ref(), back(plain).as_str()), (plain, plain));
        }
    }

    #[test]
    fn dialects_differ_in_mark_separator_and_decimals() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = vec![vec![text("a;b"), text("a,b"), Cell::Number(Number::scaled(-15, -1))]];
        let table = FlatTable { columns: vec!["one", "two", "value"], rows };
        let written =
            |bom, separator, decimal_comma| String::from_utf8(csv_of(&table, Dialect { bom, separator, decimal_comma })).unwrap();
        assert_eq!(written(false, Separator::Semicolon, true), "one;two;value\n\"a;b\";a,b;-1,5\n");
        assert_eq!(written(true, Separator::Tab, false), "\u{feff}one\ttwo\tvalue\na;b\ta,b\t-1.5\n");
        assert_eq!(written(false, Separator::Comma, true), "one,two,value\na;b,\"a,b\",\"-1,5\"\n");
    }
}
