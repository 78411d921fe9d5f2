//! The words of periods, a set for each language.

use std::sync::LazyLock;

use super::super::{phrases::Phrases, token::Token, words::phrases};
use crate::{language::Language, trade::Calendar};

/// What stands before a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// "in", "during", «за», «در».
    In,
    /// "of": as good as nothing.
    Of,
    /// "compared with", "than in", «по сравнению с», «نسبت به».
    Compared,
    /// "on": compared to.
    On,
    /// "over": compared to with a year, in with a part of one.
    Over,
    /// "from" in English: compared to, unless "to" follows.
    From,
    /// "between".
    Between,
    /// «с», «از»: since, unless «по», «تا» follow.
    Start,
    /// "since".
    Since,
    /// "until", «до», «تا».
    Until,
    /// "by", "to": until, when what follows is surely a year.
    By,
    /// «к»: compared to or until.
    Towards,
    /// "in early", "as of": the time of an event.
    Moment,
    /// "before": not the period itself.
    Beside,
    /// "after": not the period itself, but what "the highest after 2015" counts from.
    After,
}

/// What stands with a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearWord {
    /// "year", «год», «سال».
    Year,
    /// "this", «текущий», «جاری».
    This,
    /// "last", «прошлый», «گذشته».
    Last,
    /// "previous", «предыдущий», «قبل».
    Previous,
    /// "Iranian" before a year.
    Iranian,
    /// «шамси», «شمسی» after a year.
    IranianAfter,
    /// "Gregorian" before a year.
    Gregorian,
    /// «میلادی» after a year.
    GregorianAfter,
    /// "fiscal", «مالی».
    Fiscal,
    /// "the", "full".
    Article,
    /// «امسال»: this year in a word.
    ThisYear,
    /// «پارسال»: last year in a word.
    LastYear,
}

/// Other words of periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// "months", «мес.», «ماهه».
    Month,
    /// "quarter".
    Quarter,
    /// "half".
    Half,
    /// "of", between a part and its year.
    Link,
    /// "and", "or".
    And,
    /// "to", between two ends.
    Until,
    /// "the".
    Article,
    /// "period", after a part.
    Period,
    /// "ended on".
    Ended,
    /// "which began on".
    Began,
    /// "onwards".
    Onward,
    /// "past", "last", "coming", of years in a row.
    Past,
    /// "years", "decades", as lengths.
    Long,
    /// "ago".
    Ago,
    /// "th", «-й».
    Suffix,
}

/// What says a time without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// "year on year".
    YearOnYear,
    /// "a year earlier".
    YearEarlier,
    /// "the same period".
    Same,
    /// "so far this year".
    SoFar,
    /// "since the beginning of", before a year.
    SoFarOf,
    /// "in recent years".
    Vague,
    /// "on Friday".
    Moment,
    /// "annually".
    EachYear,
    /// "this month" and the like: how many months, and how many such before the present.
    Recent(i32, i32),
    /// "the previous month", which is told by the month spoken of.
    Previous,
    /// "Mehr News": no time.
    Nothing,
}

/// What stands beside a number that is a year, or shows that it is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Scales, currencies, units: the number before it is no year.
    Unit,
    /// "new": what sums have and years have not, unless "in" stands before them.
    Adjective,
    /// "exports": a word that ends in s, and yet what comes before may be a year.
    Attribute,
    /// "level": the year before it is compared to.
    Level,
    /// "$", "No": the number after it is no year.
    MoneyBefore,
    /// "plans": what a year to come is told with.
    Goal,
}

/// A month by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthName {
    /// Whose.
    pub calendar: Calendar,
    /// From 1.
    pub number: i32,
    /// Has the word other meanings: May, March, Mehr?
    pub is_doubtful: bool,
}

/// All words of periods of a language.
pub(super) struct Vocabulary {
    pub leads: Phrases<Lead>,
    pub years: Phrases<YearWord>,
    pub months: Phrases<MonthName>,
    pub numbers: Phrases<i32>,
    /// Orders; 0 for the last.
    pub orders: Phrases<i32>,
    /// Seasons that are quarters of the Iranian year.
    pub seasons: Phrases<i32>,
    /// Other words, each with its own list: one word may be of several.
    words: Vec<(Word, Phrases<()>)>,
    pub whole: Phrases<Whole>,
    pub beside: Phrases<Beside>,
    /// What comes before a number that is no year.
    pub before: Phrases<Beside>,
}

static ALL: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| Language::ALL.into_iter().map(vocabulary).collect());

/// The words of a language.
pub(super) fn of(language: Language) -> Option<&'static Vocabulary> {
    ALL.get(Language::ALL.into_iter().position(|one| one == language)?)
}

