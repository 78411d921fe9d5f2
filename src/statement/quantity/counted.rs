//! A number with what it is counted in: signs and codes of currencies before it, words after it.

use super::{
    super::{
        mark::{Measure, Quantity},
        token::{Token, TokenKind},
    },
    lexicon::{Currency, Lexicon, is_silent},
    number::{Form, Number, after_mark, number},
};
use crate::trade::Figure;

/// What stands before a number.
#[derive(Default)]
struct Before {
    start: usize,
    at: usize,
    sign: Option<bool>,
    currency: Option<Currency>,
    is_percent: bool,
    is_times: bool,
}

/// The quantity that begins at a place; `last_end` is where the one before ended.
pub(super) fn counted(tokens: &[Token], at: usize, last_end: usize, words: &Lexicon) -> Option<Quantity> {
    if let Some((length, ())) = words.times_before.at(tokens, at) {
        let times = amount(tokens, at + length, last_end, words).filter(|times| times.measure == Measure::Times)?;
        return Some(Quantity { tokens: at..times.tokens.end, ..times });
    }
    amount(tokens, at, last_end, words)
}

fn amount(tokens: &[Token], at: usize, last_end: usize, words: &Lexicon) -> Option<Quantity> {
    let before = before(tokens, at, words);
    let read = number(tokens, before.at, words, before.currency.is_some())?;
    let figure = read.figure(before.sign == Some(false));
    let plain = Quantity {
        tokens: before.start..read.end,
        value: figure.unwrap_or(Figure::from_digits(0, 0)),
        value_to: None,
        unit_mult: read.scale,
        decimals: read.decimals,
        measure: Measure::Bare,
        qualifier: read.hedge,
        is_conversion: false,
        sign: before.sign,
    };
    if read.form == Form::NoNumber || figure.is_none() {
        return Some(plain);
    }
    let (end, measure, power) = measured(tokens, &before, &read, words);
    let is_name = before.start == before.at && is_attached(tokens, at, last_end) && !is_sum(&measure);
    let is_year = before.start == before.at && read.form == Form::Year && is_told_as_year(tokens, at, &measure, words);
    if is_name || is_year {
        return Some(plain);
    }
    if read.form == Form::Words && measure == Measure::Bare {
        return None;
    }
    Some(Quantity { tokens: before.start..end, measure, unit_mult: read.scale + power, ..plain })
}

fn is_sum(measure: &Measure) -> bool {
    matches!(measure, Measure::Money(_) | Measure::UnclearMoney | Measure::Percent | Measure::Points)
}

fn before(tokens: &[Token], start: usize, words: &Lexicon) -> Before {
    let mut found = Before { start, at: start, ..Before::default() };
    if tokens.get(start).is_none_or(is_silent) {
        return found;
    }
    if let Some((length, is_plus)) = words.signs.at(tokens, start) {
        let is_word = tokens.get(start).is_some_and(|token| token.kind == TokenKind::Word);
        let stands_off = start == 0
            || tokens.get(start).is_some_and(|token| token.is_spaced)
            || tokens.get(start - 1).is_some_and(|last| matches!(last.word.as_str(), "(" | "[" | "~" | "≈" | "\n" | "\n\n"));
        let is_close = tokens.get(start + length).is_some_and(|next| !next.is_spaced);
        if is_word || stands_off && is_close {
            found.sign = Some(*is_plus);
            found.at += length;
        }
    }
    if let Some((length, currency)) = words.code_at(tokens, found.at) {
        found.currency = Some(currency);
        found.at += length;
        let is_point = |token: &Token| token.word == "." && !token.is_spaced;
        if tokens.get(found.at).is_some_and(is_point) {
            found.at += 1;
        }
    } else if let [sign, number, ..] = tokens.get(found.at..).unwrap_or_default()
        && number.kind == TokenKind::Digits
        && !number.is_spaced
    {
        found.is_percent = sign.word == "%" && (sign.is_spaced || found.at == 0);
        found.is_times = matches!(sign.word.as_str(), "×" | "x" | "х");
        found.at += usize::from(found.is_percent || found.is_times);
    }
    found
}

/// Where the quantity ends, what it is counted in, and how much higher a power of ten that is.
fn measured(tokens: &[Token], before: &Before, read: &Number, words: &Lexicon) -> (usize, Measure, u8) {
    let at = after_mark(tokens, read.end);
    let code = words.code_at(tokens, at).filter(|_| starts_no_number(tokens, at));
    let word = words.currencies.at(tokens, at).map(|(length, currency)| (length, *currency));
    let currency = word.into_iter().chain(code).max_by_key(|(length, _)| *length);
    if let Some(first) = before.currency {
        let (end, named) = currency.map_or((read.end, first), |(length, second)| {
            if first == second || matches!(first, Currency::Rupee | Currency::Unclear) {
                (at + length, second)
            } else {
                (read.end, first)
            }
        });
        let (measure, power) = money(named, read);
        return (end, measure, power);
    }
    if before.is_percent {
        return (read.end, Measure::Percent, 0);
    }
    if before.is_times {
        return (read.end, Measure::Times, 0);
    }
    let other = words.measures.at(tokens, at).filter(|(length, _)| currency.is_none_or(|(other, _)| other < *length));
    match (other, currency) {
        (Some((length, measure)), _) => (at + length, measure.clone(), 0),
        (None, Some((length, currency))) => {
            let (measure, power) = money(currency, read);
            (at + length, measure, power)
        }
        (None, None) if read.is_scaled => (read.end, Measure::Scaled, 0),
        (None, None) => (read.end, Measure::Bare, 0),
    }
}

/// A code after a number belongs to the next one where that stands close to it: "$4bn-$5bn".
fn starts_no_number(tokens: &[Token], at: usize) -> bool {
    !tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Digits && !token.is_spaced)
}

fn money(currency: Currency, read: &Number) -> (Measure, u8) {
    match currency {
        Currency::Code(code, power) => (Measure::Money(code.map(char::from).into_iter().collect()), power),
        Currency::Rupee if read.is_indian => (Measure::Money("INR".to_owned()), 0),
        Currency::Unclear | Currency::Rupee => (Measure::UnclearMoney, 0),
    }
}

/// Is the number part of a name: "G20", "COVID-19", "BRICS+10"?
fn is_attached(tokens: &[Token], at: usize, last_end: usize) -> bool {
    let is_close = |place: usize| tokens.get(place).is_some_and(|token| !token.is_spaced);
    let is_word = |place: usize| tokens.get(place).is_some_and(|token| token.kind == TokenKind::Word);
    let is_joint = |place: usize| tokens.get(place).is_some_and(|token| matches!(token.word.as_str(), "-" | "+"));
    if at == 0 || !is_close(at) {
        return false;
    }
    let is_after_word = last_end < at && is_word(at - 1);
    is_after_word || at > 1 && last_end + 1 < at && is_joint(at - 1) && is_close(at - 1) && is_word(at - 2)
}

/// "in 2023 exports": a number that years have is a year where it is counted in nothing that fits, or a word for years stands
/// before it.
fn is_told_as_year(tokens: &[Token], at: usize, measure: &Measure, words: &Lexicon) -> bool {
    let is_after = |back: usize| {
        at.checked_sub(back).and_then(|place| words.year_before.at(tokens, place)).is_some_and(|(length, ())| length == back)
    };
    match measure {
        Measure::Percent | Measure::Points => false,
        Measure::Bare | Measure::Duration => true,
        _ => is_after(1) || is_after(2),
    }
}
