//! The SDMX observation status (code list `CL_OBS_STATUS`).

use std::str::FromStr;

use super::UnknownTerm;

/// The SDMX observation status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A: normal.
    Normal,
    /// B: time series break.
    Break,
    /// D: definition differs.
    DefinitionDiffers,
    /// E: estimated.
    Estimated,
    /// F: forecast.
    Forecast,
    /// I: imputed.
    Imputed,
    /// L: missing, data exist but were not collected.
    NotCollected,
    /// M: missing, data cannot exist.
    CannotExist,
    /// O: missing.
    Missing,
    /// P: provisional.
    Provisional,
    /// Q: missing, suppressed (confidential).
    Suppressed,
    /// U: low reliability.
    Doubtful,
}

const CODED: [(char, Status, &str); 12] = [
    ('A', Status::Normal, "normal"),
    ('B', Status::Break, "break in the series"),
    ('D', Status::DefinitionDiffers, "definition differs"),
    ('E', Status::Estimated, "estimated"),
    ('F', Status::Forecast, "forecast"),
    ('I', Status::Imputed, "imputed"),
    ('L', Status::NotCollected, "not collected"),
    ('M', Status::CannotExist, "cannot exist"),
    ('O', Status::Missing, "missing"),
    ('P', Status::Provisional, "provisional"),
    ('Q', Status::Suppressed, "suppressed"),
    ('U', Status::Doubtful, "low reliability"),
];

impl Status {
    /// The SDMX letter.
    #[must_use]
    pub fn letter(self) -> char {
        CODED[self as usize].0
    }

    /// What the letter means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        CODED[self as usize].2
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The status of a table code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        CODED.get(usize::from(code)).map(|coded| coded.1)
    }

    /// The status of a figure made of several: a break shows through; otherwise the first that is not normal, low
    /// reliability before the others.
    #[must_use]
    pub fn worst(parts: impl Iterator<Item = Self>) -> Self {
        let parts: Vec<Self> = parts.filter(|status| *status != Self::Normal).collect();
        let graver = [Self::Break, Self::Doubtful].into_iter().find(|status| parts.contains(status));
        graver.or(parts.first().copied()).unwrap_or(Self::Normal)
    }

    /// May an observation of this status have no value?
    #[must_use]
    pub fn allows_empty(self) -> bool {
        matches!(self, Self::NotCollected | Self::CannotExist | Self::Missing | Self::Suppressed)
    }

    /// Should a picture mark the point as less than firm?
    #[must_use]
    pub fn is_tentative(self) -> bool {
        matches!(self, Self::Estimated | Self::Forecast | Self::Imputed | Self::Provisional | Self::Doubtful)
    }
}

impl FromStr for Status {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        CODED
            .into_iter()
            .find(|coded| text.len() == 1 && text.starts_with(coded.0))
            .map(|coded| coded.1)
            .ok_or_else(|| UnknownTerm::new("status", text, "A, B, D, E, F, I, L, M, O, P, Q, U (SDMX OBS_STATUS)"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_codes_read_back() {
        for (letter, status, _) in CODED {
            assert_eq!(letter.to_string().parse(), Ok(status));
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
        for bad in ["", "a", "AA", "X", "А"] {
            assert!(bad.parse::<Status>().is_err(), "{bad}");
        }
    }
}
