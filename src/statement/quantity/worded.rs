//! Quantities that are words of their own: "doubled", "a third", "second-largest".

use super::{
    super::{
        mark::{Measure, Quantity},
        token::{Token, TokenKind},
    },
    lexicon::{Lexicon, PlaceWord},
    written::written,
};
use crate::trade::{Figure, Qualifier};

fn quantity(start: usize, end: usize, digits: i128, decimals: u8, measure: Measure) -> Quantity {
    let qualifier = if measure == Measure::Part { Qualifier::About } else { Qualifier::Exact };
    Quantity {
        tokens: start..end,
        value: Figure::from_digits(digits, u32::from(decimals)),
        value_to: None,
        unit_mult: 0,
        decimals,
        measure,
        qualifier,
        is_conversion: false,
        sign: None,
    }
}

/// A multiple in a word: "doubled", «вдвое».
pub(super) fn multiple(tokens: &[Token], at: usize, words: &Lexicon) -> Option<Quantity> {
    let (length, (digits, decimals)) = words.multiples.at(tokens, at)?;
    Some(quantity(at, at + length, *digits, *decimals, Measure::Times))
}

/// A part in words: "a third", «на четверть» without its preposition.
pub(super) fn part(tokens: &[Token], at: usize, words: &Lexicon) -> Option<Quantity> {
    let clear = words.parts.at(tokens, at);
    let open = words.open_parts.at(tokens, at).filter(|(length, _)| ends_part(tokens, at + length, words));
    let (length, value) = clear.into_iter().chain(open).max_by_key(|(length, _)| *length)?;
    if is_of_year(tokens, at + length) {
        return None;
    }
    Some(quantity(at, at + length, *value, 0, Measure::Part))
}

/// Is a part that might be another word over here?
fn ends_part(tokens: &[Token], at: usize, words: &Lexicon) -> bool {
    tokens.get(at).is_none_or(|next| !matches!(next.kind, TokenKind::Word) && next.word != "-")
        || words.part_ends.at(tokens, at).is_some()
}

/// "half of 2023": part of a period.
fn is_of_year(tokens: &[Token], at: usize) -> bool {
    let is_year = |place: usize| tokens.get(place).is_some_and(|token| token.kind == TokenKind::Digits && token.word.len() == 4);
    is_year(at) || tokens.get(at).is_some_and(|token| token.word == "of") && is_year(at + 1)
}

/// A place in an order: "second-largest", "ranks 5th", «пятое место», «دومین شریک».
pub(super) fn place(tokens: &[Token], at: usize, words: &Lexicon) -> Option<Quantity> {
    let numbered = words.place_at(tokens, at, PlaceWord::Number).map(|length| at + length);
    let start = numbered.unwrap_or(at);
    let (end, value) = ordinal(tokens, start, words)?;
    if numbered.is_some() {
        let is_place = [PlaceWord::Noun, PlaceWord::Thing].into_iter().any(|kind| words.place_at(tokens, end, kind).is_some())
            || follows_rank(tokens, at, words);
        return is_place.then(|| quantity(at, end, value, 0, Measure::Place));
    }
    let is_number = tokens.get(at)?.kind == TokenKind::Digits && end == at + 1;
    let spot = words.place_at(tokens, end, PlaceWord::Spot);
    let after = spot.or_else(|| words.place_at(tokens, end, PlaceWord::After).filter(|_| !is_number));
    let is_place = after.is_some()
        || follows_rank(tokens, at, words) && !(is_number && is_counted(tokens, end, words))
        || !is_number && words.place_at(tokens, end, PlaceWord::Noun).is_some();
    is_place.then(|| quantity(at, end + after.unwrap_or(0), value, 0, Measure::Place))
}

/// Is a plain number counted in something, and so no place: "ranked 5 million"?
fn is_counted(tokens: &[Token], end: usize, words: &Lexicon) -> bool {
    words.scales.at(tokens, end).is_some()
        || words.letters.at(tokens, end).is_some()
        || words.currencies.at(tokens, end).is_some()
        || words.measures.at(tokens, end).is_some()
        || tokens
            .get(end)
            .is_some_and(|next| next.kind == TokenKind::Digits || !next.is_spaced && next.word != "." && next.word != ",")
        || is_joined(tokens, end + 1)
}

/// Does a word for ranking stand before?
fn follows_rank(tokens: &[Token], at: usize, words: &Lexicon) -> bool {
    (1..=4).any(|back| {
        at.checked_sub(back)
            .and_then(|place| words.place_at(tokens, place, PlaceWord::Before))
            .is_some_and(|length| length == back)
    })
}

/// "second", "2nd", «2-й», and a plain number, which is a place only among words for it.
fn ordinal(tokens: &[Token], at: usize, words: &Lexicon) -> Option<(usize, i128)> {
    if let Some((length, value)) = words.ordinals.at(tokens, at) {
        return Some((at + length, *value));
    }
    let read = written(tokens, at, words.language).filter(|read| read.is_number && read.decimals == 0 && read.digits < 1000)?;
    if read.end != at + 1 || at > 0 && is_joined(tokens, at) {
        return None;
    }
    Some((ordinal_end(tokens, at).unwrap_or(read.end), read.digits))
}

fn is_joined(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| !token.is_spaced)
        && tokens.get(at - 1).is_some_and(|last| matches!(last.word.as_str(), "." | "," | "-" | "٫" | "/" | "٬"))
}

/// The end of an ordinal in digits: "5th", «5-й», «5-го».
pub(super) fn ordinal_end(tokens: &[Token], at: usize) -> Option<usize> {
    tokens.get(at).filter(|token| token.kind == TokenKind::Digits)?;
    let is_close = |place: usize| tokens.get(place).filter(|token| !token.is_spaced).map(|token| token.word.as_str());
    match is_close(at + 1)? {
        "st" | "nd" | "rd" | "th" => Some(at + 2),
        "-" => {
            let ending = is_close(at + 2)?;
            matches!(
                ending,
                "й" | "я"
                    | "е"
                    | "го"
                    | "му"
                    | "м"
                    | "ой"
                    | "ую"
                    | "ым"
                    | "им"
                    | "ое"
                    | "ая"
                    | "ый"
                    | "th"
                    | "x"
                    | "х"
            )
            .then_some(at + 3)
        }
        _ => None,
    }
}

/// A number in digits that is an ordinal, and no quantity: "the 5th round".
pub(super) fn bare_ordinal(tokens: &[Token], at: usize, words: &Lexicon) -> Option<Quantity> {
    let end = ordinal_end(tokens, at)?;
    let read = written(tokens, at, words.language).filter(|read| read.is_number && read.end == at + 1)?;
    Some(quantity(at, end, read.digits, 0, Measure::Bare))
}
