//! Offices that tell figures: customs, ministries, statistical offices.

use std::sync::LazyLock;

use super::{named::Named, scene::Scene};
use crate::{
    language::Language,
    statement::{
        mark::{AreaForm, AreaMark},
        phrases::Phrases,
        words,
    },
    trade::Area,
};

static OFFICES: LazyLock<Vec<Phrases<()>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| words::phrases(language, "office", |_| Some(()))).collect());

/// Does the name hold a word of those who count trade: customs, a ministry, a statistical office?
pub(super) fn is_office(scene: &Scene<'_>, mark: &AreaMark) -> bool {
    let phrases = OFFICES.get(scene.language as usize);
    phrases.is_some_and(|phrases| mark.tokens.clone().any(|place| phrases.at(scene.tokens, place).is_some()))
}

/// Whose office tells it, where no other country is named: "Iranian customs said that exports to Turkey …".
pub(super) fn teller(scene: &Scene<'_>, known: Area) -> Option<Named> {
    let mut offices = scene.areas.iter().filter(|mark| mark.form == AreaForm::OtherName && is_office(scene, mark));
    let (office, others) = (offices.next()?, offices.next());
    let area = office.of.filter(|area| *area != known && others.is_none())?;
    Some(Named { area, tokens: office.tokens.clone() })
}
