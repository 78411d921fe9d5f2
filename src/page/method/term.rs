//! A term of the glossary, as it is declared.

use crate::language::Language;

/// A term of the glossary: its key is its anchor, and its words are messages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub key: &'static str,
    /// The message that is its name, as a list and a key, where that is said elsewhere too.
    named: Option<(&'static str, &'static str)>,
    /// Its formulas, in HTML; the letters are told in its text.
    pub formulas: &'static [&'static str],
    /// The work that the formula is after.
    pub work: Option<&'static str>,
    /// The words that a figure can have for it, which stand below its text.
    pub words: Option<Words>,
    /// Its columns in files and answers.
    pub columns: &'static [&'static str],
    /// What asks for it in an address.
    pub addresses: &'static [&'static str],
    /// Where it stands on pages, each as the list and the key of a message.
    pub places: &'static [(&'static str, &'static str)],
    /// The terms that belong to it.
    pub related: &'static [&'static str],
}

/// A list of words, with what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Why there is no figure.
    Reasons,
    /// The letters of a figure's status.
    Statuses,
    /// Which kind of evidence decides, the weightiest first.
    Weights,
}

/// The kinds of evidence, the weightiest first; that of the claim's own source is none of them.
const WEIGHTS: [&str; 6] = ["reported", "reconciled", "mirrored", "quoted", "claims", "limit"];

impl Term {
    pub(super) const fn new(key: &'static str) -> Self {
        Self { key, named: None, formulas: &[], work: None, words: None, columns: &[], addresses: &[], places: &[], related: &[] }
    }

    /// With a name that is said elsewhere too.
    pub(super) const fn named(self, list: &'static str, key: &'static str) -> Self {
        Self { named: Some((list, key)), ..self }
    }

    pub(super) const fn formulas(self, formulas: &'static [&'static str]) -> Self {
        Self { formulas, ..self }
    }

    pub(super) const fn after(self, work: &'static str) -> Self {
        Self { work: Some(work), ..self }
    }

    pub(super) const fn words(self, words: Words) -> Self {
        Self { words: Some(words), ..self }
    }

    pub(super) const fn columns(self, columns: &'static [&'static str]) -> Self {
        Self { columns, ..self }
    }

    pub(super) const fn addresses(self, addresses: &'static [&'static str]) -> Self {
        Self { addresses, ..self }
    }

    pub(super) const fn places(self, places: &'static [(&'static str, &'static str)]) -> Self {
        Self { places, ..self }
    }

    pub(super) const fn related(self, related: &'static [&'static str]) -> Self {
        Self { related, ..self }
    }

    /// What it is called.
    pub(super) fn name(&self, language: Language) -> &'static str {
        match self.named {
            Some((list, key)) => language.term(list, key),
            None => language.term("method.name", self.key),
        }
    }

    /// What it means.
    pub(super) fn said(&self, language: Language) -> &'static str {
        language.term("method.said", self.key)
    }
}

impl Words {
    /// The words, with what each means.
    pub(super) fn listed(self, language: Language) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Reasons => language.below("reason."),
            Self::Statuses => language.below("status."),
            Self::Weights => WEIGHTS.map(|word| (word, language.term("weight", word))).to_vec(),
        }
    }
}
