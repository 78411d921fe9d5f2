//! The header: columns matched by name, in any order.

use super::{findings::Findings, strict_csv::Record};
use crate::trade::{Finding, FindingCode};

/// The columns of a resource.
pub(super) struct Columns {
    pub required: &'static [&'static str],
    pub optional: &'static [&'static str],
}

/// Where each column stands in a record: required ones first, then optional ones.
#[derive(Clone)]
pub(super) struct Header {
    names: Vec<&'static str>,
    places: Vec<Option<usize>>,
    pub width: usize,
}

impl Header {
    /// Matches a header record, or says what is missing, unknown or doubled.
    pub(super) fn matching(record: &Record<'_>, columns: &Columns, file: &str) -> (Self, Findings) {
        let names: Vec<&'static str> = columns.required.iter().chain(columns.optional).copied().collect();
        let mut findings = Findings::in_file(file);
        let fault = |code, column: &str, text: String| Finding::of_file(code, file, text).at_line(record.line).in_column(column);
        let place = |name: &str| record.fields.iter().position(|field| field == name);
        for name in columns.required.iter().filter(|name| place(name).is_none()) {
            let hint = delimiter_hint(record);
            findings.push(fault(FindingCode::MissingColumn, name, format!("the column is not in the header{hint}")));
        }
        for (place_here, field) in record.fields.iter().enumerate() {
            let shown: String = field.chars().take(60).collect();
            if !names.iter().any(|name| field == name) {
                findings.push_with(FindingCode::ExtraColumn, || {
                    let text = format!("not a column of this file; allowed: {}", names.join(", "));
                    fault(FindingCode::ExtraColumn, &shown, text)
                });
            } else if place(field) != Some(place_here) {
                findings.push(fault(FindingCode::ExtraColumn, &shown, "the column is there twice".to_owned()));
            }
        }
        let places = names.iter().map(|name| place(name)).collect();
        (Self { names, places, width: record.fields.len() }, findings)
    }

    /// The place of a column in the records.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let column = self.names.iter().position(|column| *column == name)?;
        self.places[column]
    }
}

fn delimiter_hint(record: &Record<'_>) -> &'static str {
    match record.fields.as_slice() {
        [only] if only.contains(';') => "; the fields seem to be separated by semicolons, write commas",
        [only] if only.contains('\t') => "; the fields seem to be separated by tabs, write commas",
        _ => "",
    }
}
