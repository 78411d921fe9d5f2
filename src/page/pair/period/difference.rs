//! How far the figures of exactly these days are from one another, in words: within their rounding, or by how much beyond it.

use super::{
    accounts::{Account, PeriodAccounts, is_own_count, is_partners},
    stated::higher,
    wording::plain_amount,
};
use crate::{
    language::Language,
    trade::{Area, Dyad, Level},
};

/// A figure of exactly these days.
#[derive(Clone, Copy)]
struct Held<'a> {
    account: &'a Account,
    level: Level,
}

/// The sentences; none where there is nothing to compare.
pub(super) fn difference(language: Language, period: &PeriodAccounts, dyad: Dyad) -> Vec<String> {
    let Some(first) = held(period).next() else { return Vec::new() };
    let comparable: Vec<Held> = held(period).filter(|other| other.account.series.unit == first.account.series.unit).collect();
    let (partners, own): (Vec<Held>, Vec<Held>) = comparable.into_iter().partition(|held| is_partners(held.account, dyad));
    let mut told: Vec<String> = among(language, &own).into_iter().collect();
    let is_own_count = |held: &&Held| is_own_count(held.account);
    if let (Some(own), Some(partner)) = (own.iter().find(is_own_count), partners.iter().find(is_own_count)) {
        told.extend(across(language, own, partner, dyad.partner));
    }
    told
}

fn held(period: &PeriodAccounts) -> impl Iterator<Item = Held<'_>> {
    let exact = period.accounts.iter().filter(|account| account.is_of_these_days());
    exact.filter_map(|account| Some(Held { account, level: account.point().level? }))
}

/// The lowest and the highest, and whether rounding alone explains what is between them.
fn among(language: Language, held: &[Held]) -> Option<String> {
    let lowest = held.iter().min_by_key(|held| held.level.amount)?;
    let highest = held.iter().rev().max_by_key(|held| held.level.amount)?;
    if held.len() < 2 {
        return None;
    }
    let low = held.iter().map(|held| held.level.bounds.low).max()?;
    let high = held.iter().map(|held| held.level.bounds.high).min()?;
    let agrees = low <= high;
    if lowest.level.amount == highest.level.amount {
        return Some(language.count("figure.all_equal", held.len(), &[]));
    }
    let reason = language.say(if agrees { "figure.within_rounding" } else { "figure.beyond_rounding" });
    let (least, most) = (written(language, lowest), written(language, highest));
    let parts = [("least", least.as_str()), ("most", &most), ("reason", reason)];
    Some(match higher(language, lowest.level.amount, highest.level.amount) {
        Some(higher) => language.fill("figure.span", &[&parts[..], &[("higher", &higher)]].concat()),
        None => language.fill("figure.span_signs", &parts),
    })
}

/// What the partner counts of the same goods, beside the account that answers.
fn across(language: Language, own: &Held, partner: &Held, area: Area) -> Option<String> {
    let (one, two) = (own.level.amount, partner.level.amount);
    let higher = higher(language, one.min(two), one.max(two)).filter(|_| one != two)?;
    let (amount, own) = (written(language, partner), written(language, own));
    let owner = language.possessive(language.area_within(area));
    let parts = [("owner", owner.as_str()), ("amount", &amount), ("own", &own), ("higher", &higher)];
    Some(language.fill("figure.across", &parts))
}

/// `4 billion USD (UN Comtrade)`.
fn written(language: Language, held: &Held) -> String {
    let series = &held.account.series;
    let amount = plain_amount(language, &held.level, &series.unit);
    let source = language.isolated(language.source_short(&series.source));
    language.fill("figure.of_source", &[("amount", &amount), ("source", &source)])
}
