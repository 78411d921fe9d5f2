//! Products: `TOTAL`, or a classification and a code such as `HS:2709`. Codes are text: `HS:0101` keeps its zero.

use std::{fmt, str::FromStr};

use super::{UnknownTerm, Word};

/// What was traded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Product {
    /// All products together, as published.
    #[default]
    Total,
    /// One code of a classification.
    Code {
        /// Such as `HS` or `SITC4`.
        classification: Word,
        /// The code as text.
        code: Word,
    },
}

const ALLOWED: &str = "TOTAL, or a classification and a code such as HS:2709";

impl FromStr for Product {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        if text == "TOTAL" {
            return Ok(Self::Total);
        }
        let found = text.split_once(':').and_then(|(classification, code)| Self::of_code(classification, code));
        found.ok_or_else(|| UnknownTerm::new("product", text, ALLOWED))
    }
}

impl Product {
    /// A code of a classification, when it can be one.
    #[must_use]
    pub fn of_code(classification: &str, code: &str) -> Option<Self> {
        let capital = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
        let named = (2..=12).contains(&classification.len())
            && classification.starts_with(|first: char| first.is_ascii_uppercase())
            && classification.chars().all(capital);
        let coded = (1..=12).contains(&code.len()) && code.chars().all(|letter| capital(letter) || letter == '.');
        if !named || !coded {
            return None;
        }
        Some(Self::Code { classification: Word::new(classification)?, code: Word::new(code)? })
    }
}

impl fmt::Display for Product {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total => out.write_str("TOTAL"),
            Self::Code { classification, code } => write!(out, "{classification}:{code}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_leading_zeros_and_refuses_bare_codes() {
        let horses: Product = "HS:0101".parse().unwrap();
        assert_eq!(horses.to_string(), "HS:0101");
        assert_eq!("TOTAL".parse(), Ok(Product::Total));
        for bad in ["2709", "hs:2709", "HS:", ":2709", "total", "HS:27 09"] {
            assert!(bad.parse::<Product>().is_err(), "{bad}");
        }
    }
}
