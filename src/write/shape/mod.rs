//! The table of an answer in the shape that is asked for: long or wide, with names beside codes, its columns chosen.

mod chosen;
mod named;
mod series_names;
mod wide;
mod wide_series;

use super::{
    FlatTable, OutputOptions, Site, flat_table,
    output_options::Shape,
    table::{Table, TableColumn},
};
use crate::{language::Language, parameter::ParameterError, query::Answer};

/// The table of an answer.
///
/// # Errors
/// [`ParameterError`] for a column that it has not, and for a shape that it cannot have.
pub fn table(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Table, ParameterError> {
    match options.shape {
        Shape::Long => long(flat_table(answer, site), answer, options),
        Shape::Wide => {
            let table = wide::wide(answer, site, options.names.unwrap_or_default(), options.language())?;
            if options.columns.is_empty() { Ok(wide::without_days(table)) } else { chosen::chosen(table, &options.columns) }
        }
    }
}

/// A flat table of this answer with the names and the columns that are asked for. Names come with a language, or where one of
/// their columns is asked for.
pub(in crate::write) fn long(flat: FlatTable, answer: &Answer, options: &OutputOptions) -> Result<Table, ParameterError> {
    let table = Table::from(flat);
    let is_unknown = |key: &String| table.place(key).is_none();
    let named = match options.language {
        Some(language) => named::named(table, answer, language),
        None if options.columns.iter().any(is_unknown) => named::named(table, answer, language(answer, options)),
        None => table,
    };
    if options.columns.is_empty() { Ok(named) } else { chosen::chosen(named, &options.columns) }
}

/// The language of names and words: the one that is asked for; else that of the answer, where it has names by itself, or English.
#[must_use]
pub fn language(answer: &Answer, options: &OutputOptions) -> Language {
    let own = match answer {
        Answer::Observations(observations) => observations.language,
        Answer::Verify(verify) => verify.listing.origin.parameters.statement.language.unwrap_or_default(),
        _ => Language::English,
    };
    options.language.unwrap_or(own)
}

/// The columns that a table of these leaves has then.
pub(in crate::write) fn columns(
    leaves: &[&'static str],
    answer: &Answer,
    options: &OutputOptions,
) -> Result<Vec<TableColumn>, ParameterError> {
    Ok(long(FlatTable { columns: leaves.to_vec(), rows: Vec::new() }, answer, options)?.columns)
}
