//! What a figure says: a level, a growth, a multiple, a share …

use std::ops::Range;

use super::{
    amount::amount,
    anchor::{Anchor, Form},
    scene::Scene,
    sense::Sense,
    share::{is_of_both, is_of_share, is_part_of, share},
    subject::{Subject, Topic},
};
use crate::{
    language::Language,
    statement::mark::{Measure, PeriodMark, PeriodRole, Quantity},
    trade::{ClaimKind, ClaimUnit, Figure, Qualifier},
};

/// What a figure says, with its value from the side that it is told from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub kind: ClaimKind,
    pub value: Option<Figure>,
    pub value_to: Option<Figure>,
    pub unit: Option<ClaimUnit>,
    pub unit_mult: u8,
    pub decimals: Option<u8>,
    pub qualifier: Qualifier,
    /// The word that gives it its kind.
    pub by: Option<Range<usize>>,
    /// Is it the level that a change began at: "from $1.5bn"?
    pub is_base: bool,
}

impl Said {
    /// A statement without a figure.
    pub(super) fn plain(kind: ClaimKind, by: Range<usize>) -> Self {
        Self {
            kind,
            value: None,
            value_to: None,
            unit: None,
            unit_mult: 0,
            decimals: None,
            qualifier: Qualifier::Exact,
            by: Some(by),
            is_base: false,
        }
    }

    pub(super) fn figure(kind: ClaimKind, quantity: &Quantity, unit: Option<ClaimUnit>) -> Self {
        Self {
            kind,
            value: Some(quantity.value),
            value_to: quantity.value_to,
            unit,
            unit_mult: quantity.unit_mult,
            decimals: Some(quantity.decimals),
            qualifier: if quantity.value_to.is_some() { Qualifier::Between } else { quantity.qualifier },
            by: None,
            is_base: false,
        }
    }

    pub(super) fn by(mut self, word: Option<Range<usize>>) -> Self {
        self.by = word;
        self
    }

    /// The same below zero: a fall turns its hedge and its range round.
    pub(super) fn turned(mut self) -> Self {
        self.value = self.value.map(Figure::negated);
        if let Some(to) = self.value_to.map(Figure::negated) {
            self.value_to = self.value.replace(to);
        }
        self.qualifier = match self.qualifier {
            Qualifier::Over => Qualifier::Under,
            Qualifier::Under => Qualifier::Over,
            Qualifier::AtLeast => Qualifier::AtMost,
            Qualifier::AtMost => Qualifier::AtLeast,
            same => same,
        };
        self
    }
}

/// What was found near a figure.
pub(super) struct Around<'a> {
    pub scene: &'a Scene<'a>,
    pub anchors: &'a [Anchor],
    pub anchor: &'a Anchor,
    pub subject: Option<&'a Subject>,
}

/// A figure's meaning; nothing where it is none of trade, or not told.
pub(super) fn said(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    if exceeds_flow(around.scene, quantity) {
        return None;
    }
    match &quantity.measure {
        _ if goes_from(around, quantity) => None,
        Measure::Money(currency) => amount(around, quantity, Some(ClaimUnit::Currency(currency.clone()))),
        Measure::Scaled => amount(around, quantity, spoken_currency(around, quantity)),
        Measure::UnclearMoney => amount(around, quantity, None),
        Measure::Percent => percent(around, quantity),
        Measure::Times => times(around, quantity),
        Measure::Part => part(around, quantity),
        Measure::Place => {
            let ranked = matches!(around.subject?.topic, Topic::Ranked(_));
            ranked.then(|| Said { decimals: None, ..Said::figure(ClaimKind::Rank, quantity, Some(ClaimUnit::Rank)) })
        }
        _ => None,
    }
}

