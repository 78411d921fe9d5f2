//! One row of a resource: its fields by name, each parsed once, every fault noted with line and column.

use std::{borrow::Cow, fmt::Display, str::FromStr};

use super::{
    findings::Findings,
    header::{Columns, Header},
    strict_csv::{Record, records},
    text::text,
};
use crate::trade::{Figure, Finding, FindingCode, Translations};

/// The rows of a file whose structure is sound.
pub(super) struct Rows<'a> {
    records: Vec<Record<'a>>,
    header: Header,
    file: &'a str,
}

/// One row while it is being read.
pub(super) struct Row<'a> {
    record: &'a Record<'a>,
    header: &'a Header,
    file: &'a str,
    pub findings: Vec<Finding>,
}

/// Reads a file's structure: encoding, quotes, header, row lengths. All its faults are returned at once.
pub(super) fn rows<'a>(bytes: &'a [u8], file: &'a str, columns: &Columns) -> (Option<Rows<'a>>, Findings) {
    let text = match text(bytes, file) {
        Ok(text) => text,
        Err(finding) => {
            let mut findings = Findings::in_file(file);
            findings.push(finding);
            return (None, findings);
        }
    };
    let (records, mut findings) = records(text, file);
    let mut records = records.into_iter();
    let Some(head) = records.next() else {
        findings.push(Finding::of_file(FindingCode::EmptyFile, file, "holds no field with anything in it; the header is line 1"));
        return (None, findings);
    };
    let (header, faults) = Header::matching(&head, columns, file);
    findings.join(faults);
    let mut records: Vec<Record<'a>> = records.collect();
    if records.is_empty() {
        findings.push(Finding::of_file(FindingCode::HeaderOnly, file, "there is a header and nothing below it"));
    }
    records.retain(|record| {
        let (found, wanted) = (record.fields.len(), header.width);
        if found != wanted {
            findings.push_with(FindingCode::RowLength, || {
                let text = format!("{found} fields where the header has {wanted}");
                Finding::of_file(FindingCode::RowLength, file, text).at_line(record.line)
            });
        }
        found == wanted
    });
    (Some(Rows { records, header, file }), findings)
}

impl<'a> Rows<'a> {
    /// Records that stood in a table, under a header that was matched before.
    pub(super) fn of_table(records: Vec<Record<'a>>, header: Header, file: &'a str) -> Self {
        Self { records, header, file }
    }

    /// Every row in turn.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|record| Row { record, header: &self.header, file: self.file, findings: Vec::new() })
    }
}

impl<'a> Row<'a> {
    /// The physical line.
    pub(super) fn line(&self) -> u64 {
        self.record.line
    }

    /// The field of a column; empty when the column is not there.
    pub(super) fn field(&self, column: &str) -> &'a str {
        let record: &'a Record<'a> = self.record;
        self.header.place(column).and_then(|place| record.fields.get(place)).map_or("", Cow::as_ref)
    }

    /// The field, or nothing when it is empty.
    pub(super) fn optional(&self, column: &str) -> Option<&'a str> {
        Some(self.field(column)).filter(|field| !field.is_empty())
    }

    /// The field as owned text, or nothing when it is empty.
    pub(super) fn owned(&self, column: &str) -> Option<String> {
        self.optional(column).map(str::to_owned)
    }

    /// What the field of a column is in other languages, where that is not empty.
    pub(super) fn translations(&self, column: &str) -> Translations {
        let of = |(tag, place): (&str, usize)| Some((tag.to_owned(), self.record.fields.get(place)?.to_string()));
        self.header.translations(column).filter_map(of).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// A field that must not be empty.
    pub(super) fn needed(&mut self, column: &'static str) -> Option<String> {
        let field = self.owned(column);
        if field.is_none() {
            self.fault(FindingCode::UnknownTerm, column, "is empty");
        }
        field
    }

    /// Notes a fault of a column; one that is not in the header has been told of already.
    pub(super) fn fault(&mut self, code: FindingCode, column: &str, text: impl Into<String>) {
        if self.header.place(column).is_none() {
            return;
        }
        self.findings.push(Finding::of_file(code, self.file, text).at_line(self.line()).in_column(column));
    }

    /// The field as a word of the field.
    pub(super) fn word<T: FromStr<Err: Display>>(&mut self, column: &'static str, code: FindingCode) -> Option<T> {
        self.parsed(column, self.field(column), code)
    }

    /// The field as a word of the field, or nothing when it is empty.
    pub(super) fn optional_word<T: FromStr<Err: Display>>(&mut self, column: &'static str, code: FindingCode) -> Option<T> {
        self.optional(column).and_then(|text| self.parsed(column, text, code))
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, column: &'static str, text: &str, code: FindingCode) -> Option<T> {
        text.parse().map_err(|error: T::Err| self.fault(code, column, error.to_string())).ok()
    }

    /// The field as a plain figure, or nothing when it is empty.
    pub(super) fn figure(&mut self, column: &'static str) -> Option<Figure> {
        let text = self.optional(column)?;
        let shown: String = text.chars().take(60).collect();
        text.parse::<Figure>().map_err(|fault| self.fault(FindingCode::BadNumber, column, format!("{shown:?} is {fault}"))).ok()
    }

    /// The field as a small whole number from 0 to 15, or nothing when it is empty.
    pub(super) fn small(&mut self, column: &'static str) -> Option<u8> {
        let text = self.optional(column)?;
        let number = Some(text).filter(|text| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()));
        let number = number.and_then(|text| text.parse().ok()).filter(|number| *number <= 15);
        if number.is_none() {
            let shown: String = text.chars().take(60).collect();
            self.fault(FindingCode::BadNumber, column, format!("{shown:?} is not a whole number from 0 to 15"));
        }
        number
    }
}
