//! The token that an engine wants, which is sent to it and shown to nobody.

use std::fmt;

use tonic::metadata::{Ascii, MetadataValue};

/// More is no token, and would not pass as a header.
const LONGEST: usize = 16 << 10;

/// A bearer token.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// A text that is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is no token: wanted are 1 to {LONGEST} visible ASCII characters")]
pub struct NoSecret;

impl Secret {
    /// The token of these characters.
    ///
    /// # Errors
    /// [`NoSecret`] when they cannot be sent.
    pub fn new(text: &str) -> Result<Self, NoSecret> {
        let can_be_sent = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if can_be_sent { Ok(Self(text.to_owned())) } else { Err(NoSecret) }
    }

    /// What a request carries of it.
    pub(super) fn header(&self) -> Option<MetadataValue<Ascii>> {
        let mut value: MetadataValue<Ascii> = format!("Bearer {}", self.0).parse().ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// A text without it, for the log.
    pub(super) fn left_out_of(&self, text: &str) -> String {
        text.replace(&self.0, "…")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_sent_and_never_shown() {
        let secret = Secret::new("open-sesame").unwrap();
        let header = secret.header().unwrap();
        assert_eq!(header.to_str().unwrap(), "Bearer open-sesame");
        assert!(header.is_sensitive());
        assert!(!format!("{secret:?} {header:?}").contains("sesame"));
        assert_eq!(secret.left_out_of("token open-sesame is wrong"), "token … is wrong");
        for wrong in ["", "a b", "ключ", "line\n", &"a".repeat(LONGEST + 1)] {
            assert_eq!(Secret::new(wrong), Err(NoSecret));
        }
    }
}
