//! Years: "2023", "the Iranian year 1402", "fiscal year 2023-24", "last year", and numbers that are none.

use super::{
    super::token::TokenKind,
    source::Source,
    vocabulary::{Beside, Word, YearWord},
};
use crate::{language::Language, trade::Calendar};

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// A year of the calendar.
    Of(i32),
    /// A fiscal year, by the Gregorian year in which it begins.
    Fiscal(i32),
    /// "this year".
    This,
    /// "last year".
    Last,
    /// "the previous year".
    Previous,
    /// "the year", which other words must tell.
    Open,
    /// A year whose number nobody can tell by words alone: "last fiscal year", "the Iranian year 2023".
    Unknown,
}

/// A year that is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    /// The token after it.
    pub end: usize,
    /// Which.
    pub told: Told,
    /// Of which calendar.
    pub calendar: Calendar,
    /// Is it called a fiscal year?
    pub is_fiscal: bool,
}

/// How surely a number is a year by what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// "in": it is, unless a unit follows.
    Sure,
    /// A word that quantities have too: "by", "over".
    Weak,
    /// Nothing.
    Bare,
    /// The second of two years.
    Second,
}

/// What words say of a year.
#[derive(Default)]
struct Flags {
    year: bool,
    fiscal: bool,
    calendar: Option<Calendar>,
    relative: Option<Told>,
}

/// The most words of one year.
const LONGEST: usize = 9;

impl Flags {
    /// Adds a word that stands before the number, or is all there is; tells whether it is part of a year for sure.
    fn add(&mut self, word: YearWord) {
        match word {
            YearWord::Year => self.year = true,
            YearWord::This => self.relative = Some(Told::This),
            YearWord::Last => self.relative = Some(Told::Last),
            YearWord::Previous => self.relative = Some(Told::Previous),
            YearWord::ThisYear => (self.relative, self.year) = (Some(Told::This), true),
            YearWord::LastYear => (self.relative, self.year) = (Some(Told::Last), true),
            YearWord::Iranian | YearWord::IranianAfter => self.calendar = Some(Calendar::SolarHijri),
            YearWord::Gregorian | YearWord::GregorianAfter => self.calendar = Some(Calendar::Gregorian),
            YearWord::Fiscal => self.fiscal = true,
            YearWord::Article => {}
        }
    }

    fn is_iranian(&self) -> bool {
        self.calendar == Some(Calendar::SolarHijri)
    }

    fn is_worded(&self) -> bool {
        self.year || self.fiscal || self.calendar.is_some()
    }

    fn calendar(&self, language: Language) -> Calendar {
        let own = if language == Language::Persian { Calendar::SolarHijri } else { Calendar::Gregorian };
        self.calendar.unwrap_or(own)
    }
}

/// The year at a place.
pub(super) fn year(source: &Source, start: usize, trust: Trust) -> Option<Year> {
    let mut flags = Flags::default();
    let (mut place, mut end) = (start, start);
    for _ in 0..LONGEST {
        if source.digits(place, 2..=4).is_some() {
            break;
        }
        let Some((length, word)) = source.words.years.at(source.tokens, place) else { break };
        // «سال گذشته سال ۱۴۰۱»: the second year is another.
        if flags.relative.is_some()
            && flags.year
            && !matches!(
                word,
                YearWord::Iranian | YearWord::IranianAfter | YearWord::Gregorian | YearWord::GregorianAfter | YearWord::Fiscal
            )
        {
            break;
        }
        flags.add(*word);
        place += length;
        if *word != YearWord::Article {
            end = place;
        }
    }
    // "the Iranian year of 1402"
    if flags.year && source.is(place, "of") && source.digits(place + 1, 4..=4).is_some() {
        (place, end) = (place + 1, place + 1);
    }
    if flags.relative.is_none()
        && (end == place || !flags.is_worded())
        && let Some((after, number)) = numbered(source, place, &flags, trust)
    {
        let (end, later) = words_after(source, after, start);
        return Some(resolved(number, &flags, &later, end));
    }
    let told = flags.relative.filter(|_| flags.year).or(flags.year.then_some(Told::Open))?;
    let told = if flags.fiscal && matches!(told, Told::This | Told::Last) { Told::Unknown } else { told };
    Some(Year { end, told, calendar: flags.calendar(source.language), is_fiscal: flags.fiscal })
}

