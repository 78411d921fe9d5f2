//! Which words make a figure a share that one country has in the trade of another, rather than one of a product or a currency.

use std::ops::Range;

use super::{
    named::{Named, candidates},
    said::Around,
    scene::Scene,
    sense::Sense,
    subject::Topic,
};
use crate::{
    language::Language,
    statement::{
        mark::{AreaForm, AreaMark, Quantity},
        token::TokenKind,
    },
    trade::ClaimFlow,
};

/// The word that makes it a share. In Persian the sharer stands right beside: «سهم روسیه از …», «… درصد از واردات ترکیه از روسیه بود»,
/// «روسیه … درصد از صادرات ایران را به خود اختصاص داد»; whatever else has a share is no country.
pub(super) fn share(around: &Around<'_>, quantity: &Quantity) -> Option<Range<usize>> {
    let scene = around.scene;
    let segment = scene.segment(quantity.tokens.start);
    let words = scene.words_in(segment.clone(), |sense| sense == Sense::Share);
    if let Some(took) = took(around, quantity) {
        return Some(took);
    }
    if scene.language != Language::Persian {
        // "Fuel made up 60 % of Russia's exports to Turkey" is the share of no partner.
        let whole = around.subject.is_some_and(|subject| subject.owner.is_some() && subject.other.is_some());
        if whole && follows(around, quantity) {
            return None;
        }
        let nearest = words.min_by_key(|word| word.tokens.start.abs_diff(quantity.tokens.start));
        return nearest.map(|word| word.tokens.clone());
    }
    // «سهم ایران از صادرات روسیه ۲ درصد افزایش یافت» is no share of 2 %.
    if is_changed_by(around, quantity) {
        return None;
    }
    let of_area = |run: &Range<usize>| sharer(scene, run).is_some();
    let told = words.map(|word| word.tokens.clone()).filter(of_area);
    let (before, after): (Vec<_>, Vec<_>) = told.partition(|run| run.start < quantity.tokens.start);
    let nearest = before.into_iter().next_back().or_else(|| after.into_iter().next());
    nearest.or_else(|| taken(around, quantity)).or_else(|| part_of_flow(around, quantity))
}

/// "Germany received 8 % of Italian exports", "40 % of imports came from Russia": what a partner did with a part of a flow of one.
fn took(around: &Around<'_>, quantity: &Quantity) -> Option<Range<usize>> {
    let scene = around.scene;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let subject = around.subject.filter(|subject| subject.other.is_none() && subject.topic.flow().is_some())?;
    let took = scene.words_in(scene.segment(end), |sense| sense == Sense::Took).next()?;
    let is_of = |word: &super::sense::Word| word.sense == Sense::Of;
    let behind = scene.word_at(end).is_some_and(is_of) && (end..end + 3).contains(&subject.tokens.start);
    // "Of Italy's exports, 8 % went to Germany."
    let ahead = scene.word_before(subject.tokens.start).is_some_and(is_of)
        && scene.is_sign(subject.tokens.end, ",")
        && start == subject.tokens.end + 1;
    (behind || ahead).then(|| took.tokens.clone())
}

/// Is a Persian figure one of a share, whoever has it: «سهم روبل در تجارت … ۲۰ درصد افزایش یافت»? A flow after the one that the share
/// is of has figures of its own.
pub(super) fn is_of_share(around: &Around<'_>, quantity: &Quantity) -> bool {
    let scene = around.scene;
    let segment = scene.segment(quantity.tokens.start);
    let share = scene.words_in(segment.start..quantity.tokens.start, |sense| sense == Sense::Share).next_back();
    scene.language == Language::Persian
        && share.is_some_and(|share| {
            let flow = |sense| matches!(sense, Sense::Flow(_) | Sense::FlowVerb(_));
            scene.words_in(share.tokens.end..quantity.tokens.start, flow).count() <= 1
        })
}

/// Did a share change by the figure, rather than come to it?
fn is_changed_by(around: &Around<'_>, quantity: &Quantity) -> bool {
    let scene = around.scene;
    let end = quantity.tokens.end;
    let way = scene.words_in(end..end + 2, |sense| matches!(sense, Sense::Up | Sense::Down)).next().is_some();
    let to = scene.word_before(quantity.tokens.start).is_some_and(|word| word.sense == Sense::To);
    is_of_share(around, quantity) && way && !to
}

/// Who has the share that a Persian word tells: the country right after it, or right before.
pub(super) fn sharer(scene: &Scene<'_>, word: &Range<usize>) -> Option<Named> {
    let mark = country_after(scene, word.end).or_else(|| country_before(scene, word.start))?;
    Some(Named { area: mark.area?, tokens: mark.tokens.clone() }).filter(|_| scene.language == Language::Persian)
}

/// A country right at a token, words that narrow nothing left out.
fn country_after<'a>(scene: &'a Scene<'_>, place: usize) -> Option<&'a AreaMark> {
    let plain = |at: &usize| scene.word_at(*at).is_some_and(|word| word.sense == Sense::Plain);
    let place = (place..scene.run.end).find(|at| !plain(at))?;
    country(scene, place)
}

/// A country right before a token, periods left out.
fn country_before<'a>(scene: &'a Scene<'_>, place: usize) -> Option<&'a AreaMark> {
    let period = scene.periods.iter().find(|mark| mark.tokens.end == place);
    let place = period.map_or(place, |mark| mark.tokens.start);
    country(scene, place.checked_sub(1)?)
}

