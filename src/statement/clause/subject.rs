//! What a sentence speaks of: flows with their pair, and things that are none of trade.

use std::ops::Range;

use super::{
    beside::{Roles, look_after, look_before},
    named::Named,
    scene::Scene,
    sense::{Sense, Word},
};
use crate::{
    language::Language,
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
    /// All partners where there are several, in order.
    pub others: Vec<Named>,
    /// Which product; none where it is one that no code is known of.
    pub product: Option<Product>,
    /// Is an area named that is unclear, or a third?
    pub is_unclear: bool,
    /// Is it a noun or a verb: "exports", "exported"?
    pub form: FlowForm,
    /// Is it said whose it is, so that "exports" beside it are theirs?
    pub is_owned: bool,
    /// Is it with all the world, since no partner stands beside it: "Iran's foreign trade"?
    pub is_abroad: bool,
}

/// How a flow is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FlowForm {
    /// "exports", and whatever is no flow.
    Noun,
    /// "exported".
    Verb,
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
        if is_exceeded(scene, word) && subjects.iter().any(|last| last.topic.flow().is_some()) {
            continue;
        }
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
        let subject = subject(scene, word, topic);
        if !subjects.last_mut().is_some_and(|last| takes_in(scene, last, &subject, word)) {
            subjects.push(subject);
        }
    }
    rest(scene, &mut subjects);
    share(scene, &mut subjects);
    inherit(&mut subjects);
    if scene.language == Language::Persian {
        pair_up(scene, &mut subjects);
    }
    subjects
}

/// «Экспорт превысил импорт и составил …»: is a flow what another one is held against?
fn is_exceeded(scene: &Scene<'_>, word: &Word) -> bool {
    scene.language == Language::Russian && scene.word_before(word.tokens.start).is_some_and(|word| word.sense == Sense::Exceed)
}

/// "Duties on imports" are duties, as those "on $250 billion of imports"; "non-oil foreign trade" is without oil.
fn rest(scene: &Scene<'_>, subjects: &mut [Subject]) {
    for place in 1..subjects.len() {
        let (before, here) = (&subjects[place - 1], &subjects[place]);
        let between = before.tokens.end..here.tokens.start;
        let adjoins =
            between.is_empty() && matches!(before.topic, Topic::Other(NotTrade::NonOil | NotTrade::Services | NotTrade::Transit));
        if let (Topic::Other(what), true) = (before.topic, (adjoins || is_joined(scene, between)) && here.topic.flow().is_some())
        {
            subjects[place].topic = Topic::Other(what);
        }
    }
}

/// Does a run join what is before it to what follows: "on", "on $250 billion of", "$120 million of"?
fn is_joined(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let is = |place: usize, words: &[&str]| between.contains(&place) && words.contains(&scene.tokens[place].word.as_str());
    let led = is(between.start, &["on", "of", "for"]);
    let next = between.start + usize::from(led);
    let sum = scene.quantities.iter().find(|quantity| quantity.tokens.start == next || quantity.tokens.start == between.start);
    led && next == between.end || sum.is_some_and(|sum| is(sum.tokens.end, &["of"]) && sum.tokens.end + 1 == between.end)
}

/// Is this only a word more of the thing before it, which then has its pair too: "surplus in trade with B", "non-oil exports"?
fn takes_in(scene: &Scene<'_>, last: &mut Subject, here: &Subject, word: &Word) -> bool {
    let is_of_other = matches!(last.topic, Topic::Other(NotTrade::NonOil | NotTrade::Transit))
        && matches!(here.topic, Topic::Flow(_))
        && last.tokens.end == word.tokens.start;
    let between = last.tokens.end..here.tokens.start;
    let leads = |sense| matches!(sense, Sense::To | Sense::Of);
    let is_led = between.is_empty()
        || between.len() <= 3
            && !scene.is_parted(between.clone())
            && scene.word_before(between.end).is_some_and(|word| leads(word.sense));
    let is_balance = matches!(last.topic, Topic::Signed(_) | Topic::Flow(ClaimFlow::Balance))
        && here.topic == Topic::Flow(ClaimFlow::Of(Flow::Turnover))
        && is_led;
    if !(is_of_other || is_balance || is_in_trade(scene, last, here, between)) {
        return false;
    }
    let is_new = |named: &&Named| last.owner.as_ref().is_none_or(|owner| owner.area != named.area);
    let other = here.other.as_ref().or(here.owner.as_ref().filter(|_| last.owner.is_some())).filter(is_new).cloned();
    last.other = last.other.take().or(other);
    last.owner = last.owner.take().or(here.owner.clone());
    last.tokens.end = last.tokens.end.max(here.tokens.end);
    last.product = last.product.and(here.product);
    last.is_unclear |= here.is_unclear;
    true
}

