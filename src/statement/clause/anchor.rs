//! The places of a sentence at which something is said: its figures, records and comparisons.

use std::ops::Range;

use super::{exceeds::is_with_flow, scene::Scene, sense::Sense};
use crate::{
    language::Language,
    statement::{
        mark::{Measure, PeriodRole, Quantity},
        token::TokenKind,
    },
};

/// A place at which something is said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Anchor {
    /// The tokens that say it.
    pub tokens: Range<usize>,
    /// How.
    pub form: Form,
}

/// How something is said.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// By a figure.
    Figure(Quantity),
    /// A record; low or not.
    Record(bool),
    /// Higher, lower, or near another period's level; the period's place among the periods.
    Compared(Sense, usize),
    /// That nothing changed.
    Unchanged,
    /// The first in an order of partners.
    First,
}

/// Every anchor of a sentence, in order.
pub(super) fn anchors(scene: &Scene<'_>) -> Vec<Anchor> {
    let figures = scene.quantities.iter().filter(|quantity| counts(quantity) && !quantity.is_conversion);
    let mut anchors: Vec<Anchor> =
        figures.map(|quantity| Anchor { tokens: quantity.tokens.clone(), form: Form::Figure(quantity.clone()) }).collect();
    for word in &scene.words {
        match word.sense {
            Sense::RecordHigh | Sense::RecordLow
                if !is_of_partners(scene, &word.tokens) && !is_of_percent(scene, &word.tokens) =>
            {
                anchors.push(Anchor { tokens: word.tokens.clone(), form: Form::Record(word.sense == Sense::RecordLow) });
            }
            Sense::Flat => anchors.push(Anchor { tokens: word.tokens.clone(), form: Form::Unchanged }),
            Sense::Largest if is_first(scene, &word.tokens) => {
                anchors.push(Anchor { tokens: word.tokens.clone(), form: Form::First });
            }
            Sense::Higher | Sense::Lower | Sense::Near | Sense::Exceed | Sense::Short | Sense::Unreached => {
                if let Some(anchor) = comparison(scene, &word.tokens, word.sense) {
                    anchors.push(anchor);
                }
            }
            _ => {}
        }
    }
    anchors.sort_by_key(|anchor| anchor.tokens.start);
    anchors
}

/// "grew by a record 62 percent": the growth is one, and no level.
fn is_of_percent(scene: &Scene<'_>, word: &Range<usize>) -> bool {
    let percent = |quantity: &Quantity| quantity.tokens.start == word.end && quantity.measure == Measure::Percent;
    scene.language == Language::English && scene.quantities.iter().any(percent)
}

/// Is a Persian record one among partners rather than among years: «بیشترین سهم», «بیشترین صادرات ایران به چین بود»? The partner is
/// led right before the verb.
fn is_of_partners(scene: &Scene<'_>, word: &Range<usize>) -> bool {
    if scene.language != Language::Persian {
        return false;
    }
    let share = scene.word_at(word.end).is_some_and(|next| next.sense == Sense::Share);
    let flow = scene.word_at(word.end).is_some_and(|next| matches!(next.sense, Sense::Flow(_)));
    let segment = scene.segment(word.start);
    let verb = |at: usize| {
        scene.word_at(at).is_some_and(|word| word.sense == Sense::Level)
            || scene.run.contains(&at) && matches!(scene.tokens[at].word.as_str(), "داشت" | "داشته" | "دارد" | "انجام")
    };
    let led = |at: usize| scene.word_before(at).is_some_and(|word| matches!(word.sense, Sense::To | Sense::From | Sense::With));
    let partner = || {
        let mut areas = scene.countries().filter(|mark| segment.contains(&mark.tokens.start));
        areas.any(|mark| led(mark.tokens.start) && verb(mark.tokens.end))
    };
    // «به رکورد ۱۲ میلیارد دلار نزدیک شد»
    let figure = scene.quantities.iter().find(|quantity| quantity.tokens.start == word.end);
    let short = figure.is_some_and(|figure| scene.tokens[figure.tokens.clone()].iter().any(|token| token.word == "نزدیک"));
    share || short || (flow && partner())
}

/// Is it the largest of partners, and not one of the largest? The partners follow in a word or two.
fn is_first(scene: &Scene<'_>, word: &Range<usize>) -> bool {
    let ranked = scene.words_in(word.end..word.end + 3, |sense| matches!(sense, Sense::Ranked(_))).next().is_some();
    let one_of = scene.words_in(word.start.saturating_sub(4)..word.start, |sense| sense == Sense::OneOf).next().is_some();
    // «крупнейших партнёров» are many.
    let many = ["их", "ие", "ых", "ые", "ими", "ыми"];
    let is_many = |place: usize| many.iter().any(|ending| scene.tokens[place].word.ends_with(ending));
    ranked && !one_of && !(scene.language == Language::Russian && word.clone().any(is_many))
}

fn counts(quantity: &Quantity) -> bool {
    !matches!(quantity.measure, Measure::Bare | Measure::Duration | Measure::Count)
}

/// A comparison with a period's level: the period follows the word with no figure between, or in Persian goes before it.
fn comparison(scene: &Scene<'_>, word: &Range<usize>, sense: Sense) -> Option<Anchor> {
    // "20 % higher than in 2022" is a figure.
    let measured = scene
        .quantities
        .iter()
        .any(|quantity| counts(quantity) && quantity.tokens.end <= word.start && word.start - quantity.tokens.end <= 1);
    if measured || is_with_flow(scene, word.end) {
        return None;
    }
    let fits = |role: PeriodRole| {
        matches!(
            role,
            PeriodRole::ComparedTo | PeriodRole::In | PeriodRole::YearEarlier | PeriodRole::YearBefore | PeriodRole::To
        )
    };
    let near = |gap: usize| gap <= 7;
    let after = scene.periods.iter().position(|mark| {
        mark.tokens.start >= word.end
            && near(mark.tokens.start - word.end)
            && (fits(mark.role) || (mark.role == PeriodRole::Since && mark.tokens.start == word.end))
            && is_free(scene, word.end..mark.tokens.start)
            && !is_elsewhere(scene, word.end..mark.tokens.start)
    });
    let before = || {
        scene.periods.iter().rposition(|mark| {
            mark.tokens.end <= word.start
                && near(word.start - mark.tokens.end)
                && mark.role == PeriodRole::ComparedTo
                && is_free(scene, mark.tokens.end..word.start)
        })
    };
    let adjoins = after.filter(|place| scene.periods[*place].tokens.start == word.end);
    let place = match scene.language {
        Language::Persian => adjoins.or_else(before).or(after),
        _ => after.or_else(before),
    }?;
    let period = &scene.periods[place].tokens;
    let tokens = word.start.min(period.start)..word.end.max(period.end);
    Some(Anchor { tokens, form: Form::Compared(sense, place) })
}

/// Is an English comparison one with another country: "more from Russia than from China in 2022"?
fn is_elsewhere(scene: &Scene<'_>, between: Range<usize>) -> bool {
    scene.language == Language::English && scene.areas.iter().any(|mark| between.contains(&mark.tokens.start))
}

/// Stands no figure and no sign that parts thoughts in a run?
fn is_free(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let figure = scene.quantities.iter().any(|quantity| counts(quantity) && run.contains(&quantity.tokens.start));
    // "higher, than": Russian sets a comma there.
    let parted = run
        .clone()
        .any(|place| scene.tokens[place].kind == TokenKind::Sign && matches!(scene.tokens[place].word.as_str(), ";" | ":" | "."));
    let split = scene.words_in(run, |sense| sense == Sense::Split).next().is_some();
    !figure && !parted && !split
}
