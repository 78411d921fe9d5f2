//! An answer as a workbook: a sheet of typed data, a sheet of notes, and a native chart bound to the data where there is one to draw.

mod chart;
mod data;
mod notes;
mod place;
mod plot;
mod side_by_side;
mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::{
    language::Language,
    query::Answer,
    write::{OutputOptions, Site, WriteError, citation, shape, titles},
};

/// An answer as a workbook; names of columns are those of the JSON in every language, except those of series side by side.
///
/// # Errors
/// [`WriteError::Workbook`] when the library refuses, such as more rows than a sheet has, [`WriteError::Refused`] for a column or a
/// shape that the answer has not.
pub fn workbook(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    let (table, language) = (shape::table(answer, site, options)?, options.language());
    let mut book = Workbook::new();
    book.set_properties(&properties(answer, site, language)?);
    data::fill(added(&mut book, "document.sheet.data", language)?, &table)?;
    notes::fill(added(&mut book, "document.sheet.notes", language)?, answer, &table, site, language)?;
    if let Some(plot) = plot::plot(answer, &table, options.is_wide(), language) {
        chart::fill(added(&mut book, "document.sheet.chart", language)?, &plot, &table, language)?;
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
        .set_title(titles::title(answer, language))
        .set_subject(titles::description(answer, language))
        .set_author("dyad")
        .set_comment(citation::short(answer, site))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(answer.origin().created)?))
}