fn country<'a>(scene: &'a Scene<'_>, place: usize) -> Option<&'a AreaMark> {
    scene.area_at(place).filter(|mark| mark.form != AreaForm::OtherName && mark.area.is_some())
}

/// «روسیه ۱٫۲ درصد از صادرات ایران را به خود اختصاص داد»: the sharer stands before the figure, and the flow is of one.
fn taken(around: &Around<'_>, quantity: &Quantity) -> Option<Range<usize>> {
    let scene = around.scene;
    let subject = around.subject?;
    let takes = |sense| matches!(sense, Sense::Share | Sense::Level);
    let verb = scene.words_in(subject.tokens.end..subject.tokens.end + 8, takes).next()?;
    let object = scene.run.contains(&subject.tokens.end) && scene.tokens[subject.tokens.end].word == "را";
    let sharer = country_before(scene, quantity.tokens.start)?.area?;
    let is_one = subject.other.is_none() && subject.owner.as_ref().is_some_and(|owner| owner.area != sharer);
    (object && is_one && follows(around, quantity)).then(|| verb.tokens.clone())
}

/// «۷ درصد از واردات قزاقستان از ترکیه بود»: the partner stands right before the verb.
fn part_of_flow(around: &Around<'_>, quantity: &Quantity) -> Option<Range<usize>> {
    let scene = around.scene;
    let subject = around.subject.filter(|subject| subject.owner.is_some() && subject.product.is_some())?;
    let partner = subject.other.as_ref()?;
    let after = partner.tokens.end;
    let verb = scene.word_at(after).filter(|word| word.tokens.start == after && word.sense == Sense::Level)?;
    let ends =
        scene.tokens.get(verb.tokens.end).is_none_or(|token| matches!(token.word.as_str(), "." | "," | ";" | "\n" | "\n\n"));
    let joined = subject.tokens.start >= quantity.tokens.end && ends && follows(around, quantity);
    joined.then(|| quantity.tokens.clone())
}

/// Does the flow follow the figure with nothing but "of" and words that narrow nothing between?
fn follows(around: &Around<'_>, quantity: &Quantity) -> bool {
    let Some(subject) = around.subject else { return false };
    let between = quantity.tokens.end..subject.tokens.start;
    let plain =
        |at: usize| around.scene.word_at(at).is_some_and(|word| matches!(word.sense, Sense::From | Sense::Plain | Sense::Of));
    subject.tokens.start >= quantity.tokens.end && between.len() <= 3 && between.clone().all(plain)
}

/// Is the share one of a thing that no word here knows, or of a product: «доля стали»?
fn is_of_thing(scene: &Scene<'_>, share: &Range<usize>) -> bool {
    let noun = scene.tokens[share.start].word.starts_with("дол") || scene.tokens[share.start].word.starts_with("удельн");
    let plain = |at: &usize| scene.word_at(*at).is_some_and(|word| word.sense == Sense::Plain);
    let falls = scene.tokens[share.start].word.starts_with("прихо") || scene.tokens[share.start].word.starts_with("приш");
    // «10 % приходится на машины».
    let start = if falls && scene.run.contains(&share.end) && scene.tokens[share.end].word == "на" {
        Some(share.end + 1)
    } else {
        None
    };
    let Some(start) = start.or(noun.then_some(share.end)) else { return false };
    let Some(next) = (start..scene.run.end).find(|at| !plain(at)) else { return false };
    let is_word = scene.tokens[next].kind == TokenKind::Word && scene.area_at(next).is_none();
    let is_mark = scene.quantities.iter().any(|mark| mark.tokens.contains(&next))
        || scene.periods.iter().any(|mark| mark.tokens.contains(&next));
    is_word && !is_mark && scene.word_at(next).is_none_or(|word| word.sense == Sense::Product)
}

/// Is it the share of something else in the trade of two: "the share of the rouble in trade between Russia and Iran"?
pub(super) fn is_of_both(around: &Around<'_>, quantity: &Quantity) -> bool {
    let mut shares = around.scene.words_in(around.scene.segment(quantity.tokens.start), |sense| sense == Sense::Share);
    if shares.any(|share| is_of_thing(around.scene, &share.tokens)) {
        return true;
    }
    let Some(subject) = around.subject.filter(|subject| subject.owner.is_some() && subject.other.is_some()) else { return false };
    let segment = around.scene.segment(quantity.tokens.start);
    let before = segment.start..subject.tokens.start.max(segment.start);
    around.scene.language != Language::Persian && around.scene.words_in(before, |sense| sense == Sense::Share).next().is_some()
}

/// "27 % of Iran's exports": of all that one sells or buys, where the other is named elsewhere in the sentence.
pub(super) fn is_part_of(around: &Around<'_>, quantity: &Quantity) -> bool {
    let Some(subject) = around.subject.filter(|subject| subject.tokens.end > quantity.tokens.end) else { return false };
    let is_flow = matches!(subject.topic, Topic::Flow(ClaimFlow::Of(_)));
    let sides = [&subject.owner, &subject.other].into_iter().flatten().count();
    // «за 70 % экспорта», «на 70 % экспорта» tell what something is done to.
    let leads = |sense| matches!(sense, Sense::Of | Sense::By | Sense::With | Sense::From);
    let is_led = around.scene.language == Language::Russian
        && around.scene.word_before(quantity.tokens.start).is_some_and(|word| leads(word.sense));
    around.scene.language != Language::Persian && !is_led && is_flow && sides == 1 && candidates(around.scene).len() == 2
}
