//! Numbers in digits, with their marks of thousands and decimals as each language writes them.

use super::super::token::{Token, TokenKind};
use crate::language::Language;

/// A number in digits, or digits that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// All digits as one integer.
    pub digits: i128,
    /// How many of them stand behind the decimal mark.
    pub decimals: u8,
    /// The token after it.
    pub end: usize,
    /// Is it a number? Dates, fractions and unreadable rows of digits are not.
    pub is_number: bool,
    /// Might it be a year?
    pub is_yearlike: bool,
}

/// How many groups of digits are looked at: a number of 24 digits has eight of three.
const GROUPS: usize = 14;
/// How many digits are held exactly.
const DIGITS: usize = 24;

/// What begins with the digits at a place.
pub(super) fn written(tokens: &[Token], at: usize, language: Language) -> Option<Written> {
    let first = digits_at(tokens, at)?;
    let is_alone = tokens.get(at + 1).is_none_or(|next| match next.kind {
        TokenKind::Digits => next.word.len() != 3,
        _ => next.is_spaced || !is_mark(&next.word) && next.word != "-",
    });
    if is_alone {
        return number(&[first], &[], at + 1).or_else(|| Some(none(at + 1)));
    }
    if let Some(end) = date_end(tokens, at) {
        return Some(none(end));
    }
    if let Some(spaced) = spaced_groups(tokens, at, first) {
        return Some(spaced);
    }
    let (groups, marks) = chain(tokens, at, first);
    let whole = number(&[first], &[], at + 1).unwrap_or_else(|| none(at + 1));
    let end = at + 2 * groups.len() - 1;
    let read = match marks.as_slice() {
        [] => Some(whole),
        [mark] => one_mark(groups[0], groups[1], mark, language, at),
        [mark, rest @ ..] => {
            let (last, inner) = rest.split_last().unwrap_or((mark, &[]));
            let are_inner_same = inner.iter().all(|other| other == mark);
            let (head, tail) = groups.split_at(groups.len() - 1);
            if are_inner_same && last == mark && grouped(&groups, mark) {
                number(&groups, &[], end)
            } else if are_inner_same && last != mark && is_decimal_mark(last) && grouped(head, mark) {
                number(head, tail, end)
            } else {
                Some(none(end))
            }
        }
    };
    Some(read.unwrap_or(whole))
}

/// Is the whole number one that years have, of the Common Era or the Solar Hijri calendar?
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (("1300".."1500").contains(&digits) || ("1900".."2100").contains(&digits))
}

fn digits_at(tokens: &[Token], at: usize) -> Option<&str> {
    tokens.get(at).filter(|token| token.kind == TokenKind::Digits).map(|token| token.word.as_str())
}

fn close(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(at).filter(|token| !token.is_spaced)
}

fn none(end: usize) -> Written {
    Written { digits: 0, decimals: 0, end, is_number: false, is_yearlike: false }
}

fn number(whole: &[&str], fraction: &[&str], end: usize) -> Option<Written> {
    if let ([digits], []) = (whole, fraction)
        && digits.len() < DIGITS
    {
        let (decimals, is_yearlike) = (0, is_year(digits));
        return Some(Written { digits: digits.parse().ok()?, decimals, end, is_number: true, is_yearlike });
    }
    let (whole, fraction) = (whole.concat(), fraction.concat());
    if whole.len() + fraction.len() > DIGITS {
        return Some(none(end));
    }
    let digits = format!("{whole}{fraction}").parse().ok()?;
    let decimals = u8::try_from(fraction.len()).ok()?;
    Some(Written { digits, decimals, end, is_number: true, is_yearlike: false })
}

/// A day in numbers: `2024-10-11`, `11.10.2024`, `1402/05/01`.
fn date_end(tokens: &[Token], at: usize) -> Option<usize> {
    let (mark, again) = (close(tokens, at + 1)?, close(tokens, at + 3)?);
    let (first, second, third) = (digits_at(tokens, at)?, digits_at(tokens, at + 2)?, digits_at(tokens, at + 4)?);
    let are_close = close(tokens, at + 2).is_some() && close(tokens, at + 4).is_some();
    let are_marks = mark.word == again.word && matches!(mark.word.as_str(), "-" | "." | "/");
    let lengths = (first.len(), second.len(), third.len());
    let is_day = matches!(lengths, (4, 1..=2, 1..=2) | (1..=2, 1..=2, 4)) || matches!(lengths, (2, 2, 2)) && mark.word != "-";
    (are_close && are_marks && is_day).then_some(at + 5)
}

/// `1 234 567,5`.
fn spaced_groups(tokens: &[Token], at: usize, first: &str) -> Option<Written> {
    if first.len() > 3 || first.starts_with('0') || digits_at(tokens, at + 1)?.len() != 3 {
        return None;
    }
    let mut groups = vec![first];
    while let Some(next) = digits_at(tokens, at + groups.len()) {
        if next.len() != 3 || groups.len() > GROUPS {
            break;
        }
        groups.push(next);
    }
    let end = at + groups.len();
    let mark = close(tokens, end).filter(|mark| is_decimal_mark(&mark.word) && mark.word != "/");
    match (mark, close(tokens, end + 1).and_then(|_| digits_at(tokens, end + 1))) {
        (Some(_), Some(fraction)) => number(&groups, &[fraction], end + 2),
        _ => number(&groups, &[], end),
    }
}

/// The groups of digits that stand together, and the marks between them.
fn chain<'a>(tokens: &'a [Token], at: usize, first: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut groups, mut marks) = (vec![first], Vec::new());
    let mut place = at + 1;
    while groups.len() < GROUPS
        && let Some(mark) = close(tokens, place).filter(|mark| is_mark(&mark.word))
        && close(tokens, place + 1).is_some()
        && let Some(next) = digits_at(tokens, place + 1)
    {
        groups.push(next);
        marks.push(mark.word.as_str());
        place += 2;
    }
    (groups, marks)
}

fn is_mark(mark: &str) -> bool {
    is_decimal_mark(mark) || mark == "٬"
}

fn is_decimal_mark(mark: &str) -> bool {
    matches!(mark, "." | "," | "٫" | "/")
}

/// Are these groups of thousands, or of lakhs and crores?
fn grouped(groups: &[&str], mark: &str) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return false };
    let is_indian = mark == "," && first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    let is_thousands = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    matches!(mark, "," | "." | "٬") && last.len() == 3 && !first.starts_with('0') && (is_indian || is_thousands)
}

/// Two groups with one mark between them; none where they are two numbers.
fn one_mark(first: &str, second: &str, mark: &str, language: Language, at: usize) -> Option<Written> {
    let decimal = || number(&[first], &[second], at + 3);
    let are_years = is_year(first) && second.len() == 4;
    match mark {
        "." | "٫" => decimal(),
        "," if language == Language::Russian && !are_years => decimal(),
        "," | "٬" if grouped(&[first, second], mark) => number(&[first, second], &[], at + 3),
        "," if second.len() <= 2 || first == "0" => decimal(),
        "/" if language == Language::Persian && !is_year(first) => decimal(),
        "/" => Some(none(at + 3)),
        _ => None,
    }
}
