//! The latest turnover of the largest pairs, as the address of each pair's turnover tells it.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    dataset::Catalogue,
    query::{self, Answer, DyadEntry, Parameters, Query, QueryError, Resource, Sort, View},
    series::{Point, Series},
    trade::{Dyad, Frequency, Level},
};

/// So many entries of the list of pairs are read: both directions of most pairs are in it.
const READ: usize = 120;

/// A pair with its turnover.
pub(super) struct PairTotal {
    pub dyad: Dyad,
    pub series: Series,
    /// The latest point with a figure.
    latest: usize,
}

/// The largest pairs.
pub(super) struct Totals {
    /// Those with a turnover, the greatest first, each in one direction.
    pub pairs: Vec<PairTotal>,
    /// Where none has one, those with most observations, each in one direction.
    pub others: Vec<Dyad>,
    /// How many pairs there are in all, each direction for itself.
    pub count: usize,
}

impl PairTotal {
    /// The turnover of a pair: of years where there are any, as the list of pairs is sorted.
    pub(super) fn of(catalogue: &Catalogue, dyad: Dyad) -> Option<Self> {
        let of = |freq| {
            let parameters = Parameters { freq, ..Parameters::default() };
            query::answer(catalogue, &Query { resource: Resource::View(dyad, View::Turnover), parameters })
        };
        let Ok(Answer::Series(answer)) = of(Some(Frequency::Annual)).or_else(|_| of(None)) else { return None };
        let latest = answer.series.points.iter().rposition(|point| point.level.is_some())?;
        Some(Self { dyad, series: answer.series, latest })
    }

    /// The latest point with a figure, and its place.
    pub(super) fn point(&self) -> Option<(usize, &Point)> {
        self.series.points.get(self.latest).map(|point| (self.latest, point))
    }

    /// The latest figure.
    pub(super) fn level(&self) -> Option<Level> {
        self.point().and_then(|(_, point)| point.level)
    }
}

impl Totals {
    pub(super) fn gather(catalogue: &Catalogue) -> Result<Self, QueryError> {
        let (items, count) = listed(catalogue, Some(READ))?;
        let pairs: Vec<PairTotal> = one_direction(&items).filter_map(|dyad| PairTotal::of(catalogue, dyad)).collect();
        let others = if pairs.is_empty() { most_observed(listed(catalogue, None)?.0) } else { Vec::new() };
        Ok(Self { pairs, others, count })
    }
}

/// The list of pairs by their turnover, so many of it, and how many there are in all.
fn listed(catalogue: &Catalogue, limit: Option<usize>) -> Result<(Vec<DyadEntry>, usize), QueryError> {
    let parameters = Parameters { sort: Some(Sort::Total), limit, whole: limit.is_none(), ..Parameters::default() };
    let Answer::Dyads(list) = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters })? else {
        return Ok((Vec::new(), 0));
    };
    Ok((list.items, list.total))
}

/// Each pair in the direction that comes first.
fn one_direction(items: &[DyadEntry]) -> impl Iterator<Item = Dyad> {
    let mut known: BTreeSet<Dyad> = BTreeSet::new();
    items.iter().map(|entry| entry.dyad).filter(move |dyad| known.insert(*dyad) && !known.contains(&dyad.mirror()))
}

/// The pairs with most observations, as many as are shown of any list.
fn most_observed(mut items: Vec<DyadEntry>) -> Vec<Dyad> {
    items.sort_by_key(|entry| (Reverse(entry.observations), Reverse(entry.claims), entry.dyad));
    one_direction(&items).take(READ).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Roots;

    #[test]
    fn each_pair_stands_once_with_its_own_latest_figure() {
        let totals = Totals::gather(&Catalogue::load(&Roots::Builtin, None).unwrap()).unwrap();
        let told: Vec<(String, String)> =
            totals.pairs.iter().map(|total| (total.dyad.to_string(), total.point().unwrap().1.period.to_string())).collect();
        // Iran's own count of the same trade is smaller, and its pair is the same one.
        assert_eq!(told, [("RUS-IRN".to_owned(), "2023".to_owned()), ("IRN-SUN".to_owned(), "1977".to_owned())]);
        assert_eq!((totals.count, totals.others.len()), (3, 0));
        assert!(totals.pairs[0].level().is_some());
    }
}
