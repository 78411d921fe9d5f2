//! What a sentence speaks of: flows with their pair, and things that are none of trade.

use std::ops::Range;

use super::{
    beside::{Roles, look_after, look_before},
    named::Named,
    scene::Scene,
    sense::{Sense, Word},
};
use crate::{
    statement::{NotTrade, mark::AreaForm},
    trade::{ClaimFlow, Flow, Product},
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

/// The subjects of a sentence, in order.
pub(super) fn subjects(scene: &Scene<'_>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    for word in &scene.words {
        let Some(topic) = Topic::of(word.sense) else { continue };
        // "trade surplus", "export market": the later word says more.
        if let Some(last) =
            subjects.last().filter(|last| last.tokens.end == word.tokens.start && matches!(last.topic, Topic::Flow(_)))
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
        if let Some(before) = owned.as_ref().filter(|_| subject.owner.is_none() && subject.other.is_none() && !subject.is_unclear)
        {
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
