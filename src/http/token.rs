//! Bearer tokens, for what is not for everybody.

use std::fmt;

use axum::http::{HeaderMap, header};

/// A secret that a request may carry as `Authorization: Bearer …`. Only a hash of it is kept, which is compared in a time that
/// says nothing of it and never shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token(blake3::Hash);

impl Token {
    /// The token of these characters.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self(blake3::hash(secret.as_bytes()))
    }

    /// Does a request carry it?
    #[must_use]
    pub fn is_carried(&self, headers: &HeaderMap) -> bool {
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some((scheme, secret)) = value.and_then(|value| value.split_once(' ')) else { return false };
        // The equality of these hashes takes the same time whatever they are.
        scheme.eq_ignore_ascii_case("bearer") && blake3::hash(secret.trim().as_bytes()) == self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_secret_in_its_scheme_is_taken_and_it_is_never_shown() {
        let token = Token::new("open sesame");
        let carried = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            token.is_carried(&headers)
        };
        assert!(carried("Bearer open sesame") && carried("bearer open sesame"));
        for other in ["Bearer open", "Basic open sesame", "open sesame", "Bearer", "Bearer "] {
            assert!(!carried(other), "{other}");
        }
        assert!(!token.is_carried(&HeaderMap::new()));
        assert!(!format!("{token:?}").contains("sesame"));
    }
}
