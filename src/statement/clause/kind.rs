//! What a figure says: a level, a growth, a multiple, a share …

use std::ops::Range;

use super::{
    amount::{amount, goes_to},
    exceeds::exceeds,
    narrow::is_of_other,
    said::{Around, Said, change, direction, direction_ahead},
    scene::Scene,
    sense::Sense,
    share::{is_of_both, is_of_share, is_part_of, share},
    subject::Topic,
    whole::{has_place, is_of_other_whole, of_whole},
};
use crate::{
    language::Language,
    statement::mark::{Measure, PeriodMark, PeriodRole, Quantity},
    trade::{ClaimKind, ClaimUnit, Figure},
};

/// A figure's meaning; nothing where it is none of trade, or not told.
pub(super) fn said(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    if exceeds_flow(around.scene, quantity) || exceeds(around.scene, quantity) {
        return None;
    }
    match &quantity.measure {
        _ if goes_from(around, quantity) => None,
        Measure::Money(currency) => amount(around, quantity, Some(ClaimUnit::Currency(currency.clone()))),
        Measure::Scaled => amount(around, quantity, spoken_currency(around, quantity)),
        Measure::UnclearMoney => amount(around, quantity, None),
        Measure::Percent => percent(around, quantity),
        Measure::Times => times(around, quantity),
        Measure::Part => part(around, quantity),
        Measure::Place => {
            let subject = around.subject?;
            let is_flow = || has_place(around.scene, subject, &quantity.tokens);
            (matches!(subject.topic, Topic::Ranked(_)) || is_flow())
                .then(|| Said { decimals: None, ..Said::figure(ClaimKind::Rank, quantity, Some(ClaimUnit::Rank)) })
        }
        _ => None,
    }
}

/// "three times larger than its imports" compares two flows, and no two times.
fn exceeds_flow(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let end = quantity.tokens.end;
    let is = |at: usize, words: &[&str]| scene.run.contains(&at) && words.contains(&scene.tokens[at].word.as_str());
    if scene.language != Language::English {
        return false;
    }
    if is(end, &["those", "that"]) {
        return is(end + 1, &["to", "from", "with"]);
    }
    // "five times its exports"
    let times = is(end - 1, &["times"]) && is(end, &["its", "their"]);
    if times && scene.word_at(end + 1).is_some_and(|word| matches!(word.sense, Sense::Flow(_))) {
        return true;
    }
    let Some(than) = (end..end + 3).find(|at| is(*at, &["than"])) else { return false };
    let plain = |at: &usize| {
        scene.area_at(*at).is_some()
            || is(*at, &["-", "'", "s"])
            || scene.word_at(*at).is_some_and(|word| matches!(word.sense, Sense::Plain | Sense::And))
    };
    let first = (than + 1..scene.run.end).find(|at| !plain(at));
    first.and_then(|at| scene.word_at(at)).is_some_and(|word| matches!(word.sense, Sense::Flow(_)))
}

/// «вырос от 3 до 5 млрд»: two levels, told as a range is; neither is read.
fn goes_from(around: &Around<'_>, quantity: &Quantity) -> bool {
    let (scene, start) = (around.scene, quantity.tokens.start);
    let changes = scene.word_before(start).is_some_and(|word| change(word.sense).is_some());
    quantity.value_to.is_some() && changes && scene.tokens[start].word == "от"
}

/// The currency of a sum that has none of its own, where every sum before it in the sentence has one and the same: "was $5bn in
/// 2022, and 4 billion in 2023".
fn spoken_currency(around: &Around<'_>, quantity: &Quantity) -> Option<ClaimUnit> {
    let sums = || {
        around
            .scene
            .quantities
            .iter()
            .filter(|other| !other.is_conversion && matches!(other.measure, Measure::Money(_) | Measure::UnclearMoney))
    };
    let is_before = |other: &&Quantity| other.tokens.start < quantity.tokens.start;
    // A currency that is told only later is meant too: "1.5 billion in 2021, 5 billion dollars in 2022".
    let before = sums().filter(|other| is_before(other) || !sums().any(|sum| is_before(&sum)));
    let mut currencies = before.filter_map(|other| match &other.measure {
        Measure::Money(currency) => Some(Some(currency)),
        Measure::UnclearMoney => Some(None),
        _ => None,
    });
    let first = currencies.next()??;
    currencies.all(|currency| currency == Some(first)).then(|| ClaimUnit::Currency(first.clone()))
}

