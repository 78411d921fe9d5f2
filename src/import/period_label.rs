//! Labels of periods as statistics offices write them, in English, Russian and Persian: `2001M05`, `Q2/2001`, `200105`,
//! `05/2001`, `May 2001`, `01.05.2001`, `2009-10`, `Jan-Sep 2021`. A label says what it can mean; where that is two things, the
//! column decides (`period_column`).

use super::{flags, month_names, persian::folded};
use crate::trade::{Frequency, Period, Status};

/// What a label can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// One period only.
    Period(Period),
    /// Two years that follow one another; with a month where it may be that month of the first: `2009-10`.
    Pair { year: i32, month: Option<i32> },
    /// A quarter of two years that follow one another: `2012-13 Q1`.
    PairQuarter { year: i32, quarter: i32 },
    /// The first or the last day of a month, standing for what begins or ends there.
    Date { year: i32, month: i32, day: i32 },
    /// A date of two small numbers before its year: day and month in an order that only the column shows.
    Slashed { first: i32, second: i32, year: i32 },
    /// `2001.1`: January, or October without its zero.
    Dotted { year: i32, digit: i32 },
    /// Months of one year from one of them on: `9M 2021`.
    Span { year: i32, month: i32, months: i32 },
}

/// A label read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled {
    pub label: Label,
    /// What a flag behind it says of its figure: `2023 (p)`.
    pub status: Status,
    /// Was its year of two digits?
    pub short_year: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Year(i32),
    Small(usize, i32),
    Long(usize, i32),
    Mark(char),
    Name(i32),
    Month,
    Months,
    Quarter,
    Fiscal,
    Half,
    Week,
    Other,
}

/// The last year that a year of two digits may mean: `27` is 2027 while this is at least that.
pub(super) const SHORT_YEARS: (i32, i32) = (1930, 2029);

/// Reads a label; the error says what it is instead. Names of months are of the calendar.
pub(super) fn read(text: &str, hijri: bool) -> Result<Labelled, &'static str> {
    let text = folded(text).to_lowercase();
    let (text, status) = flagged(text.trim());
    let text = match text.split_once(['t', ' ']) {
        Some((date, time)) if time.starts_with("00:00") => date,
        _ => text,
    };
    let tokens = tokens(text, hijri)?;
    let (tokens, status) = match tokens.as_slice() {
        [rest @ .., Token::Other] if text.len() > 4 => {
            match flags::status_of(text.trim_start_matches(|letter: char| !letter.is_alphabetic())) {
                Some(found) if rest.len() <= 3 => (rest.to_vec(), Status::worst([status, found].into_iter())),
                _ => return Err("words that are no period"),
            }
        }
        all => (all.to_vec(), status),
    };
    let short_year = matches!(tokens.as_slice(), [Token::Name(_), Token::Small(2, _)]);
    Ok(Labelled { label: label(&tokens)?, status, short_year })
}

/// A flag in brackets at the end.
fn flagged(text: &str) -> (&str, Status) {
    let inside = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inside.and_then(|(rest, flags)| Some((rest.trim_end(), flags::status_of(flags)?))) {
        Some((rest, status)) if !rest.is_empty() => (rest, status),
        _ => (text, Status::Normal),
    }
}

fn tokens(text: &str, hijri: bool) -> Result<Vec<Token>, &'static str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let alike = |letter: char| {
            if first.is_ascii_digit() { letter.is_ascii_digit() } else { first.is_alphabetic() && letter.is_alphabetic() }
        };
        let end = rest.find(|letter| !alike(letter)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at(end);
        rest = after;
        if first.is_ascii_digit() {
            let number = piece.parse().map_err(|_| "a number that is no period")?;
            found.push(match piece.len() {
                4 => Token::Year(number),
                1 | 2 => Token::Small(piece.len(), number),
                6 | 8 => Token::Long(piece.len(), number),
                _ => return Err("a number that is no period"),
            });
        } else if first.is_alphabetic() {
            word(piece, hijri, &mut found)?;
        } else {
            let mark = if first.is_whitespace() { ' ' } else { first };
            if !matches!(mark, ' ' | '-' | '–' | '—' | '‑' | '/' | '.' | ',' | '_' | ':' | '\'' | '’') {
                return Err("marks that no period has");
            }
            found.push(Token::Mark(if matches!(mark, '–' | '—' | '‑') { '-' } else { mark }));
        }
    }
    Ok(without_marks(&found))
}

