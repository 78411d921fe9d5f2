//! Letters in the texts of a descriptor that nobody sees: control characters, which no text has and programs take for commands,
//! and marks that turn the direction of what stands behind them.

use serde_json::Value;

use super::text::without_bidi_controls;
use crate::trade::{Finding, FindingCode, is_bidi_control};

/// What is found in a descriptor: a finding for each text that holds such a letter, by the place of the text, and the descriptor
/// without marks of direction where it has any.
pub(super) fn unseen_letters(bytes: &[u8], file: &str) -> (Vec<Finding>, Option<Vec<u8>>) {
    let (mut found, mut turns) = (Vec::new(), false);
    let Ok(mut descriptor) = serde_json::from_slice(bytes) else { return (found, None) };
    look(&descriptor, &mut Vec::new(), &mut |place, letter| {
        let (letter, is_bidi) = (format!("U+{:04X}", u32::from(letter)), is_bidi_control(letter));
        turns |= is_bidi;
        let finding = if is_bidi {
            let text = format!("holds {letter}, which turns the direction of what follows and is not seen; it is left out");
            Finding::of_file(FindingCode::BidiControl, file, text)
        } else {
            Finding::of_file(FindingCode::ControlCharacter, file, format!("holds the control character {letter}"))
        };
        found.push(finding.in_column(place));
    });
    if turns {
        clean(&mut descriptor);
    }
    (found, turns.then(|| serde_json::to_vec(&descriptor).ok()).flatten())
}

/// Leaves the marks of direction out of every text.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = without_bidi_controls(text),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(members) => members.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Looks into a value that stands at this place, and tells of the first one in each text.
fn look<'a>(value: &'a Value, place: &mut Vec<&'a str>, tell: &mut impl FnMut(&str, char)) {
    let here = |place: &[&str]| if place.is_empty() { "text".to_owned() } else { place.join(".").escape_debug().to_string() };
    match value {
        Value::String(text) => {
            if let Some(letter) = unseen(text) {
                tell(&here(place), letter);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| look(item, place, tell)),
        Value::Object(members) => {
            for (name, member) in members {
                place.push(name);
                if let Some(letter) = unseen(name) {
                    tell(&here(place), letter);
                }
                look(member, place, tell);
                place.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first control character of a text, else the first mark of direction; lines are broken and words set apart by some.
fn unseen(text: &str) -> Option<char> {
    let control = text.chars().find(|letter| letter.is_control() && !['\n', '\r', '\t'].contains(letter));
    control.or_else(|| text.chars().find(|letter| is_bidi_control(*letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_with_a_control_character_is_told_by_its_place() {
        let descriptor = br#"{"title": "a\u001b[31m", "description": "two\nlines\tand more", "sources": [{"title": "b"}, {"title@ru": "\u0000"}], "\u0007": 1}"#;
        let told: Vec<String> = unseen_letters(descriptor, "datapackage.json").0.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        for (place, letter) in [("title", "U+001B"), ("sources.title@ru", "U+0000"), ("u{7}", "U+0007")] {
            assert!(told.iter().any(|told| told.contains(place) && told.contains(letter)), "{place}: {told:?}");
        }
        assert!(unseen_letters(b"{", "datapackage.json").0.is_empty());
    }

    #[test]
    fn marks_of_direction_are_told_and_left_out() {
        let descriptor = "{\"title\": \"a\u{202e}b\", \"sources\": [{\"title\": \"c\\u2066d\"}], \"name\": \"e\u{200f}\"}";
        let (told, cleaned) = unseen_letters(descriptor.as_bytes(), "datapackage.json");
        let told: Vec<_> = told.iter().map(|finding| (finding.code, finding.column.as_deref().unwrap_or_default())).collect();
        assert_eq!(told, [(FindingCode::BidiControl, "sources.title"), (FindingCode::BidiControl, "title")]);
        let cleaned: Value = serde_json::from_slice(&cleaned.unwrap()).unwrap();
        assert_eq!(cleaned, serde_json::json!({"title": "ab", "sources": [{"title": "cd"}], "name": "e\u{200f}"}));
    }
}
