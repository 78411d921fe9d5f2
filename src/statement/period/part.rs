//! Parts of years: months by name, "the first nine months", quarters and halves.

use super::{
    source::Source,
    vocabulary::{Beside, Lead, Word},
};
use crate::{language::Language, trade::Calendar};

/// In what way a part of a year is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// A month, a quarter, a half, the first months.
    Plain,
    /// Its months are counted, with no word for "first": "nine months".
    Count,
    /// From one month or quarter to another.
    Row,
    /// From the end of the year: "last quarter".
    Last,
}

/// A part of a year that is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The token after it.
    pub end: usize,
    /// Its first month, from 1.
    pub first: i32,
    /// How many months.
    pub months: i32,
    /// Whose months, if they are named.
    pub calendar: Option<Calendar>,
    /// Is it a part of a year for sure, where no year stands with it?
    pub is_sure: bool,
    /// In what way it is told.
    pub way: Way,
}

impl Part {
    /// Does it go on in a second year: "April–March"?
    pub(super) fn is_of_two_years(self) -> bool {
        self.first + self.months > 13
    }
}

/// The part of a year at a place, after a word such as "in" or none.
pub(super) fn part(source: &Source, place: usize, lead: Option<Lead>) -> Option<Part> {
    let mut found = named(source, place, lead)
        .or_else(|| season(source, place))
        .or_else(|| short(source, place))
        .or_else(|| counted(source, place, lead == Some(Lead::In)))?;
    // "the January–November period", but not "months" of what comes next.
    if let Some(end) = source.after(found.end, Word::Period) {
        found.end = end;
    }
    Some(found)
}

/// Months by name: one, or from one to another.
fn named(source: &Source, place: usize, lead: Option<Lead>) -> Option<Part> {
    let (mut end, first) = source.month(place)?;
    let plain = Part {
        end,
        first: first.number,
        months: 1,
        calendar: Some(first.calendar),
        // «می» begins verbs too.
        is_sure: !first.is_doubtful
            || (lead.is_some() && !(source.language == Language::Persian && first.calendar == Calendar::Gregorian)),
        way: Way::Plain,
    };
    // "The June quarter" is the one that ends then.
    let quarter = source.after(end, Word::Quarter).filter(|_| source.language == Language::English && first.number % 3 == 0);
    if let Some(end) = quarter {
        return Some(Part { end, first: first.number - 2, months: 3, is_sure: true, ..plain });
    }
    // "Jan.–Sept."
    if source.is(end, ".") && source.until(end + 1).is_some() {
        end += 1;
    }
    let and = || source.after(end, Word::And).filter(|_| lead == Some(Lead::Between));
    let Some(next) = source.until(end).or_else(and) else { return Some(plain) };
    let next = source.skip(next, Word::Article);
    let Some((end, last)) = source.month(next).filter(|(_, last)| last.calendar == first.calendar) else { return Some(plain) };
    // "April–March" is in two years.
    let months = (last.number - first.number).rem_euclid(12) + 1;
    Some(Part { end, months, is_sure: true, way: Way::Row, ..plain })
}

/// A season of the Iranian year.
fn season(source: &Source, place: usize) -> Option<Part> {
    let (length, number) = source.words.seasons.at(source.tokens, place)?;
    let (first, months) = block(*number, 3)?;
    Some(Part { end: place + length, first, months, calendar: Some(Calendar::SolarHijri), is_sure: false, way: Way::Plain })
}

/// "Q1", "1Q", "H1", "9M".
fn short(source: &Source, place: usize) -> Option<Part> {
    let letter = |place: usize| source.token(place).map_or("", |token| token.word.as_str());
    let (letter, number) = match source.digits(place, 1..=2) {
        Some(number) if source.is_close(place + 1) => (letter(place + 1), number),
        None if source.is_close(place + 1) => (letter(place), source.digits(place + 1, 1..=1)?),
        _ => return None,
    };
    let is_first_digits = source.digits(place, 1..=2).is_some();
    let is_glued = source.is_close(place) && place > 0 && !matches!(letter_before(source, place), "(" | "-" | "/");
    let (first, months) = match letter {
        "q" | "кв" if (1..=4).contains(&number) => (number * 3 - 2, 3),
        "h" if (1..=2).contains(&number) => (number * 6 - 5, 6),
        "m" | "мес" if is_first_digits && (2..=12).contains(&number) => (1, number),
        _ => return None,
    };
    let is_count = letter == "m";
    let part = Part {
        end: place + 2,
        first,
        months,
        calendar: None,
        is_sure: !is_count,
        way: if is_count { Way::Count } else { Way::Plain },
    };
    if is_glued {
        return None;
    }
    Some(quarters_to(source, part).unwrap_or(part))
}

