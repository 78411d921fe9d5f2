//! One sentence with all that was found in it.

use std::ops::Range;

use super::sense::{Sense, Word, senses};
use crate::{
    language::Language,
    statement::{
        mark::{AreaForm, AreaMark, Measure, PeriodMark, PeriodRole, Quantity},
        token::Token,
    },
};

/// A sentence with its marks, each in the order of the text.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub tokens: &'a [Token],
    pub run: Range<usize>,
    pub language: Language,
    pub quantities: Vec<Quantity>,
    pub periods: Vec<PeriodMark>,
    pub areas: Vec<AreaMark>,
    pub words: Vec<Word>,
}

/// The marks of a whole text, as a language has them.
#[derive(Debug, Default)]
pub(in crate::statement) struct Marks {
    pub quantities: Vec<Quantity>,
    pub periods: Vec<PeriodMark>,
    pub areas: Vec<AreaMark>,
}

fn take<T: Clone>(all: &[T], run: &Range<usize>, tokens: impl Fn(&T) -> &Range<usize>) -> Vec<T> {
    let first = all.partition_point(|mark| tokens(mark).start < run.start);
    all[first..]
        .iter()
        .take_while(|mark| tokens(mark).start < run.end)
        .filter(|mark| tokens(mark).end <= run.end)
        .cloned()
        .collect()
}

/// What leads an English period is that of a word before it: "'s" of "Iran's 2022 exports", "to" of "close to the 2014 level",
/// "level" of "the 2015 level in 2022".
fn lead(tokens: &[Token], areas: &[AreaMark], periods: &mut [PeriodMark]) {
    let mut last = 0;
    for mark in periods {
        let start = mark.tokens.start;
        let word = tokens[start].word.as_str();
        let before = start.checked_sub(1).map_or("", |before| tokens[before].word.as_str());
        let owner = areas.iter().find(|area| area.tokens.contains(&start)).map(|area| area.tokens.end);
        let is_near = word == "to" && matches!(before, "close" | "near" | "similar" | "equal");
        let is_behind = last == start && matches!(word, "level" | "levels");
        let begins = owner.filter(|_| matches!(word, "'" | "s")).or((is_near || is_behind).then_some(start + 1));
        if let Some(begins) = begins.filter(|begins| *begins < mark.tokens.end) {
            mark.tokens.start = begins;
            mark.role = PeriodRole::In;
        }
        last = mark.tokens.end;
    }
}

/// «بیشتر از سال ۲۰۲۱» compares, where «از» alone is "since".
fn compare(mark: &mut PeriodMark, words: &[Word]) {
    let before = words.iter().find(|word| word.tokens.end == mark.tokens.start);
    if before.is_some_and(|word| matches!(word.sense, Sense::Higher | Sense::Lower)) {
        mark.role = if mark.span.is_some() { PeriodRole::ComparedTo } else { PeriodRole::YearEarlier };
    }
}

/// Is it money or a ratio, which no year can be: «1 984 тыс. тенге»?
fn is_sum(quantity: &Quantity) -> bool {
    matches!(quantity.measure, Measure::Money(_) | Measure::Scaled | Measure::UnclearMoney | Measure::Percent)
}