fn percent(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    let unit = Some(ClaimUnit::Percent);
    let kind = if is_average(scene, &quantity.tokens) { ClaimKind::AverageGrowth } else { ClaimKind::Growth };
    if let Some(positive) = quantity.sign {
        let growth = Said::figure(kind, quantity, unit);
        return Some(if positive || quantity.value.is_negative() { growth } else { growth.turned() });
    }
    if let Some(index) = index(around, quantity) {
        return Some(index);
    }
    if let Some(whole) = of_whole(around, quantity) {
        return Some(Said::figure(ClaimKind::Share, quantity, unit).by(Some(whole)));
    }
    if is_of_other(scene, quantity) || is_of_other_whole(around, quantity) {
        return None;
    }
    let share = share(around, quantity);
    // "rose from 24 % to 29 %" is no growth of 24 %.
    let before = scene.word_before(quantity.tokens.start);
    if scene.language == Language::English && before.is_some_and(|before| before.sense == Sense::From) {
        return share.map(|share| Said::figure(ClaimKind::Share, quantity, unit).by(Some(share)));
    }
    if share.is_none() && is_of_share(around, quantity) {
        return None;
    }
    let found = direction(around, change).or_else(|| direction_ahead(around)).or_else(|| led_by(scene, quantity));
    let nearer = |share: &Range<usize>| {
        let distance = |word: &Range<usize>| word.start.abs_diff(quantity.tokens.start);
        found.as_ref().is_none_or(|(_, word)| distance(word) > distance(share))
    };
    let end = came_to(around, quantity);
    if let Some(share) = share.filter(|share| end.is_some() || is_of_share(around, quantity) || nearer(share)) {
        let from = scene.word_before(quantity.tokens.start).is_some_and(|word| word.sense == Sense::From);
        let is_base = scene.language == Language::Persian && from && goes_to(around, quantity) || end == Some(false);
        let said = Said { is_base, ..Said::figure(ClaimKind::Share, quantity, unit).by(Some(share)) };
        return Some(said).filter(|_| !is_of_both(around, quantity));
    }
    if end.is_some() {
        return None;
    }
    if found.is_none() && is_part_of(around, quantity) {
        return Some(Said::figure(ClaimKind::Share, quantity, unit));
    }
    let (up, word) = found?;
    if is_pace(around, quantity, &word) {
        return None;
    }
    // "rose to 20 %" is no growth of 20 %.
    let before = scene.word_before(quantity.tokens.start);
    let to = before.filter(|before| before.sense == Sense::To);
    let is_end = |to: &super::sense::Word| {
        if scene.language == Language::Persian { word.start >= quantity.tokens.end } else { to.tokens.start >= word.end }
    };
    if to.is_some_and(is_end) {
        return None;
    }
    let growth = Said::figure(kind, quantity, unit).by(Some(word));
    Some(if up { growth } else { growth.turned() })
}

/// Is a Russian figure what something changed to (true) or from: «выросла с 4,9 % до 5,1 %»? That is no growth.
fn came_to(around: &Around<'_>, quantity: &Quantity) -> Option<bool> {
    let scene = around.scene;
    let word = scene.word_before(quantity.tokens.start).filter(|_| scene.language == Language::Russian)?;
    match word.sense {
        Sense::To if scene.tokens[word.tokens.start].word == "до" => Some(true),
        Sense::With | Sense::From => Some(false),
        _ => None,
    }
}

/// «темп роста 98,5 %»: statisticians mean the part of the year before that it is, others a growth.
fn is_pace(around: &Around<'_>, quantity: &Quantity, word: &Range<usize>) -> bool {
    let pace = word.start.checked_sub(1).is_some_and(|before| around.scene.tokens[before].word.starts_with("темп"));
    pace && quantity.value.to_f64() >= 50.0
}

/// The way that a period is led by: "20 percent up on 2021".
fn led_by(scene: &Scene<'_>, quantity: &Quantity) -> Option<(bool, Range<usize>)> {
    let end = quantity.tokens.end;
    let led = scene.periods.iter().any(|mark| mark.tokens.start == end);
    let way = if scene.is_sign(end, "up") { true } else { scene.is_sign(end, "down").then_some(false)? };
    led.then_some((way, end..end + 1))
}

/// «۲۰ برابر کمتر از تجارت ایران و امارات»: does a Persian comparison go on with another flow?
fn is_than_flow(scene: &Scene<'_>, word: &Range<usize>) -> bool {
    let last = word.end - 1;
    let than =
        if scene.tokens[last].word == "از" { Some(word.end) } else { scene.is_sign(word.end, "از").then_some(word.end + 1) };
    let plain = |at: &usize| scene.word_at(*at).is_some_and(|word| word.sense == Sense::Plain);
    let next = than.and_then(|than| (than..scene.run.end).find(|at| !plain(at)));
    let flow = |at: usize| scene.word_at(at).is_some_and(|word| matches!(word.sense, Sense::Flow(_)));
    scene.language == Language::Persian && next.is_some_and(flow)
}