fn letter_before<'a>(source: &'a Source, place: usize) -> &'a str {
    place.checked_sub(1).and_then(|before| source.token(before)).map_or("", |token| token.word.as_str())
}

/// "Q1–Q3".
fn quarters_to(source: &Source, from: Part) -> Option<Part> {
    let next = source.until(from.end)?;
    let is_same = source.token(next)?.word == source.token(from.end - 2)?.word;
    let number = source.digits(next + 1, 1..=1).filter(|number| is_same && (2..=4).contains(number))?;
    let months = number * from.months - from.first + 1;
    (months > from.months && months <= 12).then_some(Part { end: next + 2, months, way: Way::Row, ..from })
}

/// "the first nine months", "second quarter", «за 9 месяцев», «هشت ماهه نخست».
fn counted(source: &Source, start: usize, is_led: bool) -> Option<Part> {
    let order = source.words.orders.at(source.tokens, start).map(|(length, order)| (start + length, *order));
    let place = order.map_or(start, |(end, _)| end);
    let place = if order.is_some() {
        source.after(place, Word::Suffix).filter(|_| source.is(place, "-")).unwrap_or(place)
    } else {
        place
    };
    // "first-quarter", "nine-month".
    let dash = |place: usize| if source.is(place, "-") { place + 1 } else { place };
    let number = source.small_number(dash(place));
    let unit = number.map_or(dash(place), |(end, ..)| dash(end));
    let (end, unit) =
        [Word::Month, Word::Quarter, Word::Half].into_iter().find_map(|word| Some((source.after(unit, word)?, word)))?;
    let is_adjective = number.is_some_and(|(end, ..)| source.is(end, "-"));
    let later = source.words.orders.at(source.tokens, end).map(|(length, order)| (end + length, *order));
    let later = later.filter(|_| source.language == Language::Persian);
    let end = later.map_or(end, |(end, _)| end);
    let order = order.or(later).map(|(_, order)| order);
    let (first, months) = match unit {
        Word::Month => block(order.unwrap_or(1), number.map_or(1, |(_, number, _)| number))?,
        Word::Quarter => match (order, number) {
            // «три квартала» are nine months, «3 квартал» is the third.
            (None | Some(1), Some((_, number @ 2..=4, is_word))) if is_word || order.is_some() => (1, number * 3),
            (order, number) => block(order.or(number.map(|(_, number, _)| number))?, 3)?,
        },
        Word::Half => block(order.or(number.map(|(_, number, _)| number))?, 6)?,
        _ => return None,
    };
    let is_count = unit == Word::Month && order.is_none();
    if is_count && number.is_none() {
        return None;
    }
    let is_followed = matches!(source.words.beside.at(source.tokens, end), Some((_, Beside::Attribute | Beside::Level)));
    let is_sure = match source.language {
        _ if !is_count => true,
        Language::English => is_adjective && is_followed,
        Language::Russian | Language::Persian => is_led && months > 1,
    };
    let way = match order {
        None if is_count => Way::Count,
        Some(0) => Way::Last,
        _ => Way::Plain,
    };
    Some(Part { end, first, months, calendar: None, is_sure, way })
}

/// The block of so many months that is the first, second and so on of a year; 0 for the last.
fn block(order: i32, months: i32) -> Option<(i32, i32)> {
    let first = if order == 0 { 13 - months } else { (order - 1) * months + 1 };
    (months >= 1 && first >= 1 && first + months <= 13).then_some((first, months))
}
