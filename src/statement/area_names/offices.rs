//! Names of offices, houses and their holders that the name of an area is part of: they report or speak, and are not traded with.
//!
//! English ones stand after the area ("the Russian Deputy Prime Minister") or before "of" ("the Bank of Russia"), Russian and
//! Persian ones before it («ФТС России», «گمرک ایران»), Russian ones after an adjective («российский посол в Иране»). How far is
//! looked is bounded, and what does not belong into a name ends it.

use std::ops::Range;

use super::{
    super::{
        mark::{AreaForm, AreaMark},
        token::{Token, TokenKind},
    },
    table::{Role, TABLE},
};
use crate::trade::Area;

/// How many tokens an office's name may have between the area and its head.
const FAR: usize = 9;

/// Words that a name of an office does not go over, in Russian and Persian: prepositions, verbs and what is traded.
const NEVER_WITHIN: [&str; 92] = [
    "с",
    "со",
    "в",
    "во",
    "на",
    "из",
    "к",
    "ко",
    "по",
    "между",
    "от",
    "до",
    "для",
    "что",
    "как",
    "о",
    "об",
    "за",
    "при",
    "у",
    "экспорт",
    "экспорта",
    "импорт",
    "импорта",
    "товарооборот",
    "товарооборота",
    "оборот",
    "оборота",
    "объем",
    "объема",
    "поставки",
    "поставок",
    "доля",
    "сообщила",
    "сообщили",
    "заявила",
    "заявили",
    "به",
    "از",
    "با",
    "در",
    "که",
    "را",
    "بین",
    "میان",
    "برای",
    "تا",
    "است",
    "بود",
    "شد",
    "شده",
    "گفت",
    "کرد",
    "کرده",
    "داد",
    "دارد",
    "اعلام",
    "صادرات",
    "واردات",
    "مبادلات",
    "مراودات",
    "تراز",
    "ارزش",
    "حجم",
    "بر",
    "رسید",
    "افزود",
    "گفته",
    "تصریح",
    "تاکید",
    "خاطرنشان",
    "می",
    "نمود",
    "هستند",
    "کند",
    "شود",
    "کردند",
    "دادند",
    "پس",
    "نیز",
    "اینکه",
    "هم",
    "اما",
    "exports",
    "imports",
    "turnover",
    "deficit",
    "surplus",
    "balance",
    "sales",
    "shipments",
    "rose",
];
/// Genitives that do not look like ones.
const GENITIVES: [&str; 12] =
    ["торговли", "земли", "отрасли", "села", "дел", "шахт", "недр", "сил", "дорог", "услуг", "сообщений", "инвестиций"];
/// What is no part of an office's name, though it ends as an adjective does: «по данным ФТС».
const NO_ADJECTIVES: [&str; 4] = ["данным", "сообщению", "словами", "новым"];
/// Words after which Persian offices go on with a comma and with "trade": the minister of industry, mines and trade.
const TRADE_AFTER: [&str; 6] = ["توسعه", "و", "سازمان", "وزیر", "وزارت", "معدن"];
const COMMA_AFTER: [&str; 6] = ["صنعت", "اقتصاد", "جهاد", "کار", "راه", "промышленности"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Latin,
    Cyrillic,
    Persian,
}

/// The marks, those that are part of an office's name made one with it.
pub(super) fn covered(tokens: &[Token], marks: &[AreaMark]) -> Vec<AreaMark> {
    let mut told: Vec<AreaMark> = Vec::with_capacity(marks.len());
    let mut next = 0;
    while let Some(mark) = marks.get(next) {
        next += 1;
        let floor = told.last().map_or(0, |last| last.tokens.end);
        let ahead = marks.get(next..).unwrap_or_default();
        let office = Offices { tokens }.around(mark, floor, ahead);
        let Some((name, role)) = office else {
            told.push(mark.clone());
            continue;
        };
        let end = extended(tokens, name.end, role, ahead);
        let is_of_both = role == Role::Joint && end > name.end;
        let name = name.start..end;
        next += ahead.iter().take_while(|later| later.tokens.start < name.end).count();
        let (start, of) = joined(tokens, &mut told, mark, name.start);
        told.push(AreaMark { tokens: start..name.end, area: None, form: AreaForm::OtherName, of: of.filter(|_| !is_of_both) });
    }
    told
}

/// The end of a name that goes on to a second area: "ambassador in Tehran", "joint chamber of Iran and Russia".
fn extended(tokens: &[Token], end: usize, role: Role, ahead: &[AreaMark]) -> usize {
    let word = tokens.get(end).map_or("", |token| token.word.as_str());
    let goes_on = match role {
        Role::Envoy => ["in", "to", "at", "в", "во", "при", "در"].contains(&word),
        Role::Joint => ["and", "-", "и", "و"].contains(&word),
        _ => false,
    };
    // A place that follows "in" is a mark of its own, and so begins after the word.
    let second = ahead.iter().take_while(|mark| mark.tokens.start <= end + 1).find(|mark| mark.tokens.start == end + 1);
    second.filter(|_| goes_on).map_or(end, |mark| mark.tokens.end)
}

