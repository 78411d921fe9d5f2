//! Which of the things that a sentence speaks of a figure is of.

use super::{
    anchor::{Anchor, Form},
    named::Named,
    scene::Scene,
    sense::Sense,
    subject::{FlowForm, Subject, Topic},
    whole::{is_whole, ranked},
};
use crate::{language::Language, statement::mark::Measure, trade::ClaimFlow};

/// What a figure is of.
#[derive(Debug)]
pub(super) struct Govern<'a> {
    /// The thing; none where the sentence names none.
    pub subject: Option<&'a Subject>,
    /// Can it be of one flow as well as of another: "exports and imports were $5bn"?
    pub is_unclear: bool,
}

/// What the figure of this number is of: what follows it with "of" or "in"; as many things as figures, in a row; else what was
/// spoken of last, or what comes next.
pub(super) fn governing<'a>(scene: &Scene<'_>, subjects: &'a [Subject], anchors: &[Anchor], number: usize) -> Govern<'a> {
    let anchor = &anchors[number];
    if let Some(subject) = listed(scene, subjects, anchors, number) {
        return Govern { subject: Some(subject), is_unclear: false };
    }
    if let Form::Figure(quantity) = &anchor.form
        && quantity.measure == Measure::Place
        && let Some(subject) = ranked(scene, subjects, &anchor.tokens)
    {
        return Govern { subject: Some(subject), is_unclear: false };
    }
    if anchor.form == Form::First || matches!(&anchor.form, Form::Figure(quantity) if quantity.measure == Measure::Place) {
        let ranked = |subject: &&Subject| matches!(subject.topic, Topic::Ranked(_)) && subject.tokens.end > anchor.tokens.start;
        return Govern { subject: subjects.iter().find(ranked).or(subjects.last()), is_unclear: false };
    }
    if let Some(subject) = following(scene, subjects, anchors, number) {
        return Govern { subject: Some(subject), is_unclear: false };
    }
    let before = |subject: &Subject| subject.tokens.start < anchor.tokens.start;
    let place = subjects.iter().rposition(before);
    // "trade with Germany, its leading EU partner, was €9.4 billion": the partner is only named between.
    let flow = |subject: &Subject| before(subject) && matches!(subject.topic, Topic::Flow(_));
    let between =
        |place: &usize| matches!(subjects[*place].topic, Topic::Ranked(_)) && scene.is_sign(subjects[*place].tokens.end, ",");
    let place = place.map(|place| Some(place).filter(between).and_then(|_| subjects.iter().rposition(flow)).unwrap_or(place));
    let Some(place) = place else {
        // "The aid was $1.2bn, more than imports", "the bank raised $300 million, while trade …" are of none of what follows.
        if let Some(first) = subjects.first()
            && (is_apart(scene, anchor, first) || is_over(scene, anchor.tokens.end..first.tokens.start))
        {
            return Govern { subject: None, is_unclear: false };
        }
        return Govern { subject: subjects.first(), is_unclear: subjects.len() > 1 && joined(scene, subjects, 1) };
    };
    let place = unranked(subjects, head(scene, subjects, place));
    Govern { subject: subjects.get(place), is_unclear: joined(scene, subjects, place) }
}

/// Is an English figure of none of what follows: in another thought, or with "than" or "for" between?
fn is_apart(scene: &Scene<'_>, anchor: &Anchor, first: &Subject) -> bool {
    let start = first.tokens.start;
    let parts = |token: usize| matches!(scene.tokens[token].word.as_str(), "than" | "for");
    let is_next = scene.segment(anchor.tokens.start).end <= start;
    scene.language == Language::English && (is_next || (anchor.tokens.end..start).any(parts))
}

/// Is a Persian thought over before a flow is named: «شاخص بورس ۳ درصد رشد کرد و تجارت …»?
fn is_over(scene: &Scene<'_>, between: std::ops::Range<usize>) -> bool {
    // «سند ۴۰۰ میلیارد دلاری … که تجارت …»
    if scene.language == Language::Persian && between.clone().any(|place| scene.tokens[place].word == "که") {
        return true;
    }
    let verb = |sense| matches!(sense, Sense::Level | Sense::Up | Sense::Down | Sense::Exceed);
    let verb = scene.words_in(between.clone(), verb).next().map(|verb| verb.tokens.end);
    scene.language == Language::Persian
        && verb.is_some_and(|verb| {
            let parts =
                |place: usize| scene.is_sign(place, ",") || scene.word_at(place).is_some_and(|word| word.sense == Sense::And);
            (verb..between.end).any(parts)
        })
}

