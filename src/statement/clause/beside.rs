//! What stands beside a flow and belongs to it: whose it is, with whom, and what narrows it to a product.

use std::ops::Range;

use super::{named::Named, scene::Scene, sense::Sense};
use crate::{
    language::Language,
    statement::mark::{AreaForm, Measure},
};

/// The parts that an area can play beside a flow.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub owner: Option<Named>,
    pub to: Option<Named>,
    pub from: Option<Named>,
    pub with: Option<Named>,
    pub is_unclear: bool,
    /// Was the partner named with "with"?
    pub is_with: bool,
}

/// What stands before a flow and belongs to it: whose it is, what narrows it. Gives where it begins, whether a product narrows it
/// and whether it is that of both.
pub(super) fn look_before(scene: &Scene<'_>, start: usize, roles: &mut Roles) -> (usize, bool, bool) {
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
        if let Some(rank) =
            scene.quantities.iter().find(|quantity| quantity.tokens.end == place && quantity.measure == Measure::Place)
        {
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
            "-" | "'" | "s"
                if scene.area_at(at.wrapping_sub(1)).is_some() || scene.area_at(at + 1).is_some() || at + 1 == begins =>
            {
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
pub(super) fn look_after(scene: &Scene<'_>, end: usize, roles: &mut Roles) -> (usize, bool, bool) {
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
                let goods = word.sense == Sense::Of && leads_to_goods(scene, word.tokens.end);
                if !(goods || leads_to_area(scene, word.tokens.end)) {
                    narrow |= word.sense == Sense::Of && is_unknown(scene, word.tokens.end);
                    narrow |= word.sense == Sense::Of
                        && scene.word_at(word.tokens.end).is_some_and(|word| word.sense == Sense::Product);
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
    let skips = (place..scene.run.end)
        .find(|at| scene.word_at(*at).is_none_or(|word| !matches!(word.sense, Sense::Plain | Sense::Goods | Sense::Both)));
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
const VERBS: [&str; 19] =
    ["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ут", "ют", "ат", "ят", "тся", "ться", "ть", "ив", "ыв"];

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
