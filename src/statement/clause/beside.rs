//! What stands beside a flow and belongs to it: whose it is, with whom, and what narrows it to a product.

use std::ops::Range;

use super::{
    named::Named,
    narrow::{is_counted, is_unknown, may_narrow_after, may_narrow_before},
    scene::Scene,
    sense::{Sense, Word},
};
use crate::{
    language::Language,
    statement::mark::{AreaForm, AreaMark, Measure},
};

/// How many areas may be listed.
const LISTED: usize = 8;

/// The parts that an area can play beside a flow.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub owner: Option<Named>,
    pub to: Option<Named>,
    pub from: Option<Named>,
    pub with: Option<Named>,
    /// The parts that are played by what is no single country: "to Iran and Oman", "with its neighbours".
    pub unclear: Vec<Sense>,
    /// All that are named with a word of direction, in order: "to Iraq, China and Turkey".
    pub list: Vec<(Sense, Named)>,
    /// Are there two owners: "exports of Iran and Iraq"?
    pub is_joint: bool,
    /// Was the partner named with "with"?
    pub is_with: bool,
    /// Is it said to be with all the world: "foreign trade"?
    pub is_abroad: bool,
}

impl Roles {
    /// Takes over the parts that nothing plays.
    pub(super) fn fill(&mut self, other: Self) {
        self.owner = self.owner.take().or(other.owner);
        self.to = self.to.take().or(other.to);
        self.from = self.from.take().or(other.from);
        self.with = self.with.take().or(other.with);
        self.unclear.extend(other.unclear);
        self.list.extend(other.list);
        self.is_joint |= other.is_joint;
        self.is_with |= other.is_with;
    }
}

/// What stands before a flow and belongs to it: whose it is, what narrows it. Gives where it begins, and whether a product narrows
/// it.
pub(super) fn look_before(scene: &Scene<'_>, start: usize, roles: &mut Roles) -> (usize, bool) {
    if let Some(begins) = arrow(scene, start, roles) {
        return (begins, false);
    }
    let (mut begins, mut place, mut narrow) = (start, start, false);
    // Before an article nothing narrows: "ran a trade deficit".
    let mut is_determined = scene.word_at(start).is_some_and(|word| is_determiner(scene, &word.tokens));
    while place > scene.run.start {
        let at = place - 1;
        if let Some(mark) = scene.area_at(at) {
            let Some(start) = take_before(scene, mark, roles) else { break };
            (begins, place) = (start, start);
            continue;
        }
        if let Some(rank) =
            scene.quantities.iter().find(|quantity| quantity.tokens.end == place && quantity.measure == Measure::Place)
        {
            place = rank.tokens.start;
            begins = place;
            continue;
        }
        if let Some(word) = scene.word_before(place) {
            match word.sense {
                Sense::Plain => is_determined |= is_determiner(scene, &word.tokens),
                Sense::Goods | Sense::Largest | Sense::Both => {}
                Sense::Abroad => roles.is_abroad = true,
                Sense::Product => narrow = true,
                Sense::And
                    if (roles.owner.is_some() || !roles.list.is_empty())
                        && scene.area_at(word.tokens.start.wrapping_sub(1)).is_some() => {}
                _ => break,
            }
            place = word.tokens.start;
            begins = place;
            continue;
        }
        match scene.tokens[at].word.as_str() {
            "-" | "'" | "s"
                if scene.area_at(at.wrapping_sub(1)).is_some() || scene.area_at(at + 1).is_some() || at + 1 == begins =>
            {
                place = at;
            }
            // "Kazakhstan, Uzbekistan trade up", as headlines have it.
            "," if roles.owner.is_some()
                && begins == place
                && scene.area_at(at.wrapping_sub(1)).is_some_and(|mark| mark.tokens.start == scene.run.start) =>
            {
                place = at;
            }
            _ => {
                if is_of_company(scene, at) {
                    roles.unclear.push(Sense::Plain);
                }
                narrow |= !is_determined && is_unknown(scene, at) && may_narrow_before(scene, at);
                break;
            }
        }
    }
    (begins, narrow)
}

