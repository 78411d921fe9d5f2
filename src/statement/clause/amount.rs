//! What a sum of money says: a level, or what a flow changed by.

use std::ops::Range;

use super::{
    anchor::{Anchor, Form},
    said::{Around, Said, change, direction},
    scene::Scene,
    sense::Sense,
    share::share,
    subject::Topic,
};
use crate::{
    language::Language,
    statement::mark::{Measure, Quantity},
    trade::{ClaimFlow, ClaimKind, ClaimUnit, Qualifier},
};

/// A sum: a level, unless something changed by it.
pub(super) fn amount(around: &Around<'_>, quantity: &Quantity, unit: Option<ClaimUnit>) -> Option<Said> {
    let scene = around.scene;
    let start = quantity.tokens.start;
    let negative = matches!(around.subject.map(|subject| subject.topic), Some(Topic::Signed(false)));
    if let Some((up, word)) = changed_by(around, quantity) {
        let change = Said::figure(ClaimKind::Change, quantity, unit).by(Some(word));
        // A deficit that grows is a balance that falls.
        return Some(if up == negative { change.turned() } else { change });
    }
    if let Some(percent) = beside_percent(around, quantity) {
        let (up, word) = direction(&percent, change)?;
        let change = Said::figure(ClaimKind::Change, quantity, unit).by(Some(word));
        return Some(if up { change } else { change.turned() });
    }
    let before = scene.word_before(start);
    // "overstated by $10 billion" is no level.
    if scene.language == Language::English && before.is_some_and(|word| word.sense == Sense::By) {
        return None;
    }
    let mut level = Said::figure(ClaimKind::Level, quantity, unit);
    // «с 3 до 5 млрд»: the word for "with".
    level.is_base = before.is_some_and(|word| match scene.language {
        Language::English => word.sense == Sense::From,
        Language::Russian => matches!(word.sense, Sense::From | Sense::With),
        Language::Persian => word.sense == Sense::From && goes_to(around, quantity),
    });
    level.qualifier = hedged(around, quantity, level.qualifier);
    level.by = before.map(|word| word.tokens.clone());
    let topic = around.subject.map(|subject| subject.topic);
    let negative = topic == Some(Topic::Signed(false))
        || (topic == Some(Topic::Flow(ClaimFlow::Balance)) && quantity.sign.is_none() && is_below(scene, start));
    let below = quantity.sign == Some(false) && !quantity.value.is_negative() || negative;
    Some(if below { level.turned() } else { level })
}

/// «تراز … پنج میلیارد دلار منفی شد»: is a Persian balance said to be below zero, in a word that stands apart from its figure?
fn is_below(scene: &Scene<'_>, figure: usize) -> bool {
    let said = |word: &str| scene.segment(figure).any(|place| scene.tokens[place].word == word);
    scene.language == Language::Persian && said("منفی") && !said("مثبت")
}

/// «از ۱٫۵ میلیارد دلار به ۵ میلیارد دلار رسید»: does a figure follow at which it ends? «از ۴ میلیارد دلار گذشت» begins nothing.
pub(super) fn goes_to(around: &Around<'_>, quantity: &Quantity) -> bool {
    let scene = around.scene;
    let next = around.anchors.iter().find(|other| other.tokens.start >= quantity.tokens.end);
    next.is_some_and(|next| {
        let between = quantity.tokens.end..next.tokens.start;
        let to = scene.word_before(next.tokens.start).is_some_and(|word| word.sense == Sense::To);
        let verb = |sense| matches!(sense, Sense::Exceed | Sense::Level | Sense::Split | Sense::Lower | Sense::Higher);
        to && scene.words_in(between, verb).next().is_none()
    })
}

