//! What a figure says: a level, a growth, a multiple, a share …

use std::ops::Range;

use super::{
    anchor::{Anchor, Form},
    scene::Scene,
    sense::Sense,
    subject::{Subject, Topic},
};
use crate::{
    language::Language,
    statement::mark::{Measure, PeriodRole, Quantity},
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

    fn figure(kind: ClaimKind, quantity: &Quantity, unit: Option<ClaimUnit>) -> Self {
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

    fn by(mut self, word: Option<Range<usize>>) -> Self {
        self.by = word;
        self
    }

    /// The same below zero: a fall turns its hedge and its range round.
    fn turned(mut self) -> Self {
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
    match &quantity.measure {
        Measure::Money(currency) => Some(amount(around, quantity, Some(ClaimUnit::Currency(currency.clone())))),
        Measure::Scaled | Measure::UnclearMoney => Some(amount(around, quantity, None)),
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

/// Which way it went, and the word that says so: right after the figure, else before it with no other figure between.
fn direction(around: &Around<'_>, takes: impl Fn(Sense) -> Option<bool>) -> Option<(bool, Range<usize>)> {
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
        (_, Some(after)) => after,
        (Some(before), None) => before,
        (None, None) => return None,
    };
    takes(word.sense).map(|up| (up, word.tokens.clone()))
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
    };
    run.clone().filter(inside).all(joins)
}

fn change(sense: Sense) -> Option<bool> {
    match sense {
        Sense::Up | Sense::Higher => Some(true),
        Sense::Down | Sense::Lower => Some(false),
        _ => None,
    }
}

fn percent(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    let segment = scene.segment(quantity.tokens.start);
    let unit = Some(ClaimUnit::Percent);
    let average = scene.words_in(segment.clone(), |sense| sense == Sense::Average).next();
    let each = scene.periods.iter().any(|mark| mark.role == PeriodRole::EachYear && segment.contains(&mark.tokens.start));
    let kind = if average.is_some() || each { ClaimKind::AverageGrowth } else { ClaimKind::Growth };
    if let Some(positive) = quantity.sign {
        let growth = Said::figure(kind, quantity, unit);
        return Some(if positive || quantity.value.is_negative() { growth } else { growth.turned() });
    }
    if let Some(index) = index(around, quantity) {
        return Some(index);
    }
    let share = scene
        .words_in(segment, |sense| sense == Sense::Share)
        .min_by_key(|word| word.tokens.start.abs_diff(quantity.tokens.start));
    let found = direction(around, change);
    if let Some(share) = share
        && found.as_ref().is_none_or(|(_, word)| {
            word.start.abs_diff(quantity.tokens.start) > share.tokens.start.abs_diff(quantity.tokens.start)
        })
    {
        return Some(Said::figure(ClaimKind::Share, quantity, unit).by(Some(share.tokens.clone())));
    }
    let (up, word) = found?;
    // "rose to 20 %" is no growth of 20 %.
    let before = scene.word_before(quantity.tokens.start);
    if before.is_some_and(|before| before.sense == Sense::To && before.tokens.start >= word.end)
        && scene.language != Language::Persian
    {
        return None;
    }
    let growth = Said::figure(kind, quantity, unit).by(Some(word));
    Some(if up { growth } else { growth.turned() })
}

/// "103.3 %" of the level before, as agencies of Belarus and Kazakhstan tell a growth of 3.3 %: alone in parentheses, or with "of the
/// level".
fn index(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let told = scene.words_in(end..end + 2, |sense| sense == Sense::Index).next().is_some();
    let alone = start > 0 && scene.is_sign(start - 1, "(") && scene.is_sign(end, ")");
    let near_one = (50.0..=300.0).contains(&quantity.value.to_f64());
    if !(told || alone) || quantity.value_to.is_some() || !near_one {
        return None;
    }
    let decimals = quantity.value.written_decimals();
    let hundred = 100 * 10i128.checked_pow(decimals)?;
    let value = Figure::from_digits(quantity.value.digits() - hundred, decimals);
    Some(Said { value: Some(value), ..Said::figure(ClaimKind::Growth, quantity, Some(ClaimUnit::Percent)) })
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
    let share = scene.words_in(scene.segment(quantity.tokens.start), |sense| sense == Sense::Share).next();
    if let Some(share) = share {
        return Some(Said::figure(ClaimKind::Share, quantity, Some(ClaimUnit::Percent)).by(Some(share.tokens.clone())));
    }
    let (up, word) = direction(around, change)?;
    let before = scene.word_before(quantity.tokens.start);
    if before.is_some_and(|before| before.sense == Sense::To) && scene.language == Language::English {
        return None;
    }
    let growth = Said::figure(ClaimKind::Growth, quantity, Some(ClaimUnit::Percent)).by(Some(word));
    Some(if up { growth } else { growth.turned() })
}

/// A sum: a level, unless something changed by it.
fn amount(around: &Around<'_>, quantity: &Quantity, unit: Option<ClaimUnit>) -> Said {
    let scene = around.scene;
    let start = quantity.tokens.start;
    if let Some((up, word)) = changed_by(around, quantity) {
        let change = Said::figure(ClaimKind::Change, quantity, unit).by(Some(word));
        return if up { change } else { change.turned() };
    }
    let mut level = Said::figure(ClaimKind::Level, quantity, unit);
    let before = scene.word_before(start);
    level.is_base = before.is_some_and(|word| word.sense == Sense::From) && scene.language != Language::Persian;
    level.qualifier = hedged(around, quantity, level.qualifier);
    level.by = before.map(|word| word.tokens.clone());
    let negative = matches!(around.subject.map(|subject| subject.topic), Some(Topic::Signed(false)));
    if quantity.sign == Some(false) && !quantity.value.is_negative() || negative { level.turned() } else { level }
}

/// "exceeded $4bn" is over it, "fell short of $4bn" under it.
fn hedged(around: &Around<'_>, quantity: &Quantity, qualifier: Qualifier) -> Qualifier {
    let scene = around.scene;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let near = |word: &super::sense::Word| match scene.language {
        Language::Persian => word.tokens.start >= end && word.tokens.start - end <= 1,
        _ => word.tokens.end <= start && start - word.tokens.end <= 1,
    };
    let word = scene.words.iter().find(|word| matches!(word.sense, Sense::Exceed | Sense::Short) && near(word));
    match word.map(|word| word.sense) {
        Some(Sense::Exceed) if qualifier == Qualifier::Exact => Qualifier::Over,
        Some(Sense::Short) if qualifier == Qualifier::Exact => Qualifier::Under,
        _ => qualifier,
    }
}

/// The change that a sum is of: "rose by $400 million", "a $400 million increase", «вырос на 400 млн».
fn changed_by(around: &Around<'_>, quantity: &Quantity) -> Option<(bool, Range<usize>)> {
    let scene = around.scene;
    let (up, word) = direction(around, change)?;
    let start = quantity.tokens.start;
    let joined = scene.word_before(start);
    let by = joined.is_some_and(|joined| joined.sense == Sense::By);
    let adjoins = if word.end <= start {
        let between = word.end..start;
        let free = scene
            .words_in(between.clone(), |sense| matches!(sense, Sense::To | Sense::From | Sense::Level | Sense::Of))
            .next()
            .is_none();
        (by && free) || (between.is_empty() && scene.language == Language::English)
    } else {
        let gap = word.start - quantity.tokens.end;
        let to = joined.is_some_and(|joined| joined.sense == Sense::To || joined.sense == Sense::Level);
        gap <= 1 && !to
    };
    adjoins.then_some((up, word))
}
