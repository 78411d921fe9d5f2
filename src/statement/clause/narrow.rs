//! What narrows a flow or a sum to a product, though no list has its name.

use std::ops::Range;

use super::{scene::Scene, sense::Sense};
use crate::{
    language::Language,
    statement::mark::{AreaForm, Measure, Quantity},
    trade::{ClaimFlow, Flow},
};

/// Is the token a word that nothing here knows?
pub(super) fn is_unknown(scene: &Scene<'_>, place: usize) -> bool {
    let covered = |run: &Range<usize>| run.contains(&place);
    scene.run.contains(&place)
        && scene.tokens[place].kind == crate::statement::token::TokenKind::Word
        && scene.word_at(place).is_none()
        && scene.area_at(place).is_none()
        && !scene.periods.iter().any(|mark| covered(&mark.tokens))
        && !scene.quantities.iter().any(|mark| covered(&mark.tokens))
}

/// Does what stands beside a sum narrow it to a product: "$1.2 billion of pistachios", "cars worth $2 billion"?
pub(super) fn narrows(scene: &Scene<'_>, sum: &Quantity) -> bool {
    if scene.language == Language::Persian {
        return is_object(scene, sum.tokens.end) || is_worth(scene, sum.tokens.start);
    }
    if scene.language != Language::English || !matches!(sum.measure, Measure::Money(_) | Measure::Scaled | Measure::UnclearMoney)
    {
        return false;
    }
    let is_of = |place: usize| scene.run.contains(&place) && matches!(scene.tokens[place].word.as_str(), "of" | "worth");
    let mut place = sum.tokens.end;
    while is_of(place) {
        place += 1;
    }
    if place > sum.tokens.end {
        let plain =
            |at: &usize| scene.area_at(*at).is_some() || scene.word_at(*at).is_some_and(|word| word.sense == Sense::Plain);
        let first = (place..scene.run.end).find(|at| !plain(at));
        return first.is_some_and(|at| is_unknown(scene, at) || is_product(scene, at));
    }
    let told = scene
        .word_before(sum.tokens.start)
        .filter(|word| word.sense == Sense::Level && matches!(scene.tokens[word.tokens.start].word.as_str(), "worth" | "valued"));
    let thing = told.and_then(|word| word.tokens.start.checked_sub(1));
    thing.is_some_and(|at| is_unknown(scene, at) || is_product(scene, at))
}

/// Is something left out: "trade (excluding natural gas)"?
pub(super) fn leaves_out(scene: &Scene<'_>, segment: Range<usize>) -> bool {
    let out = |at: usize| matches!(scene.tokens[at].word.as_str(), "excluding" | "except" | "excl" | "minus");
    let thing = |at: usize| (at + 1..at + 4).any(|next| is_product(scene, next) || next == at + 1 && is_unknown(scene, next));
    scene.language == Language::English && segment.into_iter().any(|at| out(at) && thing(at))
}

/// Is a part told of what is no flow: "12 percent of Iranian companies"?
pub(super) fn is_of_other(scene: &Scene<'_>, part: &Quantity) -> bool {
    let end = part.tokens.end;
    let of = scene.language == Language::English && scene.is_sign(end, "of");
    let plain = |at: &usize| scene.area_at(*at).is_some() || scene.word_at(*at).is_some_and(|word| word.sense == Sense::Plain);
    let first = (end + 1..scene.run.end).find(|at| !plain(at));
    let flow = |at: usize| {
        let next = scene.word_at(at + 1).map(|word| word.sense);
        matches!(next, Some(Sense::Flow(flow)) if flow != ClaimFlow::Of(Flow::Turnover))
    };
    of && first.is_some_and(|at| is_unknown(scene, at) && !flow(at))
}

/// Is a number with a scale one of things that nothing here knows: "5.4 million cartons"?
pub(super) fn is_of_things(scene: &Scene<'_>, sum: &Quantity) -> bool {
    let end = sum.tokens.end;
    let word = || scene.tokens.get(end).is_some_and(|token| token.is_spaced && !token.is_capital && token.word.ends_with('s'));
    scene.language == Language::English && sum.measure == Measure::Scaled && is_unknown(scene, end) && word()
}

