//! What a flow of two is among the flows of one of them, told with both: its part of the whole, "exports of A to B made up 2 % of the
//! total of A", and its place, "exports of A to B ranked second among the partners of A".

use std::{ops::Range, sync::LazyLock};

use super::{
    named::candidates,
    said::Around,
    scene::Scene,
    sense::Sense,
    subject::{Subject, Topic},
};
use crate::{
    language::Language,
    statement::{
        mark::{AreaMark, Quantity},
        phrases::Phrases,
        words,
    },
    trade::{Area, ClaimFlow, Flow},
};

/// How many tokens may stand between a place and the partners that it is one among.
const NEAR: usize = 8;

static WHOLES: LazyLock<Vec<Phrases<()>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| words::phrases(language, "whole", |_| Some(()))).collect());

/// Is the whole of a flow told at a token: "of the total"?
pub(super) fn is_whole(scene: &Scene<'_>, place: usize) -> bool {
    WHOLES.get(scene.language as usize).is_some_and(|phrases| phrases.at(scene.tokens, place).is_some())
}

/// The words that make a percentage the part that a flow of two is of all that the reporter trades. Whose the whole is must be said.
pub(super) fn of_whole(around: &Around<'_>, quantity: &Quantity) -> Option<Range<usize>> {
    let scene = around.scene;
    let subject = around.subject.filter(|subject| subject.tokens.end <= quantity.tokens.start)?;
    let reporter = reporter(scene, subject)?;
    let start = quantity.tokens.end;
    let (length, ()) = WHOLES.get(scene.language as usize)?.at(scene.tokens, start)?;
    let end = start + length;
    let mark = next_country(scene, end)?;
    let flow = |found: ClaimFlow| subject.topic == Topic::Flow(found);
    let same = |place: usize| match scene.word_at(place).map(|word| word.sense) {
        Some(Sense::Flow(found)) => flow(found),
        Some(sense) => matches!(sense, Sense::Plain | Sense::Of | Sense::Goods),
        None => scene.is_sign(place, "("),
    };
    // "of the total of Russia's imports" is the whole of another flow.
    let other = |sense| matches!(sense, Sense::Flow(found) if !flow(found));
    let is_other = scene.words_in(mark.tokens.end..mark.tokens.end + 3, other).next().is_some();
    (mark.area == Some(reporter) && (end..mark.tokens.start).all(same) && !is_other).then_some(start..end)
}

/// Is a percentage the part of another whole than that of its flow: "exports of A to B made up 2 % of the total of B"?
pub(super) fn is_of_other_whole(around: &Around<'_>, quantity: &Quantity) -> bool {
    let (scene, end) = (around.scene, quantity.tokens.end);
    let of_two = around.subject.is_some_and(|subject| subject.tokens.end <= end && reporter(scene, subject).is_some());
    of_two && is_whole(scene, end) && next_country(scene, end).is_some() && of_whole(around, quantity).is_none()
}

/// The flow of two whose place among others is told; those with all partners of the other one order flows that it is none of.
pub(super) fn ranked<'a>(scene: &Scene<'_>, subjects: &'a [Subject], place: &Range<usize>) -> Option<&'a Subject> {
    let subject = subjects.iter().rfind(|subject| subject.tokens.end <= place.start)?;
    let between = subject.tokens.end..place.start;
    let is_apart = scene.countries().any(|mark| between.contains(&mark.tokens.start))
        || scene.quantities.iter().any(|mark| between.contains(&mark.tokens.start))
        || between.clone().any(|place| scene.is_sign(place, ","));
    let is_order = |sense| matches!(sense, Sense::Ranked(_));
    scene.words_in(place.end..place.end + NEAR, is_order).next().filter(|_| !is_apart)?;
    let is_turnover = subject.topic == Topic::Flow(ClaimFlow::Of(Flow::Turnover));
    let fits = |mark: &AreaMark| !is_turnover || mark.area == reporter(scene, subject);
    reporter(scene, subject)?;
    next_country(scene, place.end).filter(|mark| fits(mark)).map(|_| subject)
}

/// Is the place of a flow of two one among those of its reporter, which must be said?
pub(super) fn has_place(scene: &Scene<'_>, subject: &Subject, place: &Range<usize>) -> bool {
    let of_reporter = |mark: &AreaMark| mark.area == reporter(scene, subject);
    ranked(scene, std::slice::from_ref(subject), place).is_some() && next_country(scene, place.end).is_some_and(of_reporter)
}

/// Whose a flow of two is; in "A – B: trade turnover" the first of the two that the sentence names.
fn reporter(scene: &Scene<'_>, subject: &Subject) -> Option<Area> {
    if !matches!(subject.topic, Topic::Flow(ClaimFlow::Of(_))) || subject.others.len() > 1 || subject.is_unclear {
        return None;
    }
    match (&subject.owner, &subject.other, &candidates(scene)[..]) {
        (Some(owner), Some(_), _) => Some(owner.area),
        (None, None, [first, _]) if subject.topic == Topic::Flow(ClaimFlow::Of(Flow::Turnover)) => Some(first.area),
        _ => None,
    }
}

fn next_country<'a>(scene: &'a Scene<'_>, place: usize) -> Option<&'a AreaMark> {
    scene.countries().find(|mark| mark.tokens.start >= place && mark.tokens.start < place + NEAR)
}
