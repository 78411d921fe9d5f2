//! Lengths of time, of which it is open which months they are: "the highest in a decade", "tripled within two years".

use std::ops::Range;

use super::scene::Scene;
use crate::{
    language::Language,
    statement::mark::{Measure, PeriodRole},
};

/// How many tokens may stand between a record and the time in which it is one.
const NEAR: usize = 7;

/// The length of time near a record that it is one of: "the highest in 20 years", «در دو دهه گذشته».
pub(super) fn within(scene: &Scene<'_>, record: &Range<usize>) -> Option<Range<usize>> {
    let near = |run: &&Range<usize>| run.start < record.end + NEAR && record.start < run.end + NEAR;
    let spans = scene.quantities.iter().filter(|quantity| quantity.measure == Measure::Duration).map(|quantity| &quantity.tokens);
    let vague =
        scene.periods.iter().filter(|mark| mark.role == PeriodRole::Vague && mark.span.is_none()).map(|mark| &mark.tokens);
    spans.chain(vague).find(near).cloned().or_else(|| within_long(scene, record))
}

/// The length of time right behind a change that it took: "tripled within two years", "rose by 20 % in five years".
pub(super) fn takes(scene: &Scene<'_>, change: &Range<usize>) -> Option<Range<usize>> {
    let lengths = scene.quantities.iter().filter(|quantity| quantity.measure == Measure::Duration);
    let is_led = |start: usize| {
        let lead = start.checked_sub(1).map_or("", |lead| scene.tokens[lead].word.as_str());
        start == change.end + 1 && matches!(lead, "in" | "within" | "over")
    };
    let found = lengths.map(|quantity| &quantity.tokens).find(|run| is_led(run.start))?;
    (scene.language == Language::English).then(|| found.clone())
}

/// "the highest in a decade", "in years": lengths without a number.
fn within_long(scene: &Scene<'_>, record: &Range<usize>) -> Option<Range<usize>> {
    let long = |place: &usize| {
        matches!(scene.tokens[*place].word.as_str(), "years" | "decade" | "decades" | "century" | "generation" | "months")
    };
    let place = (record.end..scene.run.end.min(record.end + NEAR)).find(long)?;
    let within = (record.end..place).any(|at| matches!(scene.tokens[at].word.as_str(), "in" | "for" | "of"));
    within.then_some(place..place + 1)
}
