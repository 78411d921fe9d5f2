//! Whether what is said is so: a fact, a forecast, a target, denied, or supposed.

use std::ops::Range;

use super::{
    anchor::{Anchor, Form},
    scene::Scene,
    sense::Sense,
};
use crate::{language::Language, statement::mark::PeriodRole};

/// In what mood something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mood {
    /// As a fact.
    Fact,
    /// As what is still to come.
    Forecast,
    /// As what is wanted.
    Target,
    /// As what would be, if.
    Hypothetical,
    /// As what is not so.
    Negated,
}

fn of(sense: Sense) -> Option<Mood> {
    Some(match sense {
        Sense::Forecast => Mood::Forecast,
        Sense::Target => Mood::Target,
        Sense::Hypothetical => Mood::Hypothetical,
        Sense::Negation | Sense::Unreached | Sense::Denial => Mood::Negated,
        _ => return None,
    })
}

/// The mood of an anchor, and where the word stands that gives it. A word of mood bears on what follows it within its thought, and
/// where nothing follows, on what is before; in Persian, whose verbs come last, on what goes before it up to the verb before.
pub(super) fn mood(scene: &Scene<'_>, anchors: &[Anchor], anchor: &Anchor) -> (Mood, Option<Range<usize>>) {
    let segment = scene.segment(anchor.tokens.start);
    let mut found = (Mood::Fact, None);
    for word in scene.words_in(segment.clone(), |sense| of(sense).is_some()) {
        let Some(mood) = of(word.sense) else { continue };
        let inside = |other: &&Anchor| segment.contains(&other.tokens.start) && !matches!(other.form, Form::Unchanged);
        if word.sense == Sense::Unreached && !is_missed(scene, anchors, anchor, word.tokens.end) {
            continue;
        }
        if is_contrast(scene, word.tokens.start) {
            continue;
        }
        let bears = if anchor.tokens.contains(&word.tokens.start) {
            true
        } else if word.tokens.start >= anchor.tokens.start {
            let followed = anchors.iter().filter(inside).any(|other| other.tokens.start >= word.tokens.end);
            // «فراتر نرفت», «افزایش خواهد یافت»: a verb of two words is no verb before.
            let whole = |verb: &super::sense::Word| scene.language != Language::Persian || verb.tokens.end < word.tokens.start;
            let verb = scene.words_in(anchor.tokens.end..word.tokens.start, is_verb).any(whole);
            match scene.language {
                Language::Persian => !verb,
                _ => !followed && !verb && !scene.is_parted(anchor.tokens.end..word.tokens.start),
            }
        } else {
            scene.language != Language::Persian || leads_in(scene, anchors, word.tokens.end..anchor.tokens.start)
        };
        if bears && mood > found.0 {
            found = (mood, Some(word.tokens.clone()));
        }
    }
    if let Some(denial) = scene.words_in(anchor.tokens.end..scene.run.end, |sense| sense == Sense::Denial).next() {
        return (Mood::Negated, Some(denial.tokens.clone()));
    }
    if found.0 == Mood::Fact && goes_on(scene, anchors, &segment) {
        let before =
            scene.words_in(scene.run.start..segment.start, |sense| matches!(sense, Sense::Forecast | Sense::Target)).last();
        if let Some((word, mood)) = before.and_then(|word| Some((word, of(word.sense)?))) {
            found = (mood, Some(word.tokens.clone()));
        }
    }
    found
}

/// «Если в 2020 году … составлял …, то в 2021 году — …»: no condition, where the second thought begins with its year and nothing would
/// be or is to come.
fn is_contrast(scene: &Scene<'_>, place: usize) -> bool {
    if scene.tokens[place].word != "если" {
        return false;
    }
    let goes_on = |at: usize| {
        scene.is_sign(at - 1, ",")
            && scene.is_sign(at, "то")
            && scene.periods.iter().any(|mark| mark.tokens.start == at + 1 && mark.role == PeriodRole::In)
    };
    let supposed = |at: usize| scene.tokens[at].word == "бы";
    let to_come = scene.words_in(scene.run.clone(), |sense| matches!(sense, Sense::Forecast | Sense::Target)).next().is_some();
    !to_come && (place + 1..scene.run.end).any(goes_on) && !scene.run.clone().any(supposed)
}

/// Is it a figure that was not come to: "never reached the promised $10bn"? It follows in the same breath. With a period it is a
/// comparison.
fn is_missed(scene: &Scene<'_>, anchors: &[Anchor], anchor: &Anchor, end: usize) -> bool {
    let between = end..anchor.tokens.start;
    let other = anchors.iter().any(|other| between.contains(&other.tokens.start));
    matches!(anchor.form, Form::Figure(_)) && end <= anchor.tokens.start && !other && !scene.is_parted(between)
}

/// Does a thought go on in the mood of the one before it: "is expected to rise, but to stay below 2022"? It has no period of its own.
fn goes_on(scene: &Scene<'_>, anchors: &[Anchor], segment: &Range<usize>) -> bool {
    let is_compared = |place: usize| anchors.iter().any(|anchor| matches!(anchor.form, Form::Compared(_, at) if at == place));
    let own = |place: &usize| {
        let mark = &scene.periods[*place];
        mark.role == PeriodRole::In && segment.contains(&mark.tokens.start) && !is_compared(*place)
    };
    segment.start > scene.run.start && !(0..scene.periods.len()).any(|place| own(&place))
}

fn is_verb(sense: Sense) -> bool {
    matches!(sense, Sense::Level | Sense::Up | Sense::Down | Sense::Exceed | Sense::Short | Sense::RecordHigh)
}

/// Does a Persian word of mood stand before its thought: «پیش‌بینی می‌شود که …»? Then no figure with its verb is between.
fn leads_in(scene: &Scene<'_>, anchors: &[Anchor], between: Range<usize>) -> bool {
    let figure = anchors.iter().any(|anchor| between.contains(&anchor.tokens.start));
    !(figure && scene.words_in(between, is_verb).next().is_some())
}
