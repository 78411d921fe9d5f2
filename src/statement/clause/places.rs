//! Where each field of a statement is told, and which are open.

use std::ops::Range;

use super::{pair::Pair, scene::Scene, when::When};
use crate::{
    statement::{Field, Fields, Place},
    trade::{ClaimKind, Compared, Qualifier},
};

/// The words of a statement, as tokens.
pub(super) struct Words<'a> {
    /// The figure, or the word that stands for one.
    pub anchor: &'a Range<usize>,
    /// What it is of.
    pub subject: Option<&'a Range<usize>>,
    /// What gives it its kind.
    pub kind: Option<&'a Range<usize>>,
    /// What makes it a forecast or a target.
    pub mood: Option<&'a Range<usize>>,
}

/// Where each field stands, in the order of the fields.
pub(super) fn found(scene: &Scene<'_>, fields: &Fields, pair: &Pair, when: &When, words: &Words<'_>) -> Vec<(Field, Place)> {
    let at = |tokens: &Range<usize>| Place::At(scene.bytes(tokens));
    let anchor = at(words.anchor);
    let mut found: Vec<(Field, Place)> = Vec::new();
    let mut note = |field, place: Option<Place>| found.extend(place.map(|place| (field, place)));
    note(Field::Reporter, pair.reporter.as_ref().map(|(_, place)| place.clone()));
    note(Field::Partner, pair.partner.as_ref().map(|(_, place)| place.clone()));
    note(Field::Flow, fields.flow.and(Some(words.subject.map_or(Place::Usual, at))));
    note(Field::Product, fields.product.map(|_| Place::Usual));
    note(Field::Period, when.period.as_ref().map(|(.., place)| place.clone()));
    note(Field::ClaimKind, Some(words.kind.map_or_else(|| anchor.clone(), at)));
    note(Field::Value, fields.value.map(|_| anchor.clone()));
    note(Field::Unit, fields.unit.as_ref().map(|_| anchor.clone()));
    note(Field::Qualifier, Some(if fields.qualifier == Qualifier::Exact { Place::Usual } else { anchor }));
    let usual = matches!(fields.compared_to, Compared::Usual) && matches!(fields.kind, ClaimKind::Growth | ClaimKind::Multiple);
    note(Field::ComparedTo, when.compared_at.clone().or_else(|| usual.then_some(Place::Usual)));
    note(Field::Status, words.mood.map(at));
    found
}

/// The fields without which nothing can be judged, and which are open.
pub(super) fn missing(fields: &Fields, when: &When) -> Vec<Field> {
    let compares = matches!(fields.kind, ClaimKind::Above | ClaimKind::Below | ClaimKind::Near | ClaimKind::AverageGrowth);
    let open = |field: &Field| match field {
        Field::Reporter => fields.reporter.is_none(),
        Field::Partner => fields.partner.is_none(),
        Field::Flow => fields.flow.is_none(),
        Field::Product => fields.product.is_none(),
        Field::Period => fields.period.is_none(),
        Field::Unit => fields.value.is_some() && fields.unit.is_none(),
        Field::ComparedTo => when.is_base_open || (compares && fields.compared_to.span().is_none()),
        Field::ClaimKind | Field::Value | Field::Qualifier | Field::Status => false,
    };
    Field::ALL.into_iter().filter(open).collect()
}
