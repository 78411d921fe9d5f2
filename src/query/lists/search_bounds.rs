//! How much a search may ask for: so many words, of so many bytes, since each word is held against every name.

use super::search_words::parts;
use crate::{
    limits::{Limits, count},
    parameter::ParameterError,
};

/// Is the text of this parameter no longer than a search may be?
///
/// # Errors
/// [`ParameterError`] that says how long it is and how long it may be.
pub fn bounded_search(parameter: &str, text: &str) -> Result<(), ParameterError> {
    bounded(parameter, text, Limits::current())
}

fn bounded(parameter: &str, text: &str, limits: &Limits) -> Result<(), ParameterError> {
    let refused = |number: usize, most: u64, of: &str| {
        Err(ParameterError::new(parameter, format!("a search of {number} {of}"), &[&format!("at most {most} {of}")]))
    };
    if text.len() > count(limits.search_bytes) {
        return refused(text.len(), limits.search_bytes, "bytes");
    }
    match parts(text).len() {
        number if number > count(limits.search_words) => refused(number, limits.search_words, "words"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<String> {
        let limits = Limits { search_words: 3, search_bytes: 20, ..Limits::default() };
        bounded("search", text, &limits).err().map(|error| format!("{}; {}", error.detail, error.allowed.join(", ")))
    }

    #[test]
    fn so_many_words_and_one_more() {
        assert_eq!(refused("russia and iran"), None);
        assert_eq!(refused("a,b-c"), None, "any punctuation parts words");
        assert_eq!(refused("a,b-c.d").as_deref(), Some("a search of 4 words; at most 3 words"));
    }

    #[test]
    fn so_many_bytes_and_one_more() {
        assert_eq!(refused(&"a".repeat(20)), None);
        assert_eq!(refused(&"a".repeat(21)).as_deref(), Some("a search of 21 bytes; at most 20 bytes"));
        assert_eq!(refused(&" ".repeat(21)).as_deref(), Some("a search of 21 bytes; at most 20 bytes"));
    }

    #[test]
    fn usual_searches_fit() {
        for text in ["russia iran", "Democratic Republic of the Congo – Saint Vincent and the Grenadines"] {
            assert_eq!(bounded_search("search", text), Ok(()), "{text}");
        }
        assert!(bounded_search("search", &"a ".repeat(7_000)).is_err());
    }
}
