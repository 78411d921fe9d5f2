//! Whose office or minister tells a figure, whom they mean by «این کشور», and who did what the verb tells.

use std::sync::LazyLock;

use super::{ground::Ground, named::Named, scene::Scene, sense::Sense};
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

/// Whose office tells it, where no other country is named: "Iranian customs said that exports to Turkey …"; whose minister, where
/// it goes on with «این کشور».
pub(super) fn teller(scene: &Scene<'_>, known: Area) -> Option<Named> {
    let this = this_country(scene);
    only(scene, known, |mark| is_office(scene, mark) || this.is_some_and(|this| mark.tokens.end <= this))
}

/// Whose minister tells of trade with «این کشور».
pub(super) fn listener(scene: &Scene<'_>, known: Area) -> Option<Named> {
    let this = this_country(scene)?;
    let joined = scene.word_before(this).is_some_and(|word| matches!(word.sense, Sense::To | Sense::From | Sense::With));
    only(scene, known, |mark| joined && mark.tokens.end <= this)
}

/// Where «این کشور» stands.
fn this_country(scene: &Scene<'_>) -> Option<usize> {
    let is = |place: usize, word: &str| scene.run.contains(&place) && scene.tokens[place].word == word;
    scene.run.clone().find(|place| is(*place, "این") && is(place + 1, "کشور"))
}

/// The only one who speaks; none where another country is named besides: «سفیر ایران در ارمنستان» may mean either.
fn only(scene: &Scene<'_>, known: Area, speaks: impl Fn(&AreaMark) -> bool) -> Option<Named> {
    let mut names = scene.areas.iter().filter(|mark| mark.form == AreaForm::OtherName && mark.of.is_some() && speaks(mark));
    let (name, others) = (names.next()?, names.next());
    let area = name.of.filter(|area| *area != known && others.is_none())?;
    let of_two = |mark: &AreaMark| mark.area.or(mark.of).is_none_or(|named| named == area || named == known);
    let is_abroad = scene.tokens[name.tokens.clone()].iter().any(|token| token.word == "در");
    (!is_abroad && scene.areas.iter().all(of_two)).then(|| Named { area, tokens: name.tokens.clone() })
}

/// Who did it, where a Persian verb stands last: the first that is named before the figure, if it alone is led by no other word and
/// all others are: «ایران … به روسیه … و به عراق … صادر کرد».
pub(super) fn doer(ground: &Ground<'_>, candidates: &[Named]) -> Option<Named> {
    let scene = ground.scene;
    let (first, others) = candidates.split_first()?;
    let leads = |sense| matches!(sense, Sense::To | Sense::From | Sense::With);
    let is_led = |named: &Named| scene.word_before(named.tokens.start).is_some_and(|word| leads(word.sense));
    let begins = first.tokens.start == scene.run.start
        || scene.periods.iter().any(|mark| mark.tokens.end == first.tokens.start && mark.tokens.start == scene.run.start);
    (begins && others.len() > 1 && others.iter().all(is_led) && first.tokens.end <= ground.anchor.start).then(|| first.clone())
}