fn is_product(scene: &Scene<'_>, place: usize) -> bool {
    scene.word_at(place).is_some_and(|word| word.sense == Sense::Product)
}

/// Endings of Russian adjectives.
const ADJECTIVES: [&str; 16] =
    ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ая", "яя", "ую", "юю", "ые", "ых", "их"];
/// Endings of Russian verbs.
const VERBS: [&str; 19] =
    ["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ут", "ют", "ат", "ят", "тся", "ться", "ть", "ив", "ыв"];

fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Is a Persian sum what a product is worth: «۵۰۰ هزار تن گندم به ارزش ۱۵۰ میلیون دلار»?
fn is_worth(scene: &Scene<'_>, start: usize) -> bool {
    let worth = scene.word_before(start).filter(|word| scene.tokens[word.tokens.end - 1].word == "ارزش");
    let Some(before) = worth.and_then(|word| word.tokens.start.checked_sub(1)) else { return false };
    is_unknown(scene, before) || scene.word_at(before).is_some_and(|word| word.sense == Sense::Product)
}

/// Is what stands behind a Persian sum the product that was sold: «یک میلیارد دلار سلاح به روسیه فروخت»?
fn is_object(scene: &Scene<'_>, place: usize) -> bool {
    let product = is_unknown(scene, place) || scene.word_at(place).is_some_and(|word| word.sense == Sense::Product);
    product && scene.words_in(place..place + 10, |sense| matches!(sense, Sense::FlowVerb(_))).next().is_some()
}

/// Can a word that nothing here knows be a product before a flow: "wheat exports", «зерновой экспорт»?
pub(super) fn may_narrow_before(scene: &Scene<'_>, place: usize) -> bool {
    let word = &scene.tokens[place].word;
    // "to lift trade" has a verb before it.
    let before = place.checked_sub(1).map(|before| scene.tokens[before].word.as_str());
    let is_verb = matches!(before, Some("to" | "will" | "would" | "can" | "could" | "should" | "not"));
    match scene.language {
        Language::English => !is_verb && !ends_in(word, &["ly", "ed"]),
        Language::Russian => ends_in(word, &ADJECTIVES),
        Language::Persian => false,
    }
}

/// Can one be a product after a flow: «экспорт пшеницы», «صادرات گندم», "imported tractors"? Between may stand words that narrow
/// nothing, where it is an English verb.
pub(super) fn may_narrow_after(scene: &Scene<'_>, between: Range<usize>, place: usize) -> bool {
    let word = &scene.tokens[place].word;
    match scene.language {
        Language::English => place == between.end && is_verb(scene, between.start) && !ends_in(word, &["ly", "ed"]),
        Language::Russian => {
            // «экспорт турецкой компании»
            let of_area = || scene.areas.iter().any(|mark| mark.tokens.end == place && mark.form == AreaForm::Adjective);
            let follows = place == between.start || is_verb(scene, between.start) || place == between.end && of_area();
            follows && !ends_in(word, &VERBS)
        }
        // «صادرات محصولات دانش‌بنیان»
        Language::Persian => {
            place == between.start || place == between.end && matches!(scene.tokens[place - 1].word.as_str(), "محصولات" | "اقلام")
        }
    }
}

fn is_verb(scene: &Scene<'_>, end: usize) -> bool {
    scene.word_before(end).is_some_and(|word| matches!(word.sense, Sense::FlowVerb(_)))
}

/// Is what was traded counted in pieces: "bought 40 aircraft"? Tonnes of goods are goods.
pub(super) fn is_counted(scene: &Scene<'_>, end: usize, place: usize) -> bool {
    let counted = |measure: &Measure| matches!(measure, Measure::Count | Measure::Quantity | Measure::Heads);
    let Some(count) = scene.quantities.iter().find(|mark| mark.tokens.start == place && counted(&mark.measure)) else {
        return false;
    };
    let goods = scene.words_in(count.tokens.end..count.tokens.end + 3, |sense| sense == Sense::Goods).next().is_some();
    scene.language == Language::English && is_verb(scene, end) && !goods
}
