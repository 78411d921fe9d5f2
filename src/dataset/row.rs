//! One row of a resource: its fields by name, each parsed once, every fault noted with line and column.

use std::{borrow::Cow, fmt::Display, str::FromStr};

use super::{
    findings::Findings,
    header::{Columns, Header},
    strict_csv::{Record, Records},
    text::{text, without_bidi_controls},
};
use crate::trade::{Figure, Finding, FindingCode, Translations};

/// The rows of a file, below a header that was matched.
pub(super) struct Rows<'a> {
    records: Records<'a>,
    header: Header,
    file: &'a str,
    findings: Findings,
}

/// One row while it is being read.
pub(super) struct Row<'a> {
    record: &'a Record<'a>,
    header: &'a Header,
    file: &'a str,
    pub findings: Vec<Finding>,
}

/// Takes every row of a file in turn, none kept; what is wrong with its structure and with the rows is returned at once.
pub(super) fn each_row(bytes: &[u8], file: &str, columns: &Columns, mut take: impl FnMut(&mut Row<'_>)) -> Findings {
    rows(bytes, file, columns).map_or_else(|findings| *findings, |rows| rows.each(&mut take))
}

/// Reads the beginning of a file: its encoding and its header.
fn rows<'a>(bytes: &'a [u8], file: &'a str, columns: &Columns) -> Result<Rows<'a>, Box<Findings>> {
    let text = text(bytes, file).map_err(|finding| {
        let mut findings = Findings::in_file(file);
        findings.push(finding);
        Box::new(findings)
    })?;
    let mut records = Records::of(text, file);
    let Some(head) = records.next() else {
        let mut findings = records.findings;
        findings.push(Finding::of_file(FindingCode::EmptyFile, file, "holds no field with anything in it; the header is line 1"));
        return Err(Box::new(findings));
    };
    let (header, findings) = Header::matching(&head, columns, file);
    Ok(Rows { records, header, file, findings })
}

impl Rows<'_> {
    fn each(self, take: &mut dyn FnMut(&mut Row<'_>)) -> Findings {
        let Self { mut records, header, file, mut findings } = self;
        let mut rows = 0_u64;
        while let Some(record) = records.next() {
            rows += 1;
            let (found, wanted) = (record.fields.len(), header.width);
            if found == wanted {
                let mut row = Row::of(&record, &header, file);
                take(&mut row);
                findings.extend(row.findings);
            } else {
                findings.push_with(FindingCode::RowLength, || {
                    let text = format!("{found} fields where the header has {wanted}");
                    Finding::of_file(FindingCode::RowLength, file, text).at_line(record.line)
                });
            }
            if findings.stop_at(record.line) || records.findings.stop_at(record.line) {
                break;
            }
        }
        if rows == 0 {
            findings.push(Finding::of_file(FindingCode::HeaderOnly, file, "there is a header and nothing below it"));
        }
        let mut all = records.findings;
        all.join(findings);
        all
    }
}

impl<'a> Row<'a> {
    /// A record under a header that was matched before.
    pub(super) fn of(record: &'a Record<'a>, header: &'a Header, file: &'a str) -> Self {
        Self { record, header, file, findings: Vec::new() }
    }

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

    /// The field as a text to be shown, or nothing when it is empty. Marks that would turn the direction of what stands behind
    /// it are left out; that they are there has been told.
    pub(super) fn owned(&self, column: &str) -> Option<String> {
        self.optional(column).map(without_bidi_controls).filter(|text| !text.is_empty())
    }

    /// What the field of a column is in other languages, where that is not empty.
    pub(super) fn translations(&self, column: &str) -> Translations {
        let of = |(tag, place): (&str, usize)| Some((tag.to_owned(), without_bidi_controls(self.record.fields.get(place)?)));
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
