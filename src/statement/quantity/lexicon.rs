//! The words of quantities in one language, as looked up at a place of a text.

use std::sync::LazyLock;

use super::super::{
    mark::Measure,
    phrases::Phrases,
    token::{Token, TokenKind},
    words,
};
use crate::{language::Language, trade::Qualifier};

/// Phrases of one use.
#[derive(Debug)]
pub(super) struct Table<T>(Phrases<T>);

impl<T> Table<T> {
    /// The longest phrase at a place; see [`Phrases::at`]. Nothing is looked up for tokens that no phrase begins with.
    pub(super) fn at(&self, tokens: &[Token], place: usize) -> Option<(usize, &T)> {
        tokens.get(place).filter(|token| !is_silent(token)).and_then(|_| self.0.at(tokens, place))
    }
}

/// Does no phrase begin with this token: a number, a bracket, a quotation mark?
pub(super) fn is_silent(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => false,
        TokenKind::Digits | TokenKind::Break => true,
        TokenKind::Sign => {
            let first = token.word.bytes().next().unwrap_or(0);
            first.is_ascii_punctuation() && !b"%-+~<>#$".contains(&first)
        }
    }
}

fn phrases<T: Clone>(language: Language, table: &str, meaning: impl Fn(&str) -> Option<T>) -> Table<T> {
    Table(words::phrases(language, table, meaning))
}

/// The words of quantities in one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Whose words these are.
    pub language: Language,
    /// "two", "twenty": whole numbers.
    pub numbers: Table<i128>,
    /// "hundred", "dozen": what a number before is multiplied by.
    pub multipliers: Table<i128>,
    /// Numbers with decimals: "half a", «полтора»: digits and decimals.
    pub fixed: Table<(i128, u8)>,
    /// Numbers with their scale in one: "a billion", «полмиллиарда»: digits, decimals, scale.
    pub amounts: Table<(i128, u8, u8)>,
    /// "and a half".
    pub halves: Table<()>,
    /// Scales, powers of ten.
    pub scales: Table<u8>,
    /// Scales of one letter, which stand with a number or after a currency: "$5m".
    pub letters: Table<u8>,
    /// What parts of a sum are joined by: "1 billion and 200 million".
    pub sums: Table<()>,
    /// Currencies as words.
    pub currencies: Table<Currency>,
    /// Signs and codes of currencies, which may stand before the number; the same in all languages.
    pub codes: Table<Currency>,
    /// What else is counted.
    pub measures: Table<Measure>,
    /// Words that are a multiple of themselves: "doubled": digits and decimals.
    pub multiples: Table<(i128, u8)>,
    /// Parts, per cent.
    pub parts: Table<i128>,
    /// Parts that are others things too, and so are parts only before a sign, the end, or a word of `part_ends`.
    pub open_parts: Table<i128>,
    /// Words after such parts.
    pub part_ends: Table<()>,
    /// Hedges before a number.
    pub hedges: Table<Qualifier>,
    /// Hedges after a number.
    pub late_hedges: Table<Qualifier>,
    /// Words that may stand between a hedge and its number: «более чем на».
    pub bridges: Table<()>,
    /// Ordinals.
    pub ordinals: Table<i128>,
    /// What turns an ordinal into a place.
    pub places: Table<PlaceWord>,
    /// What joins two numbers.
    pub links: Table<Link>,
    /// Plus (true) and minus (false).
    pub signs: Table<bool>,
    /// «в» of «в 2 раза».
    pub times_before: Table<()>,
    /// Words that a year stands after.
    pub year_before: Table<()>,
    /// Phrases that look like quantities and are none: "second half", "double taxation".
    pub masks: Table<()>,
}

/// A currency as worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Currency {
    /// Of one state, and how much higher a power of ten its unit is: 0, or 1 for the toman, of ten rials.
    Code([u8; 3], u8),
    /// Of several states.
    Unclear,
    /// Rupees of nobody: Indian where counted in crores and lakhs.
    Rupee,
}

/// What joins two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// "between".
    Between,
    /// "and".
    And,
    /// "to", of a range or a change.
    To,
    /// «به»: what a change ends at, and never the upper end of a range.
    Into,
    /// "from".
    From,
    /// "or": of a range, or the same sum again.
    Or,
    /// "equivalent to": the same sum again.
    Conversion,
    /// "respectively".
    Respectively,
}

/// What turns an ordinal into a place in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceWord {
    /// "ranks", before it.
    Before,
    /// "largest", after an ordinal.
    After,
    /// "place", after it, also after a plain number: «5 место».
    Spot,
    /// "trading partner", after an ordinal, and a thing of its own.
    Noun,
    /// "supplier", after "No. 3".
    Thing,
    /// "No.", before a number that has a noun after it.
    Number,
}