impl<'a> Scene<'a> {
    /// The marks of a sentence; where two share tokens a name of an area goes before a fiscal year, that before a sum, a sum before other periods, and they before
    /// other numbers.
    pub(super) fn new(tokens: &'a [Token], run: Range<usize>, language: Language, marks: &Marks) -> Self {
        let areas = take(&marks.areas, &run, |mark| &mark.tokens);
        let mut taken = vec![false; run.len()];
        let place = |tokens: &Range<usize>| tokens.start - run.start..tokens.end - run.start;
        let mut claim = |tokens: &Range<usize>| {
            let free = !taken[place(tokens)].contains(&true);
            if free {
                taken[place(tokens)].fill(true);
            }
            free
        };
        let areas: Vec<AreaMark> = areas.into_iter().filter(|mark| claim(&mark.tokens)).collect();
        let mut periods = take(&marks.periods, &run, |mark| &mark.tokens);
        if language == Language::English {
            lead(tokens, &areas, &mut periods);
        }
        // "a year later" is no rate.
        let later = |mark: &PeriodMark| tokens.get(mark.tokens.end).is_some_and(|next| next.word == "later");
        periods.retain(|mark| mark.role != PeriodRole::EachYear || !later(mark));
        let fiscal: Vec<PeriodMark> =
            periods.iter().filter(|mark| mark.fiscal.is_some() && claim(&mark.tokens)).cloned().collect();
        let mut quantities = take(&marks.quantities, &run, |mark| &mark.tokens);
        let sums: Vec<Quantity> = quantities.iter().filter(|mark| is_sum(mark) && claim(&mark.tokens)).cloned().collect();
        periods.retain(|mark| fiscal.contains(mark) || claim(&mark.tokens));
        quantities.retain(|mark| sums.contains(mark) || claim(&mark.tokens));
        let words = senses(tokens, run.clone(), language, &taken);
        for mark in periods.iter_mut().filter(|mark| mark.role == PeriodRole::Since) {
            compare(mark, &words);
        }
        Self { tokens, run, language, quantities, periods, areas, words }
    }

    /// The words of a sense that a test fits, within a run.
    pub(super) fn words_in(&self, run: Range<usize>, fits: impl Fn(Sense) -> bool) -> impl DoubleEndedIterator<Item = &Word> {
        self.words.iter().filter(move |word| run.contains(&word.tokens.start) && fits(word.sense))
    }

    /// The word that holds a token.
    pub(super) fn word_at(&self, place: usize) -> Option<&Word> {
        self.words.iter().find(|word| word.tokens.contains(&place))
    }

    /// The word that ends right before a token.
    pub(super) fn word_before(&self, place: usize) -> Option<&Word> {
        self.words.iter().find(|word| word.tokens.end == place)
    }

    /// The area named at a token.
    pub(super) fn area_at(&self, place: usize) -> Option<&AreaMark> {
        self.areas.iter().find(|mark| mark.tokens.contains(&place))
    }

    /// Is the token this sign?
    pub(super) fn is_sign(&self, place: usize, sign: &str) -> bool {
        self.run.contains(&place) && self.tokens[place].word == sign
    }

    /// The run around a token in which one thought is told: between semicolons, colons and words such as "but".
    pub(super) fn segment(&self, place: usize) -> Range<usize> {
        let parts = |at: &usize| {
            matches!(self.tokens[*at].word.as_str(), ";" | ":")
                || self.words.iter().any(|word| word.sense == Sense::Split && word.tokens.start == *at)
        };
        let start = (self.run.start..=place.min(self.run.end - 1)).rev().find(parts).unwrap_or(self.run.start);
        let end = (place + 1..self.run.end).find(parts).unwrap_or(self.run.end);
        start..end
    }

    /// Stands a comma or a parenthesis in a run?
    pub(super) fn is_parted(&self, mut run: Range<usize>) -> bool {
        run.any(|place| matches!(self.tokens[place].word.as_str(), "," | "(" | ")"))
    }

    /// The bytes of tokens.
    pub(super) fn bytes(&self, run: &Range<usize>) -> Range<usize> {
        let last = run.end.max(run.start + 1) - 1;
        self.tokens[run.start].at.start..self.tokens[last.min(self.tokens.len() - 1)].at.end
    }

    /// Names that stand for a country, in order.
    pub(super) fn countries(&self) -> impl Iterator<Item = &AreaMark> {
        self.areas.iter().filter(|mark| mark.area.is_some() && mark.form != AreaForm::OtherName)
    }

    /// Is it a question?
    pub(super) fn is_question(&self) -> bool {
        self.run.clone().rev().take(2).any(|place| self.tokens[place].word == "?")
    }
}
