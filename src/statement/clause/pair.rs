//! Whose trade with whom a statement is about.

use super::{
    ground::Ground,
    led::{after, named_at, near, right_before},
    named::{Named, candidates},
    row::{between_two, row},
    scene::Scene,
    sense::Sense,
    teller::{doer, is_office, listener, teller},
};
use crate::{
    language::Language,
    statement::{
        Place,
        mark::{AreaForm, AreaMark},
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

/// The two that are named beside the flow; of countries in a row the one that the figure is told of.
fn named_beside(ground: &Ground<'_>) -> (Option<Named>, Option<Named>) {
    let (mut owner, mut other) = ground.subject.map_or((None, None), |subject| (subject.owner.clone(), subject.other.clone()));
    let ends = ground.subject.map(|subject| subject.tokens.end);
    if let Some([one, two]) = between_two(ground.scene, ends, ground.last..ground.anchor.start) {
        return (Some(one), Some(two));
    }
    let Some((two, place)) = row(ground.scene, ground.last, &ground.anchor, ground.next) else { return (owner, other) };
    let of_two = |named: &Option<Named>| named.as_ref().is_some_and(|named| two.iter().any(|one| one.area == named.area));
    match (of_two(&owner), of_two(&other)) {
        (true, false) if other.is_some() => owner = Some(two[place].clone()),
        (false, true) if owner.is_some() => other = Some(two[place].clone()),
        _ => {}
    }
    (owner, other)
}

/// The pair of a statement of this flow.
pub(super) fn pair(ground: &Ground<'_>, flow: Option<ClaimFlow>) -> Pair {
    let scene = ground.scene;
    let (mut owner, mut other) = named_beside(ground);
    // In Persian what belongs to a figure stands before it: «به عراق ۹ و به ترکیه ۴ میلیارد دلار».
    let is_told = scene.language == Language::Persian && other.is_some();
    let is_verb_last = ground.subject.is_some_and(|subject| subject.tokens.end > ground.anchor.end);
    let is_told = is_told && !is_verb_last;
    let near = |sense| near(ground, is_told, is_verb_last, sense);
    let (origin, goal) = (near(Sense::From), near(Sense::To));
    let imports = matches!(flow, Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)));
    let named = if imports { origin } else { goal }.or_else(|| near(Sense::With));
    let named = named.or_else(|| if is_told { right_before(ground) } else { None });
    if let Some(named) = named.filter(|named| owner.as_ref().is_none_or(|owner| owner.area != named.area)) {
        other = Some(named);
    }
    if let Some(partner) = ground.partner {
        other = Some(partner.clone());
    } else if ground.subject.is_some_and(|subject| subject.others.len() > 1) {
        other = None;
    }
    if let Some(named) = that_with(ground) {
        other = Some(named);
    }
    // "Turkey exports went from Brazil to Mexico" are not Turkey's.
    let origin = if imports { after(ground, Sense::To) } else { after(ground, Sense::From) };
    let torn = scene.language == Language::English
        && [&owner, &other]
            .iter()
            .all(|known| known.as_ref().zip(origin.as_ref()).is_some_and(|(one, two)| one.area != two.area));
    owner = owner.filter(|_| !torn);
    let is_world = ground.subject.is_some_and(|subject| subject.is_abroad) && !ground.is_ordered;
    let is_closed = torn || is_world || ground.subject.is_some_and(|subject| subject.is_unclear);
    let place = |named: &Named| (named.area, Place::At(scene.bytes(&named.tokens)));
    if is_closed && (owner.is_none() || other.is_none()) {
        return Pair { reporter: owner.as_ref().map(place), partner: other.as_ref().map(place), is_open: true, flow };
    }
    if other.is_none() && scene.language != Language::Persian && ground.is_ordered {
        other = told_of(ground, owner.as_ref());
    }
    let mut candidates = candidates(scene);
    candidates.retain(|named| !is_of_next(ground, named));
    complete(ground, flow, &candidates, &mut owner, &mut other);
    if owner.is_none() && other.is_some() && is_verb_last && scene.language == Language::Persian {
        owner = doer(ground, &candidates);
    }
    match (&owner, &other, &candidates[..]) {
        (None, _, [known]) => owner = teller(scene, known.area),
        (Some(known), None, [_]) => other = listener(scene, known.area),
        _ => {}
    }
    let mut pair = Pair { reporter: owner.as_ref().map(place), partner: other.as_ref().map(place), is_open: true, flow };
    if candidates.is_empty() || (pair.reporter.is_none() && pair.partner.is_none()) {
        from_before(ground, flow, candidates.len(), &mut pair);
    }
    sided(scene, &mut pair);
    pair
}

