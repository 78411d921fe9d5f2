//! `headline=`: the finding above the picture, nothing, or the words of a chart definition.

/// What stands above the title.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum HeadlineChoice {
    /// What is found in the figures, where they bear out a finding.
    #[default]
    Auto,
    /// Nothing: the title is the headline.
    Off,
    /// Words of a chart definition.
    Own(String),
}

impl HeadlineChoice {
    /// The words used in addresses.
    pub const WORDS: [&str; 2] = ["auto", "off"];

    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "off" => Some(Self::Off),
            _ => None,
        }
    }

    /// The word in an address; none for what is usual, and none for words of a definition, which no address has.
    pub(super) fn word(&self) -> Option<&'static str> {
        (*self == Self::Off).then_some("off")
    }
}