/// «Экспорт Казахстана в торговле с Китаем» is his export to China, unless its share in that trade is told.
fn is_in_trade(scene: &Scene<'_>, last: &Subject, here: &Subject, between: Range<usize>) -> bool {
    let is_side = matches!(last.topic, Topic::Flow(ClaimFlow::Of(Flow::Export | Flow::Import)));
    let is_led = scene.word_before(between.end).is_some_and(|word| word.sense == Sense::To);
    let is_month = |place: &usize| scene.periods.iter().any(|mark| mark.tokens.contains(place));
    let is_near = between.filter(|place| !is_month(place)).count() == 1;
    let is_share = || scene.words_in(scene.run.clone(), |sense| sense == Sense::Share).next().is_some();
    scene.language == Language::Russian
        && is_side
        && last.form == FlowForm::Noun
        && here.topic == Topic::Flow(ClaimFlow::Of(Flow::Turnover))
        && is_led
        && is_near
        && (here.other.is_some() || here.owner.is_some())
        && !is_share()
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
        } else if subject.is_owned && (subject.owner.is_some() || subject.other.is_some()) {
            // "Imports of A from B fell, imports from C rose".
            if subject.owner.is_none() && !subject.is_unclear {
                let before = owned.as_ref().and_then(|before| before.owner.clone());
                subject.owner = before.filter(|before| subject.other.as_ref().is_none_or(|other| other.area != before.area));
            }
            owned = Some(subject.clone());
        }
    }
}

/// «تجارت ایران و ژاپن …؛ صادرات ژاپن …» are Japan's exports to Iran, unless another thought begins between.
fn pair_up(scene: &Scene<'_>, subjects: &mut [Subject]) {
    for place in 1..subjects.len() {
        let (before, here) = (&subjects[place - 1], &subjects[place]);
        let (Some(one), Some(two), Some(owner), None) = (&before.owner, &before.other, &here.owner, &here.other) else {
            continue;
        };
        let split = scene.words_in(before.tokens.end..here.tokens.start, |sense| sense == Sense::Split).next().is_some();
        if split
            || here.is_unclear
            || before.is_unclear
            || !matches!((before.topic, here.topic), (Topic::Flow(_), Topic::Flow(_)))
        {
            continue;
        }
        let other = [one, two].into_iter().find(|named| named.area != owner.area).cloned();
        if owner.area == one.area || owner.area == two.area {
            subjects[place].other = other;
        }
    }
}

