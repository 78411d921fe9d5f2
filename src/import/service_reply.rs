//! What a service says instead of data, in its own words: an error in JSON, or a web page.

use std::io::{BufRead, Read};

/// Members of a reply that say what is wrong, in the order they are told.
const WORDS: [&str; 10] =
    ["statusCode", "status", "code", "error", "error_description", "message", "title", "detail", "reason", "validation"];

/// The words that a reply without data has for its error.
#[derive(Debug, Default)]
pub(super) struct ServiceReply(Vec<(usize, String)>);

impl ServiceReply {
    /// Is this member one that says what is wrong?
    pub(super) fn tells(name: &str) -> bool {
        WORDS.iter().any(|word| word.eq_ignore_ascii_case(name))
    }

    /// Takes a member as the JSON has it.
    pub(super) fn take(&mut self, name: &str, raw: &str) {
        let Some(place) = WORDS.iter().position(|word| word.eq_ignore_ascii_case(name)) else { return };
        let text = serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
        if !["", "null", "{}", "[]", "false"].contains(&text.trim()) {
            self.0.push((place, shown(&text)));
        }
    }

    /// What the service said, if it said anything.
    pub(super) fn said(mut self) -> Option<String> {
        self.0.sort();
        // A bare code or status of success is no error.
        if self.0.iter().all(|(place, text)| *place < 3 && ["200", "ok", "success"].contains(&text.to_lowercase().as_str())) {
            return None;
        }
        let words: Vec<String> = self.0.into_iter().map(|(place, text)| format!("{}: {text}", WORDS[place])).collect();
        Some(format!("is no data but an error of the service: {}", words.join("; ")))
    }
}

/// Is this the beginning of a page of HTML or XML?
pub(super) fn is_page(beginning: &[u8]) -> bool {
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    begins(b"<!doctype") || begins(b"<html") || begins(b"<?xml") || begins(b"<head") || begins(b"<body")
}

/// What a page says: its title and the words on it, cut short.
pub(super) fn error_page(input: &mut dyn BufRead) -> String {
    let mut bytes = Vec::new();
    // What cannot be read any more is not told; the page is refused in any case.
    let _ = input.take(1 << 16).read_to_end(&mut bytes);
    let page = String::from_utf8_lossy(&bytes);
    format!("is a page of HTML or XML, not a table; it says: {}", shown(&words(&page)))
}

/// The text of a page, without its tags, scripts and styles.
fn words(page: &str) -> String {
    let (mut text, mut rest) = (String::new(), page);
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        text.push(' ');
        rest = &rest[open..];
        let lower = rest.get(..8).unwrap_or_default().to_ascii_lowercase();
        let hidden = ["<script", "<style"].iter().find(|tag| lower.starts_with(*tag));
        let end = match hidden {
            Some(tag) => {
                let close = format!("</{}", &tag[1..]);
                rest.to_ascii_lowercase().find(&close).map_or(rest.len(), |at| at + close.len())
            }
            None => 0,
        };
        rest = &rest[end..];
        rest = rest.find('>').map_or("", |close| &rest[close + 1..]);
    }
    text.push_str(rest);
    text
}

/// One line of at most so many letters.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain: String = line.chars().filter(|letter| !letter.is_control()).collect();
    let cut: String = plain.chars().take(300).collect();
    if cut.len() < plain.len() { cut + "…" } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_in_their_own_words() {
        let said = |members: &[(&str, &str)]| {
            let mut reply = ServiceReply::default();
            for (name, raw) in members {
                reply.take(name, raw);
            }
            reply.said()
        };
        let denied = said(&[("message", "\"Access denied due to missing subscription key.\""), ("statusCode", "401")]).unwrap();
        assert!(denied.ends_with("statusCode: 401; message: Access denied due to missing subscription key."), "{denied}");
        assert_eq!(said(&[("error", "\"\""), ("count", "0")]), None);
        assert_eq!(said(&[("status", "\"ok\"")]), None);
    }

    #[test]
    fn pages_without_their_tags() {
        let page = b"<!DOCTYPE html>\n<html><head><title>503 Service Unavailable</title><style>p { a: b }</style></head>\
            <body><h1>Maintenance</h1><script>if (a < b) {}</script> until noon</body></html>";
        assert!(is_page(page) && !is_page(b"a,b\n") && !is_page(b"{\"data\": []}"));
        assert!(error_page(&mut &page[..]).ends_with("it says: 503 Service Unavailable Maintenance until noon"));
    }
}
