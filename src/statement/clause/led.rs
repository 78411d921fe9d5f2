//! The country that a word of direction leads to, beside a figure.

use super::{ground::Ground, named::Named, scene::Scene, sense::Sense};
use crate::{language::Language, statement::mark::AreaForm};

/// The country that a word of direction leads to near a figure. In Persian it stands before the figure where the subject names
/// another, or where the verb is last.
pub(super) fn near(ground: &Ground<'_>, is_told: bool, is_verb_last: bool, sense: Sense) -> Option<Named> {
    let scene = ground.scene;
    match scene.language {
        // «تجارت ۲ میلیارد دلاری با روسیه و ۲۸ میلیارد دلاری با چین»
        Language::Persian if is_told && scene.tokens[ground.anchor.end - 1].word.ends_with('ی') => {
            right_after(ground, sense).or_else(|| before(ground, sense))
        }
        Language::Persian if is_told => before(ground, sense),
        // «به روسیه ۷۴۴ و به عراق ۱۰۰ میلیون دلار صادر کرد»
        Language::Persian if is_verb_last => {
            right_after(ground, sense).or_else(|| before(ground, sense)).or_else(|| after(ground, sense))
        }
        Language::Persian => after(ground, sense),
        _ => between(ground, sense).or_else(|| after(ground, sense)),
    }
}

/// An area after the figure, with a word of direction: "$4bn with Iran".
pub(super) fn after(ground: &Ground<'_>, sense: Sense) -> Option<Named> {
    let scene = ground.scene;
    let mut run = ground.anchor.end..ground.next.min(ground.anchor.end + 8);
    // "With Russia it rose by 15 %, with China by 20 %".
    let parts = |place: &usize| [",", ";", ":"].iter().any(|sign| scene.is_sign(*place, sign));
    run.end = run.clone().find(parts).unwrap_or(run.end);
    // «… на четверть компенсировали поставки в Польшу»: what is to Poland is another flow.
    let flow = |sense| matches!(sense, Sense::Flow(_) | Sense::FlowVerb(_));
    let flow = scene.words_in(run.clone(), flow).next().map_or(run.end, |word| word.tokens.start);
    run.end = if ground.subject.is_some_and(|subject| subject.tokens.end <= ground.anchor.start) { flow } else { run.end };
    let mut words = scene.words_in(run, |found| found == sense);
    // "$380 million, and to South Korea $150 million": that is of the next figure.
    let is_next = |named: &Named| scene.language == Language::English && named.tokens.end == ground.next;
    words.find_map(|word| named_at(scene, word.tokens.end)).filter(|named| !is_next(named))
}

/// An area right before a figure that is not the first of its flow: «به چین ۱۱٫۵ و عراق ۷٫۵ میلیارد دلار».
pub(super) fn right_before(ground: &Ground<'_>) -> Option<Named> {
    let start = ground.subject.map_or(ground.last, |subject| subject.tokens.end.max(ground.last));
    let mark = ground.scene.countries().find(|mark| mark.tokens.end == ground.anchor.start && mark.tokens.start >= start)?;
    Some(Named { area: mark.area?, tokens: mark.tokens.clone() })
}

/// An area right after a figure and its goods: «۳ میلیارد دلار کالا از هند».
fn right_after(ground: &Ground<'_>, sense: Sense) -> Option<Named> {
    let scene = ground.scene;
    let skipped = |at: &usize| scene.word_at(*at).is_some_and(|word| word.sense == Sense::Goods);
    let place = (ground.anchor.end..ground.next).find(|at| !skipped(at))?;
    scene.word_at(place).filter(|word| word.sense == sense).and_then(|word| named_at(scene, word.tokens.end))
}

/// An area between the figure before and this one, with a word of direction: "$4bn with Iran, with Turkey $68bn". What is spoken of
/// is named before both.
fn between(ground: &Ground<'_>, sense: Sense) -> Option<Named> {
    let (scene, subject) = (ground.scene, ground.subject?);
    // "rose 5 % to Iran and fell 8 % to Iraq": each goes before its own.
    let own = scene.word_at(ground.anchor.end).is_some_and(|word| word.sense == sense);
    let start = ground.last + usize::from(own);
    let mut words = scene.words_in(start..ground.anchor.start, |found| found == sense);
    words.find_map(|word| named_at(scene, word.tokens.end)).filter(|_| ground.last >= subject.tokens.end)
}

/// An area between the figure before and this one, with a word of direction.
fn before(ground: &Ground<'_>, sense: Sense) -> Option<Named> {
    let scene = ground.scene;
    let ends = ground.subject.map(|subject| subject.tokens.end).filter(|end| *end <= ground.anchor.start);
    let start = ends.map_or(ground.last, |end| end.max(ground.last));
    let words = scene.words_in(start..ground.anchor.start, |found| found == sense);
    words.rev().find_map(|word| named_at(scene, word.tokens.end))
}

pub(super) fn named_at(scene: &Scene<'_>, place: usize) -> Option<Named> {
    let skipped = |at: &usize| scene.word_at(*at).is_some_and(|word| matches!(word.sense, Sense::Plain | Sense::Goods));
    let place = (place..scene.run.end).find(|at| !skipped(at))?;
    let mark = scene.area_at(place).filter(|mark| mark.form != AreaForm::OtherName)?;
    Some(Named { area: mark.area?, tokens: mark.tokens.clone() })
}
