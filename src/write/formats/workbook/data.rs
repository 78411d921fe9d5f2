//! The sheet of data: typed cells under a header that stays in sight, with filters.

use rust_xlsxwriter::{ExcelDateTime, Format, IgnoreError, Worksheet};

use super::{
    place::{column, row},
    style,
};
use crate::write::{Cell, Kind, Table, TableColumn, WriteError};

/// The most characters a cell holds.
const LONGEST: usize = 32_767;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (9, 44);
/// So many rows are looked at for the width of a column.
const LOOKED_AT: usize = 300;
/// Columns of text in which a whole date is a date.
const DATED: [&str; 5] = ["date", "end_date", "published", "first_published", "latest_published"];

/// How the cells of one column are written.
struct Typed {
    dated: bool,
    number: Format,
    date: Format,
}

/// Writes a table into an empty sheet.
pub(super) fn fill(out: &mut Worksheet, table: &Table) -> Result<(), WriteError> {
    for (place, own) in table.columns.iter().enumerate() {
        let typed = Typed::of(own, table, place);
        out.write_string_with_format(0, column(place), &*own.name, &style::header())?;
        out.set_column_width(column(place), f64::from(width(&own.name, table, place)))?;
        for (line, cells) in table.rows.iter().enumerate() {
            typed.write(out, line + 1, place, cells.get(place).unwrap_or(&Cell::Empty))?;
        }
    }
    out.set_row_height(0, 20)?;
    out.set_freeze_panes(1, 0)?;
    if let Some(last) = table.columns.len().checked_sub(1) {
        out.autofilter(0, 0, row(table.rows.len()), column(last))?;
        // Years are labels here, and Excel need not wonder at them.
        out.ignore_error_range(0, 0, row(table.rows.len()), column(last), IgnoreError::NumberStoredAsText)?;
    }
    out.set_repeat_rows(0, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

impl Typed {
    fn of(column: &TableColumn, table: &Table, place: usize) -> Self {
        let kind = column.kind();
        let dated = kind == Kind::Date || DATED.contains(&column.leaf);
        Self { dated, number: style::number(kind, table, place), date: style::date() }
    }

    fn write(&self, out: &mut Worksheet, line: usize, place: usize, cell: &Cell) -> Result<(), WriteError> {
        let (line, place) = (row(line), column(place));
        match cell {
            Cell::Text(text) => match day(text).filter(|_| self.dated) {
                Some(day) => out.write_datetime_with_format(line, place, &day, &self.date)?,
                // A text is written as one, whatever it begins with: never a formula, never a link.
                None => out.write_string(line, place, cut(text))?,
            },
            Cell::Number(number) => out.write_number_with_format(line, place, number.double(), &self.number)?,
            Cell::Flag(flag) => out.write_boolean(line, place, *flag)?,
            Cell::Empty => return Ok(()),
        };
        Ok(())
    }
}

/// A whole ISO date that Excel knows, from 1900 on; earlier days stay text.
fn day(text: &str) -> Option<ExcelDateTime> {
    let iso = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let mut parts = text.split('-').filter(|_| iso);
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok().filter(|_| year >= 1900)
}

/// The text, or as much of it as a cell holds.
pub(super) fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST - 1).chain(['\u{2026}']).collect() }
}

/// Room for the header with its filter button and for what stands below it.
fn width(name: &str, table: &Table, place: usize) -> u16 {
    let of = |cell: &Cell| match cell {
        Cell::Text(text) => text.chars().count(),
        // Three digits a separator.
        Cell::Number(number) => number.to_string().chars().take(24).count() * 4 / 3 + 1,
        Cell::Flag(_) => 5,
        Cell::Empty => 0,
    };
    let cells = table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(place));
    let widest = cells.map(of).max().unwrap_or(0).max(name.chars().count() + 3);
    u16::try_from(widest.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(u16::MAX) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_dates_from_1900_on_are_dates() {
        let serial = |text: &str| day(text).map(|day| day.to_excel());
        // The serial number of 2021-01-01 is 44197.
        assert_eq!((serial("2021-01-01"), serial("1900-03-01")), (Some(44_197.0), Some(61.0)));
        assert_eq!(["1899-12-31", "2021-01", "2021", "2021-13-01", "2021/01/01", "ناشناخته"].map(serial), [None; 6]);
    }

    #[test]
    fn what_no_cell_holds_is_cut() {
        let long = "я".repeat(LONGEST + 5);
        let cut_text = cut(&long);
        assert!(cut_text.chars().count() == LONGEST && cut_text.ends_with('…') && cut("=1") == "=1");
    }
}
