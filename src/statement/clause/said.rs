//! What a figure says, as far as it was read, and the words near it that say which way it went.

use std::ops::Range;

use super::{
    anchor::{Anchor, Form},
    scene::Scene,
    sense::Sense,
    subject::Subject,
    terms::note,
};
use crate::{
    language::Language,
    statement::mark::{Measure, Quantity},
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
        self.qualifier = self.qualifier.turned();
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

/// Which way it went, and the word that says so: right after the figure, else before it with no other figure between.
pub(super) fn direction(around: &Around<'_>, takes: impl Fn(Sense) -> Option<bool>) -> Option<(bool, Range<usize>)> {
    let (scene, anchor) = (around.scene, &around.anchor.tokens);
    let segment = scene.segment(anchor.start);
    let figures = |run: Range<usize>| {
        around.anchors.iter().any(|other| matches!(other.form, Form::Figure(_)) && run.contains(&other.tokens.start))
    };
    let reach = if scene.language == Language::Persian { 6 } else { 3 };
    let end = note(scene, anchor.end).map_or(anchor.end, |(end, _)| end);
    let after = scene.words_in(end..segment.end, |sense| takes(sense).is_some()).next();
    let after = after.filter(|word| {
        let between = end..word.tokens.start;
        between.len() <= reach && !figures(between.clone()) && !scene.is_parted(between.clone())
    });
    let before = scene.words_in(segment.start..anchor.start, |sense| takes(sense).is_some()).next_back();
    let before = before.filter(|word| {
        let between = word.tokens.end..anchor.start;
        !figures(between.clone()) || is_list(around, between.clone()) || goes_on_by(around, between)
    });
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
pub(super) fn direction_ahead(around: &Around<'_>) -> Option<(bool, Range<usize>)> {
    let (scene, here) = (around.scene, &around.anchor.tokens);
    let and = scene.word_at(here.end).filter(|word| word.sense == Sense::And && scene.language == Language::Persian)?;
    let next = around.anchors.iter().find(|other| other.tokens.start >= and.tokens.end)?;
    let parted = scene.is_parted(here.end..next.tokens.start);
    let verb = |sense| change(sense).is_some() || matches!(sense, Sense::Level | Sense::Split | Sense::Exceed);
    let told = scene.words_in(here.end..next.tokens.start, verb).next().is_some();
    let Form::Figure(quantity) = &next.form else { return None };
    if parted || told || quantity.measure != Measure::Percent {
        return None;
    }
    let period = scene.periods.iter().find(|mark| mark.tokens.start == next.tokens.end);
    let end = period.map_or(next.tokens.end, |mark| mark.tokens.end);
    let word = scene.words_in(end..end + 2, |sense| change(sense).is_some()).next()?;
    change(word.sense).map(|up| (up, word.tokens.clone()))
}

/// «упал до 4 млрд долларов, то есть на 17,3 %»: the same verb, with no other thing or verb between.
fn goes_on_by(around: &Around<'_>, between: Range<usize>) -> bool {
    let scene = around.scene;
    let by = scene.word_before(around.anchor.tokens.start).is_some_and(|word| word.sense == Sense::By);
    let to = scene.word_at(between.start).is_some_and(|word| word.sense == Sense::To);
    let one = around.anchors.iter().filter(|other| between.contains(&other.tokens.start)).count() == 1;
    let other = |sense| {
        matches!(
            sense,
            Sense::Flow(_) | Sense::FlowVerb(_) | Sense::Other(_) | Sense::Level | Sense::Exceed | Sense::Split | Sense::And
        )
    };
    scene.language == Language::Russian && by && to && one && scene.words_in(between, other).next().is_none()
}

/// Figures of one list: "rose by 3, 5 and 7 %".
fn is_list(around: &Around<'_>, run: Range<usize>) -> bool {
    let inside = |place: &usize| !around.anchors.iter().any(|anchor| anchor.tokens.contains(place));
    let joins = |place: usize| {
        matches!(around.scene.tokens[place].word.as_str(), "," | "or")
            || around.scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::And | Sense::By))
            // "With Russia by 15 %, with China by 20 %".
            || around.scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::With | Sense::To | Sense::From))
            || around.scene.area_at(place).is_some()
            || around.scene.is_sign(place, "-")
    };
    let has = |takes: fn(Sense) -> bool| around.scene.words_in(run.clone(), takes).next().is_some();
    let next_flow = has(|sense| matches!(sense, Sense::Flow(_))) && has(|sense| sense == Sense::And);
    run.clone().filter(inside).all(|place| joins(place) || next_flow && is_next_flow(around, place))
}

/// "Exports fell 12 % and imports 8 %": the same verb for the next flow.
fn is_next_flow(around: &Around<'_>, place: usize) -> bool {
    let told = around.scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::Flow(_) | Sense::Plain));
    let period = || around.scene.periods.iter().any(|mark| mark.tokens.contains(&place));
    around.scene.language == Language::English && (told || period())
}

pub(super) fn change(sense: Sense) -> Option<bool> {
    match sense {
        Sense::Up | Sense::Higher => Some(true),
        Sense::Down | Sense::Lower => Some(false),
        _ => None,
    }
}
