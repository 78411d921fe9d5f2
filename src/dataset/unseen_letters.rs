//! Control characters in the texts of a descriptor: no text has them, and terminals and programs take them for commands.

use serde_json::Value;

use crate::trade::{Finding, FindingCode};

/// A finding for each text of a descriptor, in this file, that holds one, by the place of the text.
pub(super) fn control_characters(bytes: &[u8], file: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Ok(descriptor) = serde_json::from_slice(bytes) {
        look(&descriptor, &mut Vec::new(), &mut |place, letter| {
            let text = format!("holds the control character U+{:04X}", u32::from(letter));
            found.push(Finding::of_file(FindingCode::ControlCharacter, file, text).in_column(place));
        });
    }
    found
}

/// Looks into a value that stands at this place, and tells of the first one in each text.
fn look<'a>(value: &'a Value, place: &mut Vec<&'a str>, tell: &mut impl FnMut(&str, char)) {
    let here = |place: &[&str]| if place.is_empty() { "text".to_owned() } else { place.join(".").escape_debug().to_string() };
    match value {
        Value::String(text) => unseen(text).into_iter().for_each(|letter| tell(&here(place), letter)),
        Value::Array(items) => items.iter().for_each(|item| look(item, place, tell)),
        Value::Object(members) => {
            for (name, member) in members {
                place.push(name);
                unseen(name).into_iter().for_each(|letter| tell(&here(place), letter));
                look(member, place, tell);
                place.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first control character of a text; lines are broken and words set apart by some.
fn unseen(text: &str) -> Option<char> {
    text.chars().find(|letter| letter.is_control() && !['\n', '\r', '\t'].contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_with_a_control_character_is_told_by_its_place() {
        let descriptor = br#"{"title": "a\u001b[31m", "description": "two\nlines\tand more", "sources": [{"title": "b"}, {"title@ru": "\u0000"}], "\u0007": 1}"#;
        let told: Vec<String> = control_characters(descriptor, "datapackage.json").iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        for (place, letter) in [("title", "U+001B"), ("sources.title@ru", "U+0000"), ("u{7}", "U+0007")] {
            assert!(told.iter().any(|told| told.contains(place) && told.contains(letter)), "{place}: {told:?}");
        }
        assert!(control_characters(b"{", "datapackage.json").is_empty());
    }
}
