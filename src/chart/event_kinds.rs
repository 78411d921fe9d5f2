//! `event_kind=`: the kinds of events that a reader wants marked.

use crate::parameter::ParameterError;

/// So many letters and signs at most.
const MOST: usize = 200;

/// Kinds of events, sorted, each once; which there are is for the data to say.
///
/// # Errors
/// [`ParameterError`] when one is empty or holds control characters, or they are too long.
pub(super) fn event_kinds(name: &str, text: &str) -> Result<Vec<String>, ParameterError> {
    let mut kinds: Vec<String> = text.split(',').map(|kind| kind.trim().to_owned()).collect();
    if kinds.iter().any(|kind| kind.is_empty() || kind.chars().any(char::is_control)) || text.chars().count() > MOST {
        let allowed = "kinds of events, separated by commas, such as sanctions,visit";
        return Err(ParameterError::new(name, format!("{text:?} is not allowed"), &[allowed]));
    }
    kinds.sort();
    kinds.dedup();
    Ok(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_listed_once_and_none_is_empty() {
        assert_eq!(event_kinds("event_kind", "visit, sanctions,visit").unwrap(), ["sanctions", "visit"]);
        for text in ["", "a,,b", "a,\u{7}", &"x".repeat(201)] {
            assert!(event_kinds("event_kind", text).is_err(), "{text:?}");
        }
    }
}