/// "Samsung's exports": does the name of somebody that nothing here knows stand before it as the owner?
fn is_of_company(scene: &Scene<'_>, sign: usize) -> bool {
    let Some(name) = sign.checked_sub(1).filter(|name| *name >= scene.run.start) else { return false };
    let owns = scene.is_sign(sign, "'") && scene.is_sign(sign + 1, "s");
    owns && scene.language == Language::English && scene.tokens[name].is_capital && is_unknown(scene, name)
}

/// A pair as titles write it, "A → B: exports": the first is the owner. Gives where it begins.
fn arrow(scene: &Scene<'_>, start: usize, roles: &mut Roles) -> Option<usize> {
    let colon = start.checked_sub(1).filter(|place| scene.is_sign(*place, ":"))?;
    let other = scene.areas.iter().find(|mark| mark.tokens.end == colon)?;
    let sign = other.tokens.start.checked_sub(1)?;
    let owner = scene.areas.iter().find(|mark| mark.tokens.end == sign)?;
    let named = |mark: &AreaMark| mark.area.map(|area| Named { area, tokens: mark.tokens.clone() });
    let (owner, other) = (named(owner)?, named(other)?);
    let begins = owner.tokens.start;
    match scene.tokens[sign].word.as_str() {
        "→" => (roles.owner, roles.to) = (Some(owner), Some(other)),
        "←" => (roles.owner, roles.from) = (Some(owner), Some(other)),
        _ => return None,
    }
    Some(begins)
}

/// Gives an area before a flow its part, and says where it begins; nothing where it belongs to something else.
fn take_before(scene: &Scene<'_>, mark: &AreaMark, roles: &mut Roles) -> Option<usize> {
    if mark.form == AreaForm::OtherName {
        return None;
    }
    let start = mark.tokens.start;
    // "making China its top supplier".
    if scene.is_sign(mark.tokens.end, "its") || scene.is_sign(mark.tokens.end, "their") {
        return None;
    }
    let Some(area) = mark.area else {
        if roles.owner.is_none() {
            roles.unclear.push(Sense::Plain);
        }
        return Some(start);
    };
    let named = Named { area, tokens: mark.tokens.clone() };
    if let Some(led) = led_by(scene, start) {
        settle(roles, led.sense, named);
        return Some(if led.tokens.end == start { led.tokens.start } else { start });
    }
    // The nearest is the second of a pair: "Russia–Iran trade".
    match roles.owner.take() {
        None => roles.owner = Some(named),
        // "making Mexico Canada's largest partner".
        Some(nearer) if stands_alone(scene, &nearer) => {
            roles.owner = Some(nearer);
            return None;
        }
        Some(nearer) if roles.with.is_none() => {
            roles.with = Some(nearer);
            roles.owner = Some(named);
        }
        nearer => {
            roles.owner = nearer;
            return None;
        }
    }
    Some(start)
}

/// The word of direction before an area or a row of areas, in Persian, where what belongs to a verb goes before it: «به ایران صادر
/// کرد», «به چین و هند صادر کرد», «با ایران تجارت داشت».
fn led_by<'a>(scene: &'a Scene<'_>, mut start: usize) -> Option<&'a Word> {
    if scene.language != Language::Persian {
        return None;
    }
    for _ in 0..LISTED {
        if let Some(word) = scene.word_before(start)
            && matches!(word.sense, Sense::To | Sense::From | Sense::With)
        {
            return Some(word);
        }
        let joint = start.checked_sub(1)?;
        let is_joint = scene.is_sign(joint, ",") || scene.word_at(joint).is_some_and(|word| word.sense == Sense::And);
        start = scene.area_at(joint.checked_sub(1)?).filter(|_| is_joint)?.tokens.start;
    }
    None
}

/// Is it named as an owner, with nothing before it that joins it to another: "Mexico Canada's", not "Mexico and Canada's"?
fn stands_alone(scene: &Scene<'_>, named: &Named) -> bool {
    let is_possessive = scene.area_at(named.tokens.start).is_some_and(|mark| mark.form == AreaForm::Possessive);
    is_possessive && named.tokens.start.checked_sub(1).is_some_and(|before| scene.area_at(before).is_some())
}

/// Is it an article, or a word in its place?
fn is_determiner(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let word = scene.tokens[tokens.start].word.as_str();
    matches!(word, "the" | "a" | "an" | "its" | "their" | "our" | "whose" | "this" | "that")
}

