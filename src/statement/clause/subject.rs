//! What a sentence speaks of: flows with their pair, and things that are none of trade.

use std::ops::Range;

use super::{
    scene::Scene,
    sense::{Sense, Word},
};
use crate::{
    language::Language,
    statement::{NotTrade, mark::{AreaForm, Measure}},
    trade::{Area, ClaimFlow, Flow, Product},
};

/// What is spoken of from a word on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The words.
    pub tokens: Range<usize>,
    /// What it is.
    pub topic: Topic,
    /// Whose: "Russia's exports".
    pub owner: Option<Named>,
    /// With whom, or the other of two.
    pub other: Option<Named>,
    /// Which product; none where it is one that no code is known of.
    pub product: Option<Product>,
    /// Is an area named that is unclear, or a third?
    pub is_unclear: bool,
    /// Is the pair that of before: "bilateral trade"?
    pub is_both: bool,
    /// Is it said whose it is, so that "exports" beside it are theirs?
    pub is_owned: bool,
}

/// A flow, or what is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// A flow.
    Flow(ClaimFlow),
    /// A balance that is above zero, or below.
    Signed(bool),
    /// An order of partners by a flow.
    Ranked(Flow),
    /// None of trade.
    Other(NotTrade),
}

/// An area and where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub area: Area,
    pub tokens: Range<usize>,
}

impl Topic {
    /// The flow.
    pub(super) fn flow(self) -> Option<ClaimFlow> {
        match self {
            Self::Flow(flow) => Some(flow),
            Self::Signed(_) => Some(ClaimFlow::Balance),
            Self::Ranked(flow) => Some(ClaimFlow::Of(flow)),
            Self::Other(_) => None,
        }
    }

    fn of(sense: Sense) -> Option<Self> {
        Some(match sense {
            Sense::Flow(flow) => Self::Flow(flow),
            Sense::FlowVerb(flow) => Self::Flow(ClaimFlow::Of(flow)),
            Sense::Surplus => Self::Signed(true),
            Sense::Deficit => Self::Signed(false),
            Sense::Ranked(flow) => Self::Ranked(flow),
            Sense::Other(what) => Self::Other(what),
            _ => return None,
        })
    }
}

/// The parts that an area can play beside a flow.
#[derive(Debug, Default)]
struct Roles {
    owner: Option<Named>,
    to: Option<Named>,
    from: Option<Named>,
    with: Option<Named>,
    is_unclear: bool,
    /// Was the partner named with "with"?
    is_with: bool,
}

/// The subjects of a sentence, in order.
pub(super) fn subjects(scene: &Scene<'_>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    for word in &scene.words {
        let Some(topic) = Topic::of(word.sense) else { continue };
        // "trade surplus", "export market": the later word says more.
        if let Some(last) = subjects.last().filter(|last| last.tokens.end == word.tokens.start && matches!(last.topic, Topic::Flow(_)))
            && matches!(topic, Topic::Signed(_) | Topic::Ranked(_) | Topic::Flow(ClaimFlow::Balance))
        {
            let start = last.tokens.start;
            subjects.pop();
            subjects.push(subject(scene, &Word { tokens: start..word.tokens.end, sense: word.sense }, topic));
            continue;
        }
        subjects.push(subject(scene, word, topic));
    }
    share(scene, &mut subjects);
    inherit(&mut subjects);
    subjects
}

/// "Exports and imports of A with B" are both of A with B.
fn share(scene: &Scene<'_>, subjects: &mut [Subject]) {
    for place in (1..subjects.len()).rev() {
        let (before, here) = (&subjects[place - 1], subjects[place].clone());
        let between = before.tokens.end..here.tokens.start;
        let joined = between.len() == 1 && scene.words_in(between, |sense| sense == Sense::And).next().is_some();
        let flows = before.topic.flow().is_some() && here.topic.flow().is_some();
        if !joined || !flows {
            continue;
        }
        let (owner, other, product) = (here.owner.clone(), here.other.clone(), here.product);
        let before = &mut subjects[place - 1];
        if before.owner.is_none() && before.other.is_none() {
            (before.owner, before.other) = (owner, other);
        } else if here.owner.is_none() && here.other.is_none() {
            let (owner, other) = (before.owner.clone(), before.other.clone());
            (subjects[place].owner, subjects[place].other) = (owner, other);
        } else if before.other.is_none() && here.owner.is_none() {
            before.other.clone_from(&other);
            let owner = before.owner.clone();
            subjects[place].owner = owner;
        }
        subjects[place - 1].product = subjects[place - 1].product.and(product);
    }
}

