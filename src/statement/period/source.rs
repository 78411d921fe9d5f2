//! The tokens of a text together with the words of periods of its language.

use super::{
    super::token::{Token, TokenKind},
    reckoning::Now,
    vocabulary::{MonthName, Vocabulary, Word},
};
use crate::language::Language;

/// A text that is searched for periods.
pub(super) struct Source<'a> {
    pub tokens: &'a [Token],
    pub language: Language,
    pub words: &'static Vocabulary,
    pub now: Now,
}

impl Source<'_> {
    /// The token at a place.
    pub(super) fn token(&self, place: usize) -> Option<&Token> {
        self.tokens.get(place)
    }

    /// Is the token at a place this word or sign?
    pub(super) fn is(&self, place: usize, word: &str) -> bool {
        self.token(place).is_some_and(|token| token.word == word)
    }

    /// The digits at a place, if there are so many as allowed.
    pub(super) fn digits(&self, place: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<i32> {
        let token = self.token(place).filter(|token| token.kind == TokenKind::Digits && lengths.contains(&token.word.len()))?;
        token.word.parse().ok()
    }

    /// Does the token at a place stand close after the one before?
    pub(super) fn is_close(&self, place: usize) -> bool {
        self.token(place).is_some_and(|token| !token.is_spaced)
    }

    /// Where a word ends that stands at a place, if it stands there.
    pub(super) fn after(&self, place: usize, word: Word) -> Option<usize> {
        self.words.word_at(self.tokens, place, word).map(|length| place + length)
    }

    /// Where words of a kind end that may stand at a place, at most three of them.
    pub(super) fn skip(&self, mut place: usize, word: Word) -> usize {
        for _ in 0..3 {
            let Some(next) = self.after(place, word) else { break };
            place = next;
        }
        place
    }

    /// A month's name at a place, and where it ends. In English it has a capital letter.
    pub(super) fn month(&self, place: usize) -> Option<(usize, MonthName)> {
        let (length, month) = self.words.months.at(self.tokens, place)?;
        let is_written = self.language != Language::English || self.token(place)?.is_capital;
        is_written.then_some((place + length, *month))
    }

    /// A whole number from 1 to 12 as a word or in digits, with its ending, and whether it is a word.
    pub(super) fn small_number(&self, place: usize) -> Option<(usize, i32, bool)> {
        if let Some((length, number)) = self.words.numbers.at(self.tokens, place) {
            return Some((place + length, *number, true));
        }
        let number = self.digits(place, 1..=2).filter(|number| (1..=12).contains(number))?;
        let is_part = place.checked_sub(1).and_then(|before| self.token(before)).is_some_and(|before| {
            self.is_close(place)
                && (before.kind != TokenKind::Sign || matches!(before.word.as_str(), "." | "," | "٫" | "/" | "$"))
        });
        let end = self.after(place + 1, Word::Suffix).filter(|_| self.is_close(place + 1)).unwrap_or(place + 1);
        (!is_part).then_some((end, number, false))
    }

    /// Where a dash or a word for "to" ends that stands at a place.
    pub(super) fn until(&self, place: usize) -> Option<usize> {
        if self.is(place, "-") { Some(place + 1) } else { self.after(place, Word::Until) }
    }
}