/// Notes which part an area plays.
fn play(scene: &Scene<'_>, mark: &AreaMark, role: Sense, roles: &mut Roles) {
    // "Imports of German goods" are from Germany.
    let is_whose = role == Sense::Plain || role == Sense::Of && scene.language == Language::English;
    let of_goods = mark.form == AreaForm::Adjective
        && (leads_to_goods(scene, mark.tokens.end)
            || role == Sense::Of && leads_to_product(scene, mark.tokens.end)
            || leads_to_known(scene, mark.tokens.end));
    let played = if is_whose && of_goods { Sense::From } else { role };
    match mark.area {
        Some(area) => settle(roles, played, Named { area, tokens: mark.tokens.clone() }),
        None => roles.unclear.push(part(role)),
    }
}

/// Past a Persian figure that is an adjective of the flow: «صادرات ۳۰۰ میلیون دلاری ایران».
fn past_figure(scene: &Scene<'_>, end: usize) -> usize {
    let quantity = scene.quantities.iter().find(|quantity| quantity.tokens.start == end && scene.language == Language::Persian);
    let is_adjective = |last: usize| scene.tokens.get(last).is_some_and(|token| token.word.ends_with('ی'));
    quantity.map(|quantity| quantity.tokens.end).filter(|past| is_adjective(past - 1)).unwrap_or(end)
}

/// What stands after a flow and belongs to it: "of goods from Russia to Iran". Gives where it ends, and whether a product narrows it.
pub(super) fn look_after(scene: &Scene<'_>, end: usize, roles: &mut Roles) -> (usize, bool) {
    let end = past_figure(scene, end);
    let (mut place, mut ends, mut narrow) = (end, end, false);
    let (mut role, mut last) = (Sense::Plain, Sense::Plain);
    while place < scene.run.end {
        if let Some(mark) = scene.area_at(place) {
            if mark.form == AreaForm::OtherName {
                break;
            }
            play(scene, mark, role, roles);
            place = if mark.area.is_none() { end_of_name(scene, mark.tokens.end) } else { mark.tokens.end };
            ends = place;
            last = role;
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
            let is_sign = matches!(scene.tokens[place].word.as_str(), "-" | "'");
            let is_joint = role == Sense::Between && names_both(scene, place);
            if is_sign || is_joint || matches!(last, Sense::To | Sense::From | Sense::With) && is_listed(scene, place) {
                role = if is_sign || is_joint { role } else { last };
                place += 1;
                continue;
            }
            let joined = role == Sense::Of || may_narrow_after(scene, end..ends, place);
            narrow |= joined && is_unknown(scene, place) || is_counted(scene, end, place);
            break;
        };
        match word.sense {
            Sense::To | Sense::From | Sense::With | Sense::Between | Sense::Of => {
                let goods = word.sense == Sense::Of && leads_to_goods(scene, word.tokens.end);
                if let Some(end) = unknown_name(scene, word) {
                    roles.unclear.push(part(word.sense));
                    place = end;
                    continue;
                }
                if !(goods || leads_to_area(scene, word.tokens.end)) {
                    narrow |= word.sense == Sense::Of && leads_to_product(scene, word.tokens.end);
                    break;
                }
                role = word.sense;
            }
            Sense::And if leads_to_area(scene, word.tokens.end) && ends > end => {
                let Some(next) = after_and(scene, word.tokens.end, last) else { break };
                role = next;
            }
            Sense::Plain | Sense::Goods | Sense::Abroad | Sense::Both => ends = word.tokens.end,
            Sense::Product => narrow = true,
            _ => break,
        }
        place = word.tokens.end;
    }
    (ends, narrow)
}

/// "between the two neighbours, A and B": does a comma lead to their names?
fn names_both(scene: &Scene<'_>, comma: usize) -> bool {
    let both = scene.word_before(comma).is_some_and(|word| word.sense == Sense::Both);
    both && scene.is_sign(comma, ",") && scene.area_at(comma + 1).is_some()
}

fn leads_to_product(scene: &Scene<'_>, place: usize) -> bool {
    is_unknown(scene, place) || scene.word_at(place).is_some_and(|word| word.sense == Sense::Product)
}

