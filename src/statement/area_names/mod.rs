//! Names of areas in a text: by name, adjective, compound and capital, and those that are part of another name.
//!
//! `table.rs` holds the names, `cases.rs` declines the Russian ones, `offices.rs` finds the names of offices and persons that an
//! area's is part of: the Bank of Russia is not Russia. Names are found by whole words, the longest first.

mod cases;
mod offices;
mod table;

#[cfg(test)]
mod tests;

use std::{cell::OnceCell, ops::Range};

use self::table::{Sense, TABLE, Table};
use super::{
    mark::{AreaForm, AreaMark},
    token::{Token, TokenKind},
};
use crate::trade::Area;

/// Every name of an area, in order and not overlapping. The languages are told apart by their letters, token by token.
pub(in crate::statement) fn areas(tokens: &[Token]) -> Vec<AreaMark> {
    let names = Names { table: &TABLE, tokens, american: OnceCell::new() };
    let mut marks = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let Some((length, sense)) = names.table.at(tokens, place).filter(|_| !names.is_within_a_word(place)) else {
            place += 1;
            continue;
        };
        let mark = names.mark(place, place + length, sense);
        place = mark.as_ref().map_or(place + length, |mark| mark.tokens.end);
        marks.extend(mark);
    }
    offices::covered(tokens, &marks)
}

/// What a name is looked for in.
struct Names<'a> {
    table: &'a Table,
    tokens: &'a [Token],
    /// Where words of American states stand, once Georgia is met.
    american: OnceCell<Vec<usize>>,
}

/// What parts of states are called before their names.
const PARTS: [&str; 8] = ["state", "province", "region", "city", "port", "territory", "oblast", "county"];

/// Words before a hyphen after which a name is not the area's own: "non-Iranian".
const BEFORE_HYPHENS: [&str; 7] = ["non", "anti", "pro", "ex", "pan", "не", "анти"];
/// Words after a hyphen that make another thing of an area's name: "Tehran-based".
const AFTER_HYPHENS: [&str; 8] = ["based", "led", "backed", "born", "listed", "owned", "style", "speaking"];
/// Words before the whole world as a place: "in the world".
const WITHIN_THE_WORLD: [&str; 10] = ["in", "across", "around", "throughout", "over", "of", "within", "در", "سراسر", "کل"];
/// Words before a capital that is only a place.
const WHERE: [&str; 9] = ["in", "at", "near", "outside", "around", "в", "во", "под", "در"];
/// Words that tell the state of Georgia from the country.
const AMERICAN: [&str; 8] = ["atlanta", "savannah", "alabama", "florida", "carolina", "tennessee", "gop", "midterm"];
/// How far those may stand from it.
const NEAR: usize = 12;
/// Amounts, after which «افغانی» is the currency.
const AMOUNTS: [&str; 4] = ["هزار", "میلیون", "میلیارد", "تریلیون"];
/// What makes people of an adjective: «ایرانی‌ها».
const PERSIAN_PLURALS: [&str; 3] = ["ها", "های", "هایی"];

