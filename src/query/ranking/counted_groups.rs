//! The groups that movers are ranked from, counted by an engine elsewhere where its count is exactly what reading every series would
//! come to: a flow as it is published, made from two or kept as a total, its latest vintage, no window, nothing rolled up.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use super::group_counts::{Counted as CountedGroup, Key};
use crate::{
    dataset::{Catalogue, Dataset},
    query::{QueryError, panel::asked::Asked},
    table::{Counted, Counting, Counts, Making},
    trade::{Flow, Period},
};

/// The groups by their keys; nothing where the rows have to be read.
pub(super) fn counted(catalogue: &Catalogue, asked: &Asked) -> Result<Option<BTreeMap<Key, CountedGroup>>, QueryError> {
    let parameters = &asked.parameters;
    let is_plain = parameters.as_of.is_none() && parameters.from.is_none() && parameters.to.is_none();
    let Some(subject) = parameters.flow.filter(|_| is_plain) else { return Ok(None) };
    let published = subject.flow().map(|flow| (Some(flow), Counted::Figures, false));
    let made = subject.made_from().map(|from| (None, Counted::Made { from, unless: subject.flow() }, true));
    let mut groups = BTreeMap::new();
    for dataset in catalogue.datasets() {
        for (flow, what, is_made) in published.into_iter().chain(made) {
            let Some(of_tables) = counts_of(dataset, asked, flow, what)? else { return Ok(None) };
            for (counts, is_summed) in of_tables {
                if !is_as_published(&counts, asked) {
                    return Ok(None);
                }
                add(&mut groups, &counts, (dataset, asked, is_made || is_summed));
            }
        }
    }
    Ok(Some(groups))
}

/// What a dataset has of what is asked for, as published and as totals that are kept; nothing where an engine does not count it.
pub(super) fn counts_of(
    dataset: &Dataset,
    asked: &Asked,
    flow: Option<Flow>,
    what: Counted,
) -> Result<Option<Vec<(Counts, bool)>>, QueryError> {
    let Ok(source) = asked.source(dataset) else { return Ok(Some(Vec::new())) };
    let products = asked.products();
    let (reporter, partner) = (asked.parameters.reporter, asked.parameters.partner);
    let counting = Counting { reporter, partner, products, flow, source, what };
    let mut found = Vec::new();
    let complete: Vec<_> = dataset.complete.iter().filter(|level| source.is_none_or(|source| source == level.source)).collect();
    // First what is sooner not counted.
    if products.has_total() && !complete.is_empty() {
        let kept = dataset.totals.as_ref().filter(|totals| complete.iter().all(|level| totals.levels.contains(level)));
        let Some(kept) = kept else { return Ok(None) };
        let Some(mut sums) = kept.table.counts(&counting)? else { return Ok(None) };
        let is_summed = |making: &Making| complete.iter().any(|level| level.source == making.source);
        sums.periods.retain(|(making, ..)| is_summed(making));
        sums.pairs.retain(|(making, _)| is_summed(making));
        found.push((sums, true));
    }
    let Some(published) = dataset.table.counts(&counting)? else { return Ok(None) };
    found.push((published, false));
    Ok(Some(found))
}

/// Is nothing to be rolled up to the frequency that is asked for?
fn is_as_published(counts: &Counts, asked: &Asked) -> bool {
    let rolled = |making: &Making| asked.parameters.freq.is_some_and(|freq| freq.is_sum_of(making.frequency));
    !counts.periods.iter().any(|(making, ..)| rolled(making))
}

fn add(groups: &mut BTreeMap<Key, CountedGroup>, counts: &Counts, (dataset, asked, derived): (&Dataset, &Asked, bool)) {
    let parameters = &asked.parameters;
    let is_asked = |making: &Making| {
        parameters.freq.is_none_or(|freq| freq == making.frequency)
            && parameters.calendar.is_none_or(|calendar| calendar == making.calendar)
    };
    let mut group = |making: &Making, add: &dyn Fn(&mut CountedGroup)| {
        let Some(source) = dataset.sources.get(usize::from(making.source)).filter(|_| is_asked(making)) else { return };
        let (calendar, frequency, unit) = (making.calendar, making.frequency, making.currency.to_string());
        let key = (Reverse(source.priority), source.name.clone(), calendar, frequency, unit, derived);
        add(groups.entry(key).or_insert_with(|| CountedGroup::of(Arc::clone(source))));
    };
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    for (making, period, count) in counts.periods.iter().filter(|(.., count)| *count > 0) {
        let period = Period::from_ordinal(making.frequency, *period);
        group(making, &|group| group.add_periods(period, number(*count)));
    }
    for (making, count) in counts.pairs.iter().filter(|(_, count)| *count > 0) {
        group(making, &|group| group.add_pairs(number(*count)));
    }
}