/// "…; that with Turkey, $56.5 billion", "and to South Korea $150 million": the partner of this figure alone.
fn that_with(ground: &Ground<'_>) -> Option<Named> {
    let scene = ground.scene;
    let start = ground.last.max(scene.segment(ground.anchor.start).start);
    let adjoins = |mark: &&AreaMark| mark.tokens.end == ground.anchor.start && ground.last > scene.run.start;
    if let Some(mark) = scene.countries().find(adjoins).filter(|_| scene.language == Language::English) {
        let led = scene.word_before(mark.tokens.start).map(|word| word.sense);
        let named = Named { area: mark.area?, tokens: mark.tokens.clone() };
        return Some(named).filter(|_| matches!(led, Some(Sense::With | Sense::To | Sense::From)));
    }
    let that =
        (start..ground.anchor.start).rev().find(|place| scene.is_sign(*place, "that") || scene.is_sign(*place, "those"))?;
    let word = scene.word_at(that + 1).filter(|word| matches!(word.sense, Sense::With | Sense::To | Sense::From))?;
    named_at(scene, word.tokens.end)
}

/// The one whose place or share a sentence tells: "China overtook Germany as Poland's largest supplier", "Turkey was Iran's
/// third-largest market", "the EU accounted for 55 percent of Ukraine's exports, China for 12 percent".
fn told_of(ground: &Ground<'_>, owner: Option<&Named>) -> Option<Named> {
    let scene = ground.scene;
    let is = |place: usize, words: &[&str]| place < ground.anchor.start && words.contains(&scene.tokens[place].word.as_str());
    let verb = |place: usize| scene.word_at(place).filter(|_| place <= ground.anchor.start).map(|word| word.sense);
    let others: Vec<&AreaMark> = scene
        .countries()
        .filter(|mark| mark.tokens.end <= ground.anchor.start && owner.is_some_and(|owner| mark.area != Some(owner.area)))
        .collect();
    let takes = |mark: &&&AreaMark| {
        let end = mark.tokens.end;
        is(end, &["was", "is", "became", "remained", "remains"]) || verb(end) == Some(Sense::Share)
    };
    let last = others.last()?;
    let for_it = is(last.tokens.end, &["for"]) && last.tokens.end + 1 >= ground.anchor.start;
    let exceeds = || others.iter().find(|mark| verb(mark.tokens.end) == Some(Sense::Exceed));
    let mark = Some(last).filter(|last| for_it || takes(last)).or_else(exceeds)?;
    Some(Named { area: mark.area?, tokens: mark.tokens.clone() })
}

/// Is the area named with a figure that follows: "amounted to $140 billion, including $30 billion with China"?
fn is_of_next(ground: &Ground<'_>, named: &Named) -> bool {
    let scene = ground.scene;
    let joined = scene.word_before(named.tokens.start).map(|word| word.sense);
    scene.language != Language::Persian
        && named.tokens.start >= ground.next
        && ground.next >= ground.anchor.end
        && matches!(joined, Some(Sense::With | Sense::To | Sense::From))
        && (ground.anchor.end..ground.next).any(|place| matches!(scene.tokens[place].word.as_str(), "," | "(" | "including"))
}

