//! What a sentence leaves for those after it that only say "it".

use super::{
    memory::Memory,
    named::Named,
    pair::{Ground, candidates, pair},
    scene::Scene,
    subject::{Subject, Topic},
};
use crate::{
    language::Language,
    statement::{Context, Field, Place, Statement, mark::AreaForm},
    trade::{Area, Calendar, Span},
};

/// What later sentences may go on about.
pub(super) fn remember(scene: &Scene<'_>, context: &Context, subjects: &[Subject], memory: &mut Memory) {
    for subject in subjects.iter().filter(|subject| subject.topic.flow().is_some()) {
        let before = memory.clone();
        let ground = Ground {
            scene,
            subject: Some(subject),
            memory: &before,
            context,
            anchor: subject.tokens.clone(),
            last: subject.tokens.start,
            next: subject.tokens.end,
            is_ordered: matches!(subject.topic, Topic::Ranked(_)),
            partner: None,
        };
        let found = pair(&ground, subject.topic.flow());
        let named = |side: &Option<(Area, Place)>, own: &Option<Named>| {
            own.clone().or_else(|| {
                candidates(scene).into_iter().find(|named| side.as_ref().is_some_and(|(area, _)| *area == named.area))
            })
        };
        if let (Some(one), Some(two)) = (named(&found.reporter, &subject.owner), named(&found.partner, &subject.other)) {
            memory.pair = Some((one, two));
            memory.is_owned = subject.is_owned;
        } else if found.reporter.is_none() || found.partner.is_none() {
            let other = candidates(scene)
                .iter()
                .any(|named| memory.pair.as_ref().is_none_or(|(one, two)| named.area != one.area && named.area != two.area));
            if other {
                *memory = Memory { of_text: memory.of_text.take(), ..Memory::default() };
            }
        }
        memory.topic = Some(subject.topic);
        memory.is_total = subject.product.is_some();
    }
    let flows = || subjects.iter().filter_map(|subject| subject.topic.flow());
    if scene.language != Language::Persian && flows().any(|flow| flows().next() != Some(flow)) {
        // "Exports rose and imports fell. The figures …": of which is not said.
        memory.topic = None;
    }
    if subjects.is_empty()
        && let [one, two] = &named(scene)[..]
    {
        memory.pair = Some((one.clone(), two.clone()));
        (memory.topic, memory.is_owned) = (None, false);
    }
}

/// The months that statements speak of, where they are the same.
pub(super) fn period_of_all(statements: &[Statement]) -> Option<(Span, Calendar, Place)> {
    let first = statements.first()?;
    let span = first.fields.period.clone()?;
    let place = first.found.iter().find(|(field, _)| *field == Field::Period).map(|(_, place)| place.clone())?;
    let same = statements.iter().all(|statement| statement.fields.period.as_ref() == Some(&span));
    same.then_some((span, first.fields.calendar, place))
}

/// The countries that a sentence without a flow names, itself or by those who bear an office of theirs: "the presidents of Russia and
/// Iran".
fn named(scene: &Scene<'_>) -> Vec<Named> {
    let mut found = candidates(scene);
    // One word is a place: "in Ashgabat".
    let bearers = scene.areas.iter().filter(|mark| mark.form == AreaForm::OtherName && mark.tokens.len() > 1);
    for (area, tokens) in bearers.filter_map(|mark| Some((mark.of?, mark.tokens.clone()))) {
        if !found.iter().any(|named| named.area == area) {
            found.push(Named { area, tokens });
        }
    }
    found.sort_by_key(|named| named.tokens.start);
    found
}
