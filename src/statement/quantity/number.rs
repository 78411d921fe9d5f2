//! Numbers in digits and words with their scales, added up: "4.9 billion", "one and a half billion", «38 млрд 607,6 млн».

use super::{
    super::token::{Token, TokenKind},
    lexicon::{Lexicon, Link},
    written::written,
};
use crate::trade::{Figure, Qualifier};

/// A number with its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// All digits as one integer.
    pub digits: i128,
    /// How many of them stand behind the decimal mark.
    pub decimals: u8,
    /// Power of ten.
    pub scale: u8,
    /// The token after it.
    pub end: usize,
    /// Is it said with a scale?
    pub is_scaled: bool,
    /// Is it said in crores or lakhs?
    pub is_indian: bool,
    /// In what form it is said.
    pub form: Form,
    /// A hedge within it: «5 с лишним млрд».
    pub hedge: Qualifier,
}

/// In what form a number is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In words.
    Words,
    /// In digits.
    Digits,
    /// In digits that a year may have.
    Year,
    /// In digits that are no number: a date, a row of digits.
    NoNumber,
}

/// What is larger has more digits than are held.
const MOST: i128 = 1_000_000_000_000_000_000_000_000;
/// Highest scale: what is larger is no amount of anything.
const HIGHEST: u8 = 18;
/// How many scales may stand in a row: "thousand billion".
const SCALES: usize = 3;
/// How many sums of scales are added up.
const TERMS: usize = 4;
/// How far "respectively" is looked for.
const REACH: usize = 6;

impl Number {
    /// The number as a figure; none where it has more digits than are held.
    pub(super) fn figure(&self, is_negative: bool) -> Option<Figure> {
        let figure = Figure::from_digits(self.digits, u32::from(self.decimals));
        (self.digits < MOST).then(|| if is_negative { figure.negated() } else { figure })
    }
}

/// The number at a place. `has_currency`: the sign of a currency stands before it, so that "m" is million.
pub(super) fn number(tokens: &[Token], at: usize, words: &Lexicon, has_currency: bool) -> Option<Number> {
    let mut sum = term(tokens, at, words, has_currency)?;
    let mut last = sum.scale;
    for _ in 1..TERMS {
        let Some(next) = next_term(tokens, at, &sum, words) else { break };
        let Some(added) = add(&sum, last, &next) else { break };
        last = next.scale;
        sum = added;
    }
    Some(sum)
}

/// A number with the scales after it.
fn term(tokens: &[Token], at: usize, words: &Lexicon, has_currency: bool) -> Option<Number> {
    let mut term = plain(tokens, at, words)?;
    if term.form == Form::NoNumber {
        return Some(term);
    }
    inner_hedge(tokens, &mut term, words);
    for _ in 0..SCALES {
        let Some((end, scale)) = scale_after(tokens, term.end, words, has_currency) else { break };
        if term.scale + scale > HIGHEST {
            break;
        }
        term.scale += scale;
        term.end = end;
        term.is_scaled = true;
        term.is_indian |= matches!(scale, 5 | 7);
    }
    inner_hedge(tokens, &mut term, words);
    if term.decimals == 0
        && let Some((length, ())) = words.halves.at(tokens, term.end)
        && let Some(digits) = term.digits.checked_mul(10)
    {
        term = Number { digits: digits + 5, decimals: 1, end: term.end + length, ..term };
        if !term.is_scaled
            && let Some((end, scale)) = scale_after(tokens, term.end, words, has_currency)
        {
            term = Number { scale, end, is_scaled: true, ..term };
        }
    }
    Some(term)
}

/// Takes in a hedge that has more of the number after it: «5 с лишним млрд», «5 млрд с лишним долларов».
fn inner_hedge(tokens: &[Token], term: &mut Number, words: &Lexicon) {
    let Some((length, Qualifier::Over)) = words.late_hedges.at(tokens, term.end) else { return };
    let after = term.end + length;
    let goes_on = words.scales.at(tokens, after).is_some()
        || words.currencies.at(tokens, after).is_some()
        || words.measures.at(tokens, after).is_some();
    if goes_on {
        term.end = after;
        term.hedge = Qualifier::Over;
    }
}

/// A number before any scale.
fn plain(tokens: &[Token], at: usize, words: &Lexicon) -> Option<Number> {
    let of = |digits, decimals, scale, end| Number {
        digits,
        decimals,
        scale,
        end,
        is_scaled: scale > 0,
        is_indian: false,
        form: Form::Words,
        hedge: Qualifier::Exact,
    };
    if tokens.get(at)?.kind == TokenKind::Digits {
        let read = written(tokens, at, words.language)?;
        let form = match (read.is_number, read.is_yearlike) {
            (false, _) => Form::NoNumber,
            (true, true) => Form::Year,
            (true, false) => Form::Digits,
        };
        return Some(Number { form, ..of(read.digits, read.decimals, 0, read.end) });
    }
    if tokens.get(at)?.kind != TokenKind::Word {
        return None;
    }
    if let Some((length, (digits, decimals, scale))) = words.amounts.at(tokens, at) {
        return Some(of(*digits, *decimals, *scale, at + length));
    }
    if let Some((length, (digits, decimals))) = words.fixed.at(tokens, at) {
        return Some(of(*digits, *decimals, 0, at + length));
    }
    worded(tokens, at, words).map(|(digits, end)| of(digits, 0, 0, end))
}

