//! Which of the things that a sentence speaks of a figure is of.

use super::{
    anchor::{Anchor, Form},
    scene::Scene,
    sense::Sense,
    subject::{Subject, Topic},
};
use crate::{language::Language, statement::mark::Measure, trade::ClaimFlow};

/// What a figure is of.
#[derive(Debug)]
pub(super) struct Govern<'a> {
    /// The thing; none where the sentence names none.
    pub subject: Option<&'a Subject>,
    /// Can it be of one flow as well as of another: "exports and imports were $5bn"?
    pub is_unclear: bool,
}

/// What the figure of this number is of: what follows it with "of" or "in"; as many things as figures, in a row; else what was
/// spoken of last, or what comes next.
pub(super) fn governing<'a>(scene: &Scene<'_>, subjects: &'a [Subject], anchors: &[Anchor], number: usize) -> Govern<'a> {
    let anchor = &anchors[number];
    if let Some(subject) = listed(scene, subjects, anchors, number) {
        return Govern { subject: Some(subject), is_unclear: false };
    }
    if anchor.form == Form::First || matches!(&anchor.form, Form::Figure(quantity) if quantity.measure == Measure::Place) {
        let ranked = |subject: &&Subject| matches!(subject.topic, Topic::Ranked(_)) && subject.tokens.end > anchor.tokens.start;
        return Govern { subject: subjects.iter().find(ranked).or(subjects.last()), is_unclear: false };
    }
    if let Some(subject) = following(scene, subjects, anchors, number) {
        return Govern { subject: Some(subject), is_unclear: false };
    }
    let place = subjects.iter().rposition(|subject| subject.tokens.start < anchor.tokens.start);
    let Some(place) = place else {
        return Govern { subject: subjects.first(), is_unclear: subjects.len() > 1 && joined(scene, subjects, 1) };
    };
    Govern { subject: subjects.get(place), is_unclear: joined(scene, subjects, place) }
}

/// Are this thing and the one before it named together: "exports and imports"?
fn joined(scene: &Scene<'_>, subjects: &[Subject], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| subjects.get(before)) else { return false };
    let here = &subjects[place];
    let both = matches!((before.topic, here.topic), (Topic::Flow(one), Topic::Flow(two)) if one != two);
    let between = before.tokens.end..here.tokens.start;
    both && between.len() <= 2 && scene.words_in(between, |sense| sense == Sense::And).next().is_some()
}

/// What follows a figure and belongs to it: "$4.9bn in trade", "a 17 % fall in exports", "a $5bn loan".
fn following<'a>(scene: &Scene<'_>, subjects: &'a [Subject], anchors: &[Anchor], number: usize) -> Option<&'a Subject> {
    let end = anchors[number].tokens.end;
    if !matches!(anchors[number].form, Form::Figure(_)) {
        return None;
    }
    let place = subjects.iter().position(|subject| subject.tokens.end > end)?;
    let subject = &subjects[place];
    let start = subject.tokens.start.max(end);
    let between = end..start;
    let figure = anchors.iter().any(|other| between.contains(&other.tokens.start));
    let sign = between.clone().any(|token| matches!(scene.tokens[token].word.as_str(), "," | ";" | ":" | "(" | ")" | "-"));
    if figure || sign || between.len() > 6 {
        return None;
    }
    let of = scene.words_in(between.clone(), |sense| matches!(sense, Sense::Of | Sense::From)).next().is_some();
    let verb = |sense| {
        matches!(sense, Sense::Level | Sense::Exceed | Sense::Short | Sense::And | Sense::To | Sense::With | Sense::Split)
    };
    let verbs = scene.words_in(between.clone(), verb).next().is_some();
    let change = scene.words_in(between.clone(), |sense| matches!(sense, Sense::Up | Sense::Down)).next().is_some();
    let is_first = place == 0;
    let is_other = matches!(subject.topic, Topic::Other(_));
    let belongs = match scene.language {
        Language::English => (!verbs && (of || (is_other && between.len() <= 2))) || between.is_empty(),
        Language::Russian => !verbs && (((is_first || is_other) && between.len() <= 1) || (change && is_first)),
        Language::Persian => between.is_empty(),
    };
    belongs.then_some(subject)
}

/// As many things as figures, each in a row: "exports and imports were $2bn and $1bn".
fn listed<'a>(scene: &Scene<'_>, subjects: &'a [Subject], anchors: &[Anchor], number: usize) -> Option<&'a Subject> {
    let figures: Vec<usize> = (0..anchors.len()).filter(|place| matches!(anchors[*place].form, Form::Figure(_))).collect();
    let flows: Vec<&Subject> =
        subjects.iter().filter(|subject| subject.topic.flow().is_some_and(|flow| flow != ClaimFlow::Balance)).collect();
    if figures.len() < 2 || figures.len() != flows.len() {
        return None;
    }
    let close =
        |run: std::ops::Range<usize>| run.len() <= 2 && scene.words_in(run.clone(), |sense| sense == Sense::And).next().is_some();
    let told = flows.windows(2).all(|two| close(two[0].tokens.end..two[1].tokens.start))
        && figures.windows(2).all(|two| close(anchors[two[0]].tokens.end..anchors[two[1]].tokens.start));
    let place = figures.iter().position(|place| *place == number)?;
    told.then(|| flows[place])
}
