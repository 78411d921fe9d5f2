//! Whose trade with whom a statement is about.

use std::{ops::Range, sync::LazyLock};

use super::{memory::Memory, named::Named, scene::Scene, sense::Sense, subject::Subject};
use crate::{
    language::Language,
    statement::{
        Context, Place,
        mark::{AreaForm, AreaMark},
        phrases::Phrases,
        words,
    },
    trade::{Area, ClaimFlow, Flow},
};

/// The two, as far as they are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub reporter: Option<(Area, Place)>,
    pub partner: Option<(Area, Place)>,
    /// May it be the statistics of either?
    pub is_open: bool,
    /// The flow from the reporter's side, where it is the other's that was named.
    pub flow: Option<ClaimFlow>,
}

/// What the pair of a statement is found by.
pub(super) struct Ground<'a> {
    pub scene: &'a Scene<'a>,
    pub subject: Option<&'a Subject>,
    pub memory: &'a Memory,
    pub context: &'a Context,
    /// The tokens of the figure, and where the next one begins.
    pub anchor: Range<usize>,
    pub next: usize,
}

/// The pair of a statement of this flow.
pub(super) fn pair(ground: &Ground<'_>, flow: Option<ClaimFlow>) -> Pair {
    let scene = ground.scene;
    let (mut owner, mut other) = ground.subject.map_or((None, None), |subject| (subject.owner.clone(), subject.other.clone()));
    let (origin, goal) = (after(ground, Sense::From), after(ground, Sense::To));
    let imports = matches!(flow, Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)));
    let named = if imports { origin } else { goal }.or_else(|| after(ground, Sense::With));
    if let Some(named) = named.filter(|named| owner.as_ref().is_none_or(|owner| owner.area != named.area)) {
        other = Some(named);
    }
    if ground.subject.is_some_and(|subject| subject.is_unclear) && (owner.is_none() || other.is_none()) {
        return Pair { is_open: true, flow, ..Pair::default() };
    }
    let candidates = candidates(scene);
    complete(ground, flow, &candidates, &mut owner, &mut other);
    let place = |named: &Named| (named.area, Place::At(scene.bytes(&named.tokens)));
    let mut pair = Pair { reporter: owner.as_ref().map(place), partner: other.as_ref().map(place), is_open: true, flow };
    if candidates.is_empty() || (pair.reporter.is_none() && pair.partner.is_none()) {
        from_before(ground, flow, candidates.len(), &mut pair);
    }
    sided(scene, &mut pair);
    pair
}

/// Where an office of one of the two tells the figure, it is that one's statistics: "Iranian exports to Russia, according to Russian
/// customs" are Russia's imports.
fn sided(scene: &Scene<'_>, pair: &mut Pair) {
    let (Some((reporter, _)), Some((partner, _))) = (&pair.reporter, &pair.partner) else { return };
    let offices = scene.areas.iter().filter(|mark| mark.form == AreaForm::OtherName && is_office(scene, mark));
    let tellers: Vec<Area> = offices.filter_map(|mark| mark.of).filter(|area| area == reporter || area == partner).collect();
    let Some(teller) = tellers.first().filter(|teller| tellers.iter().all(|other| other == *teller)) else { return };
    if teller == reporter {
        pair.is_open = false;
        return;
    }
    let turned = match pair.flow {
        Some(ClaimFlow::Of(Flow::Export)) => ClaimFlow::Of(Flow::Import),
        Some(ClaimFlow::Of(Flow::Import)) => ClaimFlow::Of(Flow::Export),
        Some(ClaimFlow::Of(Flow::Turnover)) => ClaimFlow::Of(Flow::Turnover),
        _ => return,
    };
    std::mem::swap(&mut pair.reporter, &mut pair.partner);
    (pair.flow, pair.is_open) = (Some(turned), false);
}

static OFFICES: LazyLock<Vec<Phrases<()>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| words::phrases(language, "office", |_| Some(()))).collect());

/// Does the name hold a word of those who count trade: customs, a ministry, a statistical office?
fn is_office(scene: &Scene<'_>, mark: &AreaMark) -> bool {
    let phrases = OFFICES.get(scene.language as usize);
    phrases.is_some_and(|phrases| mark.tokens.clone().any(|place| phrases.at(scene.tokens, place).is_some()))
}

/// An area after the figure, with a word of direction: "$4bn with Iran".
fn after(ground: &Ground<'_>, sense: Sense) -> Option<Named> {
    let scene = ground.scene;
    let run = ground.anchor.end..ground.next.min(ground.anchor.end + 8);
    let mut words = scene.words_in(run, |found| found == sense);
    words.find_map(|word| named_at(scene, word.tokens.end))
}