/// Where an office of one of the two tells the figure, it is that one's statistics: "Iranian exports to Russia, according to Russian
/// customs" are Russia's imports.
fn sided(scene: &Scene<'_>, pair: &mut Pair) {
    let offices = || scene.areas.iter().filter(|mark| mark.form == AreaForm::OtherName && is_office(scene, mark));
    let Some((partner, _)) = &pair.partner else { return };
    let Some((reporter, _)) = &pair.reporter else {
        // "Imports from Russia, according to Chinese customs".
        let mut tellers = offices().filter_map(|mark| Some((mark.of?, Place::At(scene.bytes(&mark.tokens)))));
        if let (Some(teller), None) = (tellers.next(), tellers.next())
            && teller.0 != *partner
        {
            (pair.reporter, pair.is_open) = (Some(teller), false);
        }
        return;
    };
    let tellers: Vec<Area> = offices().filter_map(|mark| mark.of).filter(|area| area == reporter || area == partner).collect();
    let Some(teller) = tellers.first().filter(|teller| tellers.iter().all(|other| other == *teller)) else { return };
    if teller == reporter {
        pair.is_open = false;
        return;
    }
    // A balance would have its sign turned.
    let flow = pair.flow.filter(|flow| *flow != ClaimFlow::Balance);
    let Some(turned) = flow.and_then(ClaimFlow::of_partner) else { return };
    std::mem::swap(&mut pair.reporter, &mut pair.partner);
    (pair.flow, pair.is_open) = (Some(turned), false);
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
            // "Russia's trade grew by 8 %, with Turkey too": what comes after a comma is told of something else.
            let parted = |named: &Named| {
                named.tokens.start >= ground.anchor.end && ground.scene.is_parted(ground.anchor.end..named.tokens.start)
            };
            if let [single] = others(&known)[..]
                && may_be_partner(ground, flow, single)
            {
                *other = Some(single.clone()).filter(|named| !parted(named));
            } else {
                *other = beside(ground, &known);
            }
        }
        (None, Some(known)) => {
            if let [single] = others(&known)[..] {
                // "With Russia it rose by 15 %, with China by 20 %": China is no owner.
                let is_with = ground.scene.word_before(single.tokens.start).is_some_and(|word| word.sense == Sense::With);
                *owner = Some(single.clone()).filter(|_| !is_with);
            } else {
                *owner = beside(ground, &known);
            }
        }
        (None, None) => {
            let [first, second] = candidates else { return };
            let is_open = ground.is_ordered && ground.scene.language == Language::Persian;
            if is_open || !is_near(ground, first) || !is_near(ground, second) {
                return;
            }
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

/// May an area that a Persian sentence names elsewhere be the partner? It is led there, before the next figure: «… صادرات ایران به ۴۹
/// میلیارد دلار رسید و چین …» leaves it open.
fn may_be_partner(ground: &Ground<'_>, flow: Option<ClaimFlow>, named: &Named) -> bool {
    if ground.scene.language != Language::Persian || ground.is_ordered {
        return true;
    }
    let leads = match flow {
        Some(ClaimFlow::Of(Flow::Export | Flow::ReExport)) => [Sense::To, Sense::With],
        Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)) => [Sense::From, Sense::With],
        _ => [Sense::With, Sense::And],
    };
    let plain = |place: &usize| ground.scene.word_at(*place).is_some_and(|word| word.sense == Sense::Plain);
    let start = (ground.scene.run.start..named.tokens.start).rev().take_while(plain).last().unwrap_or(named.tokens.start);
    let follows = named.tokens.start >= ground.anchor.end;
    let led =
        ground.scene.word_before(start).is_some_and(|word| leads.contains(&word.sense) && !(follows && word.sense == Sense::And));
    led && is_near(ground, named)
}

/// Is an area named before the next figure, or before what is spoken of? In Persian what follows belongs to other figures.
fn is_near(ground: &Ground<'_>, named: &Named) -> bool {
    let subject = ground.subject.map_or(ground.anchor.start, |subject| subject.tokens.start);
    ground.scene.language != Language::Persian || named.tokens.start < ground.next.max(subject)
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
    let is_both = ground.scene.words.iter().any(|word| word.sense == Sense::Both);
    let of_text = ground.memory.of_text.as_ref().filter(|(one, two)| is_both && !sided && fits(one.area, two.area));
    if let Some((one, two)) = of_text.filter(|_| pair.reporter.is_none() && pair.partner.is_none()) {
        pair.reporter = Some((one.area, Place::At(ground.scene.bytes(&one.tokens))));
        pair.partner = Some((two.area, Place::At(ground.scene.bytes(&two.tokens))));
        return;
    }
    if let Some((one, two)) = ground.context.pair.filter(|(one, two)| fits(*one, *two))
        && pair.reporter.is_none()
        && pair.partner.is_none()
    {
        pair.reporter = Some((one, Place::Given));
        pair.partner = Some((two, Place::Given));
    }
}