/// "three times larger than its imports" compares two flows, and no two times.
fn exceeds_flow(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let end = quantity.tokens.end;
    let than = |at: &usize| scene.run.contains(at) && scene.tokens[*at].word == "than";
    let Some(than) = (end..end + 3).find(than).filter(|_| scene.language == Language::English) else { return false };
    let plain = |at: &usize| scene.area_at(*at).is_some() || scene.word_at(*at).is_some_and(|word| word.sense == Sense::Plain);
    let first = (than + 1..scene.run.end).find(|at| !plain(at));
    first.and_then(|at| scene.word_at(at)).is_some_and(|word| matches!(word.sense, Sense::Flow(_)))
}

/// «вырос от 3 до 5 млрд»: two levels, told as a range is; neither is read.
fn goes_from(around: &Around<'_>, quantity: &Quantity) -> bool {
    let (scene, start) = (around.scene, quantity.tokens.start);
    let changes = scene.word_before(start).is_some_and(|word| change(word.sense).is_some());
    quantity.value_to.is_some() && changes && scene.tokens[start].word == "от"
}

/// The currency of a sum that has none of its own, where every sum before it in the sentence has one and the same: "was $5bn in
/// 2022, and 4 billion in 2023".
fn spoken_currency(around: &Around<'_>, quantity: &Quantity) -> Option<ClaimUnit> {
    let before = around.scene.quantities.iter().take_while(|other| other.tokens.start < quantity.tokens.start);
    let mut currencies = before.filter(|other| !other.is_conversion).filter_map(|other| match &other.measure {
        Measure::Money(currency) => Some(Some(currency)),
        Measure::UnclearMoney => Some(None),
        _ => None,
    });
    let first = currencies.next()??;
    currencies.all(|currency| currency == Some(first)).then(|| ClaimUnit::Currency(first.clone()))
}

/// Which way it went, and the word that says so: right after the figure, else before it with no other figure between.
pub(super) fn direction(around: &Around<'_>, takes: impl Fn(Sense) -> Option<bool>) -> Option<(bool, Range<usize>)> {
    let (scene, anchor) = (around.scene, &around.anchor.tokens);
    let segment = scene.segment(anchor.start);
    let figures = |run: Range<usize>| {
        around.anchors.iter().any(|other| matches!(other.form, Form::Figure(_)) && run.contains(&other.tokens.start))
    };
    let reach = if scene.language == Language::Persian { 6 } else { 3 };
    let after = scene.words_in(anchor.end..segment.end, |sense| takes(sense).is_some()).next();
    let after = after.filter(|word| {
        let between = anchor.end..word.tokens.start;
        between.len() <= reach && !figures(between.clone()) && !between.clone().any(|place| is_parting(scene, place))
    });
    let before = scene.words_in(segment.start..anchor.start, |sense| takes(sense).is_some()).next_back();
    let before = before.filter(|word| !figures(word.tokens.end..anchor.start) || is_list(around, word.tokens.end..anchor.start));
    // What is nearer goes first; Persian says it after.
    let gap = |word: &super::sense::Word| {
        if word.tokens.start >= anchor.end { word.tokens.start - anchor.end } else { anchor.start - word.tokens.end }
    };
    let word = match (before, after) {
        (Some(before), Some(after)) if scene.language != Language::Persian && gap(before) <= gap(after) => before,
        // «رشدی ۲ درصدی و …»
        (Some(before), Some(_)) if gap(before) == 0 => before,
        (_, Some(after)) => after,
        (Some(before), None) => before,
        (None, None) => return None,
    };
    takes(word.sense).map(|up| (up, word.tokens.clone()))
}

