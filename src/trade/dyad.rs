//! A dyad: an ordered pair of areas. `RUS-IRN` is what Russia reports about Iran.

use std::{fmt, str::FromStr};

use super::{Area, UnknownTerm};

/// An ordered pair: whose statistics these are, and about whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dyad {
    /// Whose statistics these are.
    pub reporter: Area,
    /// The other side of the trade.
    pub partner: Area,
}

impl Dyad {
    /// The same trade as the partner reports it.
    #[must_use]
    pub fn mirror(self) -> Self {
        Self { reporter: self.partner, partner: self.reporter }
    }
}

impl FromStr for Dyad {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let malformed =
            || UnknownTerm::new("dyad", text, "two ISO 3166 alpha-3 codes in capitals joined by a hyphen, such as RUS-IRN");
        let (reporter, partner) = text.split_once('-').ok_or_else(malformed)?;
        let dyad =
            Self { reporter: reporter.parse().map_err(|_| malformed())?, partner: partner.parse().map_err(|_| malformed())? };
        Ok(dyad)
    }
}

impl fmt::Display for Dyad {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.reporter, self.partner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_and_mirrors() {
        let dyad: Dyad = "RUS-IRN".parse().unwrap();
        assert_eq!(dyad.to_string(), "RUS-IRN");
        assert_eq!(dyad.mirror().to_string(), "IRN-RUS");
        for bad in ["RUS", "RUS-", "rus-irn", "RUS-IRN-TUR", "RUS_IRN", "XXX-IRN", ""] {
            assert!(bad.parse::<Dyad>().is_err(), "{bad}");
        }
    }
}
