//! Sizes in words: "20%", "3 to 36%", "7 times".

use super::size::{Digits, Size};
use crate::language::Language;

/// "20%", "3 to 36%"; of times as they are.
pub(super) fn size_in_words(language: Language, size: Size) -> String {
    match size {
        Size::Percent(digits) => language.fill("number.percent", &[("number", &number(language, digits))]),
        Size::Times(digits) => times(language, digits),
    }
}

/// "7 times", «в 7 раз», «в 3,3 раза»; nothing for per cent.
pub(super) fn times_in_words(language: Language, size: Size) -> Option<String> {
    match size {
        Size::Times(digits) => Some(times(language, digits)),
        Size::Percent(_) => None,
    }
}

/// "3.3-fold"; nothing for per cent.
pub(super) fn fold(language: Language, size: Size) -> Option<String> {
    let Size::Times(digits) = size else { return None };
    Some(plural(language, digits, "headline.fold"))
}

/// Growth on its own: "+20%", "4.1 times".
pub(super) fn plain_size(language: Language, size: Size) -> String {
    match size {
        Size::Percent(digits) => {
            let number = number(language, digits);
            let number = if digits.low == digits.high { language.number("+") + &number } else { number };
            language.fill("number.percent", &[("number", &number)])
        }
        Size::Times(digits) => times(language, digits),
    }
}

/// From no change to so much, with signs: "−36 to 0%", "0 to +12%".
pub(super) fn interval(language: Language, size: Size, falls: bool) -> String {
    let (Size::Percent(digits) | Size::Times(digits)) = size;
    let end = |value: i128, sign: &str| {
        if value == 0 { language.number("0") } else { language.number(&format!("{sign}{}", plain(value, digits.decimals))) }
    };
    let (low, high) =
        if falls { (end(digits.high, "-"), end(digits.low, "-")) } else { (end(digits.low, "+"), end(digits.high, "+")) };
    let between = language.fill("headline.interval", &[("low", &low), ("high", &high)]);
    language.fill("number.percent", &[("number", &between)])
}

fn times(language: Language, digits: Digits) -> String {
    plural(language, digits, "headline.times")
}

/// The form of a whole number is its own, that of a broken one is always the same.
fn plural(language: Language, digits: Digits, key: &str) -> String {
    let between = if key == "headline.fold" { "headline.between_short" } else { "headline.between" };
    let number = joined(language, digits, between);
    let unit = 10i128.pow(digits.decimals);
    let whole = usize::try_from(digits.high / unit).ok().filter(|_| digits.high % unit == 0);
    match (whole, key) {
        (Some(whole), "headline.fold") => language.count("headline.fold", whole, &[("number", &number)]),
        (None, "headline.fold") => language.fill_term("headline.fold", "other", &[("number", &number)]),
        (Some(whole), _) => language.count("headline.times", whole, &[("number", &number)]),
        (None, _) => language.fill_term("headline.times", "other", &[("number", &number)]),
    }
}

/// One number, or two with what is between.
fn number(language: Language, digits: Digits) -> String {
    joined(language, digits, "headline.between")
}

fn joined(language: Language, digits: Digits, between: &str) -> String {
    let [low, high] = [digits.low, digits.high].map(|value| language.number(&plain(value, digits.decimals)));
    if low == high { low } else { language.fill(between, &[("low", &low), ("high", &high)]) }
}

/// A number in English without zeros at its end.
fn plain(value: i128, decimals: u32) -> String {
    let unit = 10i128.pow(decimals);
    let (whole, rest) = (value / unit, value % unit);
    let width = usize::try_from(decimals).unwrap_or(0);
    let rest = format!("{rest:0>width$}");
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() || decimals == 0 { whole.to_string() } else { format!("{whole}.{rest}") }
}
