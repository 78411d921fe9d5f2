//! One line of the log with its fields, as text or as JSON: for lines that are written so often that the usual way costs too much.

use std::io::Write;

use tracing::Level;

use super::{
    clock,
    escape::{Notation, escape},
    form::LogForm,
};

/// A line that is being written. Names of fields are words of the program and stand as they are.
#[derive(Debug)]
pub struct Line<'a> {
    bytes: &'a mut Vec<u8>,
    form: LogForm,
}

impl<'a> Line<'a> {
    /// Begins a line with the time, its level and the part of the program.
    pub(super) fn begin(bytes: &'a mut Vec<u8>, form: LogForm, level: Level, target: &str) -> Self {
        bytes.clear();
        match form {
            LogForm::Text => {
                clock::now(bytes);
                // As wide as the widest level. Writing to a Vec cannot fail, here and below.
                let _ = write!(bytes, " {:>5} {target}:", level.as_str());
            }
            LogForm::Json => {
                bytes.extend_from_slice(b"{\"timestamp\":\"");
                clock::now(bytes);
                let _ = write!(bytes, "\",\"level\":\"{}\",\"target\":\"{target}\"", level.as_str());
            }
        }
        Self { bytes, form }
    }

    fn name(&mut self, name: &str) {
        match self.form {
            LogForm::Text => self.bytes.push(b' '),
            LogForm::Json => self.bytes.extend_from_slice(b",\""),
        }
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(if self.form == LogForm::Text { b"=" } else { b"\":" });
    }

    /// A word of the program, which needs no quotes in text.
    pub fn word(&mut self, name: &str, word: &str) -> &mut Self {
        if self.form == LogForm::Json {
            return self.text(name, word);
        }
        self.name(name);
        self.bytes.extend_from_slice(word.as_bytes());
        self
    }

    /// A text from outside, in quotes.
    pub fn text(&mut self, name: &str, text: &str) -> &mut Self {
        self.name(name);
        let notation = if self.form == LogForm::Text { Notation::Text } else { Notation::Json };
        self.bytes.push(b'"');
        let mut rest = text;
        while let Some(place) = rest.find(['"', '\\']) {
            escape(&rest[..place], notation, self.bytes);
            self.bytes.extend_from_slice(&[b'\\', rest.as_bytes()[place]]);
            rest = &rest[place + 1..];
        }
        escape(rest, notation, self.bytes);
        self.bytes.push(b'"');
        self
    }

    /// A number.
    pub fn number(&mut self, name: &str, number: u64) -> &mut Self {
        self.name(name);
        let _ = write!(self.bytes, "{number}");
        self
    }

    /// Microseconds as milliseconds.
    pub fn milliseconds(&mut self, name: &str, microseconds: u64) -> &mut Self {
        self.name(name);
        let _ = write!(self.bytes, "{}.{:03}", microseconds / 1_000, microseconds % 1_000);
        self
    }

    pub(super) fn end(self) {
        self.bytes.extend_from_slice(if self.form == LogForm::Text { b"\n" } else { b"}\n" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(form: LogForm) -> String {
        let mut bytes = Vec::new();
        let mut line = Line::begin(&mut bytes, form, Level::INFO, "dyad::request");
        line.word("method", "GET").text("address", "/a\"b\\c\n\u{202e}").number("status", 200).milliseconds("ms", 12_034);
        line.end();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn one_line_in_either_form_whatever_is_in_its_fields() {
        let text = line(LogForm::Text);
        let ended = "Z  INFO dyad::request: method=GET address=\"/a\\\"b\\\\c\\n\\u{202e}\" status=200 ms=12.034\n";
        assert!(text.ends_with(ended), "{text}");
        let json = line(LogForm::Json);
        assert_eq!((json.matches('\n').count(), json.contains('\u{202e}')), (1, false), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((read["level"].as_str(), read["target"].as_str()), (Some("INFO"), Some("dyad::request")));
        assert_eq!((read["address"].as_str(), read["ms"].as_f64()), (Some("/a\"b\\c\n\u{202e}"), Some(12.034)));
    }
}
