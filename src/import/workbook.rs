//! Workbooks (.xlsx, .xls) as text: the cells of one sheet, row by row, between separators that no text has. Numbers and dates
//! come as they are stored, not as a format shows them.

use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx};

use super::{delimited_text::SEPARATOR, error::ImportError, json::unmistakable};
use crate::limits::{Limits, count};

/// So many bytes may be unpacked whatever they were packed in, and so many times the largest workbook at most.
const FREE: u64 = 16 << 20;
const UNPACKED: u64 = 8;

/// How a workbook begins that is no zip archive: Microsoft's compound file.
pub(super) const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The text of a sheet.
#[derive(Default)]
struct SheetRows {
    lines: Vec<Vec<u8>>,
    /// Cells of each row.
    cells: Vec<usize>,
    bytes: usize,
    /// The most cells of a row, and how many rows have some.
    widest: usize,
    filled: usize,
}

/// The sheet of a workbook as text. `sheet` is needed where several have cells.
pub(super) fn text(input: &mut dyn Read, file: &str, sheet: Option<&str>) -> Result<Vec<u8>, ImportError> {
    let (mut bytes, most) = (Vec::new(), Limits::current().workbook_bytes);
    let read = input.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| ImportError::Io { place: file.to_owned(), error })?;
    if bytes.len() > count(most) {
        return Err(ImportError::input(file, format!("is a workbook of more than {most} bytes; save the sheet as CSV")));
    }
    let rows = if bytes.starts_with(OLD) { old(bytes, file, sheet)? } else { new(bytes, file, sheet)? };
    Ok(rows.into_text())
}

fn new(bytes: Vec<u8>, file: &str, sheet: Option<&str>) -> Result<SheetRows, ImportError> {
    check_size(&bytes, file)?;
    let broken = |error: calamine::XlsxError| ImportError::input(file, format!("is no readable workbook: {error}"));
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut filled = Vec::new();
    for name in book.sheet_names() {
        // Sheets of charts have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        if cells.next_cell().map_err(broken)?.is_some() {
            filled.push(name);
        }
    }
    let name = chosen(&filled, file, sheet)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut rows = SheetRows::default();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        rows.push(row, column, &of_new(cell.get_value()), file)?;
    }
    Ok(rows)
}

fn old(bytes: Vec<u8>, file: &str, sheet: Option<&str>) -> Result<SheetRows, ImportError> {
    let broken =
        |error: calamine::XlsError| ImportError::input(file, format!("is no readable workbook: {error}; save the sheet as CSV"));
    let mut book = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets: Vec<_> = book.worksheets().into_iter().filter(|sheet| !sheet.1.is_empty()).collect();
    let name = chosen(&sheets.iter().map(|sheet| sheet.0.clone()).collect::<Vec<_>>(), file, sheet)?;
    let mut rows = SheetRows::default();
    for (_, range) in sheets.iter().filter(|sheet| sheet.0 == name) {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = |at: usize, first: u32| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(first);
            rows.push(place(row, top), place(column, left), &of_old(value), file)?;
        }
    }
    Ok(rows)
}

/// Reads all that is packed once, so that a small file cannot unpack without end.
fn check_size(bytes: &[u8], file: &str) -> Result<(), ImportError> {
    let broken = |error: zip::result::ZipError| ImportError::input(file, format!("is no readable workbook: {error}"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let Limits { unpacked_ratio, workbook_bytes, .. } = *Limits::current();
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let most = packed.saturating_mul(unpacked_ratio).clamp(FREE, workbook_bytes.saturating_mul(UNPACKED).max(FREE));
    let mut left = most;
    for place in 0..archive.len() {
        let mut member = archive.by_index(place).map_err(broken)?.take(left + 1);
        let size = io::copy(&mut member, &mut io::sink())
            .map_err(|error| ImportError::input(file, format!("is no readable workbook: {error}")))?;
        left = left
            .checked_sub(size)
            .ok_or_else(|| ImportError::input(file, format!("unpacks to more than {most} bytes; save the sheet as CSV")))?;
    }
    Ok(())
}

fn chosen(filled: &[String], file: &str, sheet: Option<&str>) -> Result<String, ImportError> {
    let names = || filled.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    match (sheet, filled) {
        (Some(sheet), _) if filled.iter().any(|name| name == sheet) => Ok(sheet.to_owned()),
        (Some(sheet), _) => Err(ImportError::input(file, format!("has no sheet {sheet:?} with cells; there are: {}", names()))),
        (None, [only]) => Ok(only.clone()),
        (None, []) => Err(ImportError::input(file, "is a workbook without cells")),
        (None, _) => {
            Err(ImportError::input(file, format!("has several sheets: {}; name one in the mapping: sheet = \"…\"", names())))
        }
    }
}

fn of_new(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => float(*number),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(date) => day(date),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn of_old(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(is) => is.to_string(),
        Data::DateTime(date) => day(date),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// The shortest text that is this number; what a program wrote, so its point stands before decimals.
fn float(number: f64) -> String {
    unmistakable(number.to_string())
}

fn day(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

impl SheetRows {
    /// Puts a cell in its place; those of a row come from left to right.
    fn push(&mut self, row: u32, column: u32, text: &str, file: &str) -> Result<(), ImportError> {
        let (row, column) = (row as usize, column as usize);
        let limits = Limits::current();
        if column >= count(limits.imported_columns) {
            let text = format!(
                "has more than {} columns (the limit imported-columns); save what is wanted of it",
                limits.imported_columns
            );
            return Err(ImportError::input(file, text));
        }
        if row >= self.lines.len() {
            self.lines.resize(row + 1, Vec::new());
            self.cells.resize(row + 1, 0);
        }
        let (line, cells) = (&mut self.lines[row], &mut self.cells[row]);
        let before = line.len();
        while *cells <= column {
            if *cells > 0 {
                line.push(SEPARATOR);
            }
            *cells += 1;
        }
        let quoted = text.starts_with('"');
        let plain = text.replace(['\n', '\r', '\t', char::from(SEPARATOR)], " ");
        line.extend_from_slice(if quoted { format!("\"{}\"", plain.replace('"', "\"\"")) } else { plain }.as_bytes());
        self.bytes += line.len() - before;
        self.widest = self.widest.max(self.cells[row]);
        // Every row that has a cell becomes as wide as the widest.
        self.filled += usize::from(self.cells[row] > 0 && before == 0);
        if self.bytes + self.filled * self.widest > count(limits.workbook_bytes) {
            let text = format!(
                "has a sheet of more than {} bytes of text (the limit workbook-bytes); save it as CSV",
                limits.workbook_bytes
            );
            return Err(ImportError::input(file, text));
        }
        Ok(())
    }

    /// Lines of equal numbers of cells.
    fn into_text(self) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.bytes + self.lines.len() * 2);
        for (line, cells) in self.lines.into_iter().zip(self.cells) {
            text.extend_from_slice(&line);
            // A row without cells is a blank line.
            let missing = if cells == 0 { 0 } else { self.widest.saturating_sub(cells) };
            text.extend(std::iter::repeat_n(SEPARATOR, missing));
            text.push(b'\n');
        }
        text
    }
}

#[cfg(test)]
#[path = "workbook_tests.rs"]
mod tests;