/// Where a name begins that an area before it belongs to ("Iran–Russia Joint Chamber", "Russian and Iranian presidents"), and whose
/// it is; takes that area's mark away.
fn joined(tokens: &[Token], told: &mut Vec<AreaMark>, mark: &AreaMark, start: usize) -> (usize, Option<Area>) {
    let Some(last) = told.last() else { return (start, mark.area) };
    let between = tokens.get(last.tokens.end..start).unwrap_or_default();
    let is_joined = match between {
        [token] if token.word == "-" => true,
        [token] => {
            let pairs = matches!(last.form, AreaForm::Adjective) && mark.form == AreaForm::Adjective;
            pairs && ["and", "и", "و"].contains(&token.word.as_str())
        }
        _ => false,
    };
    let begins = last.tokens.start;
    if is_joined && last.area.is_some() {
        told.pop();
        return (begins, None);
    }
    (start, mark.area)
}

#[derive(Clone, Copy)]
struct Offices<'a> {
    tokens: &'a [Token],
}

impl<'a> Offices<'a> {
    /// The name of an office around an area's, and what its head is.
    fn around(self, mark: &AreaMark, floor: usize, ahead: &[AreaMark]) -> Option<(Range<usize>, Role)> {
        mark.area?;
        let letters = self.letters(mark.tokens.end - 1, mark.tokens.start)?;
        let ceiling = ahead.first().map_or(self.tokens.len(), |next| next.tokens.start);
        let before = match letters {
            Letters::Latin => self.before_of(mark, floor),
            _ if mark.form == AreaForm::Adjective && letters == Letters::Cyrillic => None,
            _ => self.before(mark, floor),
        };
        let start = before.map_or(mark.tokens.start, |(start, _)| start);
        let after = match letters {
            Letters::Latin => self.after(mark, ceiling),
            Letters::Cyrillic => self.after_adjective(mark, ceiling),
            Letters::Persian => None,
        };
        let (end, role) = after.or(before.map(|(_, role)| (mark.tokens.end, role)))?;
        Some((start..end, role))
    }

