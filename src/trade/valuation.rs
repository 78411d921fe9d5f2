//! At which border a flow is valued.

use std::str::FromStr;

use super::UnknownTerm;

/// At which border a flow is valued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Valuation {
    /// Free on board: at the exporter's border, without freight and insurance.
    Fob,
    /// Cost, insurance and freight: at the importer's border.
    Cif,
    /// The source does not say.
    Unknown,
    /// Exports FOB and imports CIF in one figure; never in a file, only derived.
    Mixed,
}

impl Valuation {
    /// Every valuation.
    pub const ALL: [Self; 4] = [Self::Fob, Self::Cif, Self::Unknown, Self::Mixed];

    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fob => "FOB",
            Self::Cif => "CIF",
            Self::Unknown => "unknown",
            Self::Mixed => "mixed",
        }
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The valuation of a table code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// The valuation of a figure made of two: theirs where they agree, `unknown` where one is, else `mixed`. Of any number of
    /// figures it is the same in whatever order they are put together.
    #[must_use]
    pub fn combined(self, other: Self) -> Self {
        match (self, other) {
            (one, two) if one == two => one,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Mixed,
        }
    }
}

impl FromStr for Valuation {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        match text {
            "FOB" => Ok(Self::Fob),
            "CIF" => Ok(Self::Cif),
            "unknown" => Ok(Self::Unknown),
            _ => Err(UnknownTerm::new("valuation", text, "FOB, CIF, unknown")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_parts_changes_nothing() {
        for one in Valuation::ALL {
            for two in Valuation::ALL {
                assert_eq!(one.combined(two), two.combined(one));
                for three in Valuation::ALL {
                    assert_eq!(one.combined(two).combined(three), one.combined(two.combined(three)), "{one:?} {two:?} {three:?}");
                }
            }
        }
        assert_eq!(Valuation::Fob.combined(Valuation::Cif), Valuation::Mixed);
        assert_eq!(Valuation::Fob.combined(Valuation::Cif).combined(Valuation::Unknown), Valuation::Unknown);
    }
}
