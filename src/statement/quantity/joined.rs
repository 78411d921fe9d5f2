//! Quantities that belong together: ranges, rows that share a scale and a currency, and the same sum in two currencies.

use super::{
    super::{
        mark::{Measure, Quantity},
        token::{Token, TokenKind},
    },
    lexicon::{Currency, Lexicon, Link},
};
use crate::{
    language::Language,
    trade::{Figure, Qualifier},
};

/// How many tokens may stand between two sums of which the second is the first in another currency.
const GAP: usize = 5;
/// How many digits a year has.
const YEAR: usize = 4;
/// How far before a number "from" is looked for.
const FROM: usize = 4;

/// What stands between two quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "4–5", "4 to 5": a range.
    Range,
    /// "from 4 to 5": two ends.
    Ends,
    /// "between 4 and 5", from the token of "between".
    Between(usize),
    /// "5 and 6", "5, and 6": a row.
    Row,
    /// "4, 5": part of a row, where it goes on with "and".
    Comma,
}

/// Joins what belongs together.
pub(super) fn joined(tokens: &[Token], found: Vec<Quantity>, words: &Lexicon) -> Vec<Quantity> {
    let mut all: Vec<Quantity> = Vec::with_capacity(found.len());
    let mut is_in_row = false;
    // From the last to the first, since what is shared is said once, at the end.
    for mut quantity in found.into_iter().rev() {
        if let Some(mut next) = all.pop() {
            // A comma alone makes no row: "in the top 10, 5 billion".
            let joint = joint(tokens, &quantity, &next, words)
                .filter(|joint| *joint != Joint::Comma || is_in_row || quantity.decimals > 0 && !is_apart(tokens, &quantity))
                .filter(|joint| shares(&mut quantity, &mut next, *joint, tokens, words));
            is_in_row = matches!(joint, Some(Joint::Row | Joint::Comma));
            match joint.and_then(|joint| range(&quantity, &next, joint)) {
                Some(range) => quantity = range,
                None => all.push(next),
            }
        }
        all.push(quantity);
    }
    all.reverse();
    for place in 1..all.len() {
        let is_conversion = all.get(place - 1..=place).is_some_and(|pair| is_conversion(tokens, pair, words));
        if let Some(quantity) = all.get_mut(place) {
            quantity.is_conversion = is_conversion;
        }
    }
    all
}

/// Does a semicolon follow? It stands in rows only: "6.4; 6.5 and 7.3 billion".
fn is_apart(tokens: &[Token], quantity: &Quantity) -> bool {
    tokens.get(quantity.tokens.end).is_some_and(|sign| sign.word == ";")
}

fn joint(tokens: &[Token], first: &Quantity, second: &Quantity, words: &Lexicon) -> Option<Joint> {
    let end = second.tokens.start;
    // «от 3 млрд руб. до 5 млрд руб.»
    let is_point = |place: usize| tokens.get(place).is_some_and(|token| token.word == "." && !token.is_spaced) && place + 1 < end;
    let is_short =
        words.language == Language::Russian && matches!(first.measure, Measure::Money(_)) && is_point(first.tokens.end);
    let start = first.tokens.end + usize::from(is_short);
    let gap = tokens.get(start..end)?;
    let is_whole = |kind| words.link_at(tokens, start, kind).is_some_and(|length| start + length == end);
    match gap {
        [dash] if dash.word == "-" => return Some(Joint::Range),
        [comma] if matches!(comma.word.as_str(), "," | ";") => return Some(Joint::Comma),
        [comma, ..]
            if comma.word == ","
                && words.link_at(tokens, start + 1, Link::And).is_some_and(|length| start + 1 + length == end) =>
        {
            return Some(Joint::Row);
        }
        _ => {}
    }
    let is_joined = is_whole(Link::And) || is_whole(Link::To);
    if is_joined && let Some(start) = link_before(tokens, first.tokens.start, Link::Between, words) {
        return Some(Joint::Between(start));
    }
    if is_whole(Link::To) {
        let start = first.tokens.start;
        // "rose by $300 million to $2.9 billion", «вырос на 300 млн до 2,9 млрд долларов»
        let by = start.checked_sub(1).and_then(|by| tokens.get(by)).is_some_and(|by| matches!(by.word.as_str(), "by" | "на"));
        let is_sum = matches!(first.measure, Measure::Money(_) | Measure::UnclearMoney | Measure::Scaled);
        if by && first.unit_mult > 0 && is_sum {
            return Some(Joint::Ends);
        }
        let is_end = (start.saturating_sub(FROM)..start).any(|place| words.link_at(tokens, place, Link::From).is_some());
        return Some(if is_end { Joint::Ends } else { Joint::Range });
    }
    if is_whole(Link::Into) {
        return Some(Joint::Ends);
    }
    is_whole(Link::And).then_some(Joint::Row)
}

/// Gives the first what the second says for both: the scale and what it is counted in. Says whether they go together.
fn shares(first: &mut Quantity, second: &mut Quantity, joint: Joint, tokens: &[Token], words: &Lexicon) -> bool {
    if matches!(second.measure, Measure::Bare | Measure::Place | Measure::Part) {
        return false;
    }
    let is_same = first.measure == second.measure;
    let is_prefixed =
        matches!(first.measure, Measure::Money(_) | Measure::UnclearMoney) && first.unit_mult == 0 && second.unit_mult > 0;
    match first.measure {
        // "4–5 billion", "4 and 5 percent".
        Measure::Bare => {
            let is_number = first.tokens.len() <= 5 && !looks_like_date(first, second, joint, tokens);
            if !is_number {
                return false;
            }
            first.unit_mult = second.unit_mult;
            first.measure = second.measure.clone();
            true
        }
        // "1.5 billion and 4 billion dollars".
        Measure::Scaled if matches!(second.measure, Measure::Money(_) | Measure::UnclearMoney) => {
            first.measure = second.measure.clone();
            first.unit_mult += tenfold(tokens, second, words);
            true
        }
        // "$4–5 billion", "$4 and 5 billion".
        Measure::Money(_) | Measure::UnclearMoney if is_same || second.measure == Measure::Scaled => {
            let is_short = !is_same || joint != Joint::Row && joint != Joint::Comma || first.decimals > 0;
            if is_prefixed && is_short {
                first.unit_mult = second.unit_mult;
            }
            second.measure = first.measure.clone();
            true
        }
        _ => is_same,
    }
}

