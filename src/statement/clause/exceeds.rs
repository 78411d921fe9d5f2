//! Russian figures that compare two flows rather than two times.

use std::ops::Range;

use super::{scene::Scene, sense::Sense};
use crate::{
    language::Language,
    statement::mark::{Measure, Quantity},
};

/// «на 20 % больше импорта», «втрое меньше, чем во Францию», «превысил импорт вдвое»: no growth and no multiple of a flow's own.
pub(super) fn exceeds(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let start = quantity.tokens.start;
    let is_sum = !matches!(quantity.measure, Measure::Percent | Measure::Part);
    scene.language == Language::Russian
        && (after(scene, quantity.tokens.end) || before(scene, start) || is_sum && is_of_them(scene, start))
}

/// Is what a comparison is with another flow of the same time: «превысил импорт из неё в 2022 году»?
pub(super) fn is_with_flow(scene: &Scene<'_>, end: usize) -> bool {
    scene.language == Language::Russian && is_flow(scene, end)
}

/// «из них 844 млн пришлось на экспорт»: a part of the sum before, of which is told only later.
fn is_of_them(scene: &Scene<'_>, start: usize) -> bool {
    let them = |place: usize| ["них", "которых"].iter().any(|word| scene.is_sign(place, word));
    let is = |place: usize| scene.is_sign(place, "из") && them(place + 1);
    start.checked_sub(2).is_some_and(is) || is(start) || start.checked_sub(1).is_some_and(is)
}

/// The word of comparison right behind a figure: «втрое меньше».
fn compares(scene: &Scene<'_>, end: usize) -> Option<Range<usize>> {
    let word = scene.word_at(end).filter(|word| word.tokens.start == end)?;
    matches!(word.sense, Sense::Higher | Sense::Lower).then(|| word.tokens.clone())
}

fn after(scene: &Scene<'_>, end: usize) -> bool {
    let Some(word) = compares(scene, end) else { return false };
    let is_than = |place: usize| scene.is_sign(place, "чем");
    let start = (word.end..scene.run.end).find(|place| !is_than(*place) && !scene.is_sign(*place, ",")).unwrap_or(word.end);
    if is_flow(scene, start) {
        return true;
    }
    let is_led = is_than(start - 1) && scene.words_in(start..start + 1, |_| true).next().is_some();
    is_led && scene.area_at(start + 1).is_some()
}

fn before(scene: &Scene<'_>, start: usize) -> bool {
    let segment = scene.segment(start);
    let Some(word) = scene.words_in(segment.start..start, |sense| sense == Sense::Exceed).next_back() else { return false };
    let between = word.tokens.end..start;
    let goes_on = |sense| matches!(sense, Sense::Level | Sense::Up | Sense::Down | Sense::To);
    let figure = scene.quantities.iter().any(|other| between.contains(&other.tokens.start));
    is_flow(scene, word.tokens.end)
        && !figure
        && !scene.is_parted(between.clone())
        && scene.words_in(between, goes_on).next().is_none()
}

/// Is a flow told here, which is not that of another time: «экспорта 2021 года»?
fn is_flow(scene: &Scene<'_>, place: usize) -> bool {
    let skipped = |at: &usize| {
        scene.area_at(*at).is_some() || scene.word_at(*at).is_some_and(|word| matches!(word.sense, Sense::Plain | Sense::Goods))
    };
    let Some(at) = (place..scene.run.end).find(|at| !skipped(at)) else { return false };
    let Some(word) = scene.word_at(at).filter(|word| matches!(word.sense, Sense::Flow(_))) else { return false };
    let end = (word.tokens.end..scene.run.end).find(|at| !skipped(at)).unwrap_or(word.tokens.end);
    !scene.periods.iter().any(|mark| mark.tokens.start == end)
}