/// Where a name ends that is of no country, after a word of direction: "from Astrakhan Region to Iran".
fn unknown_name(scene: &Scene<'_>, word: &Word) -> Option<usize> {
    let start = word.tokens.end;
    let directed = matches!(word.sense, Sense::To | Sense::From | Sense::With | Sense::Between);
    let other = scene.area_at(start).filter(|mark| mark.form == AreaForm::OtherName);
    let end = end_of_name(scene, other.map_or(start, |mark| mark.tokens.end));
    (directed && end > start && scene.language == Language::English).then_some(end)
}

/// Where words in capitals end that nothing here knows.
fn end_of_name(scene: &Scene<'_>, start: usize) -> usize {
    (start..scene.run.end).find(|at| !(is_unknown(scene, *at) && scene.tokens[*at].is_capital)).unwrap_or(scene.run.end)
}

/// Is an area named here, after an article, "countries" and words that narrow nothing?
fn leads_to_area(scene: &Scene<'_>, place: usize) -> bool {
    let skips = (place..scene.run.end).find(|at| {
        scene.word_at(*at).is_none_or(|word| !matches!(word.sense, Sense::Plain | Sense::Abroad | Sense::Goods | Sense::Both))
    });
    let both = (place..skips.unwrap_or(place)).any(|at| scene.word_at(at).is_some_and(|word| word.sense == Sense::Both));
    both || skips.is_some_and(|at| scene.area_at(at).is_some_and(|mark| mark.form != AreaForm::OtherName))
}

/// The part of an area after "and": "to Iran and Oman" are two; "to Iran and German imports" begins anew.
fn after_and(scene: &Scene<'_>, place: usize, last: Sense) -> Option<Sense> {
    match last {
        Sense::To | Sense::From | Sense::With => leads_to_name(scene, place).then_some(last),
        Sense::Between => Some(Sense::Between),
        _ => Some(Sense::And),
    }
}

fn leads_to_name(scene: &Scene<'_>, place: usize) -> bool {
    scene.area_at(place).is_none_or(|mark| !matches!(mark.form, AreaForm::Adjective | AreaForm::Possessive))
}

/// Does a list of areas go on at a comma: ", China and Turkey"?
fn is_listed(scene: &Scene<'_>, comma: usize) -> bool {
    let mut place = comma;
    for _ in 0..LISTED {
        if !scene.is_sign(place, ",") {
            break;
        }
        let Some(mark) = scene.area_at(place + 1).filter(|mark| mark.tokens.start == place + 1) else { return false };
        place = mark.tokens.end;
    }
    let and = scene.word_at(place).filter(|word| word.tokens.start == place && word.sense == Sense::And);
    and.is_some_and(|and| scene.area_at(and.tokens.end).is_some() && leads_to_name(scene, and.tokens.end))
}

/// The part that a word of direction gives.
fn part(role: Sense) -> Sense {
    match role {
        Sense::And | Sense::Between => Sense::With,
        role => role,
    }
}

/// «импорт российской нефти»
fn leads_to_known(scene: &Scene<'_>, place: usize) -> bool {
    let is_product = scene.word_at(place).is_some_and(|word| word.sense == Sense::Product);
    scene.language == Language::Russian && is_product
}

fn leads_to_goods(scene: &Scene<'_>, place: usize) -> bool {
    scene.word_at(place).is_some_and(|word| matches!(word.sense, Sense::Goods | Sense::Plain | Sense::Abroad))
}

fn settle(roles: &mut Roles, role: Sense, named: Named) {
    roles.is_with |= role == Sense::With;
    roles.is_joint |= matches!(role, Sense::And | Sense::Between) && roles.owner.is_some();
    if matches!(role, Sense::To | Sense::From | Sense::With) {
        roles.list.push((role, named.clone()));
    }
    let slot = match role {
        Sense::To => &mut roles.to,
        Sense::From => &mut roles.from,
        Sense::With => &mut roles.with,
        Sense::Between | Sense::And if roles.owner.is_some() => &mut roles.with,
        _ if roles.owner.is_some() && roles.with.is_none() && roles.to.is_none() && roles.from.is_none() => &mut roles.with,
        _ => &mut roles.owner,
    };
    match slot {
        Some(there) if there.area != named.area => roles.unclear.push(part(role)),
        Some(_) => {}
        None => *slot = Some(named),
    }
}
