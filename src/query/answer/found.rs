//! Who states a figure, as an answer.

use crate::{
    query::{FoundFigure, Listing},
    statistics::DataRange,
    trade::Dyad,
};

/// Who states a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundAnswer {
    /// The pair, as it was asked for.
    pub pair: Dyad,
    /// The values that are looked for: the lowest and the highest.
    pub range: DataRange,
    /// How many figures were gone through.
    pub searched: usize,
    /// How many of them lie within.
    pub within: usize,
    /// Why nothing was found.
    pub reason: Option<NothingFits>,
    /// Where nothing was found, those that come closest.
    pub nearest: Vec<FoundFigure>,
    /// What was found, the closest first.
    pub listing: Listing<FoundFigure>,
}

/// Why nothing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NothingFits {
    /// There is no figure of what is asked for.
    NoFigures,
    /// There are figures, and none fits.
    NoneFits,
}

impl NothingFits {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::NoFigures, Self::NoneFits];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoFigures => "no_figures",
            Self::NoneFits => "none_fits",
        }
    }
}