/// The thing that a flow only says more of: the settlements of "settlements in trade with China", the revenue of "revenue from
/// exports", «بدهی … بابت واردات».
fn head(scene: &Scene<'_>, subjects: &[Subject], place: usize) -> usize {
    let belongs = |before: &usize| match scene.language {
        Language::Persian => {
            belongs(scene, &subjects[*before], &subjects[place]) || goes_with(scene, &subjects[*before], &subjects[place])
        }
        _ => says_more(scene, &subjects[*before], &subjects[place]),
    };
    place.checked_sub(1).filter(belongs).unwrap_or(place)
}

/// A figure that is no place in an order is of what was spoken of before partners: "trade with China, the largest partner, grew".
fn unranked(subjects: &[Subject], place: usize) -> usize {
    let is_ranked = |place: &usize| matches!(subjects[*place].topic, Topic::Ranked(_));
    (0..=place).rev().find(|place| !is_ranked(place)).unwrap_or(place)
}

fn says_more(scene: &Scene<'_>, before: &Subject, here: &Subject) -> bool {
    let leads = |sense| matches!(sense, Sense::To | Sense::From | Sense::Of | Sense::By);
    let beside = here.tokens.start.checked_sub(1).is_some_and(|at| matches!(scene.tokens[at].word.as_str(), "при" | "для"));
    let is_led = beside || scene.word_before(here.tokens.start).is_some_and(|word| leads(word.sense));
    let between = before.tokens.end..here.tokens.start;
    let parted = between.len() > 6 || scene.is_parted(between.clone());
    let figure = scene.quantities.iter().any(|quantity| between.contains(&quantity.tokens.start));
    matches!((before.topic, here.topic), (Topic::Other(_), Topic::Flow(_))) && is_led && !parted && !figure
}

/// «ترانزیت و صادرات»: is a Persian flow told together with what is none?
fn goes_with(scene: &Scene<'_>, before: &Subject, here: &Subject) -> bool {
    let and = scene.word_at(before.tokens.end).is_some_and(|word| word.sense == Sense::And);
    matches!(before.topic, Topic::Other(_)) && and && before.tokens.end + 1 == here.tokens.start
}

/// Does a Persian flow only tell what a thing before it is of: «بدهی … بابت واردات», «سود شرکت … از صادرات», «بهای واردات»?
fn belongs(scene: &Scene<'_>, before: &Subject, here: &Subject) -> bool {
    if !matches!(before.topic, Topic::Other(_)) || before.tokens.end > here.tokens.start {
        return false;
    }
    let between = before.tokens.end..here.tokens.start;
    let led = scene.word_before(here.tokens.start).is_some_and(|word| matches!(word.sense, Sense::Of | Sense::From));
    let parts = |sense| matches!(sense, Sense::And | Sense::Split | Sense::Level | Sense::Up | Sense::Down | Sense::Exceed);
    let parted = between.clone().any(|token| matches!(scene.tokens[token].word.as_str(), "," | ";" | ":" | "(" | ")"))
        || scene.quantities.iter().any(|quantity| between.contains(&quantity.tokens.start))
        || scene.words_in(between.clone(), parts).next().is_some();
    between.is_empty() || (led && !parted)
}

/// Are this thing and the one before it named together: "exports and imports"?
fn joined(scene: &Scene<'_>, subjects: &[Subject], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| subjects.get(before)) else { return false };
    let here = &subjects[place];
    // A Persian verb ends its thought: «… صادر شد و واردات …».
    let both = !(before.form == FlowForm::Verb && scene.language == Language::Persian)
        && matches!((before.topic, here.topic), (Topic::Flow(one), Topic::Flow(two)) if one != two);
    let between = before.tokens.end..here.tokens.start;
    let own = scene.quantities.iter().any(|quantity| before.tokens.contains(&quantity.tokens.start));
    both && !own && between.len() <= 2 && scene.words_in(between, |sense| sense == Sense::And).next().is_some()
}

