//! A short code held in place: classifications, product codes and currencies, of which tables hold thousands.

use std::{fmt, ops::Deref, str::FromStr};

use super::UnknownTerm;

/// The most bytes of a word.
const LONGEST: usize = 12;

/// Up to twelve ASCII letters, digits and dots, without an allocation; ordered as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Word([u8; LONGEST]);

impl Word {
    /// The word of a text; nothing when it is too long or holds anything but ASCII letters, digits and dots.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
        if text.len() > LONGEST || !text.bytes().all(plain) {
            return None;
        }
        let mut bytes = [0; LONGEST];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Some(Self(bytes))
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(LONGEST);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl FromStr for Word {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::new(text).ok_or_else(|| UnknownTerm::new("code", text, "up to 12 ASCII letters, digits and dots"))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self)
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_in_the_order_of_text() {
        let mut words = ["27", "2709", "USD", "27.09", "SITC4", "123456789012"].map(|text| Word::new(text).unwrap());
        words.sort();
        assert_eq!(words.map(|word| word.to_string()), ["123456789012", "27", "27.09", "2709", "SITC4", "USD"]);
        for bad in ["1234567890123", "a b", "тонн", "a\0"] {
            assert_eq!(Word::new(bad), None, "{bad}");
        }
    }
}