impl<'a> Names<'a> {
    fn word(&self, place: usize) -> &'a str {
        self.tokens.get(place).map_or("", |token| &token.word)
    }

    fn before(&self, place: usize) -> &'a str {
        place.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn is_spaced(&self, place: usize) -> bool {
        self.tokens.get(place).is_none_or(|token| token.is_spaced)
    }

    /// Is it the end of something written in one, an address or "non-Iranian"?
    fn is_within_a_word(&self, place: usize) -> bool {
        if self.is_spaced(place) {
            return false;
        }
        let is_capital = self.tokens.get(place).is_some_and(|token| token.is_capital);
        match self.before(place) {
            "@" | "_" => true,
            "." | "/" => !is_capital,
            "-" => place.checked_sub(2).is_some_and(|before| BEFORE_HYPHENS.contains(&self.word(before))),
            _ => false,
        }
    }

    fn mark(&self, start: usize, end: usize, sense: Sense) -> Option<AreaMark> {
        let (area, form) = match sense {
            Sense::Nothing => return None,
            Sense::Other => {
                return Some(AreaMark { tokens: start..end, area: None, form: AreaForm::OtherName, of: self.within(start..end) });
            }
            Sense::Unclear => (None, AreaForm::Unclear),
            Sense::Name(area) => (Some(area), AreaForm::Name),
            Sense::Capital(area) => (Some(area), AreaForm::Capital),
            Sense::Compound(area) => self.goes_on(end).then_some((Some(area), AreaForm::Compound))?,
            Sense::Adjective(area) => (Some(area), self.adjective(start, end)?),
        };
        if area.is_some_and(|area| area.code() == "USA") && self.word(end) == "$" {
            return None;
        }
        let owned = self.owner(end).filter(|_| !matches!(form, AreaForm::Adjective | AreaForm::Compound));
        let form = if owned.is_some() && form == AreaForm::Name { AreaForm::Possessive } else { form };
        let takes_article = !matches!(form, AreaForm::Adjective | AreaForm::Compound);
        let first = if takes_article && self.before(start) == "the" { start - 1 } else { start };
        let mark = AreaMark { tokens: first..owned.unwrap_or(end), area, form, of: None };
        if area == Some(Area::world()) && (mark.form == AreaForm::Possessive || self.is_within_the_world(start)) {
            return None;
        }
        Some(self.as_it_stands(mark))
    }

    /// The area that a name in another name is of.
    fn within(&self, mut name: Range<usize>) -> Option<Area> {
        name.find_map(|place| self.table.of_word(self.word(place)))
    }

    /// Where a possessive ends: "'s" after "Iran", the sign alone after "the United States".
    fn owner(&self, end: usize) -> Option<usize> {
        if self.word(end) != "'" || self.is_spaced(end) {
            return None;
        }
        if self.word(end + 1) == "s" && !self.is_spaced(end + 1) {
            return Some(end + 2);
        }
        let is_followed = self.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Word && next.is_spaced);
        (self.before(end).ends_with('s') && is_followed).then_some(end + 1)
    }

    /// Does an area's name follow after a hyphen?
    fn goes_on(&self, end: usize) -> bool {
        let next = || self.table.at(self.tokens, end + 1).map(|(_, sense)| sense);
        self.word(end) == "-"
            && matches!(next(), Some(Sense::Name(_) | Sense::Adjective(_) | Sense::Compound(_) | Sense::Unclear))
    }

    /// The form of an adjective; none where it names people or a currency.
    fn adjective(&self, start: usize, end: usize) -> Option<AreaForm> {
        let is_people = PERSIAN_PLURALS.contains(&self.word(end));
        let is_counted = self.word(start) == "افغانی"
            && (AMOUNTS.contains(&self.before(start)) || self.before(start).starts_with(|letter: char| letter.is_ascii_digit()));
        if is_people || is_counted {
            return None;
        }
        let next = || self.table.at(self.tokens, end + 1).map(|(_, sense)| sense);
        let is_first = self.word(end) == "-" && matches!(next(), Some(Sense::Adjective(_) | Sense::Compound(_)));
        Some(if is_first { AreaForm::Compound } else { AreaForm::Adjective })
    }

    /// Is the whole world only where something is so: "the second in the world"? `start` is after the article of the mark.
    fn is_within_the_world(&self, start: usize) -> bool {
        WITHIN_THE_WORLD.contains(&self.before(start))
    }

    /// A capital that is a place only, "Tehran-based", and Georgia among American states, are no areas.
    fn as_it_stands(&self, mark: AreaMark) -> AreaMark {
        let Some(area) = mark.area else { return mark };
        let is_adjectival = || self.word(mark.tokens.end) == "-" && AFTER_HYPHENS.contains(&self.word(mark.tokens.end + 1));
        if mark.form == AreaForm::Capital && self.is_only_a_place(&mark) || is_adjectival() {
            return AreaMark { area: None, form: AreaForm::OtherName, of: Some(area), ..mark };
        }
        if let Some(end) = self.end_of_part(&mark) {
            return AreaMark { tokens: mark.tokens.start..end, area: None, form: AreaForm::Unclear, of: Some(area) };
        }
        if area.code() == "GEO" && self.is_among_states(&mark.tokens) {
            return AreaMark { area: None, form: AreaForm::Unclear, ..mark };
        }
        mark
    }

    /// Where the name of a part of a state ends: "the US state of Texas", "the Russian region of Astrakhan".
    fn end_of_part(&self, mark: &AreaMark) -> Option<usize> {
        let noun = mark.tokens.end;
        let named = PARTS.contains(&self.word(noun)) && self.word(noun + 1) == "of" && mark.form != AreaForm::Possessive;
        let capital =
            |place: usize| self.tokens.get(place).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital);
        let mut end = noun + 2;
        while named && capital(end) && end < noun + 5 {
            end += 1;
        }
        (named && end > noun + 2).then_some(end)
    }

    fn is_among_states(&self, mark: &Range<usize>) -> bool {
        let places =
            self.american.get_or_init(|| (0..self.tokens.len()).filter(|place| AMERICAN.contains(&self.word(*place))).collect());
        let next = places.partition_point(|place| place + NEAR < mark.start);
        places.get(next).is_some_and(|place| *place < mark.end + NEAR)
    }

    /// Is a capital where something happened: "in Moscow", «в Москве», "TEHRAN, Oct 11"? «В Москву» is to the state.
    fn is_only_a_place(&self, mark: &AreaMark) -> bool {
        let last = self.word(mark.tokens.end - 1);
        let (before, next) = (self.before(mark.tokens.start), self.word(mark.tokens.end));
        if WHERE.contains(&before) && last != "s" {
            let is_whither = matches!(before, "в" | "во") && !last.ends_with(['е', 'и', 'о', 'х']) && last != "баку";
            return !is_whither;
        }
        let begins = mark.tokens.start.checked_sub(1).and_then(|before| self.tokens.get(before));
        begins.is_none_or(|token| token.kind == TokenKind::Break)
            && (matches!(next, "," | "(" | "." | ":") || next == "-" && self.is_spaced(mark.tokens.end))
    }
}
