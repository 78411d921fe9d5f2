//! The order of a list of pairs.

use crate::parameter::ParameterError;

/// The order of a list of pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// By code.
    #[default]
    Code,
    /// By the latest turnover, the greatest first; pairs without any come last.
    Total,
    /// By how well they answer the search, those in the direction typed first, then by the latest turnover.
    Relevance,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Code, Self::Total, Self::Relevance];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Total => "total",
            Self::Relevance => "relevance",
        }
    }

    /// Does every pair say its latest turnover?
    #[must_use]
    pub fn tells_turnover(self) -> bool {
        self != Self::Code
    }

    /// The order of a word.
    ///
    /// # Errors
    /// A parameter error that names the orders there are.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        let found = Self::ALL.into_iter().find(|sort| sort.word() == text);
        found.ok_or_else(|| ParameterError::new("sort", format!("{text:?} is not an order"), &Self::ALL.map(Self::word)))
    }
}