fn word(piece: &str, hijri: bool, found: &mut Vec<Token>) -> Result<(), &'static str> {
    const NUMBERS: [(&str, i32); 12] = [
        ("یک", 1),
        ("دو", 2),
        ("سه", 3),
        ("چهار", 4),
        ("پنج", 5),
        ("شش", 6),
        ("هفت", 7),
        ("هشت", 8),
        ("نه", 9),
        ("ده", 10),
        ("یازده", 11),
        ("دوازده", 12),
    ];
    let name = if hijri { month_names::hijri(piece) } else { month_names::gregorian(piece) };
    if let Some(month) = name {
        found.push(Token::Name(month.into()));
        return Ok(());
    }
    if month_names::hijri(piece).or_else(|| month_names::gregorian(piece)).is_some() {
        return Err("a month of another calendar");
    }
    if let Some((_, number)) = piece.strip_suffix("ماهه").and_then(|count| NUMBERS.iter().find(|number| number.0 == count)) {
        found.extend([Token::Small(1, *number), Token::Months]);
        return Ok(());
    }
    let roman = ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == piece);
    found.push(match piece {
        "m" => Token::Month,
        "months" | "month" | "mo" | "мес" | "месяцев" | "месяца" | "месяц" | "ماهه" | "ماه" => {
            Token::Months
        }
        "q" | "qtr" | "quarter" | "t" | "кв" | "квартал" | "квартала" => Token::Quarter,
        "fy" | "фг" => Token::Fiscal,
        "h" | "hy" | "half" | "s" | "sem" | "semester" | "полугодие" | "п" | "نیمه" => Token::Half,
        "w" | "week" | "нед" | "هفته" => Token::Week,
        "г" | "гг" | "год" | "года" | "году" | "year" | "cy" | "of" | "the" | "first" | "in" | "سال" | "نخست" | "اول" | "й"
        | "за" | "st" | "nd" | "rd" | "th" | "to" | "تا" => return Ok(()),
        _ if roman.is_some() => Token::Small(1, i32::try_from(roman.unwrap_or(0)).unwrap_or(0) + 1),
        _ => Token::Other,
    });
    Ok(())
}

/// Marks count between two numbers, and a dash between two names.
fn without_marks(tokens: &[Token]) -> Vec<Token> {
    let number = |token: Option<&Token>| matches!(token, Some(Token::Year(_) | Token::Small(..) | Token::Long(..)));
    let name = |token: Option<&Token>| matches!(token, Some(Token::Name(_)));
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let Token::Mark(mark) = token else {
            kept.push(*token);
            continue;
        };
        if let Some(Token::Mark(before)) = kept.last_mut() {
            if *before == ' ' {
                *before = *mark;
            }
            continue;
        }
        let next = tokens[place..].iter().find(|token| !matches!(token, Token::Mark(_)));
        let between_names = name(kept.last()) && name(next);
        if number(kept.last()) && number(next) || between_names {
            kept.push(*token);
        }
    }
    kept
}