/// What follows a figure and belongs to it: "$4.9bn in trade", "a 17 % fall in exports", "a $5bn loan".
fn following<'a>(scene: &Scene<'_>, subjects: &'a [Subject], anchors: &[Anchor], number: usize) -> Option<&'a Subject> {
    let end = anchors[number].tokens.end;
    if !matches!(anchors[number].form, Form::Figure(_)) {
        return None;
    }
    let place = subjects.iter().position(|subject| subject.tokens.end > end)?;
    let subject = &subjects[place];
    let start = subject.tokens.start.max(end);
    let between = end..start;
    let figure = anchors.iter().any(|other| between.contains(&other.tokens.start));
    let sign = between.clone().any(|token| matches!(scene.tokens[token].word.as_str(), "," | ";" | ":" | "(" | ")" | "-"));
    let far = if subject.form == FlowForm::Verb && scene.language == Language::Persian { 10 } else { 6 };
    if figure || sign || between.len() > far || is_whole(scene, end) {
        return None;
    }
    let of = scene.words_in(between.clone(), |sense| matches!(sense, Sense::Of | Sense::From)).next();
    // "owes $5bn for exports" is a debt.
    let owed = of.is_some_and(|word| scene.tokens[word.tokens.start].word == "for")
        && place > 0
        && matches!(subjects[place - 1].topic, Topic::Other(_));
    let of = of.is_some() && !owed;
    let verb = |sense| {
        matches!(sense, Sense::Level | Sense::Exceed | Sense::Short | Sense::And | Sense::To | Sense::With | Sense::Split)
    };
    let verbs = scene.words_in(between.clone(), verb).next().is_some();
    let change = scene.words_in(between.clone(), |sense| matches!(sense, Sense::Up | Sense::Down)).next().is_some();
    // "$1.1 billion of which were Senegalese exports".
    let of_which = scene.is_sign(end, "of") && scene.is_sign(end + 1, "which") && matches!(subject.topic, Topic::Flow(_));
    let is_first = place == 0;
    let is_percent = matches!(&anchors[number].form, Form::Figure(quantity) if quantity.measure == Measure::Percent);
    let is_other = matches!(subject.topic, Topic::Other(_));
    let belongs = match scene.language {
        Language::English => (!verbs && (of || (is_other && between.len() <= 2))) || between.is_empty() || of_which,
        // «27 % иранского экспорта».
        Language::Russian if is_percent && between.is_empty() => true,
        Language::Russian => !verbs && (((is_first || is_other) && between.len() <= 1) || (change && is_first)),
        Language::Persian => between.is_empty() || (subject.form == FlowForm::Verb && !verb_between(scene, between)),
    };
    belongs.then_some(subject)
}

/// Does a verb part a Persian figure from the verb of a flow that follows it: «۴ میلیارد دلار بود که … صادر شد»?
fn verb_between(scene: &Scene<'_>, between: std::ops::Range<usize>) -> bool {
    let verb = |sense| matches!(sense, Sense::Level | Sense::Exceed | Sense::Short | Sense::Split | Sense::Up | Sense::Down);
    scene.words_in(between, verb).next().is_some()
}

/// The partner of a figure where a flow has as many as there are figures, each in a row: "exports to Iraq and China were $9bn and
/// $13bn".
pub(super) fn partner<'a>(scene: &Scene<'_>, subject: &'a Subject, anchors: &[Anchor], number: usize) -> Option<&'a Named> {
    let count = subject.others.len();
    let figures: Vec<usize> = (0..anchors.len()).filter(|place| matches!(anchors[*place].form, Form::Figure(_))).collect();
    let here = figures.iter().position(|place| *place == number)?;
    let next = |one: usize, two: usize| {
        let between = anchors[figures[one]].tokens.end..anchors[figures[two]].tokens.start;
        let joins = |token: usize| {
            scene.is_sign(token, ",") || scene.word_at(token).is_some_and(|word| matches!(word.sense, Sense::And | Sense::Level))
        };
        between.len() <= 2 && between.into_iter().all(joins)
    };
    let first = (0..=here).rev().take_while(|place| *place == here || next(*place, place + 1)).last()?;
    let last = (here..figures.len()).take_while(|place| *place == here || next(place - 1, *place)).last()?;
    let is_same = last + 1 - first == count && count > 1 && anchors[figures[first]].tokens.start >= subject.tokens.end;
    is_same.then(|| &subject.others[here - first])
}

/// As many things as figures, each in a row: "exports and imports were $2bn and $1bn".
fn listed<'a>(scene: &Scene<'_>, subjects: &'a [Subject], anchors: &[Anchor], number: usize) -> Option<&'a Subject> {
    let figures: Vec<usize> = (0..anchors.len()).filter(|place| matches!(anchors[*place].form, Form::Figure(_))).collect();
    let flows: Vec<&Subject> =
        subjects.iter().filter(|subject| subject.topic.flow().is_some_and(|flow| flow != ClaimFlow::Balance)).collect();
    if figures.len() < 2 || figures.len() != flows.len() {
        return None;
    }
    let close =
        |run: std::ops::Range<usize>| run.len() <= 2 && scene.words_in(run.clone(), |sense| sense == Sense::And).next().is_some();
    let told = flows.windows(2).all(|two| close(two[0].tokens.end..two[1].tokens.start))
        && figures.windows(2).all(|two| close(anchors[two[0]].tokens.end..anchors[two[1]].tokens.start));
    let place = figures.iter().position(|place| *place == number)?;
    told.then(|| flows[place])
}
