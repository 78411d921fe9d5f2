//! Text to records: strict RFC 4180, every record with its physical line.
//!
//! The csv crate reads on past an unterminated quote without a word, so the structure is read here, where every fault is a
//! finding; nothing is repaired.

use std::borrow::Cow;

use super::findings::Findings;
use crate::trade::{Finding, FindingCode};

/// One record and the physical line that it begins on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub line: u64,
    pub fields: Vec<Cow<'a, str>>,
}

/// The longest field, in bytes.
const FIELD_CAP: usize = 4096;

struct CsvReader<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    file: &'a str,
    /// The fields of the first record, once it is read: the names of the columns.
    head: Vec<Cow<'a, str>>,
    findings: Findings,
}

/// Every record of a text, blank lines left out, and what is wrong with its quotes and lengths.
pub(super) fn records<'a>(text: &'a str, file: &'a str) -> (Vec<Record<'a>>, Findings) {
    let mut reader = CsvReader { text, at: 0, line: 1, file, head: Vec::new(), findings: Findings::in_file(file) };
    let mut records: Vec<Record<'a>> = Vec::new();
    while reader.at < text.len() {
        let record = reader.record();
        if record.fields.len() > 1 || record.fields.iter().any(|field| !field.is_empty()) {
            if records.is_empty() {
                reader.head.clone_from(&record.fields);
            }
            records.push(record);
        }
    }
    (records, reader.findings)
}

/// What is wrong with a field by itself: too long, or a control character in it.
pub(super) fn field_fault(field: &str) -> Option<(FindingCode, String)> {
    if field.len() > FIELD_CAP {
        let text = format!("{} bytes; at most {FIELD_CAP} are allowed", field.len());
        return Some((FindingCode::FieldTooLong, text));
    }
    let control = field.chars().find(|letter| letter.is_control() && *letter != '\n' && *letter != '\r')?;
    let text = format!("holds the control character U+{:04X}", u32::from(control));
    Some((FindingCode::ControlCharacter, text))
}

impl<'a> CsvReader<'a> {
    fn record(&mut self) -> Record<'a> {
        let line = self.line;
        let mut fields = Vec::new();
        loop {
            let field = if self.rest().starts_with('"') { self.quoted() } else { Cow::Borrowed(self.plain()) };
            self.check(&field, line, fields.len());
            fields.push(field);
            if self.rest().starts_with(',') {
                self.at += 1;
                continue;
            }
            self.end_of_line();
            return Record { line, fields };
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn end_of_line(&mut self) {
        let rest = self.rest();
        let ending = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        self.at += ending;
        self.line += 1;
    }

    /// Up to the next comma or line end; a quote inside is a fault.
    fn plain(&mut self) -> &'a str {
        let rest = self.rest();
        let field = &rest[..rest.find([',', '\n', '\r']).unwrap_or(rest.len())];
        self.at += field.len();
        if field.contains('"') {
            self.fault(FindingCode::Quote, self.line, "a quote inside an unquoted field; quote the field and double the quote");
        }
        field
    }

    fn quoted(&mut self) -> Cow<'a, str> {
        let opened = self.line;
        self.at += 1;
        let mut field = String::new();
        loop {
            let rest = self.rest();
            let Some(end) = rest.find('"') else {
                self.fault(
                    FindingCode::Quote,
                    opened,
                    "a quote is opened here and never closed; everything below it is lost in one field",
                );
                self.at = self.text.len();
                return Cow::Owned(field);
            };
            self.line += rest[..end].matches('\n').count() as u64;
            field.push_str(&rest[..end]);
            self.at += end + 1;
            if !self.rest().starts_with('"') {
                break;
            }
            field.push('"');
            self.at += 1;
        }
        if !self.rest().is_empty() && !self.rest().starts_with([',', '\n', '\r']) {
            self.fault(FindingCode::Quote, self.line, "text after a closing quote; double the quotes inside a quoted field");
            self.plain();
        }
        Cow::Owned(field)
    }

    fn check(&mut self, field: &str, line: u64, place: usize) {
        if let Some((code, text)) = field_fault(field) {
            let column = self.head.get(place).map_or(field, Cow::as_ref);
            self.findings.push_with(code, || Finding::of_file(code, self.file, text).at_line(line).in_column(column));
        }
    }

    fn fault(&mut self, code: FindingCode, line: u64, text: &str) {
        self.findings.push_with(code, || Finding::of_file(code, self.file, text).at_line(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(u64, Vec<String>)> {
        let (records, findings) = records(text, "f");
        assert_eq!(findings.all(), []);
        records.into_iter().map(|record| (record.line, record.fields.into_iter().map(Cow::into_owned).collect())).collect()
    }

    fn codes(text: &str) -> Vec<(FindingCode, Option<u64>)> {
        records(text, "f").1.all().into_iter().map(|finding| (finding.code, finding.line)).collect()
    }

    #[test]
    fn quotes_line_ends_and_physical_lines() {
        let plain = [(1, vec!["a".to_owned(), "b".to_owned()]), (2, vec!["1".to_owned(), String::new()])];
        assert_eq!(fields("a,b\n1,\n"), plain);
        assert_eq!(fields("a,b\r\n\"1\",\r\n"), plain);
        assert_eq!(fields("a,b\n1,"), plain);
        let lines = fields("a\n\"x\n\"\"y\"\"\"\n\nz\n");
        assert_eq!(lines[1], (2, vec!["x\n\"y\"".to_owned()]));
        assert_eq!(lines[2].0, 5);
    }

    #[test]
    fn every_fault_has_its_line() {
        assert_eq!(codes("a\n\"1\n2\n"), [(FindingCode::Quote, Some(2))]);
        assert_eq!(codes("a\n1\"2\n\"3\"4\n"), [(FindingCode::Quote, Some(2)), (FindingCode::Quote, Some(3))]);
        assert_eq!(codes("a\n\u{7}\n"), [(FindingCode::ControlCharacter, Some(2))]);
        assert_eq!(codes(&format!("a\n{}\n", "x".repeat(4097))), [(FindingCode::FieldTooLong, Some(2))]);
    }
}
