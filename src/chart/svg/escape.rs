//! Text as XML allows it.

use std::borrow::Cow;

/// Markup escaped, control characters left out.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |letter: char| !matches!(letter, '&' | '<' | '>' | '"') && as_allowed(letter) == Some(letter);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars().filter_map(as_allowed) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Text on one line without what XML 1.0 forbids.
pub(in crate::chart) fn allowed(text: &str) -> String {
    text.chars().filter_map(as_allowed).collect()
}

fn as_allowed(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\t' => Some(' '),
        letter if letter.is_control() || ('\u{fffe}'..='\u{ffff}').contains(&letter) => None,
        letter => Some(letter),
    }
}