/// "fell 17 %, or $2bn": the sum is what it changed by; none where the percent is a share, or no other is near.
fn beside_percent<'a>(around: &Around<'a>, quantity: &Quantity) -> Option<Around<'a>> {
    let scene = around.scene;
    let or = quantity.tokens.start.checked_sub(1).filter(|at| scene.tokens[*at].word == "or")?;
    let is_percent = |anchor: &&Anchor| {
        matches!(&anchor.form, Form::Figure(other) if other.measure == Measure::Percent)
            && anchor.tokens.end <= or
            && or - anchor.tokens.end <= 1
    };
    let anchor = around.anchors.iter().find(is_percent)?;
    let Form::Figure(percent) = &anchor.form else { return None };
    let around = Around { scene, anchors: around.anchors, anchor, subject: around.subject };
    share(&around, percent).is_none().then_some(around)
}

/// "exceeded $4bn" is over it, "fell short of $4bn" under it.
fn hedged(around: &Around<'_>, quantity: &Quantity, qualifier: Qualifier) -> Qualifier {
    let scene = around.scene;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let near = |word: &super::sense::Word| match scene.language {
        Language::Persian => word.tokens.start >= end && word.tokens.start - end <= 1,
        _ => word.tokens.end <= start && start - word.tokens.end <= 1,
    };
    let word = scene.words.iter().find(|word| matches!(word.sense, Sense::Exceed | Sense::Short) && near(word));
    match word.map(|word| word.sense).or_else(|| above_or_below(around, quantity)) {
        Some(Sense::Exceed | Sense::Higher) if qualifier == Qualifier::Exact => Qualifier::Over,
        Some(Sense::Short | Sense::Lower) if qualifier == Qualifier::Exact => Qualifier::Under,
        _ => qualifier,
    }
}

/// «از ۱۳۰ میلیون دلار کمتر بود»: is a Persian level said to be below or above the sum?
fn above_or_below(around: &Around<'_>, quantity: &Quantity) -> Option<Sense> {
    let scene = around.scene;
    let from = scene.word_before(quantity.tokens.start).is_some_and(|word| word.sense == Sense::From);
    let way = match scene.tokens.get(quantity.tokens.end)?.word.as_str() {
        "بیشتر" | "بالاتر" => Sense::Higher,
        "کمتر" | "پایین" | "پایینتر" => Sense::Lower,
        _ => return None,
    };
    (from && scene.language == Language::Persian).then_some(way)
}

/// The change that a sum is of: "rose by $400 million", "a $400 million increase", «вырос на 400 млн».
fn changed_by(around: &Around<'_>, quantity: &Quantity) -> Option<(bool, Range<usize>)> {
    let scene = around.scene;
    let (up, word) = direction(around, change)?;
    let start = quantity.tokens.start;
    let joined = scene.word_before(start);
    if above_or_below(around, quantity).is_some() {
        return None;
    }
    let by = joined.is_some_and(|joined| joined.sense == Sense::By);
    // "fell below $4bn" is where it fell to.
    let place = |token: &crate::statement::token::Token| matches!(token.word.as_str(), "below" | "short" | "above" | "beyond");
    if !by && scene.tokens[quantity.tokens.clone()].iter().any(place) {
        return None;
    }
    let adjoins = if word.end <= start {
        let between = word.end..start;
        let free = scene
            .words_in(between.clone(), |sense| matches!(sense, Sense::To | Sense::From | Sense::Level | Sense::Of))
            .next()
            .is_none();
        (by && free) || (between.is_empty() && scene.language != Language::Russian)
    } else {
        let gap = word.start - quantity.tokens.end;
        // «معادل ۱۰ میلیارد دلار افزایش داشت»: there the word of a level tells how much it grew.
        let equal = gap == 0 && joined.is_some_and(|joined| scene.tokens[joined.tokens.start].word == "معادل");
        let to = !equal && joined.is_some_and(|joined| joined.sense == Sense::To || joined.sense == Sense::Level);
        // «688 млн долларов – снижение на 3 %».
        gap <= 1 && !to && !scene.is_sign(quantity.tokens.end, "-")
    };
    adjoins.then_some((up, word))
}
