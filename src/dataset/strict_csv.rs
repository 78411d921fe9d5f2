//! Text to records: strict RFC 4180, every record with its physical line.
//!
//! The csv crate reads on past an unterminated quote without a word, so the structure is read here, where every fault is a
//! finding; nothing is repaired.

use std::borrow::Cow;

use super::findings::Findings;
use crate::{
    limits::{Limits, count},
    trade::{Finding, FindingCode, is_bidi_control},
};

/// One record and the physical line that it begins on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub line: u64,
    pub fields: Vec<Cow<'a, str>>,
}

/// The records of a text, one at a time.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    file: &'a str,
    longest: usize,
    /// The fields of the first record, once it is read: the names of the columns.
    head: Option<Vec<Cow<'a, str>>>,
    pub findings: Findings,
}

/// What is wrong with a field by itself: longer than the limit, or letters in it that are not seen.
pub(super) fn field_fault(field: &str, longest: usize) -> Option<(FindingCode, String)> {
    if field.len() > longest {
        let text = format!("{} bytes; at most {longest} are allowed", field.len());
        return Some((FindingCode::FieldTooLong, text));
    }
    let unseen = |letter: char| is_bidi_control(letter) || (letter.is_control() && letter != '\n' && letter != '\r');
    let unseen = field.chars().filter(|letter| unseen(*letter));
    // Of both kinds the one that refuses the file is told.
    let letter = unseen.min_by_key(|letter| is_bidi_control(*letter))?;
    let code = u32::from(letter);
    Some(if is_bidi_control(letter) {
        let text = format!("holds U+{code:04X}, which turns the direction of what follows and is not seen; it is left out");
        (FindingCode::BidiControl, text)
    } else {
        (FindingCode::ControlCharacter, format!("holds the control character U+{code:04X}"))
    })
}

impl<'a> Records<'a> {
    /// The records of a text, and what is wrong with their quotes and lengths; blank lines are left out.
    pub(super) fn of(text: &'a str, file: &'a str) -> Self {
        let longest = count(Limits::current().field_bytes);
        Self { text, at: 0, line: 1, file, longest, head: None, findings: Findings::in_file(file) }
    }

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
        if let Some((code, text)) = field_fault(field, self.longest) {
            let column = self.head.as_ref().and_then(|head| head.get(place)).map_or(field, Cow::as_ref);
            self.findings.push_with(code, || Finding::of_file(code, self.file, text).at_line(line).in_column(column));
        }
    }

    fn fault(&mut self, code: FindingCode, line: u64, text: &str) {
        self.findings.push_with(code, || Finding::of_file(code, self.file, text).at_line(line));
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        while self.at < self.text.len() {
            let record = self.record();
            if record.fields.len() > 1 || record.fields.iter().any(|field| !field.is_empty()) {
                if self.head.is_none() {
                    self.head = Some(record.fields.clone());
                }
                return Some(record);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records<'a>(text: &'a str, file: &'a str) -> (Vec<Record<'a>>, Findings) {
        let mut records = Records::of(text, file);
        let all = records.by_ref().collect();
        (all, records.findings)
    }

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
        assert_eq!(codes(&format!("a\n{}\n", "x".repeat(4096))), []);
        assert_eq!(codes(&format!("a\n{}\n", "x".repeat(4097))), [(FindingCode::FieldTooLong, Some(2))]);
        assert_eq!(codes("a\nx\u{202e}y\n"), [(FindingCode::BidiControl, Some(2))]);
        assert_eq!(codes("a\nx\u{202e}y\u{7}\n"), [(FindingCode::ControlCharacter, Some(2))]);
    }
}
