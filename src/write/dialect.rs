//! How a CSV file is written down: byte order mark, separator, decimal mark. The data and their canonical address stay the same.

/// A dialect of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Dialect {
    /// Begin with a byte order mark, by which old Excel knows UTF-8?
    pub bom: bool,
    /// What stands between fields.
    pub separator: Separator,
    /// Comma for the decimal mark, instead of a point?
    pub decimal_comma: bool,
}

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`, as Excel expects where decimals have a comma.
    Semicolon,
    /// A tabulator.
    Tab,
}

impl Separator {
    pub(super) const WORDS: [&str; 3] = ["comma", "semicolon", "tab"];
    const ALL: [(Self, &str); 3] = [(Self::Comma, ","), (Self::Semicolon, ";"), (Self::Tab, "\t")];

    /// The sign itself.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    pub(super) fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The separator of its word or its sign.
    pub(super) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(separator, sign)| separator.word() == text || *sign == text).map(|(separator, _)| separator)
    }
}