/// The way of the next figure, whose verb is told for both: «واردات ۲۰ درصد و صادرات ۱۵ درصد رشد کرد».
fn direction_ahead(around: &Around<'_>) -> Option<(bool, Range<usize>)> {
    let (scene, here) = (around.scene, &around.anchor.tokens);
    let and = scene.word_at(here.end).filter(|word| word.sense == Sense::And && scene.language == Language::Persian)?;
    let next = around.anchors.iter().find(|other| other.tokens.start >= and.tokens.end)?;
    let parted = (here.end..next.tokens.start).any(|place| is_parting(scene, place));
    let verb = |sense| change(sense).is_some() || matches!(sense, Sense::Level | Sense::Split | Sense::Exceed);
    let told = scene.words_in(here.end..next.tokens.start, verb).next().is_some();
    let Form::Figure(quantity) = &next.form else { return None };
    if parted || told || quantity.measure != Measure::Percent {
        return None;
    }
    let word = scene.words_in(next.tokens.end..next.tokens.end + 2, |sense| change(sense).is_some()).next()?;
    change(word.sense).map(|up| (up, word.tokens.clone()))
}

fn is_parting(scene: &Scene<'_>, place: usize) -> bool {
    matches!(scene.tokens[place].word.as_str(), "," | ")" | "(")
}

/// Figures of one list: "rose by 3, 5 and 7 %".
fn is_list(around: &Around<'_>, run: Range<usize>) -> bool {
    let inside = |place: &usize| !around.anchors.iter().any(|anchor| anchor.tokens.contains(place));
    let joins = |place: usize| {
        matches!(around.scene.tokens[place].word.as_str(), ",")
            || around.scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::And | Sense::By))
            // "With Russia by 15 %, with China by 20 %".
            || around.scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::With | Sense::To | Sense::From))
            || around.scene.area_at(place).is_some()
            || around.scene.is_sign(place, "-")
    };
    run.clone().filter(inside).all(joins)
}

pub(super) fn change(sense: Sense) -> Option<bool> {
    match sense {
        Sense::Up | Sense::Higher => Some(true),
        Sense::Down | Sense::Lower => Some(false),
        _ => None,
    }
}

fn percent(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    let unit = Some(ClaimUnit::Percent);
    let kind = if is_average(scene, quantity) { ClaimKind::AverageGrowth } else { ClaimKind::Growth };
    if let Some(positive) = quantity.sign {
        let growth = Said::figure(kind, quantity, unit);
        return Some(if positive || quantity.value.is_negative() { growth } else { growth.turned() });
    }
    if let Some(index) = index(around, quantity) {
        return Some(index);
    }
    let share = share(around, quantity);
    if share.is_none() && is_of_share(around, quantity) {
        return None;
    }
    let found = direction(around, change).or_else(|| direction_ahead(around));
    if let Some(share) = share
        && found
            .as_ref()
            .is_none_or(|(_, word)| word.start.abs_diff(quantity.tokens.start) > share.start.abs_diff(quantity.tokens.start))
    {
        return Some(Said::figure(ClaimKind::Share, quantity, unit).by(Some(share))).filter(|_| !is_of_both(around, quantity));
    }
    if found.is_none() && is_part_of(around, quantity) {
        return Some(Said::figure(ClaimKind::Share, quantity, unit));
    }
    let (up, word) = found?;
    // "rose to 20 %" is no growth of 20 %.
    let before = scene.word_before(quantity.tokens.start);
    let to = before.filter(|before| before.sense == Sense::To);
    let is_end = |to: &super::sense::Word| {
        if scene.language == Language::Persian { word.start >= quantity.tokens.end } else { to.tokens.start >= word.end }
    };
    if to.is_some_and(is_end) {
        return None;
    }
    let growth = Said::figure(kind, quantity, unit).by(Some(word));
    Some(if up { growth } else { growth.turned() })
}

/// Is a growth told of every year: "on average", "annually"? In Persian «تجارت سالانه» is the trade of a year, and only beside its
/// figure is «سالانه» told of the growth.
fn is_average(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let segment = scene.segment(quantity.tokens.start);
    let beside = |run: &Range<usize>| {
        scene.language != Language::Persian || run.end + 1 >= quantity.tokens.start && run.start <= quantity.tokens.end + 1
    };
    let each =
        |mark: &PeriodMark| mark.role == PeriodRole::EachYear && segment.contains(&mark.tokens.start) && beside(&mark.tokens);
    scene.words_in(segment.clone(), |sense| sense == Sense::Average).next().is_some() || scene.periods.iter().any(each)
}