/// What a number with its words says.
fn resolved(number: Number, before: &Flags, after: &Flags, end: usize) -> Year {
    let (is_iranian, is_fiscal) = (before.is_iranian() || after.is_iranian(), before.fiscal || after.fiscal);
    let (told, calendar) = match number {
        Number::One(year @ HIJRI_FIRST..=HIJRI_LAST) => (Told::Of(year), Calendar::SolarHijri),
        Number::One(_) if is_iranian => (Told::Unknown, Calendar::SolarHijri),
        Number::One(year) if is_fiscal => (Told::Fiscal(year - 1), Calendar::Gregorian),
        Number::One(year) => (Told::Of(year), Calendar::Gregorian),
        Number::Two(year) if year <= HIJRI_LAST => (Told::Unknown, Calendar::SolarHijri),
        Number::Two(year) if is_iranian => (Told::Of(year - BEHIND), Calendar::SolarHijri),
        Number::Two(year) => (Told::Fiscal(year), Calendar::Gregorian),
    };
    Year { end, told, calendar, is_fiscal }
}

/// The words that may follow a number: «2023 году», «۱۴۰۲ شمسی».
fn words_after(source: &Source, mut place: usize, start: usize) -> (usize, Flags) {
    let mut flags = Flags::default();
    let is_persian = source.language == Language::Persian;
    let mut end = place;
    for _ in 0..3 {
        let Some((length, word)) = source.words.years.at(source.tokens, place) else { break };
        let is_fit = match word {
            YearWord::Year => !is_persian && !flags.year,
            YearWord::IranianAfter | YearWord::GregorianAfter => true,
            // «2023 иранский экспорт» is no Iranian year.
            YearWord::Iranian | YearWord::Gregorian if is_persian => true,
            YearWord::Iranian | YearWord::Gregorian | YearWord::Fiscal => {
                matches!(source.words.years.at(source.tokens, place + length), Some((_, YearWord::Year)))
            }
            _ => false,
        };
        if !is_fit || place <= start {
            break;
        }
        flags.add(*word);
        place += length;
        end = place;
    }
    (end, flags)
}

/// A number of a year as written.
#[derive(Debug, Clone, Copy)]
enum Number {
    One(i32),
    /// "2023-24", by its first.
    Two(i32),
}

const HIJRI_FIRST: i32 = 1300;
const HIJRI_LAST: i32 = 1450;
/// What lies between the years of the two calendars where both begin.
const BEHIND: i32 = 621;

fn is_year(number: i32) -> bool {
    (1950..=2060).contains(&number) || (HIJRI_FIRST..=HIJRI_LAST).contains(&number)
}

/// The number of a year at a place, and where it ends.
fn numbered(source: &Source, place: usize, flags: &Flags, trust: Trust) -> Option<(usize, Number)> {
    if flags.fiscal
        && let Some(year) = source.digits(place, 2..=2).filter(|year| (10..=60).contains(year))
    {
        return Some(second(source, place + 1, 2000 + year).unwrap_or((place + 1, Number::One(2000 + year))));
    }
    let number = source.digits(place, 4..=4).filter(|number| is_year(*number))?;
    if goes_before(source, place, trust) {
        return None;
    }
    let after = place + 1;
    if let Some(found) = second(source, after, number) {
        let is_short = source.digits(after + 1, 2..=2).is_some();
        let is_slash = source.is(after, "/");
        // "1402-03" may be a month.
        let is_told = matches!(source.words.years.at(source.tokens, found.0), Some((_, YearWord::Fiscal)));
        if flags.fiscal || is_told || (number > HIJRI_LAST && (is_short || is_slash)) {
            return Some(found);
        }
        if is_short {
            return None;
        }
    }
    // «1990-е годы»
    let ending = source.token(after + 1).filter(|_| source.is(after, "-") && source.is_close(after + 1));
    if ending.is_some_and(|ending| matches!(ending.word.as_str(), "е" | "х" | "ых" | "ые")) {
        return None;
    }
    // "2023 456" is one number.
    if is_joined(source, after) || source.digits(after, 3..=3).is_some() {
        return None;
    }
    let is_spoken = flags.is_worded() || matches!(source.words.years.at(source.tokens, after), Some((_, YearWord::Year)));
    (is_spoken || is_alone(source, place, trust)).then_some((after, Number::One(number)))
}