fn vocabulary(language: Language) -> Vocabulary {
    Vocabulary {
        leads: phrases(language, "period_leads", lead),
        years: phrases(language, "period_years", year_word),
        months: phrases(language, "period_months", month),
        numbers: phrases(language, "period_numbers", |key| key.parse().ok()),
        orders: phrases(language, "period_orders", |key| if key == "last" { Some(0) } else { key.parse().ok() }),
        seasons: phrases(language, "period_seasons", |key| key.parse().ok()),
        words: WORDS
            .into_iter()
            .map(|(key, word)| (word, phrases(language, "period_words", |one| (one == key).then_some(()))))
            .collect(),
        whole: phrases(language, "period_whole", whole),
        beside: phrases(language, "period_follow", |key| beside(key).filter(|it| *it != Beside::MoneyBefore)),
        before: phrases(language, "period_follow", |key| beside(key).filter(|it| *it == Beside::MoneyBefore)),
    }
}

fn lead(key: &str) -> Option<Lead> {
    Some(match key {
        "in" => Lead::In,
        "of" => Lead::Of,
        "compared" => Lead::Compared,
        "on" => Lead::On,
        "over" => Lead::Over,
        "from" => Lead::From,
        "between" => Lead::Between,
        "start" => Lead::Start,
        "since" => Lead::Since,
        "until" => Lead::Until,
        "by" => Lead::By,
        "towards" => Lead::Towards,
        "moment" => Lead::Moment,
        "beside" => Lead::Beside,
        "after" => Lead::After,
        _ => return None,
    })
}

fn year_word(key: &str) -> Option<YearWord> {
    Some(match key {
        "year" => YearWord::Year,
        "this" => YearWord::This,
        "last" => YearWord::Last,
        "previous" => YearWord::Previous,
        "iranian" => YearWord::Iranian,
        "iranian_after" => YearWord::IranianAfter,
        "gregorian" => YearWord::Gregorian,
        "gregorian_after" => YearWord::GregorianAfter,
        "fiscal" => YearWord::Fiscal,
        "article" => YearWord::Article,
        "this_year" => YearWord::ThisYear,
        "last_year" => YearWord::LastYear,
        _ => return None,
    })
}

/// The keys of other words.
const WORDS: [(&str, Word); 15] = [
    ("month", Word::Month),
    ("quarter", Word::Quarter),
    ("half", Word::Half),
    ("link", Word::Link),
    ("and", Word::And),
    ("until", Word::Until),
    ("article", Word::Article),
    ("period", Word::Period),
    ("ended", Word::Ended),
    ("began", Word::Began),
    ("onward", Word::Onward),
    ("past", Word::Past),
    ("long", Word::Long),
    ("ago", Word::Ago),
    ("suffix", Word::Suffix),
];

impl Vocabulary {
    /// How many tokens a word has that stands at a place, if it stands there.
    pub(super) fn word_at(&self, tokens: &[Token], place: usize, word: Word) -> Option<usize> {
        let (_, phrases) = self.words.iter().find(|(one, _)| *one == word)?;
        phrases.at(tokens, place).map(|(length, ())| length)
    }
}

fn whole(key: &str) -> Option<Whole> {
    Some(match key {
        "year_on_year" => Whole::YearOnYear,
        "year_earlier" => Whole::YearEarlier,
        "same" => Whole::Same,
        "so_far" => Whole::SoFar,
        "so_far_of" => Whole::SoFarOf,
        "vague" => Whole::Vague,
        "moment" => Whole::Moment,
        "each_year" => Whole::EachYear,
        "this_month" => Whole::Recent(1, 0),
        "last_month" => Whole::Recent(1, 1),
        "this_quarter" => Whole::Recent(3, 0),
        "last_quarter" => Whole::Recent(3, 1),
        "previous_month" | "previous_quarter" => Whole::Previous,
        "nothing" => Whole::Nothing,
        _ => return None,
    })
}

fn beside(key: &str) -> Option<Beside> {
    Some(match key {
        "unit" => Beside::Unit,
        "adjective" => Beside::Adjective,
        "attribute" => Beside::Attribute,
        "level" => Beside::Level,
        "money_before" => Beside::MoneyBefore,
        "goal" => Beside::Goal,
        _ => return None,
    })
}

const GREGORIAN: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const IRANIAN: [&str; 12] =
    ["farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey", "bahman", "esfand"];

fn month(key: &str) -> Option<MonthName> {
    let name = key.strip_suffix("_doubtful");
    let place = |names: [&str; 12]| names.into_iter().position(|one| one == name.unwrap_or(key));
    let (calendar, place) = match place(GREGORIAN) {
        Some(place) => (Calendar::Gregorian, place),
        None => (Calendar::SolarHijri, place(IRANIAN)?),
    };
    Some(MonthName { calendar, number: i32::try_from(place).ok()? + 1, is_doubtful: name.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_meaning() {
        let known = |key: &str| WORDS.iter().any(|(one, _)| *one == key).then_some(());
        for language in Language::ALL {
            let hold = |table: &str, is_known: &dyn Fn(&str) -> bool| {
                phrases(language, table, |key| {
                    assert!(is_known(key), "{table}.{key} of {}", language.word());
                    Some(())
                });
            };
            hold("period_leads", &|key| lead(key).is_some());
            hold("period_years", &|key| year_word(key).is_some());
            hold("period_months", &|key| month(key).is_some());
            hold("period_words", &|key| known(key).is_some());
            hold("period_whole", &|key| whole(key).is_some());
            hold("period_follow", &|key| beside(key).is_some());
        }
    }
}
