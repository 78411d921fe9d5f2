//! The pairs of areas that there is something about.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use super::{coverage::is_known, latest_totals::TotalsOf, pair_search::Wanted, related::related};
use crate::{
    dataset::{Catalogue, Dataset, LatestTotals},
    query::{
        DyadEntry, Listing, Parameters, QueryError, Resource, Sort,
        answer::listing::{limit, page},
        select::same_trade,
    },
    series::Latest,
    table::DyadExtent,
    trade::Dyad,
};

/// What one dataset, or its claims, have of a pair.
enum Has<'a> {
    Rows(&'a Arc<Dataset>, &'a DyadExtent),
    Claim,
}

/// Everything of one pair, one behind another.
type OfPair<'a> = &'a [(Dyad, bool, Has<'a>)];

/// The pairs that are asked for; of those of one page only it is told what there is.
pub(in crate::query) fn dyads(catalogue: &Catalogue, parameters: &Parameters) -> Result<Listing<DyadEntry>, QueryError> {
    let wanted = Wanted::of(catalogue, parameters)?;
    let mut found: Vec<(Dyad, bool, Has<'_>)> = Vec::new();
    for dataset in catalogue.datasets() {
        for extent in dataset.table.index().dyads().iter().filter(|extent| wanted.names(extent.dyad)) {
            found.push((extent.dyad, wanted.has(dataset, extent)?, Has::Rows(dataset, extent)));
        }
        for claim in dataset.claims.iter().filter(|claim| wanted.names(claim.dyad)) {
            found.push((claim.dyad, wanted.has_claim(&claim.source, claim.flow), Has::Claim));
        }
    }
    found.sort_by_key(|(dyad, ..)| *dyad);
    let of_pairs = found.chunk_by(|one, two| one.0 == two.0).filter(|pair| pair.iter().any(|(_, wanted, _)| *wanted));
    let mut pairs: Vec<OfPair<'_>> = of_pairs.collect();
    let dyads = || pairs.iter().filter_map(|pair| Some(pair.first()?.0));
    let sort = parameters.sort.unwrap_or_default();
    let totals = if sort.tells_turnover() { Some(TotalsOf::pairs(catalogue, dyads())?) } else { None };
    if let Some(totals) = &totals {
        let asked = parameters.offset.unwrap_or(0).saturating_add(limit(parameters, pairs.len()));
        let relevance = |dyad: Dyad| (sort == Sort::Relevance).then(|| wanted.relevance(dyad));
        in_order(totals.totals(), &mut pairs, asked, relevance);
    }
    let Listing { items, total, limit, offset, origin } = page(pairs, catalogue, Resource::Dyads, parameters);
    let latest = |dyad: Dyad| totals.as_ref().and_then(|totals| totals.totals().of(dyad)).cloned();
    let items = items.into_iter().filter_map(|pair| entry(pair, latest(pair.first()?.0))).collect();
    Ok(Listing { items, total, limit, offset, origin })
}

/// What there is of a pair.
fn entry(pair: OfPair<'_>, latest: Option<Latest>) -> Option<DyadEntry> {
    let dyad = pair.first()?.0;
    let mut days: Option<(i32, i32)> = None;
    let (mut observations, mut claims, mut sources) = (0, 0, BTreeSet::new());
    for (_, _, has) in pair {
        let Has::Rows(dataset, extent) = has else {
            claims += 1;
            continue;
        };
        let (first, last) = days.unwrap_or((extent.first_day, extent.last_day));
        days = Some((first.min(extent.first_day), last.max(extent.last_day)));
        observations += extent.observations;
        sources.extend(sources_of(dataset, extent));
    }
    let iso = |days: i32| chrono::NaiveDate::from_epoch_days(days).map_or_else(String::new, |day| day.to_string());
    let days = days.map(|(first, last)| (iso(first), iso(last)));
    let sources = sources.into_iter().map(|(_, name)| name).collect();
    Some(DyadEntry { dyad, days, observations, claims, sources, latest })
}

/// The most relevant first, then the greatest latest turnover, as [`LatestTotals`] has them; at the end those without any, pairs
/// with the world or another sum of areas behind all others, by code. No more than the first that are asked for are put in order.
fn in_order<R: Ord + Copy>(totals: &LatestTotals, pairs: &mut [OfPair<'_>], asked: usize, relevance: impl Fn(Dyad) -> R) {
    // Both are by code.
    let mut ranked = totals.by_dyad().peekable();
    let keyed = (0_u32..).zip(&*pairs).filter_map(|(place, pair)| {
        let dyad = pair.first()?.0;
        while ranked.next_if(|(other, ..)| *other < dyad).is_some() {}
        let rank = ranked.peek().filter(|(other, ..)| *other == dyad).map(|(_, _, rank)| *rank);
        let is_group = rank.is_none() && (dyad.reporter.is_group() || dyad.partner.is_group());
        Some(((relevance(dyad), rank.is_none(), is_group, rank.unwrap_or(place)), *pair))
    });
    let mut keyed: Vec<_> = keyed.collect();
    if asked < keyed.len() {
        keyed.select_nth_unstable_by_key(asked, |(key, _)| *key);
    }
    let first = asked.min(keyed.len());
    keyed[..first].sort_unstable_by_key(|(key, _)| *key);
    for (place, (_, pair)) in pairs.iter_mut().zip(keyed) {
        *place = pair;
    }
}

fn sources_of(dataset: &Arc<Dataset>, extent: &DyadExtent) -> Vec<(Reverse<i64>, String)> {
    let sources = extent.sources.iter().filter_map(|place| dataset.sources.get(usize::from(*place)));
    sources.map(|source| (Reverse(source.priority), source.name.clone())).collect()
}

/// Does the pair have anything, or why not?
pub(in crate::query) fn known(catalogue: &Catalogue, dyad: Dyad) -> Result<(), QueryError> {
    if is_known(catalogue, dyad) || same_trade::others(dyad).any(|other| is_known(catalogue, other)) {
        return Ok(());
    }
    let mirror = dyad.mirror();
    let near = is_known(catalogue, mirror).then_some(mirror).into_iter().chain(related(catalogue, dyad));
    let near: Vec<String> = near.take(4).map(|pair| pair.to_string()).collect();
    let hint = match near.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} has some"),
        several => format!("; {} have some", several.join(", ")),
    };
    Err(QueryError::UnknownDyad {
        text: dyad.to_string(),
        detail: format!("no dataset has figures or claims of it{hint}; see /v1/dyads"),
    })
}