#[expect(clippy::match_same_arms, reason = "the arms stand by spelling, an earlier one before a later one")]
fn label(tokens: &[Token]) -> Result<Label, &'static str> {
    use Token::{Fiscal, Half, Long, Mark, Month, Months, Name, Quarter, Small, Week, Year};
    match *tokens {
        [Year(year)] | [Year(year), Mark('.'), Small(1, 0)] => Ok(Label::Period(Period::year(year))),
        [Long(6, both)] | [Long(6, both), Mark('.'), Small(1, 0)] => pair_or_month(both / 100, both % 100),
        [Long(8, both)] if both % 10_000 == both / 10_000 + 1 => Ok(Label::Pair { year: both / 10_000, month: None }),
        [Long(8, both)] => date(both / 10_000, both / 100 % 100, both % 100),
        [Year(year), Mark('.'), Small(1, digit)] => Ok(Label::Dotted { year, digit }),
        [Year(year), Mark('.'), Small(2, number)] | [Year(year), Mark(_), Small(1, number)] => month(year, number),
        [Year(year), Mark(_), Small(2, number)] => pair_or_month(year, number),
        [Year(year), Mark('-' | '/'), Year(next)] | [Fiscal, Year(year), Mark('-' | '/'), Year(next)] if next == year + 1 => {
            Ok(Label::Pair { year, month: None })
        }
        [Fiscal, Year(year), Mark('-' | '/'), Small(2, next)] if next == (year + 1) % 100 => {
            Ok(Label::Pair { year, month: None })
        }
        [Year(year), Mark('-' | '/'), Small(2, next), Quarter, Small(1, place)]
        | [Quarter, Small(1, place), Mark(_), Year(year), Mark('-' | '/'), Small(2, next)]
            if next == (year + 1) % 100 && (1..=4).contains(&place) =>
        {
            Ok(Label::PairQuarter { year, quarter: place })
        }
        [Year(_), Mark(_), Year(_)] => Err("several years"),
        [Fiscal, ..] => Err("a fiscal year of one number, which may be where it begins or where it ends; write both years"),
        [Small(_, number), Mark(_), Year(year)]
        | [Name(number), Year(year)]
        | [Year(year), Name(number)]
        | [Year(year), Month | Months, Small(_, number)]
        | [Month, Small(_, number), Mark(_), Year(year)] => month(year, number),
        [Name(number), Small(2, short)] => month(century(short), number),
        [Year(year), Quarter, Small(1, place)]
        | [Quarter, Small(1, place), Mark(_), Year(year)]
        | [Small(1, place), Quarter, Year(year)]
        | [Year(year), Mark(_), Small(1, place), Quarter] => quarter(year, place),
        [Year(year), Mark(one), Small(_, number), Mark(two), Small(_, day)] if one == two => date(year, number, day),
        [Small(_, day), Mark('.'), Small(_, number), Mark('.'), Year(year)] => date(year, number, day),
        [Small(_, first), Mark(one), Small(_, second), Mark(two), Year(year)] if one == two => {
            Ok(Label::Slashed { first, second, year })
        }
        [Small(_, day), Name(number), Year(year)] | [Name(number), Small(_, day), Mark(_), Year(year)] => date(year, number, day),
        [Name(from), Mark('-'), Name(to), Year(year)] | [Year(year), Name(from), Mark('-'), Name(to)] => span(year, from, to),
        [Month, Small(_, from), Month, Small(_, to), Mark(_), Year(year)]
        | [Year(year), Month, Small(_, from), Month, Small(_, to)] => span(year, from, to),
        [Small(_, count), Month | Months, Year(year)] | [Year(year), Mark(_), Small(_, count), Month | Months] => {
            span(year, 1, count)
        }
        [Small(2, _)] => Err("a year of two digits"),
        _ if tokens.contains(&Half) => Err("a half-year, which is no period here"),
        _ if tokens.contains(&Week) => Err("a week, which is no period here"),
        _ => Err("no period that is known"),
    }
}

fn century(short: i32) -> i32 {
    let first = SHORT_YEARS.0 / 100 * 100;
    if first + short < SHORT_YEARS.0 { first + 100 + short } else { first + short }
}

fn month(year: i32, number: i32) -> Result<Label, &'static str> {
    if (1..=12).contains(&number) {
        return Ok(Label::Period(Period::from_ordinal(Frequency::Monthly, year * 12 + number - 1)));
    }
    Err("a month that no year has")
}

fn quarter(year: i32, place: i32) -> Result<Label, &'static str> {
    if (1..=4).contains(&place) {
        return Ok(Label::Period(Period::from_ordinal(Frequency::Quarterly, year * 4 + place - 1)));
    }
    Err("a quarter that no year has")
}

fn pair_or_month(year: i32, number: i32) -> Result<Label, &'static str> {
    if number == (year + 1) % 100 {
        return Ok(Label::Pair { year, month: (1..=12).contains(&number).then_some(number) });
    }
    month(year, number)
}

fn date(year: i32, month: i32, day: i32) -> Result<Label, &'static str> {
    if (1..=12).contains(&month) && (1..=31).contains(&day) {
        return Ok(Label::Date { year, month, day });
    }
    Err("a date that no calendar has")
}

/// Whole years and quarters are what they are, other stretches are spans.
fn span(year: i32, from: i32, to: i32) -> Result<Label, &'static str> {
    match (from, to) {
        (1, 12) => Ok(Label::Period(Period::year(year))),
        (1 | 4 | 7 | 10, _) if to == from + 2 => quarter(year, from / 3 + 1),
        (1..=12, 1..=12) if from == to => month(year, from),
        (1..=12, 1..=12) if from < to => Ok(Label::Span { year, month: from, months: to - from + 1 }),
        _ => Err("a span of months over two years"),
    }
}

#[cfg(test)]
#[path = "period_label_tests.rs"]
mod tests;