/// Is a growth told of every year: "on average", "annually"? In Persian «تجارت سالانه» is the trade of a year, and only beside its
/// figure is «سالانه» told of the growth.
pub(super) fn is_average(scene: &Scene<'_>, figure: &Range<usize>) -> bool {
    let segment = scene.segment(figure.start);
    let beside =
        |run: &Range<usize>| scene.language != Language::Persian || run.end + 1 >= figure.start && run.start <= figure.end + 1;
    let each =
        |mark: &PeriodMark| mark.role == PeriodRole::EachYear && segment.contains(&mark.tokens.start) && beside(&mark.tokens);
    scene.words_in(segment.clone(), |sense| sense == Sense::Average).next().is_some() || scene.periods.iter().any(each)
}

/// "103.3 %" of the level before, as agencies of Belarus and Kazakhstan tell a growth of 3.3 %: alone in parentheses, or with "of the
/// level".
fn index(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let told = scene.words_in(end..end + 2, |sense| sense == Sense::Index).next().is_some() || of_level(scene, end);
    // «составил 104,5 % к уровню 2021 года», but «вырос на 4,5 % к уровню 2021 года».
    let by = scene.word_before(start).is_some_and(|word| word.sense == Sense::By);
    let compared = |mark: &PeriodMark| mark.role != PeriodRole::In && matches!(scene.tokens[end].word.as_str(), "к" | "ко");
    let told = !by && (told || scene.periods.iter().any(|mark| mark.tokens.start == end && compared(mark)));
    let alone = start > 0 && scene.is_sign(start - 1, "(") && scene.is_sign(end, ")");
    // In English "(60%)" is as well a share.
    let least = if scene.language == Language::English && !told { 80.0 } else { 50.0 };
    let near_one = (least..=300.0).contains(&quantity.value.to_f64());
    if !(told || alone) || quantity.value_to.is_some() || !near_one {
        return None;
    }
    let decimals = quantity.value.written_decimals();
    let hundred = 100 * 10i128.checked_pow(decimals)?;
    let value = Figure::from_digits(quantity.value.digits() - hundred, decimals);
    Some(Said { value: Some(value), ..Said::figure(ClaimKind::Growth, quantity, Some(ClaimUnit::Percent)) })
}

/// "of the 2021 level", "of the level of 2021".
fn of_level(scene: &Scene<'_>, place: usize) -> bool {
    let is = |at: usize, words: &[&str]| scene.run.contains(&at) && words.contains(&scene.tokens[at].word.as_str());
    let period = scene.periods.iter().any(|mark| (place..place + 5).contains(&mark.tokens.start));
    is(place, &["of"]) && period && (place..place + 5).any(|at| is(at, &["level", "levels"]))
}

fn times(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let falls = |sense| match sense {
        Sense::Down | Sense::Lower => Some(false),
        Sense::Up | Sense::Higher | Sense::Level => Some(true),
        _ => None,
    };
    // «پنج برابر صادرات … به روسیه» is a multiple of another flow.
    let flow = around.scene.word_at(quantity.tokens.end).is_some_and(|word| matches!(word.sense, Sense::Flow(_)));
    let is_adjective = around.scene.tokens[quantity.tokens.end - 1].word.ends_with('ی');
    if around.scene.language == Language::Persian && flow && !is_adjective {
        return None;
    }
    // "was 5.7 times lower than" is told by what follows.
    let next = around.scene.word_at(quantity.tokens.end).filter(|word| matches!(word.sense, Sense::Higher | Sense::Lower));
    let next = next.map(|word| (word.sense == Sense::Higher, word.tokens.clone()));
    let found = next.or_else(|| direction(around, falls));
    if found.as_ref().is_some_and(|(_, word)| is_than_flow(around.scene, word)) {
        return None;
    }
    let is_word =
        around.scene.tokens[quantity.tokens.clone()].iter().all(|token| token.kind != crate::statement::token::TokenKind::Digits);
    let (up, word) = match found {
        Some((up, word)) => (up, Some(word)),
        None if is_word => (true, None),
        None => return None,
    };
    let unit = if up || quantity.value.to_f64() < 1.0 { ClaimUnit::Times } else { ClaimUnit::TimesLess };
    // "fell more than 3 times" is below a third; of what is divided the hedge is of the divisor.
    Some(Said::figure(ClaimKind::Multiple, quantity, Some(unit)).by(word))
}

fn part(around: &Around<'_>, quantity: &Quantity) -> Option<Said> {
    let scene = around.scene;
    if let Some(share) = share(around, quantity) {
        return Some(Said::figure(ClaimKind::Share, quantity, Some(ClaimUnit::Percent)).by(Some(share)));
    }
    if is_of_share(around, quantity) {
        return None;
    }
    let (up, word) = direction(around, change)?;
    let before = scene.word_before(quantity.tokens.start);
    // "fell to a third", «به یک سوم رسید»: which multiple that is nobody rounds alike.
    let to = before.is_some_and(|before| before.sense == Sense::To) && scene.language != Language::Russian;
    if to || came_to(around, quantity).is_some() {
        return None;
    }
    let growth = Said::figure(ClaimKind::Growth, quantity, Some(ClaimUnit::Percent)).by(Some(word));
    Some(if up { growth } else { growth.turned() })
}
