//! The header: columns matched by name, in any order; those of texts may stand there once more for each language, `title@ru`.

use super::{findings::Findings, strict_csv::Record};
use crate::{
    language::language_tag,
    trade::{Finding, FindingCode},
};

/// The columns of a resource.
pub(super) struct Columns {
    pub required: &'static [&'static str],
    pub optional: &'static [&'static str],
    pub translated: &'static [Translated],
}

/// A column that may be there in other languages too.
pub(super) struct Translated {
    pub column: &'static str,
    /// What some were called before every language could be named: the whole name, and the tag that it means.
    pub former: &'static [(&'static str, &'static str)],
}

/// A column of a file that is another in a language.
#[derive(Clone)]
struct Translation {
    of: &'static str,
    tag: String,
    place: usize,
}

impl Columns {
    /// The column that a name is a translation of, and the tag of the language where it is one.
    fn translation(&self, name: &str) -> Option<(&'static str, Option<String>)> {
        self.translated.iter().find_map(|known| {
            if let Some((_, tag)) = known.former.iter().find(|(former, _)| *former == name) {
                return Some((known.column, Some((*tag).to_owned())));
            }
            let tag = name.strip_prefix(known.column)?.strip_prefix('@')?;
            Some((known.column, language_tag(tag)))
        })
    }

    /// The names that are allowed, in words.
    fn allowed(&self) -> String {
        let plain = self.required.iter().chain(self.optional).map(|name| (*name).to_owned());
        let translated = self.translated.iter().map(|known| format!("{0}@ with a language tag such as {0}@ru", known.column));
        plain.chain(translated).collect::<Vec<_>>().join(", ")
    }
}

/// Where each column stands in a record: required ones first, then optional ones.
#[derive(Clone)]
pub(super) struct Header {
    names: Vec<&'static str>,
    places: Vec<Option<usize>>,
    translations: Vec<Translation>,
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
        let mut translations: Vec<Translation> = Vec::new();
        for (place_here, field) in record.fields.iter().enumerate() {
            let shown: String = field.chars().take(60).collect();
            let is_column = names.iter().any(|name| field == name);
            let is_double = match columns.translation(field) {
                _ if is_column => place(field) != Some(place_here),
                Some((of, Some(tag))) => {
                    let is_double = translations.iter().any(|known| known.of == of && known.tag == tag);
                    translations.push(Translation { of, tag, place: place_here });
                    is_double
                }
                unreadable => {
                    findings.push_with(FindingCode::ExtraColumn, || {
                        let why = if unreadable.is_some() { "no language has this tag" } else { "not a column of this file" };
                        fault(FindingCode::ExtraColumn, &shown, format!("{why}; allowed: {}", columns.allowed()))
                    });
                    false
                }
            };
            if is_double {
                findings.push(fault(FindingCode::ExtraColumn, &shown, "the column is there twice".to_owned()));
            }
        }
        let places = names.iter().map(|name| place(name)).collect();
        (Self { names, places, translations, width: record.fields.len() }, findings)
    }

    /// Tag and place of what a column is in other languages.
    pub(super) fn translations(&self, column: &str) -> impl Iterator<Item = (&str, usize)> {
        self.translations.iter().filter(move |known| known.of == column).map(|known| (known.tag.as_str(), known.place))
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