/// "103.3 %" of the level before, as agencies of Belarus and Kazakhstan tell a growth of 3.3 %: alone in parentheses, or with "of the
/// level".
fn index(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let told = scene.words_in(end..end + 2, |sense| sense == Sense::Index).next().is_some() || of_level(scene, end);
    // «составил 104,5 % к уровню 2021 года», but «вырос на 4,5 % к уровню 2021 года».
    let by = scene.word_before(start).is_some_and(|word| word.sense == Sense::By);
    let compared = |mark: &PeriodMark| mark.role != PeriodRole::In && matches!(scene.tokens[end].word.as_str(), "к" | "ко");
    let told = !by && (told || scene.periods.iter().any(|mark| mark.tokens.start == end && compared(mark)));
    let alone = start > 0 && scene.is_sign(start - 1, "(") && scene.is_sign(end, ")");
    // In English "(60%)" is as well a share.
    let least = if scene.language == Language::English && !told { 80.0 } else { 50.0 };
    let near_one = (least..=300.0).contains(&quantity.value.to_f64());
    if !(told || alone) || quantity.value_to.is_some() || !near_one {
        return None;
    }
    let decimals = quantity.value.written_decimals();
    let hundred = 100 * 10i128.checked_pow(decimals)?;
    let value = Figure::from_digits(quantity.value.digits() - hundred, decimals);
    Some(Said { value: Some(value), ..Said::figure(ClaimKind::Growth, quantity, Some(ClaimUnit::Percent)) })
}

/// "of the 2021 level", "of the level of 2021".
fn of_level(scene: &Scene<'_>, place: usize) -> bool {
    let is = |at: usize, words: &[&str]| scene.run.contains(&at) && words.contains(&scene.tokens[at].word.as_str());
    let period = scene.periods.iter().any(|mark| (place..place + 5).contains(&mark.tokens.start));
    is(place, &["of"]) && period && (place..place + 5).any(|at| is(at, &["level", "levels"]))
}

fn times(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let falls = |sense| match sense {
        Sense::Down | Sense::Lower => Some(false),
        Sense::Up | Sense::Higher | Sense::Level => Some(true),
        _ => None,
    };
    let found = direction(around, falls);
    let is_word =
        around.scene.tokens[quantity.tokens.clone()].iter().all(|token| token.kind != crate::statement::token::TokenKind::Digits);
    let (up, word) = match found {
        Some((up, word)) => (up, Some(word)),
        None if is_word => (true, None),
        None => return None,
    };
    let unit = if up || quantity.value.to_f64() < 1.0 { ClaimUnit::Times } else { ClaimUnit::TimesLess };
    let said = Said::figure(ClaimKind::Multiple, quantity, Some(unit.clone())).by(word);
    // "fell more than 3 times" is below a third; of what is divided the hedge is of the divisor.
    Some(said)
}

fn part(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    if let Some(share) = share(around, quantity) {
        return Some(Said::figure(ClaimKind::Share, quantity, Some(ClaimUnit::Percent)).by(Some(share)));
    }
    if is_of_share(around, quantity) {
        return None;
    }
    let (up, word) = direction(around, change)?;
    let before = scene.word_before(quantity.tokens.start);
    // "fell to a third", «به یک سوم رسید»: which multiple that is nobody rounds alike.
    if before.is_some_and(|before| before.sense == Sense::To) && scene.language != Language::Russian {
        return None;
    }
    let growth = Said::figure(ClaimKind::Growth, quantity, Some(ClaimUnit::Percent)).by(Some(word));
    Some(if up { growth } else { growth.turned() })
}