fn named_at(scene: &Scene<'_>, place: usize) -> Option<Named> {
    let skipped = |at: &usize| scene.word_at(*at).is_some_and(|word| matches!(word.sense, Sense::Plain | Sense::Goods));
    let place = (place..scene.run.end).find(|at| !skipped(at))?;
    let mark = scene.area_at(place).filter(|mark| mark.form != AreaForm::OtherName)?;
    Some(Named { area: mark.area?, tokens: mark.tokens.clone() })
}

/// The countries that the sentence names, each once, in order; a capital in which something takes place is none.
pub(super) fn candidates(scene: &Scene<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for mark in scene.countries().filter(|mark| !is_a_place(scene, mark)) {
        let Some(area) = mark.area else { continue };
        if !found.iter().any(|named| named.area == area) {
            found.push(Named { area, tokens: mark.tokens.clone() });
        }
    }
    found
}

fn is_a_place(scene: &Scene<'_>, mark: &AreaMark) -> bool {
    let within = |word: &str| matches!(word, "in" | "at" | "в" | "در");
    mark.form == AreaForm::Capital && mark.tokens.start > scene.run.start && within(&scene.tokens[mark.tokens.start - 1].word)
}

/// What the subject leaves open, where the sentence names just one more, or two that are told apart.
fn complete(
    ground: &Ground<'_>,
    flow: Option<ClaimFlow>,
    candidates: &[Named],
    owner: &mut Option<Named>,
    other: &mut Option<Named>,
) {
    let others = |but: &Named| -> Vec<&Named> { candidates.iter().filter(|named| named.area != but.area).collect() };
    match (owner.clone(), other.clone()) {
        (Some(known), None) => {
            if let [single] = others(&known)[..] {
                *other = Some(single.clone());
            } else {
                *other = beside(ground, &known);
            }
        }
        (None, Some(known)) => {
            if let [single] = others(&known)[..] {
                *owner = Some(single.clone());
            } else {
                *owner = beside(ground, &known);
            }
        }
        (None, None) => {
            let [first, second] = candidates else { return };
            let directed = |sense: Sense, named: &Named| {
                ground.scene.word_before(named.tokens.start).is_some_and(|word| word.sense == sense)
            };
            let role = match flow {
                Some(ClaimFlow::Of(Flow::Export | Flow::ReExport)) => Sense::To,
                Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)) => Sense::From,
                Some(_) => {
                    (*owner, *other) = (Some(first.clone()), Some(second.clone()));
                    return;
                }
                None => return,
            };
            match (directed(role, first), directed(role, second)) {
                (false, true) => (*owner, *other) = (Some(first.clone()), Some(second.clone())),
                (true, false) => (*owner, *other) = (Some(second.clone()), Some(first.clone())),
                _ => {}
            }
        }
        _ => {}
    }
}

/// The one that goes with a known one: of the pair that was spoken of, or that was given.
fn beside(ground: &Ground<'_>, known: &Named) -> Option<Named> {
    let (one, two) = ground.memory.pair.as_ref()?;
    if one.area == known.area {
        Some(two.clone())
    } else if two.area == known.area {
        Some(one.clone())
    } else {
        None
    }
}

/// The pair that was spoken of before, or given with the text, where the sentence names none.
fn from_before(ground: &Ground<'_>, flow: Option<ClaimFlow>, named: usize, pair: &mut Pair) {
    if named > 0 && pair.reporter.is_none() && pair.partner.is_none() && named != 1 {
        return;
    }
    let sided = !matches!(flow, Some(ClaimFlow::Of(Flow::Turnover)) | None);
    let only = candidates(ground.scene);
    let fits = |one: Area, two: Area| only.iter().all(|named| named.area == one || named.area == two);
    if let Some((one, two)) = ground.memory.pair.as_ref().filter(|(one, two)| fits(one.area, two.area)) {
        let is_free = pair.reporter.is_none() && pair.partner.is_none();
        if is_free && (!sided || ground.memory.is_owned) {
            let bytes = |named: &Named| Place::At(ground.scene.bytes(&named.tokens));
            pair.reporter = Some((one.area, bytes(one)));
            pair.partner = Some((two.area, bytes(two)));
            return;
        }
    }
    if let Some((one, two)) = ground.context.pair.filter(|(one, two)| fits(*one, *two))
        && pair.reporter.is_none()
        && pair.partner.is_none()
    {
        pair.reporter = Some((one, Place::Given));
        pair.partner = Some((two, Place::Given));
    }
}