/// One where the currency is counted in tens of its units, as tomans are.
fn tenfold(tokens: &[Token], quantity: &Quantity, words: &Lexicon) -> u8 {
    let is_tenfold = |place: usize| matches!(words.currencies.at(tokens, place), Some((_, Currency::Code(_, 1))));
    u8::from(quantity.tokens.clone().any(is_tenfold))
}

/// "In 2022, 5 billion", "on October 11, 5 billion": a bare number before a comma that is no part of a row.
fn looks_like_date(first: &Quantity, second: &Quantity, joint: Joint, tokens: &[Token]) -> bool {
    let start = first.tokens.start;
    let number = tokens.get(start).map_or("", |token| token.word.as_str());
    let is_long = first.tokens.len() > 1 && first.decimals == 0 && first.value.digits() == 0;
    // «в 2021-м – 33,6 млрд»
    let is_ordinal = first.tokens.len() == 3
        && tokens.get(start + 1).is_some_and(|sign| sign.word == "-")
        && tokens.get(start + 2).is_some_and(|ending| ending.kind == TokenKind::Word);
    let is_yearlike = (first.tokens.len() == 1 || is_ordinal)
        && number.len() == YEAR
        && !(joint == Joint::Range && matches!(second.measure, Measure::Quantity | Measure::People | Measure::Count));
    let follows_name = start > 0
        && tokens.get(start - 1).is_some_and(|before| before.kind == TokenKind::Word && before.is_capital && start > 1)
        && matches!(joint, Joint::Row | Joint::Comma);
    // "2022-23 to 5 billion"
    let is_second = start > 1
        && tokens.get(start - 1).is_some_and(|sign| matches!(sign.word.as_str(), "-" | "/"))
        && tokens.get(start - 2).is_some_and(|year| year.kind == TokenKind::Digits && year.word.len() == YEAR);
    is_long || is_yearlike || follows_name || is_second
}

fn range(first: &Quantity, second: &Quantity, joint: Joint) -> Option<Quantity> {
    let start = match joint {
        Joint::Range => first.tokens.start,
        Joint::Between(start) => start,
        Joint::Ends | Joint::Row | Joint::Comma => return None,
    };
    if first.value_to.is_some() || second.value_to.is_some() || first.sign == Some(false) && joint == Joint::Range {
        return None;
    }
    let (low, high, unit_mult, decimals) = same_scale(first, second)?;
    (low.to_f64() <= high.to_f64()).then(|| Quantity {
        tokens: start..second.tokens.end,
        value: low,
        value_to: Some(high),
        unit_mult,
        decimals,
        measure: second.measure.clone(),
        qualifier: Qualifier::Between,
        is_conversion: false,
        sign: first.sign,
    })
}

/// Both numbers in the higher scale of the two: "between 900 million and 1.2 billion" is 0.900 to 1.2.
fn same_scale(first: &Quantity, second: &Quantity) -> Option<(Figure, Figure, u8, u8)> {
    let scale = first.unit_mult.max(second.unit_mult);
    let moved = |quantity: &Quantity| {
        let decimals = quantity.decimals.checked_add(scale - quantity.unit_mult)?;
        Some(Figure::from_digits(quantity.value.digits(), u32::from(decimals)))
    };
    let (low, high) = (moved(first)?, moved(second)?);
    // The coarser of the two, as people round both alike.
    let decimals = if first.unit_mult == second.unit_mult { first.decimals.max(second.decimals) } else { second.decimals };
    Some((low, high, scale, decimals))
}

/// Is the second the first in another currency: "$4.9bn (€4.5bn)", "$5bn, or 450bn roubles"?
fn is_conversion(tokens: &[Token], pair: &[Quantity], words: &Lexicon) -> bool {
    let [first, second] = pair else { return false };
    // Of dinars and dollars the dinars are the claim, whosever they are.
    let (Measure::Money(_) | Measure::UnclearMoney, Measure::Money(_)) = (&first.measure, &second.measure) else { return false };
    let (mut at, end) = (first.tokens.end, second.tokens.start);
    if first.measure == second.measure || end < at || end - at > GAP {
        return false;
    }
    let mut is_told = false;
    while at < end {
        if let Some(length) = words.link_at(tokens, at, Link::Conversion) {
            is_told = true;
            at += length;
        } else if tokens.get(at).is_some_and(|token| matches!(token.word.as_str(), "(" | "=" | "/" | "[")) {
            is_told = true;
            at += 1;
        } else if tokens.get(at).is_some_and(|token| matches!(token.word.as_str(), "," | "-" | "~" | "≈" | ")"))
            || words.hedges.at(tokens, at).is_some()
        {
            at += 1;
        } else {
            return false;
        }
    }
    is_told
}

/// Does a link of this kind end right before a place, and where does it begin?
fn link_before(tokens: &[Token], at: usize, kind: Link, words: &Lexicon) -> Option<usize> {
    (1..=4)
        .filter_map(|back| at.checked_sub(back).map(|place| (back, place)))
        .find_map(|(back, place)| words.link_at(tokens, place, kind).filter(|length| *length == back).map(|_| place))
}