    fn get(self, place: usize) -> Option<&'a Token> {
        self.tokens.get(place)
    }

    fn letters(self, last: usize, first: usize) -> Option<Letters> {
        let letter =
            [last, first].iter().filter_map(|place| self.get(*place)?.word.chars().next()).find(|l| l.is_alphabetic())?;
        Some(match letter {
            '\u{400}'..='\u{4ff}' => Letters::Cyrillic,
            '\u{600}'..='\u{6ff}' => Letters::Persian,
            _ => Letters::Latin,
        })
    }

    /// The head that a token is: an office, or with a capital a house.
    fn head(token: &Token) -> Option<Role> {
        match TABLE.role(token)? {
            Role::Rank => None,
            Role::Body => token.is_capital.then_some(Role::Body),
            role => Some(role),
        }
    }

    fn is_rank(token: &Token) -> bool {
        TABLE.role(token) == Some(Role::Rank)
    }

    fn is_capital_word(token: &Token) -> bool {
        token.kind == TokenKind::Word && token.is_capital
    }

    /// "Federal Customs Service of", before an English name: where it begins.
    fn before_of(self, mark: &AreaMark, floor: usize) -> Option<(usize, Role)> {
        let of = mark.tokens.start.checked_sub(1).filter(|of| self.get(*of).is_some_and(|token| token.word == "of"))?;
        let mut found = None;
        for place in (floor.max(of.saturating_sub(FAR))..of).rev() {
            let token = self.get(place)?;
            let links = ["of", "and", "for", "the", "&", "-", "'", "s"].contains(&token.word.as_str())
                || token.word == "," && found.is_none() && self.get(place + 1).is_some_and(Self::is_capital_word);
            if let Some(role) = Self::head(token).filter(|role| *role != Role::Source) {
                found = Some((place, role));
            } else if !(Self::is_capital_word(token) || Self::is_rank(token) || links) {
                break;
            }
        }
        let (head, role) = found?;
        let opens = |place: &usize| {
            self.get(*place).is_some_and(|token| Self::is_capital_word(token) || Self::is_rank(token) || token.word == "-")
        };
        let start = (floor..head).rev().take(FAR).take_while(opens).last().unwrap_or(head);
        Some((start, role))
    }

    /// "Deputy Prime Minister", after an English name: where it ends.
    fn after(self, mark: &AreaMark, ceiling: usize) -> Option<(usize, Role)> {
        let is_name = mark.form == AreaForm::Name;
        let mut found: Option<(usize, Role)> = None;
        for place in mark.tokens.end..ceiling.min(mark.tokens.end + FAR) {
            let token = self.get(place)?;
            let follows = found.is_some_and(|(end, _)| end == place);
            // A bare name goes before a house or an office in capitals: "Iran Customs", but not "exports to Iran officials said".
            let is_own = !is_name || token.is_capital || place == mark.tokens.end && token.word == "customs";
            if let Some(role) = Self::head(token).filter(|_| is_own) {
                found = Some((place + 1, role));
                continue;
            }
            let links = match token.word.as_str() {
                "of" | "for" => follows,
                "and" | "&" | "-" => true,
                "," => found.is_some() && self.get(place + 1).is_some_and(Self::is_capital_word),
                _ => false,
            };
            let is_capital = Self::is_capital_word(token) && !NEVER_WITHIN.contains(&token.word.as_str());
            if !(links || is_capital || Self::is_rank(token) && !is_name) {
                break;
            }
        }
        let (end, role) = found?;
        Some((self.whole_title(end, ceiling), role))
    }

    /// The end of what a ministry is of: "Ministry of Economic Affairs and Finance".
    fn whole_title(self, end: usize, ceiling: usize) -> usize {
        let is = |place: usize, words: &[&str]| self.get(place).is_some_and(|token| words.contains(&token.word.as_str()));
        if !is(end, &["of", "for"]) {
            return end;
        }
        let mut last = end;
        for place in end + 1..ceiling.min(end + FAR) {
            match self.get(place) {
                Some(token) if Self::is_capital_word(token) => last = place + 1,
                Some(_) if is(place, &["and", "of", "the", "&", ","]) => {}
                _ => break,
            }
        }
        last
    }

    /// «министр торговли», «سازمان توسعه تجارت», before a name: where it begins.
    fn before(self, mark: &AreaMark, floor: usize) -> Option<(usize, Role)> {
        for place in (floor.max(mark.tokens.start.saturating_sub(FAR))..mark.tokens.start).rev() {
            let token = self.get(place)?;
            if let Some(role) = Self::head(token).filter(|role| *role != Role::Source) {
                return Some((self.whole_head(place, floor, token), role));
            }
            if !self.may_stand_within(place, token) {
                return None;
            }
        }
        None
    }

    /// The beginning of what belongs to a head: «Федеральная таможенная служба», «رئیس گمرک».
    fn whole_head(self, head: usize, floor: usize, token: &Token) -> usize {
        let opens = |place: &usize| {
            self.get(*place).is_some_and(|before| {
                Self::head(before).is_some()
                    || before.word == "-" && token.kind == TokenKind::Word
                    || Self::is_rank(before)
                    || is_adjective(&before.word) && !NO_ADJECTIVES.contains(&before.word.as_str())
            })
        };
        (floor..head).rev().take(FAR).take_while(opens).last().unwrap_or(head)
    }

    fn may_stand_within(self, place: usize, token: &Token) -> bool {
        let before = place.checked_sub(1).and_then(|before| self.get(before)).map_or("", |token| token.word.as_str());
        match token.word.as_str() {
            "," => COMMA_AFTER.contains(&before),
            "تجارت" => TRADE_AFTER.contains(&before),
            "и" | "و" | "-" => true,
            word if token.kind != TokenKind::Word || NEVER_WITHIN.contains(&word) => false,
            word if word.starts_with(|letter: char| letter > '\u{5ff}') => true,
            word => GENITIVES.contains(&word) || is_genitive(word),
        }
    }

    /// «посол», «вице-премьер», after a Russian adjective: where it ends.
    fn after_adjective(self, mark: &AreaMark, ceiling: usize) -> Option<(usize, Role)> {
        if mark.form != AreaForm::Adjective {
            return None;
        }
        let mut found = None;
        for place in mark.tokens.end..ceiling.min(mark.tokens.end + FAR) {
            let token = self.get(place)?;
            if let Some(role) = Self::head(token) {
                found = Some((place + 1, role));
            } else if !(token.word == "-" || found.is_none() && is_adjective(&token.word)) {
                break;
            }
        }
        found
    }
}

fn is_adjective(word: &str) -> bool {
    let endings =
        ["ий", "ый", "ого", "его", "ому", "ему", "им", "ым", "ая", "ую", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими", "ой"];
    endings.iter().any(|ending| word.ends_with(ending)) && word.chars().count() > 4
}

/// May a Russian word be a genitive, as those between an office and its state are? Verbs of the past end otherwise.
fn is_genitive(word: &str) -> bool {
    let is_verb = ["ла", "ло", "ли", "л"].iter().any(|ending| word.ends_with(ending));
    !is_verb
        && ["а", "я", "ы", "и", "ого", "его", "ой", "ей", "ых", "их", "ов", "ев", "ств"].iter().any(|end| word.ends_with(end))
}
