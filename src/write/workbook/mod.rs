//! An answer as a workbook: a sheet of typed data, a sheet of notes, and a native chart bound to the data where there is one to draw.

mod chart;
mod data;
mod notes;
mod plot;
mod style;
mod wide;

use rust_xlsxwriter::{ColNum, DocProperties, ExcelDateTime, RowNum, Workbook, Worksheet};

use super::{Site, WriteError, about, citation, sheet};
use crate::{language::Language, query::Answer};

/// An answer as a workbook; names of columns are those of the JSON in every language.
///
/// # Errors
/// [`WriteError::Workbook`] when the library refuses, such as more rows than a sheet has.
pub fn workbook(answer: &Answer, site: &Site, language: Language) -> Result<Vec<u8>, WriteError> {
    let sheet = sheet(answer, site);
    let mut book = Workbook::new();
    book.set_properties(&properties(answer, site, language)?);
    data::fill(added(&mut book, "document.sheet.data", language)?, &sheet)?;
    notes::fill(added(&mut book, "document.sheet.notes", language)?, answer, &sheet, site, language)?;
    if let Some(plot) = plot::of(answer, &sheet, language) {
        chart::fill(added(&mut book, "document.sheet.chart", language)?, &plot, &sheet, language)?;
    }
    Ok(book.save_to_buffer()?)
}

fn added<'a>(book: &'a mut Workbook, name: &'static str, language: Language) -> Result<&'a mut Worksheet, WriteError> {
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(language.is_right_to_left());
    Ok(sheet.set_name(language.say(name))?)
}

/// The time of the document is that of its data, so that the same question gives the same bytes.
fn properties(answer: &Answer, site: &Site, language: Language) -> Result<DocProperties, WriteError> {
    Ok(DocProperties::new()
        .set_title(about::title(answer, language))
        .set_subject(about::what(answer, language))
        .set_author("dyad")
        .set_comment(citation::short(answer, site))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(answer.origin().created)?))
}

/// A place as a row; past the last the library refuses it.
fn row(place: usize) -> RowNum {
    RowNum::try_from(place).unwrap_or(RowNum::MAX)
}

/// A place as a column.
fn column(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}
