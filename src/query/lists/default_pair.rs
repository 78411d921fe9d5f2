//! The pair to show where none is named.

use std::{cmp::Reverse, collections::BTreeMap};

use super::latest_totals::latest_totals;
use crate::{dataset::Catalogue, query::QueryError, trade::Dyad};

/// So many pairs of each dataset are looked at, the greatest first, before what is sought is taken not to be in it.
const TRIED: usize = 64;

/// In which datasets a pair is, and how much of it there is.
#[derive(Default)]
struct Home {
    datasets: Vec<usize>,
    observations: usize,
}

/// The pair with the greatest latest turnover that has what is sought, as the list of pairs sorts them; nothing where none of
/// those looked at has it.
///
/// # Errors
/// [`QueryError`] when rows on disk cannot be read.
pub fn default_dyad(catalogue: &Catalogue, has: impl Fn(Dyad) -> bool) -> Result<Option<Dyad>, QueryError> {
    let mut homes: BTreeMap<Dyad, Home> = BTreeMap::new();
    for (place, dataset) in catalogue.datasets().enumerate() {
        let figures = dataset.table.index().dyads().iter().map(|extent| (extent.dyad, extent.observations));
        for (dyad, observations) in figures.chain(dataset.claims.iter().map(|claim| (claim.dyad, 0))) {
            let own = homes.entry(dyad).or_default();
            own.observations += observations;
            if own.datasets.last() != Some(&place) {
                own.datasets.push(place);
            }
        }
    }
    let ranks: BTreeMap<Dyad, u32> = latest_totals(catalogue)?.by_dyad().map(|(dyad, _, rank)| (dyad, rank)).collect();
    // Those without a turnover come last, the one with most observations first.
    let place = |(dyad, home): (&Dyad, &Home)| {
        let rank = ranks.get(dyad);
        (rank.is_none(), rank.copied().unwrap_or_default(), Reverse(home.observations), *dyad)
    };
    let mut order: Vec<_> = homes.iter().map(place).collect();
    order.sort_unstable();
    let mut tried = vec![0; catalogue.datasets().count()];
    Ok(order.into_iter().map(|(.., dyad)| dyad).find(|dyad| {
        let own = homes.get(dyad).map_or(&[][..], |home| home.datasets.as_slice());
        if own.iter().all(|place| tried[*place] >= TRIED) {
            return false;
        }
        for place in own {
            tried[*place] += 1;
        }
        has(*dyad)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn first(rows: &[&str], has: impl Fn(Dyad) -> bool) -> Option<String> {
        let rows: Vec<String> = rows.iter().map(|row| format!("{row} one")).collect();
        default_dyad(&catalogue(&rows), has).unwrap().map(|dyad| dyad.to_string())
    }

    #[test]
    fn the_greatest_that_has_what_is_sought_comes_first() {
        let rows = ["AFG ALB turnover TOTAL 2020 0", "RUS IRN turnover TOTAL 2020 9", "TUR DEU turnover TOTAL 2021 5"];
        assert_eq!(first(&rows, |_| true).as_deref(), Some("RUS-IRN"));
        assert_eq!(first(&rows, |dyad| dyad.to_string() != "RUS-IRN").as_deref(), Some("TUR-DEU"));
        assert_eq!(first(&rows, |_| false), None);
        // A pair without a turnover comes behind those with one.
        let rows = ["AFG ALB export HS:27 2020 90", "TUR DEU turnover TOTAL 2021 5"];
        assert_eq!(first(&rows, |_| true).as_deref(), Some("TUR-DEU"));
        assert_eq!(first(&rows[..1], |_| true).as_deref(), Some("AFG-ALB"));
        // Of pairs without any that of most observations.
        let rows = ["AFG ALB export HS:27 2020 90", "TUR DEU export HS:27 2020 5", "TUR DEU export HS:27 2021 5"];
        assert_eq!(first(&rows, |_| true).as_deref(), Some("TUR-DEU"));
    }

    #[test]
    fn not_every_pair_of_a_large_table_is_looked_at() {
        let areas: Vec<&str> =
            crate::trade::Area::all().filter(|area| !area.is_group()).map(crate::trade::Area::code).take(100).collect();
        let rows: Vec<String> = areas.iter().skip(1).map(|area| format!("{} {area} turnover TOTAL 2020 5", areas[0])).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let looked = std::cell::Cell::new(0);
        let none = first(&rows, |_| {
            looked.set(looked.get() + 1);
            false
        });
        assert_eq!((none, looked.get()), (None, TRIED));
    }
}
