//! Lists of words and phrases with what they mean, looked up at a place of a text; the longest fits first.

use std::collections::HashMap;

use super::token::{self, HEADS, Token, TokenKind};

/// Phrases with a meaning each. A word that ends in `*` stands for all words that begin so and go on for at most five letters:
/// the endings of cases and persons. `-` and `'` are words of their own, as they are tokens of their own.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// By their first whole word.
    whole: HashMap<String, Vec<Phrase<T>>>,
    /// By the first three letters of a first word that is open.
    open: HashMap<String, Vec<Phrase<T>>>,
    /// Those whose first word is open and shorter than that.
    short: Vec<Phrase<T>>,
    /// The heads that some phrase begins with.
    heads: Vec<bool>,
}

#[derive(Debug)]
struct Phrase<T> {
    words: Vec<Part>,
    meaning: T,
}

#[derive(Debug)]
enum Part {
    Whole(String),
    Open(String),
}

/// How many letters an ending may have.
const ENDING: usize = 5;
/// How many letters of an open word it is looked up by.
const HEAD: usize = 3;

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { whole: HashMap::new(), open: HashMap::new(), short: Vec::new(), heads: vec![false; HEADS] }
    }
}

impl Part {
    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => whole == word,
            Self::Open(head) => word.strip_prefix(head.as_str()).is_some_and(|rest| rest.chars().count() <= ENDING),
        }
    }
}

fn head(word: &str) -> Option<&str> {
    word.char_indices().nth(HEAD - 1).map(|(at, letter)| &word[..at + letter.len_utf8()])
}

impl<T> Phrases<T> {
    /// Adds a phrase, written as in a list of words: folded as tokens are.
    pub(super) fn add(&mut self, phrase: &str, meaning: T) {
        let words: Vec<Part> = parts(phrase);
        let Some(first) = words.first() else { return };
        if let Some(begins) = self.heads.get_mut(usize::from(token::head(first.word()))) {
            *begins = true;
        }
        let list = match first {
            Part::Whole(word) => self.whole.entry(word.clone()).or_default(),
            Part::Open(word) => match head(word) {
                Some(head) => self.open.entry(head.to_owned()).or_default(),
                None => &mut self.short,
            },
        };
        list.push(Phrase { words, meaning });
    }

    /// The longest phrase that begins at a token: how many tokens it has, and what it means. Of two of one length the one
    /// without an open word, then the one with the longer words.
    pub(super) fn at(&self, tokens: &[Token], place: usize) -> Option<(usize, &T)> {
        let token = tokens.get(place)?;
        if self.short.is_empty() && !self.heads.get(usize::from(token.head)).is_some_and(|begins| *begins) {
            return None;
        }
        let first = &token.word;
        let none = || [].iter();
        let whole = self.whole.get(first).map_or_else(none, |list| list.iter());
        let open = head(first).and_then(|head| self.open.get(head)).map_or_else(none, |list| list.iter());
        let fits = |phrase: &&Phrase<T>| {
            phrase.words.iter().enumerate().all(|(step, part)| {
                tokens.get(place + step).is_some_and(|token| token.kind != TokenKind::Break && part.fits(&token.word))
            })
        };
        let length = |phrase: &&Phrase<T>| {
            let letters: usize = phrase.words.iter().map(Part::letters).sum();
            let whole = phrase.words.iter().all(|part| matches!(part, Part::Whole(_)));
            (phrase.words.len(), whole, letters)
        };
        whole.chain(open).chain(&self.short).filter(fits).max_by_key(length).map(|phrase| (phrase.words.len(), &phrase.meaning))
    }
}

impl Part {
    fn word(&self) -> &str {
        match self {
            Self::Whole(word) | Self::Open(word) => word,
        }
    }

    fn letters(&self) -> usize {
        self.word().len()
    }
}

fn parts(phrase: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for token in token::tokens(phrase) {
        match (token.word.as_str(), parts.pop()) {
            ("*", Some(Part::Whole(word))) if !token.is_spaced => parts.push(Part::Open(word)),
            (_, last) => {
                parts.extend(last);
                parts.push(Part::Whole(token.word));
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{super::token::tokens, *};

    #[test]
    fn the_longest_phrase_is_found() {
        let mut phrases = Phrases::default();
        phrases.add("trade", 1);
        phrases.add("trade turnover", 2);
        phrases.add("торгов* оборот*", 3);
        phrases.add("в", 4);
        let all = tokens("Trade turnover and trade; торговый оборот в торговле");
        let found: Vec<(usize, i32)> = (0..all.len()).filter_map(|place| phrases.at(&all, place).map(|(n, v)| (n, *v))).collect();
        assert_eq!(found, [(2, 2), (1, 1), (2, 3), (1, 4)]);
    }
}
