//! Quantities of a text: numbers with their scales, what they are counted in, and their hedges, in three languages.
//!
//! `lexicon.rs` has the words; `written.rs` reads digits, `number.rs` adds up scales and number words, `counted.rs` finds what is
//! counted, `worded.rs` reads quantities that are words ("doubled", "a third", "second-largest"), and `joined.rs` puts ranges,
//! rows and conversions together.

mod counted;
mod joined;
mod lexicon;
mod number;
#[cfg(test)]
mod tests;
mod worded;
mod written;

use lexicon::{Lexicon, is_silent};

use super::{
    mark::{Measure, Quantity},
    token::{Token, TokenKind},
};
use crate::{language::Language, trade::Qualifier};

/// A hedge that waits for its number.
struct Hedge {
    start: usize,
    end: usize,
    qualifier: Qualifier,
    is_bridged: bool,
}

/// The quantities of a text, in order and not overlapping. A preposition between a hedge and its number («более чем на 80 %»)
/// and the hedge before it stay outside of the quantity's tokens, since the preposition says more than the hedge.
pub(in crate::statement) fn quantities(tokens: &[Token], language: Language) -> Vec<Quantity> {
    let Some(words) = Lexicon::of(language) else { return Vec::new() };
    let mut found: Vec<Quantity> = Vec::new();
    let mut hedge: Option<Hedge> = None;
    let mut at = 0;
    while at < tokens.len() {
        if tokens.get(at).is_some_and(|token| token.kind != TokenKind::Digits && is_silent(token)) {
            at += 1;
            continue;
        }
        let last_end = found.last().map_or(0, |last| last.tokens.end);
        if let Some((length, ())) = words.masks.at(tokens, at) {
            at += length;
        } else if let Some(mut quantity) = read(tokens, at, last_end, words) {
            if let Some(hedge) = hedge.take().filter(|hedge| hedge.end == at && is_hedged(&quantity, tokens)) {
                apply(&mut quantity, hedge.qualifier);
                if !hedge.is_bridged {
                    quantity.tokens.start = hedge.start;
                }
            } else if let Some((length, qualifier)) = late_hedge(tokens, quantity.tokens.end, words) {
                apply(&mut quantity, qualifier);
                quantity.tokens.end += length;
            }
            at = quantity.tokens.end.max(at + 1);
            found.push(quantity);
        } else if let Some((length, qualifier)) = words.hedges.at(tokens, at) {
            hedge = Some(next_hedge(hedge, at, length, *qualifier));
            at += length;
        } else {
            match (&mut hedge, words.bridges.at(tokens, at)) {
                (Some(hedge), Some((length, ()))) if hedge.end == at && !hedge.is_bridged => {
                    hedge.end += length;
                    hedge.is_bridged = true;
                    at += length;
                }
                _ => at += 1,
            }
        }
    }
    joined::joined(tokens, found, words)
}

/// Of two hedges in a row the one that says more: "up to about".
fn next_hedge(before: Option<Hedge>, at: usize, length: usize, qualifier: Qualifier) -> Hedge {
    let end = at + length;
    match before.filter(|before| before.end == at && !before.is_bridged) {
        Some(before) => {
            let is_weak = matches!(before.qualifier, Qualifier::About | Qualifier::Exact);
            let qualifier = if is_weak { qualifier } else { before.qualifier };
            Hedge { start: before.start, end, qualifier, is_bridged: false }
        }
        None => Hedge { start: at, end, qualifier, is_bridged: false },
    }
}

/// May a quantity have a hedge? Places and years have none: "higher than 2022" compares.
fn is_hedged(quantity: &Quantity, tokens: &[Token]) -> bool {
    let is_long = |token: &Token| token.word.len() == 4;
    let is_year = quantity.tokens.len() == 1 && tokens.get(quantity.tokens.start).is_some_and(is_long);
    quantity.measure != Measure::Place && !(quantity.measure == Measure::Bare && is_year)
}

/// A hedge after a quantity; a sign only where it stands close: "$5bn+".
fn late_hedge(tokens: &[Token], at: usize, words: &Lexicon) -> Option<(usize, Qualifier)> {
    let (length, qualifier) = words.late_hedges.at(tokens, at)?;
    let token = tokens.get(at)?;
    let is_close = token.kind == TokenKind::Word || !token.is_spaced && tokens.get(at + 1).is_none_or(|next| next.is_spaced);
    is_close.then_some((length, *qualifier))
}

fn apply(quantity: &mut Quantity, qualifier: Qualifier) {
    if qualifier != Qualifier::Exact {
        quantity.qualifier = qualifier;
    }
}

/// A part or a multiple in words, by which is longer: «نصف», «نصف شد».
fn part_or_multiple(tokens: &[Token], at: usize, words: &Lexicon) -> Option<Quantity> {
    let (part, multiple) = (worded::part(tokens, at, words), worded::multiple(tokens, at, words));
    let is_longer =
        multiple.as_ref().is_some_and(|multiple| part.as_ref().is_none_or(|part| multiple.tokens.len() > part.tokens.len()));
    if is_longer { multiple } else { part }
}

/// The quantity that begins at a place.
fn read(tokens: &[Token], at: usize, last_end: usize, words: &Lexicon) -> Option<Quantity> {
    let counted = || counted::counted(tokens, at, last_end, words);
    match tokens.get(at)?.kind {
        TokenKind::Digits => {
            worded::place(tokens, at, words).or_else(|| worded::bare_ordinal(tokens, at, words)).or_else(counted)
        }
        TokenKind::Word => worded::place(tokens, at, words).or_else(|| part_or_multiple(tokens, at, words)).or_else(counted),
        TokenKind::Sign => counted().or_else(|| worded::place(tokens, at, words)),
        TokenKind::Break => None,
    }
}
