//! Pairs and areas that lead on from one to another: former states, their successors, and other codes for the same trade.

use super::{
    coverage::{areas_with_data, is_known},
    pair_search::named_by,
};
use crate::{
    dataset::Catalogue,
    trade::{Area, Dyad},
};

/// The pairs with data in which a former state, a successor or another code of a member stands in its place.
#[must_use]
pub fn related(catalogue: &Catalogue, dyad: Dyad) -> Vec<Dyad> {
    let codes = |area: Area| std::iter::once(area).chain(area.related());
    let mut pairs: Vec<Dyad> = codes(dyad.reporter)
        .flat_map(|reporter| codes(dyad.partner).map(move |partner| Dyad { reporter, partner }))
        .filter(|pair| *pair != dyad && pair.reporter != pair.partner && is_known(catalogue, *pair))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The areas with data that came before or after those that a search names, and are not named themselves.
#[must_use]
pub fn led_to(catalogue: &Catalogue, search: &str) -> Vec<Area> {
    let named = named_by(search);
    let with_data = areas_with_data(catalogue);
    let mut found: Vec<Area> = named.iter().flat_map(|area| area.related()).collect();
    found.retain(|area| !named.contains(area) && with_data.contains(area));
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn pairs(rows: &[&str], pair: &str) -> Vec<String> {
        let rows: Vec<String> = rows.iter().map(|row| format!("{row} one")).collect();
        related(&catalogue(&rows), pair.parse().unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_successor_leads_to_the_former_state_that_has_data_and_back() {
        let rows = ["SUN IRN export TOTAL 1988 5", "RUS IRN export TOTAL 1994 5"];
        assert_eq!(pairs(&rows, "RUS-IRN"), ["SUN-IRN"]);
        assert_eq!(pairs(&rows, "SUN-IRN"), ["RUS-IRN"]);
        // The other successors have no data, and a pair is not related to itself.
        assert_eq!(pairs(&rows[1..], "RUS-IRN"), Vec::<String>::new());
    }

    #[test]
    fn a_state_does_not_trade_with_its_own_former_self() {
        // RUS-UKR could become SUN-UKR, RUS-SUN and SUN-SUN; the last is no pair.
        let rows = ["SUN UKR export TOTAL 1988 5", "RUS UKR export TOTAL 1994 5"];
        assert_eq!(pairs(&rows, "RUS-UKR"), ["SUN-UKR"]);
    }

    #[test]
    fn a_search_leads_to_what_it_does_not_name_itself() {
        let catalogue = catalogue(&["SUN IRN export TOTAL 1988 5 one".to_owned()]);
        let led = |search: &str| led_to(&catalogue, search).into_iter().map(Area::code).collect::<Vec<_>>();
        assert_eq!(led("Russia"), ["SUN"]);
        assert_eq!(led("Iran"), Vec::<&str>::new());
    }
}