/// "Iran's exports to Russia rose, imports fell": the imports are Iran's from Russia.
fn inherit(subjects: &mut [Subject]) {
    let mut owned: Option<Subject> = None;
    for subject in subjects.iter_mut().filter(|subject| subject.topic.flow().is_some()) {
        if let Some(before) = owned.as_ref().filter(|_| subject.owner.is_none() && subject.other.is_none() && !subject.is_unclear) {
            subject.owner.clone_from(&before.owner);
            subject.other.clone_from(&before.other);
            subject.is_owned = true;
        } else if subject.is_owned && subject.owner.is_some() {
            owned = Some(subject.clone());
        }
    }
}

fn subject(scene: &Scene<'_>, word: &Word, topic: Topic) -> Subject {
    let mut roles = Roles::default();
    let (before, narrow_before, both_before) = look_before(scene, word.tokens.start, &mut roles);
    let (after, narrow_after, both_after) = look_after(scene, word.tokens.end, &mut roles);
    let is_verb = matches!(word.sense, Sense::FlowVerb(_));
    let narrow = (narrow_before && !is_verb) || narrow_after;
    let is_owned = roles.is_with
        || matches!(topic.flow(), Some(ClaimFlow::Of(flow)) if flow != Flow::Turnover)
        || roles.owner.as_ref().is_some_and(|owner| is_possessive(scene, owner));
    let (owner, other) = match topic.flow() {
        Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)) => (roles.owner.or(roles.to), roles.from.or(roles.with)),
        Some(ClaimFlow::Of(Flow::Export | Flow::ReExport)) => (roles.owner.or(roles.from), roles.to.or(roles.with)),
        _ => (roles.owner.or(roles.from), roles.with.or(roles.to)),
    };
    Subject {
        tokens: before..after.max(word.tokens.end),
        topic,
        owner,
        other,
        product: (!narrow).then_some(Product::Total),
        is_unclear: roles.is_unclear,
        is_both: both_before || both_after,
        is_owned,
    }
}

fn is_possessive(scene: &Scene<'_>, named: &Named) -> bool {
    scene.area_at(named.tokens.start).is_some_and(|mark| mark.form == AreaForm::Possessive)
}

/// What stands before a flow and belongs to it: whose it is, what narrows it. Gives where it begins, whether a product narrows it
/// and whether it is that of both.
fn look_before(scene: &Scene<'_>, start: usize, roles: &mut Roles) -> (usize, bool, bool) {
    let (mut begins, mut place, mut narrow, mut both) = (start, start, false, false);
    while place > scene.run.start {
        let at = place - 1;
        if let Some(mark) = scene.area_at(at) {
            match (mark.area, mark.form) {
                (_, AreaForm::OtherName) => break,
                (Some(area), _) => {
                    let named = Named { area, tokens: mark.tokens.clone() };
                    // The nearest is the second of a pair: "Russia–Iran trade".
                    match roles.owner.take() {
                        None => roles.owner = Some(named),
                        Some(nearer) if roles.with.is_none() => {
                            roles.with = Some(nearer);
                            roles.owner = Some(named);
                        }
                        Some(nearer) => {
                            roles.owner = Some(nearer);
                            break;
                        }
                    }
                }
                (None, _) => roles.is_unclear = true,
            }
            begins = mark.tokens.start;
            place = begins;
            continue;
        }
        if let Some(rank) = scene.quantities.iter().find(|quantity| quantity.tokens.end == place && quantity.measure == Measure::Place) {
            place = rank.tokens.start;
            begins = place;
            continue;
        }
        if let Some(word) = scene.word_before(place) {
            match word.sense {
                Sense::Plain | Sense::Goods | Sense::Largest => {}
                Sense::Both => both = true,
                Sense::Product => narrow = true,
                Sense::And if roles.owner.is_some() && scene.area_at(word.tokens.start.wrapping_sub(1)).is_some() => {}
                _ => break,
            }
            place = word.tokens.start;
            begins = place;
            continue;
        }
        match scene.tokens[at].word.as_str() {
            "-" | "'" | "s" if scene.area_at(at.wrapping_sub(1)).is_some() || scene.area_at(at + 1).is_some() || at + 1 == begins => {
                place = at;
            }
            _ => {
                narrow |= is_unknown(scene, at) && may_narrow_before(scene.language, &scene.tokens[at].word);
                break;
            }
        }
    }
    (begins, narrow, both)
}

/// Is the token a word that nothing here knows?
fn is_unknown(scene: &Scene<'_>, place: usize) -> bool {
    let covered = |run: &Range<usize>| run.contains(&place);
    scene.run.contains(&place)
        && scene.tokens[place].kind == crate::statement::token::TokenKind::Word
        && scene.word_at(place).is_none()
        && scene.area_at(place).is_none()
        && !scene.periods.iter().any(|mark| covered(&mark.tokens))
        && !scene.quantities.iter().any(|mark| covered(&mark.tokens))
}