impl Lexicon {
    /// The words of a language.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        static ALL: LazyLock<Vec<Lexicon>> = LazyLock::new(|| Language::ALL.into_iter().map(Lexicon::read).collect());
        ALL.iter().find(|lexicon| lexicon.language == language)
    }

    fn read(language: Language) -> Self {
        let marks = |table| phrases(language, table, |key| (key == "words").then_some(()));
        let whole = |table| phrases(language, table, |key| key.parse::<i128>().ok());
        Self {
            language,
            numbers: whole("quantity_number"),
            multipliers: whole("quantity_multiplier"),
            fixed: phrases(language, "quantity_fixed", decimal),
            amounts: phrases(language, "quantity_amount", |key| {
                let (number, scale) = key.split_once('e')?;
                let (digits, decimals) = decimal(number)?;
                Some((digits, decimals, scale.parse().ok()?))
            }),
            halves: marks("quantity_half"),
            scales: phrases(language, "quantity_scale", |key| key.parse().ok()),
            letters: phrases(language, "quantity_letter", |key| key.parse().ok()),
            sums: marks("quantity_sum"),
            currencies: phrases(language, "quantity_currency", currency),
            codes: phrases(Language::English, "quantity_code", currency),
            measures: phrases(language, "quantity_measure", measure),
            multiples: phrases(language, "quantity_multiple", decimal),
            parts: whole("quantity_part"),
            open_parts: whole("quantity_part_open"),
            part_ends: marks("quantity_part_end"),
            hedges: phrases(language, "quantity_hedge", |key| key.parse().ok()),
            late_hedges: phrases(language, "quantity_hedge_after", |key| key.parse().ok()),
            bridges: marks("quantity_bridge"),
            ordinals: whole("quantity_ordinal"),
            places: phrases(language, "quantity_place", place_word),
            links: phrases(language, "quantity_link", link),
            signs: phrases(language, "quantity_sign", |key| match key {
                "plus" => Some(true),
                "minus" => Some(false),
                _ => None,
            }),
            times_before: marks("quantity_times_before"),
            year_before: marks("quantity_year_before"),
            masks: marks("quantity_mask"),
        }
    }

    /// The sign or code of a currency at a place, written without spaces, and with a capital where it begins with a letter.
    pub(super) fn code_at(&self, tokens: &[Token], at: usize) -> Option<(usize, Currency)> {
        let (length, currency) = self.codes.at(tokens, at)?;
        let is_close = tokens.get(at + 1..at + length)?.iter().all(|token| !token.is_spaced);
        let first = tokens.get(at)?;
        let is_code = first.is_capital || !first.word.starts_with(char::is_alphabetic);
        (is_close && is_code).then_some((length, *currency))
    }

    /// Is there a link of this kind at a place, and how long is it?
    pub(super) fn link_at(&self, tokens: &[Token], at: usize, kind: Link) -> Option<usize> {
        let (length, link) = self.links.at(tokens, at)?;
        let is_or = *link == Link::Or && matches!(kind, Link::To | Link::Conversion);
        (*link == kind || is_or).then_some(length)
    }

    /// Is there a place word of this kind at a place, and how long is it?
    pub(super) fn place_at(&self, tokens: &[Token], at: usize, kind: PlaceWord) -> Option<usize> {
        self.places.at(tokens, at).filter(|(_, word)| **word == kind).map(|(length, _)| length)
    }
}

fn decimal(key: &str) -> Option<(i128, u8)> {
    let (whole, part) = key.split_once('.').unwrap_or((key, ""));
    Some((format!("{whole}{part}").parse().ok()?, u8::try_from(part.len()).ok()?))
}

fn currency(key: &str) -> Option<Currency> {
    match key {
        "unclear" => Some(Currency::Unclear),
        "rupee" => Some(Currency::Rupee),
        "toman" => Some(Currency::Code(*b"IRR", 1)),
        "hemmat" => Some(Currency::Code(*b"IRR", 13)),
        code => Some(Currency::Code(code.as_bytes().try_into().ok()?, 0)),
    }
}

fn measure(key: &str) -> Option<Measure> {
    Some(match key {
        "percent" => Measure::Percent,
        "points" => Measure::Points,
        "times" => Measure::Times,
        "quantity" => Measure::Quantity,
        "people" => Measure::People,
        "heads" => Measure::Heads,
        "duration" => Measure::Duration,
        "count" => Measure::Count,
        _ => return None,
    })
}

fn link(key: &str) -> Option<Link> {
    Some(match key {
        "between" => Link::Between,
        "and" => Link::And,
        "to" => Link::To,
        "into" => Link::Into,
        "from" => Link::From,
        "or" => Link::Or,
        "conversion" => Link::Conversion,
        "respectively" => Link::Respectively,
        _ => return None,
    })
}

fn place_word(key: &str) -> Option<PlaceWord> {
    Some(match key {
        "before" => PlaceWord::Before,
        "after" => PlaceWord::After,
        "spot" => PlaceWord::Spot,
        "noun" => PlaceWord::Noun,
        "thing" => PlaceWord::Thing,
        "number" => PlaceWord::Number,
        _ => return None,
    })
}