/// The second year of "2023-24" and "2023/2024".
fn second(source: &Source, place: usize, first: i32) -> Option<(usize, Number)> {
    if !(source.is(place, "-") || source.is(place, "/")) {
        return None;
    }
    let next = source.digits(place + 1, 2..=4)?;
    let is_next = next == first + 1 || next == (first + 1) % 100;
    (is_next && !is_joined(source, place + 2)).then_some((place + 2, Number::Two(first)))
}

/// Does a number go on at a place: with letters, or a sign and digits?
fn is_joined(source: &Source, place: usize) -> bool {
    let Some(next) = source.token(place).filter(|next| !next.is_spaced) else { return false };
    let is_digits = |place| source.is_close(place) && source.token(place).is_some_and(|token| token.kind == TokenKind::Digits);
    match next.kind {
        TokenKind::Word => source.language == Language::English || next.word.chars().any(|letter| letter.is_ascii_alphabetic()),
        TokenKind::Digits => true,
        TokenKind::Sign => match next.word.as_str() {
            "." | "," | "/" | ":" | "٫" | "٬" => is_digits(place + 1),
            "%" | "$" | "€" | "£" | "₽" | "_" | "+" | "@" => true,
            _ => false,
        },
        TokenKind::Break => false,
    }
}

/// Does a longer number, code or sum begin before the number at a place?
fn goes_before(source: &Source, place: usize, trust: Trust) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| source.token(before)) else { return false };
    let is_close = source.is_close(place);
    match before.kind {
        // "Q1 2024"
        TokenKind::Digits => is_close || trust != Trust::Second,
        TokenKind::Word => is_close && before.word != "fy",
        TokenKind::Break => false,
        TokenKind::Sign => {
            let is_open = matches!(before.word.as_str(), "(" | "\"" | "'" | "[" | "," | ";" | ":" | "." | "-" | "&");
            let is_range = trust == Trust::Second && matches!(before.word.as_str(), "-" | "/");
            let is_code = matches!(before.word.as_str(), "," | ":" | "." | "-" | "&");
            is_close && !is_range && (!is_open || is_code)
        }
    }
}

/// Can a number without a word for year be one, by what stands around it?
fn is_alone(source: &Source, place: usize, trust: Trust) -> bool {
    let unit = |place| matches!(source.words.beside.at(source.tokens, place), Some((_, Beside::Unit)));
    if unit(place + 1) || is_money_before(source, place) {
        return false;
    }
    let is_round = source.is(place, "2000");
    let next = source.token(place + 1).filter(|next| next.kind == TokenKind::Word);
    let beside = source.words.beside.at(source.tokens, place + 1).map(|(_, beside)| *beside);
    let is_known = matches!(beside, Some(Beside::Attribute | Beside::Level));
    // "of which 1402 were cars"
    let is_hijri = source.digits(place, 4..=4).is_some_and(|number| number <= HIJRI_LAST);
    if is_hijri && source.language != Language::Persian && matches!(trust, Trust::Bare | Trust::Weak) && next.is_some() {
        return false;
    }
    if source.language == Language::English {
        // "2000 trucks" is no year, "2023 exports" is one.
        let is_sum = beside == Some(Beside::Adjective) && trust != Trust::Sure;
        let is_many = is_sum || !is_known && next.is_some_and(|next| next.word.ends_with('s') && next.word.len() > 2);
        return match trust {
            Trust::Sure => !(is_round && is_many),
            Trust::Second => !is_many,
            Trust::Weak => !is_many && !is_round,
            Trust::Bare => !is_many && !is_round && !is_named(source, place),
        };
    }
    let goes_on =
        is_known || source.words.leads.at(source.tokens, place + 1).is_some() || source.after(place + 1, Word::And).is_some();
    matches!(trust, Trust::Sure | Trust::Second) || next.is_none() || goes_on
}

fn is_money_before(source: &Source, place: usize) -> bool {
    (1..=2).any(|back| {
        let Some(start) = place.checked_sub(back) else { return false };
        matches!(source.words.before.at(source.tokens, start), Some((length, _)) if start + length == place)
    })
}

/// "Vision 2030": is the number part of a name?
fn is_named(source: &Source, place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| source.token(before));
    source.language == Language::English
        && before.is_some_and(|before| before.kind == TokenKind::Word && before.is_capital)
        && place.checked_sub(1).is_none_or(|before| source.after(before, Word::Article).is_none())
        && place.checked_sub(1).is_none_or(|before| source.words.months.at(source.tokens, before).is_none())
}
