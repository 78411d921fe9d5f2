//! Which way something went by a figure.

use std::ops::Range;

use super::{anchor::Form, said::Around, scene::Scene, sense::Sense};
use crate::{language::Language, statement::mark::Measure};

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
pub(super) fn direction_ahead(around: &Around<'_>) -> Option<(bool, Range<usize>)> {
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

/// Up (true) or down?
pub(super) fn change(sense: Sense) -> Option<bool> {
    match sense {
        Sense::Up | Sense::Higher => Some(true),
        Sense::Down | Sense::Lower => Some(false),
        _ => None,
    }
}
