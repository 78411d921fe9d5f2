//! What a sentence leaves for those after it that only say "it".

use std::ops::Range;

use super::{
    ground::Ground,
    memory::Memory,
    named::{Named, candidates},
    pair::pair,
    scene::Scene,
    subject::{Subject, Topic},
};
use crate::{
    language::Language,
    statement::{
        Context, Field, Place, Statement, area_names,
        mark::{AreaForm, AreaMark},
    },
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
    // "Ashgabat" and "in Ashgabat" are a place.
    let is_place = |mark: &&AreaMark| {
        mark.tokens.len() == 1 || matches!(scene.tokens[mark.tokens.start].word.as_str(), "in" | "at" | "в" | "во" | "در")
    };
    let bearers = scene.areas.iter().filter(|mark| mark.form == AreaForm::OtherName && !is_place(mark));
    for mark in bearers {
        let of_one = mark.of.map(|area| Named { area, tokens: mark.tokens.clone() });
        let bearers_of = of_one.map_or_else(|| within(scene, &mark.tokens), |one| vec![one]);
        for one in bearers_of {
            if !found.iter().any(|named| named.area == one.area) {
                found.push(one);
            }
        }
    }
    found.sort_by_key(|named| named.tokens.start);
    found
}

/// The countries inside a name that is of several: "the presidents of Russia and Iran".
fn within(scene: &Scene<'_>, tokens: &Range<usize>) -> Vec<Named> {
    let from = |start: usize| -> Vec<Named> {
        let inner = scene.tokens.get(start..tokens.end).unwrap_or_default();
        let named = |mark: AreaMark| {
            let area = mark.area.filter(|_| mark.form != AreaForm::OtherName)?;
            Some(Named { area, tokens: start + mark.tokens.start..start + mark.tokens.end })
        };
        area_names::areas(inner).into_iter().filter_map(named).collect()
    };
    (tokens.start + 1..tokens.end).map(from).find(|named| named.len() == 2).unwrap_or_default()
}