/// What stands after a flow and belongs to it: "of goods from Russia to Iran". Gives where it ends, whether a product narrows it and
/// whether it is that of both.
fn look_after(scene: &Scene<'_>, end: usize, roles: &mut Roles) -> (usize, bool, bool) {
    let (mut place, mut ends, mut narrow, mut both) = (end, end, false, false);
    let mut role = Sense::Plain;
    while place < scene.run.end {
        if let Some(mark) = scene.area_at(place) {
            if mark.form == AreaForm::OtherName {
                break;
            }
            match mark.area {
                Some(area) => settle(roles, role, Named { area, tokens: mark.tokens.clone() }),
                None => roles.is_unclear = true,
            }
            place = mark.tokens.end;
            ends = place;
            if role != Sense::Between {
                role = if role == Sense::And { Sense::And } else { Sense::Plain };
            }
            continue;
        }
        if let Some(mark) = scene.periods.iter().find(|mark| mark.tokens.start == place) {
            place = mark.tokens.end;
            continue;
        }
        let Some(word) = scene.word_at(place).filter(|word| word.tokens.start == place) else {
            if matches!(scene.tokens[place].word.as_str(), "-" | "'") {
                place += 1;
                continue;
            }
            let joined = role == Sense::Of || (place == end && may_narrow_after(scene.language, &scene.tokens[place].word));
            narrow |= joined && is_unknown(scene, place);
            break;
        };
        match word.sense {
            Sense::To | Sense::From | Sense::With | Sense::Between | Sense::Of => {
                if !leads_to_area(scene, word.tokens.end) && !(word.sense == Sense::Of && leads_to_goods(scene, word.tokens.end)) {
                    narrow |= word.sense == Sense::Of && is_unknown(scene, word.tokens.end);
                    narrow |= word.sense == Sense::Of && scene.word_at(word.tokens.end).is_some_and(|word| word.sense == Sense::Product);
                    break;
                }
                role = word.sense;
            }
            Sense::And if leads_to_area(scene, word.tokens.end) && ends > end => {
                role = if role == Sense::Between { Sense::Between } else { Sense::And };
            }
            Sense::Both => {
                both = true;
                ends = word.tokens.end;
            }
            Sense::Plain | Sense::Goods => ends = word.tokens.end,
            Sense::Product => narrow = true,
            _ => break,
        }
        place = word.tokens.end;
    }
    (ends, narrow, both)
}

/// Is an area named here, after an article, "countries" and words that narrow nothing?
fn leads_to_area(scene: &Scene<'_>, place: usize) -> bool {
    let skips = (place..scene.run.end).find(|at| {
        scene.word_at(*at).is_none_or(|word| !matches!(word.sense, Sense::Plain | Sense::Goods | Sense::Both))
    });
    let both = (place..skips.unwrap_or(place)).any(|at| scene.word_at(at).is_some_and(|word| word.sense == Sense::Both));
    both || skips.is_some_and(|at| scene.area_at(at).is_some_and(|mark| mark.form != AreaForm::OtherName))
}

fn leads_to_goods(scene: &Scene<'_>, place: usize) -> bool {
    scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::Goods | Sense::Plain))
}

fn settle(roles: &mut Roles, role: Sense, named: Named) {
    roles.is_with |= role == Sense::With;
    let slot = match role {
        Sense::To => &mut roles.to,
        Sense::From => &mut roles.from,
        Sense::With => &mut roles.with,
        Sense::Between | Sense::And if roles.owner.is_some() => &mut roles.with,
        _ if roles.owner.is_some() && roles.with.is_none() && roles.to.is_none() && roles.from.is_none() => &mut roles.with,
        _ => &mut roles.owner,
    };
    match slot {
        Some(there) if there.area != named.area => roles.is_unclear = true,
        Some(_) => {}
        None => *slot = Some(named),
    }
}

/// Endings of Russian adjectives.
const ADJECTIVES: [&str; 16] =
    ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ая", "яя", "ую", "юю", "ые", "ых", "их"];
/// Endings of Russian verbs.
const VERBS: [&str; 19] = [
    "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ут", "ют", "ат", "ят", "тся", "ться", "ть", "ив", "ыв",
];

fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Can a word that nothing here knows be a product before a flow: "wheat exports", «зерновой экспорт»?
fn may_narrow_before(language: Language, word: &str) -> bool {
    match language {
        Language::English => !ends_in(word, &["ly", "ed"]),
        Language::Russian => ends_in(word, &ADJECTIVES),
        Language::Persian => false,
    }
}

/// Can one be a product right after it: «экспорт пшеницы», «صادرات گندم»?
fn may_narrow_after(language: Language, word: &str) -> bool {
    match language {
        Language::English => false,
        Language::Russian => !ends_in(word, &VERBS),
        Language::Persian => true,
    }
}