fn subject(scene: &Scene<'_>, word: &Word, topic: Topic) -> Subject {
    let mut roles = Roles::default();
    let is_verb = matches!(word.sense, Sense::FlowVerb(_));
    let is_persian = scene.language == Language::Persian;
    let mut ahead = Roles::default();
    let (before, narrow_before) = look_before(scene, word.tokens.start, if is_persian { &mut ahead } else { &mut roles });
    // After a Persian verb another thought begins.
    let (after, narrow_after) =
        if is_persian && is_verb { (word.tokens.end, false) } else { look_after(scene, word.tokens.end, &mut roles) };
    // «چین بزرگ‌ترین شریک تجاری روسیه», «آمریکا صادرات ایران به روسیه را …»: what a Persian flow is of stands behind it.
    if is_persian && roles.owner.is_none() && !matches!(topic, Topic::Ranked(_)) {
        roles.fill(ahead);
    }
    if bought_in(scene, word, &roles) {
        roles.from = roles.to.take();
    }
    let narrow = (narrow_before && (!is_verb || is_persian)) || narrow_after;
    let is_owned = roles.is_with
        || matches!(topic.flow(), Some(ClaimFlow::Of(flow)) if flow != Flow::Turnover)
        || roles.owner.as_ref().is_some_and(|owner| is_possessive(scene, owner));
    if roles.is_joint && matches!(topic.flow(), Some(ClaimFlow::Of(flow)) if flow != Flow::Turnover) {
        roles.unclear.extend([Sense::Plain, Sense::With]);
    }
    let (owner, other) = sides(&roles, topic.flow());
    let is_abroad = roles.is_abroad && other.is_none() && roles.unclear.is_empty();
    Subject {
        tokens: before..after.max(word.tokens.end),
        topic,
        owner,
        other,
        product: (!narrow).then_some(Product::Total),
        is_unclear: !roles.unclear.is_empty(),
        others: others(&roles, topic.flow()),
        form: if is_verb { FlowForm::Verb } else { FlowForm::Noun },
        is_owned,
        is_abroad,
    }
}

/// «закупки в России», «купила в Иране»: where something is bought it comes from, though not «закупки в Россию».
fn bought_in(scene: &Scene<'_>, word: &Word, roles: &Roles) -> bool {
    let buys = |place: usize| ["закуп", "покуп", "купи", "приобр"].iter().any(|stem| scene.tokens[place].word.starts_with(stem));
    let is_place = |named: &Named| {
        let last = scene.tokens[named.tokens.end - 1].word.as_str();
        !last.ends_with('ю') && !last.ends_with('у')
    };
    scene.language == Language::Russian
        && roles.from.is_none()
        && word.tokens.clone().any(buys)
        && roles.to.as_ref().is_some_and(is_place)
}

/// Whose it is and with whom, by the parts that the areas beside a flow play; nobody where a part is unclear.
fn sides(roles: &Roles, flow: Option<ClaimFlow>) -> (Option<Named>, Option<Named>) {
    let part = |role: Sense| {
        let named = match role {
            Sense::To => &roles.to,
            Sense::From => &roles.from,
            Sense::With => &roles.with,
            _ => &roles.owner,
        };
        (named.clone(), roles.unclear.contains(&role))
    };
    let side = |first: Sense, second: Sense| match (part(first), part(second)) {
        ((_, true), _) | ((None, _), (_, true)) => None,
        ((first, _), (second, _)) => first.or(second),
    };
    let comes_to = roles.to.is_some() && roles.from.is_none() && roles.with.is_none() && roles.unclear.is_empty();
    match flow {
        // «Импорт Китая в Россию» is Russia's.
        Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)) if comes_to => (roles.to.clone(), roles.owner.clone()),
        Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)) => (side(Sense::Plain, Sense::To), side(Sense::From, Sense::With)),
        Some(ClaimFlow::Of(Flow::Export | Flow::ReExport)) => (side(Sense::Plain, Sense::From), side(Sense::To, Sense::With)),
        _ => (side(Sense::Plain, Sense::From), side(Sense::With, Sense::To)),
    }
}

/// The partners of a flow where several are named in a row.
fn others(roles: &Roles, flow: Option<ClaimFlow>) -> Vec<Named> {
    let direction = match flow {
        Some(ClaimFlow::Of(Flow::Import | Flow::ReImport)) => Sense::From,
        Some(ClaimFlow::Of(Flow::Export | Flow::ReExport)) => Sense::To,
        _ => Sense::With,
    };
    roles.list.iter().filter(|(role, _)| *role == direction).map(|(_, named)| named.clone()).collect()
}

fn is_possessive(scene: &Scene<'_>, named: &Named) -> bool {
    scene.area_at(named.tokens.start).is_some_and(|mark| mark.form == AreaForm::Possessive)
}
