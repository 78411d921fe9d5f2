//! The forms of a line of the log.

use super::escape::Notation;

/// The form of every line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogForm {
    /// A line for people: time, level, part of the program, text, fields.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl LogForm {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The word that chooses it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// The form that a word chooses.
    #[must_use]
    pub fn with_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }

    /// How characters that may not stand in a line are written instead.
    pub(super) fn notation(self) -> Notation {
        match self {
            Self::Text => Notation::Text,
            Self::Json => Notation::Json,
        }
    }
}
