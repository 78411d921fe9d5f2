//! `axis=`: how the value axis divides its length.

/// How the value axis divides its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AxisScale {
    /// Equal differences are equally long.
    #[default]
    Linear,
    /// Equal ratios are equally long.
    Logarithmic,
}

impl AxisScale {
    /// The words used in addresses.
    pub(super) const WORDS: [&str; 2] = ["linear", "log"];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The axis of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Linear, Self::Logarithmic].into_iter().find(|axis| axis.word() == word)
    }
}
