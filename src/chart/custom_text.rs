//! `title=` and `subtitle=`: the reader's own words.

use crate::{parameter::ParameterError, trade::is_bidi_control};

/// So many letters and signs at most.
const MOST: usize = 200;

/// The words of a parameter, trimmed.
///
/// # Errors
/// [`ParameterError`] when they are empty, too long, or hold control characters.
pub(super) fn custom_text(name: &str, text: &str) -> Result<String, ParameterError> {
    let text = text.trim();
    let refused = |detail: String| ParameterError::new(name, detail, &["1 to 200 characters on one line, no control characters"]);
    if text.is_empty() {
        return Err(refused("is empty".to_owned()));
    }
    let length = text.chars().count();
    if length > MOST {
        return Err(refused(format!("has {length} characters")));
    }
    if text.chars().any(is_bidi_control) {
        return Err(refused("holds a mark that turns the direction of what follows and is not seen".to_owned()));
    }
    if text.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')) {
        return Err(refused("holds a control character or a line break".to_owned()));
    }
    // The picture puts words of both directions in order itself; such a mark could turn round what stands beside the words.
    if text.chars().any(|letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        return Err(refused("holds a mark that turns other words round".to_owned()));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_trimmed_and_held_to_one_line() {
        assert_eq!(custom_text("title", "  Trade & <more>  ").unwrap(), "Trade & <more>");
        assert!(custom_text("title", &"\u{0645}".repeat(200)).is_ok(), "letters are counted, not bytes");
        for text in ["", "   ", "a\u{7}b", "a\nb", "a\u{2028}b", "a\u{202e}b", "\u{2067}a", &"x".repeat(201)] {
            let Err(ParameterError { parameter, .. }) = custom_text("subtitle", text) else { panic!("{text:?} passed") };
            assert_eq!(parameter, "subtitle");
        }
    }
}