/// "two hundred and twenty-five", «двести двадцать пять», «دویست و بیست و پنج».
fn worded(tokens: &[Token], at: usize, words: &Lexicon) -> Option<(i128, usize)> {
    let (mut total, mut end, mut limit) = (0, at, 1000);
    loop {
        let joined = if total == 0 { end } else { after_joint(tokens, end, words) };
        let found = words.numbers.at(tokens, joined).or_else(|| words.numbers.at(tokens, end).filter(|_| joined != end));
        let place = if words.numbers.at(tokens, joined).is_some() { joined } else { end };
        let Some((length, value)) = found.filter(|(_, value)| **value < limit) else { break };
        total += value;
        end = place + length;
        limit = match value {
            100.. => 100,
            20.. => 10,
            _ => 0,
        };
        if let Some((length, by)) = words.multipliers.at(tokens, end) {
            total *= by;
            end += length;
            limit = if *by == 100 { 100 } else { 0 };
        }
        if limit == 0 {
            break;
        }
    }
    (end > at).then_some((total, end))
}

/// Past a hyphen, or a word that joins the parts of a sum.
fn after_joint(tokens: &[Token], at: usize, words: &Lexicon) -> usize {
    if tokens.get(at).is_some_and(|token| token.word == "-" && !token.is_spaced) {
        return at + 1;
    }
    words.sums.at(tokens, at).map_or(at, |(length, ())| at + length)
}

/// Past a hyphen, or the point of an abbreviation, that stands with the word before.
pub(super) fn after_mark(tokens: &[Token], at: usize) -> usize {
    let is_close = |place: usize, mark: &str| tokens.get(place).is_some_and(|token| token.word == mark && !token.is_spaced);
    let is_short =
        at > 0 && tokens.get(at - 1).is_some_and(|token| token.kind == TokenKind::Word && token.word.chars().count() <= 4);
    if is_close(at, "-") && tokens.get(at + 1).is_some_and(|token| !token.is_spaced) || is_short && is_close(at, ".") {
        at + 1
    } else {
        at
    }
}

/// A scale after a number: where it ends, and its power of ten.
fn scale_after(tokens: &[Token], end: usize, words: &Lexicon, has_currency: bool) -> Option<(usize, u8)> {
    let at = after_mark(tokens, end);
    if let Some((length, scale)) = words.scales.at(tokens, at) {
        return Some((at + length, *scale));
    }
    let (length, scale) = words.letters.at(tokens, at)?;
    let is_close = !tokens.get(at)?.is_spaced && at == end;
    let after = at + length;
    let is_counted = words.currencies.at(tokens, after).is_some() || words.measures.at(tokens, after).is_some();
    (has_currency || is_close && is_counted).then_some((after, *scale))
}

/// A further number that may be added to the one before.
fn next_term(tokens: &[Token], start: usize, sum: &Number, words: &Lexicon) -> Option<Number> {
    if !sum.is_scaled || sum.form == Form::NoNumber || sum.decimals > 0 && sum.scale == 0 {
        return None;
    }
    let joint = words.sums.at(tokens, sum.end).map_or(0, |(length, ())| length);
    let at = after_mark(tokens, sum.end);
    let at = if at > sum.end && tokens.get(sum.end).is_some_and(|token| token.word == ".") { at } else { sum.end + joint };
    let next = term(tokens, at, words, false).filter(|next| matches!(next.form, Form::Words | Form::Digits))?;
    let is_listed = |place: usize| words.link_at(tokens, place, Link::Respectively).is_some();
    if joint > 0 && ((next.end..next.end + REACH).any(is_listed) || (start.saturating_sub(REACH)..start).any(is_listed)) {
        return None;
    }
    Some(next)
}

/// The sum of two: of scales that go down, or of thousands and a number that share the scale after ("5 thousand 200 million").
fn add(sum: &Number, last: u8, next: &Number) -> Option<Number> {
    let power = |exponent: u8| 10i128.checked_pow(u32::from(exponent));
    let size = next.digits / power(next.decimals)?;
    let form = if next.form == Form::Words { sum.form } else { next.form };
    let joined = Number { end: next.end, form, ..*sum };
    if last == 3 && sum.scale == 3 && sum.decimals == 0 && next.scale >= 6 && size < 1000 && next.decimals == 0 {
        let digits = sum.digits.checked_mul(1000)?.checked_add(next.digits)?;
        return Some(Number { digits, scale: next.scale, ..joined });
    }
    let is_lower = next.scale < last && (next.scale > 0 || last == 3) && size < power(last - next.scale)?;
    let decimals = sum.scale.checked_sub(next.scale)?.checked_add(next.decimals)?;
    if !is_lower || decimals < sum.decimals || sum.decimals > 0 && last == sum.scale {
        return None;
    }
    let digits = sum.digits.checked_mul(power(decimals - sum.decimals)?)?.checked_add(next.digits)?;
    Some(Number { digits, decimals, ..joined })
}
