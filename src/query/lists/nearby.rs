//! The pairs nearby: those that share a member with a pair, the greatest latest turnover first.

use std::collections::BTreeMap;

use super::latest_totals::latest_totals;
use crate::{
    dataset::{Catalogue, LatestTotals},
    trade::{Area, Dyad},
};

/// The place of a pair of which no turnover is known: behind all others.
const UNRANKED: u32 = u32::MAX;

/// The pairs that share a member with this one, those of the greatest latest turnover first, at most so many; and how many pairs
/// there are in all.
///
/// Each member has half of the places, so that the pairs of a great trader do not crowd out those of the other; what one member
/// does not fill, the other does. Of a pair that both sides report, the one that has the shared member on the same side stands.
#[must_use]
pub fn neighbours(catalogue: &Catalogue, dyad: Dyad, most: usize) -> (Vec<Dyad>, usize) {
    let ranks = ranks(catalogue);
    let of_reporter = of_member(&ranks, dyad, |other| Dyad { reporter: dyad.reporter, partner: other });
    let of_partner = of_member(&ranks, dyad, |other| Dyad { reporter: other, partner: dyad.partner });
    let first = of_reporter.len().min((most / 2).max(most.saturating_sub(of_partner.len())));
    let mut near: Vec<(u32, Dyad)> = of_reporter.into_iter().take(first).collect();
    near.extend(of_partner.into_iter().take(most - first));
    near.sort_unstable();
    (near.into_iter().map(|(_, pair)| pair).collect(), ranks.len())
}

/// Every pair that there is anything about, with its place by latest turnover.
fn ranks(catalogue: &Catalogue) -> BTreeMap<Dyad, u32> {
    let mut ranks: BTreeMap<Dyad, u32> = BTreeMap::new();
    for dataset in catalogue.datasets() {
        ranks.extend(dataset.table.index().dyads().iter().map(|extent| (extent.dyad, UNRANKED)));
        ranks.extend(dataset.claims.iter().map(|claim| (claim.dyad, UNRANKED)));
    }
    // Without totals the pairs still stand, by code.
    for (pair, _, rank) in latest_totals(catalogue).into_iter().flat_map(LatestTotals::by_dyad) {
        ranks.entry(pair).and_modify(|own| *own = rank);
    }
    ranks
}

/// The pairs of one member with others, as `wanted` has them where they are there, else the other way round.
fn of_member(ranks: &BTreeMap<Dyad, u32>, dyad: Dyad, wanted: impl Fn(Area) -> Dyad) -> Vec<(u32, Dyad)> {
    let place = |pair: Dyad| ranks.get(&pair).map(|rank| (*rank, pair));
    let others = Area::all().filter(|other| ![dyad.reporter, dyad.partner].contains(other));
    let mut found: Vec<(u32, Dyad)> =
        others.filter_map(|other| place(wanted(other)).or_else(|| place(wanted(other).mirror()))).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn near(rows: &[&str], pair: &str, most: usize) -> (Vec<String>, usize) {
        let rows: Vec<String> = rows.iter().map(|row| format!("{row} one")).collect();
        let (near, count) = neighbours(&catalogue(&rows), pair.parse().unwrap(), most);
        (near.iter().map(ToString::to_string).collect(), count)
    }

    const ROWS: [&str; 8] = [
        "GBR IRN turnover TOTAL 2020 1",
        "IRN GBR turnover TOTAL 2020 1",
        "GBR DEU turnover TOTAL 2020 90",
        "GBR FRA turnover TOTAL 2020 80",
        "CHN IRN turnover TOTAL 2020 40",
        // Many figures, and little trade.
        "IRN TUR turnover TOTAL 2019 2",
        "IRN TUR turnover TOTAL 2020 3",
        "ARE DEU turnover TOTAL 2020 99",
    ];

    #[test]
    fn the_greatest_come_first_and_each_member_has_its_half() {
        // Four of the six other pairs have a member in common; IRN-TUR stands as it is, since nobody has TUR-IRN.
        assert_eq!(near(&ROWS, "GBR-IRN", 4), (["GBR-DEU", "GBR-FRA", "CHN-IRN", "IRN-TUR"].map(str::to_owned).to_vec(), 7));
        assert_eq!(near(&ROWS, "GBR-IRN", 2).0, ["GBR-DEU", "CHN-IRN"]);
    }

    #[test]
    fn what_one_member_leaves_free_the_other_fills() {
        assert_eq!(near(&ROWS, "CHN-IRN", 4).0, ["IRN-TUR", "GBR-IRN"], "nobody else trades with China here");
    }
}
