//! The words of the grammar, one file a language: `words/<tag>.toml`, a table for each kind of word and a list of phrases for
//! each meaning.

use std::{collections::BTreeMap, sync::LazyLock};

use super::phrases::Phrases;
use crate::language::Language;

type Section = BTreeMap<String, Vec<String>>;

/// The tables of each language; a file that does not read is empty, which a test finds.
static WORDS: LazyLock<Vec<BTreeMap<String, Section>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| toml::from_str(text(language)).unwrap_or_default()).collect());

fn text(language: Language) -> &'static str {
    match language {
        Language::Russian => include_str!("words/ru.toml"),
        Language::Persian => include_str!("words/fa.toml"),
        Language::English => include_str!("words/en.toml"),
    }
}

/// The phrases of a table, each with what its key means; keys without a meaning are left out.
pub(super) fn phrases<T: Clone>(language: Language, table: &str, meaning: impl Fn(&str) -> Option<T>) -> Phrases<T> {
    let mut phrases = Phrases::default();
    let Some(section) = WORDS.get(language as usize).and_then(|tables| tables.get(table)) else { return phrases };
    for (key, list) in section {
        if let Some(meaning) = meaning(key) {
            for phrase in list {
                phrases.add(phrase, meaning.clone());
            }
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_reads() {
        for language in Language::ALL {
            let read = toml::from_str::<BTreeMap<String, Section>>(text(language));
            assert!(read.is_ok_and(|tables| !tables.is_empty()), "{}", language.word());
        }
    }
}
